# SPDX-License-Identifier: MPL-2.0
# referat: see README.md. Objects go to build/ (or BUILD=DIR).

VERSION = 0.1
PREFIX ?= /usr/local
BUILD ?= build
CC ?= cc
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
PACKAGES = libgit2 libcmark-gfm yaml-0.1 libxml-2.0 libpcre2-8 libutf8proc nettle
LOADED = libmicrohttpd
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wwrite-strings -Wvla -Wundef -Wformat=2 -Werror
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -DREFERAT_VERSION='"$(VERSION)"' -I. $(WARNINGS) \
	$(CFLAGS) $(SANITIZE) $(shell $(PKG_CONFIG) --cflags $(PACKAGES) $(LOADED))
LIBS = -lcmark-gfm-extensions $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lstemmer -lm

LIB_SOURCES := $(wildcard lib/*/*.c)
CMD_SOURCES := $(wildcard cmd/*.c)
SOURCES := $(LIB_SOURCES) $(CMD_SOURCES) $(wildcard lib/*/*.h cmd/*.h)
LIB_OBJECTS = $(LIB_SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/builtin.o
CMD_OBJECTS = $(CMD_SOURCES:%.c=$(BUILD)/%.o)
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
UNIT_HEADERS := $(wildcard tests/unit/*.h)
CLI_TESTS := $(wildcard tests/cli/t*.sh)
FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
BENCHES := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))
BUILTIN_FILES := $(shell find schema template-repo lib/site/assets lib/model/assets hooks -type f ! -path hooks/README.md 2>/dev/null | sort)
RUNS = $(BUILD)/run/jsonschema.sh $(BUILD)/run/formats.sh $(BUILD)/run/yaml.sh \
	$(patsubst tests/fuzz/%.c,$(BUILD)/run/%.sh,$(wildcard tests/fuzz/fuzz_*.c))
SUITE ?= $(firstword $(wildcard ../shared/suites/json-schema-2020-12) tests/jsonschema/suite)
DEMO ?= demo
MANUALS = README.md hooks/README.md schema/README.md

all: $(BUILD)/referat

$(BUILD)/referat: $(CMD_OBJECTS) $(BUILD)/libreferat.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(CMD_OBJECTS) $(BUILD)/libreferat.a $(LIBS)

$(BUILD)/libreferat.a: $(LIB_OBJECTS)
	rm -f $@
	$(AR) rcs $@ $(LIB_OBJECTS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The built-in files: one assembler file that includes each as it is, and tells
# one state of the sources from another.
$(BUILD)/builtin.S: Makefile .ci/builtin.sh $(BUILTIN_FILES) $(SOURCES)
	@mkdir -p $(@D)
	sh .ci/builtin.sh $(BUILTIN_FILES) >$@.tmp && mv $@.tmp $@

$(BUILD)/builtin.o: $(BUILD)/builtin.S
	$(CC) -c -o $@ $<

# The two commands for a fresh machine: try it, test it.
demo: packages-build
	@echo 'Building referat (a minute or two) ...'
	@$(MAKE) -s -j$$(nproc) all
	@sh .ci/demo.sh $(abspath $(BUILD))/referat $(DEMO)

check: packages-build packages-check
	$(MAKE) check-all

check-all: all tests
	sh tests/run.sh $(UNIT_TESTS) $(RUNS) $(CLI_TESTS)

tests: $(UNIT_TESTS) $(RUNS) $(BUILD)/icscheck

$(BUILD)/tests/%: tests/unit/%.c tests/unit/harness.c $(UNIT_HEADERS) $(BUILD)/libreferat.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< tests/unit/harness.c $(BUILD)/libreferat.a $(LIBS)

# Programs that run over data: what to run, as a script that run.sh takes.
$(BUILD)/run/jsonschema.sh: $(BUILD)/jsonschema
	@mkdir -p $(@D)
	echo '$(BUILD)/jsonschema $(SUITE)' >$@

$(BUILD)/run/formats.sh: $(BUILD)/jsonschema
	@mkdir -p $(@D)
	echo '$(BUILD)/jsonschema $(SUITE) --optional date time date-time email uri uuid regex' >$@

$(BUILD)/run/yaml.sh: $(BUILD)/yaml-suite
	@mkdir -p $(@D)
	echo '$(BUILD)/yaml-suite tests/yaml/suite' >$@

$(BUILD)/run/fuzz_%.sh: $(BUILD)/replay/fuzz_%
	@mkdir -p $(@D)
	echo '$< tests/fuzz/commits tests/yaml/suite tests/forms-examples schema template-repo tests/jsonschema/suite/tests' >$@

$(BUILD)/jsonschema: tests/jsonschema/run.c $(BUILD)/libreferat.a
	$(CC) $(ALL_CFLAGS) -o $@ $< $(BUILD)/libreferat.a $(LIBS)

$(BUILD)/yaml-suite: tests/yaml/run.c $(BUILD)/libreferat.a
	$(CC) $(ALL_CFLAGS) -o $@ $< $(BUILD)/libreferat.a $(LIBS)

$(BUILD)/web-terms: tests/web/terms.c $(BUILD)/libreferat.a
	$(CC) $(ALL_CFLAGS) -o $@ $< $(BUILD)/libreferat.a $(LIBS)

$(BUILD)/icscheck: tests/ics/check.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARNINGS) $(CFLAGS) $(SANITIZE) -o $@ $< $(shell $(PKG_CONFIG) --cflags --libs libical)

$(BUILD)/judge: tests/jsonschema/judge.c $(BUILD)/libreferat.a
	$(CC) $(ALL_CFLAGS) -o $@ $< $(BUILD)/libreferat.a $(LIBS)

$(BUILD)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/fuzz.h $(BUILD)/libreferat.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< tests/fuzz/replay.c $(BUILD)/libreferat.a $(LIBS)

check-jsonschema: $(BUILD)/jsonschema
	$(BUILD)/jsonschema $(SUITE)

check-jsonschema-optional: $(BUILD)/jsonschema
	$(BUILD)/jsonschema $(SUITE) --optional

check-asan:
	$(MAKE) BUILD=build-asan CFLAGS="-O1 -g -fno-omit-frame-pointer" \
		SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined -Wno-format-truncation" \
		REFERAT=$(CURDIR)/build-asan/referat \
		LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 check-all

lint:
	sh .ci/lint.sh

# Fuzzing needs clang (packages-fuzz); the replay of stored inputs is part of check.
$(BUILD)/fuzz/%: tests/fuzz/%.c
	@mkdir -p $(@D)
	$(MAKE) BUILD=build-fuzz CC=clang CFLAGS="-O1 -g" \
		SANITIZE="-fsanitize=address,undefined,fuzzer-no-link -Wno-error -w" build-fuzz/libreferat.a
	clang $(ALL_CFLAGS) -w -fsanitize=address,undefined,fuzzer -o $@ $< build-fuzz/libreferat.a $(LIBS)

fuzz: packages-build packages-fuzz
	$(MAKE) $(FUZZERS)
	sh tests/fuzz/run.sh $(FUZZERS)

$(BUILD)/bench/%: tests/bench/%.c $(BUILD)/libreferat.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Wno-format-nonliteral -o $@ $< $(BUILD)/libreferat.a $(LIBS)

bench: packages-build packages-bench
	$(MAKE) all $(BENCHES)
	sh tests/bench/run.sh $(abspath $(BUILD))
	REFERAT=$(BUILD)/referat sh tests/bench/audit.sh

# The published pages in a browser: needs node, npm, java and, once, a network.
check-web: packages-build packages-web
	$(MAKE) all $(BUILD)/web-terms
	sh tests/web/run.sh $(abspath $(BUILD))/referat

packages-%:
	@sh .ci/packages.sh $*

install: all
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(BUILD)/referat $(DESTDIR)$(PREFIX)/bin/referat
	for m in $(MANUALS); do \
		install -D -m 644 $$m $(DESTDIR)$(PREFIX)/share/doc/referat/$$m || exit 1; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/referat
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/referat

clean:
	rm -rf build build-asan build-fuzz $(DEMO)

.SECONDARY:
.PHONY: all demo check check-all tests check-jsonschema check-jsonschema-optional check-asan lint fuzz \
	bench check-web install uninstall clean
-include $(LIB_OBJECTS:.o=.d) $(CMD_OBJECTS:.o=.d)
