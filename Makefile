# SPDX-License-Identifier: MPL-2.0
# referat: see README.md. Objects go to build/ (or BUILD=DIR).

PREFIX ?= /usr/local
BUILD ?= build
CC ?= cc
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
PACKAGES = libgit2 libcmark-gfm yaml-0.1 libxml-2.0 libpcre2-8 libutf8proc nettle
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wwrite-strings -Wvla -Wundef -Wformat=2 -Werror
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -I. $(WARNINGS) $(CFLAGS) $(SANITIZE) \
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES))
LIBS = -lcmark-gfm-extensions $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lm

LIB_SOURCES := $(wildcard lib/*/*.c)
CMD_SOURCES := $(wildcard cmd/*.c)
LIB_OBJECTS = $(LIB_SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/builtin.o
CMD_OBJECTS = $(CMD_SOURCES:%.c=$(BUILD)/%.o)
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
BUILTIN_FILES := $(shell find schema template-repo lib/site/assets hooks -type f 2>/dev/null | sort)

all: $(BUILD)/referat

$(BUILD)/referat: $(CMD_OBJECTS) $(BUILD)/libreferat.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(CMD_OBJECTS) $(BUILD)/libreferat.a $(LIBS)

$(BUILD)/libreferat.a: $(LIB_OBJECTS)
	rm -f $@
	$(AR) rcs $@ $(LIB_OBJECTS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c tests/unit/harness.c $(BUILD)/libreferat.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< tests/unit/harness.c $(BUILD)/libreferat.a $(LIBS)

# The built-in files: one assembler file that includes each as it is.
$(BUILD)/builtin.S: Makefile .ci/builtin.sh $(BUILTIN_FILES)
	@mkdir -p $(@D)
	sh .ci/builtin.sh $(BUILTIN_FILES) >$@.tmp && mv $@.tmp $@

$(BUILD)/builtin.o: $(BUILD)/builtin.S
	$(CC) -c -o $@ $<

clean:
	rm -rf build build-*

.PHONY: all clean
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
