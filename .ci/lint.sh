#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Holds the sources against the rules of lib/README.md: who may include whom,
# who owns which foreign library, what lib/ never does, how long a file may
# be. Every header must compile by itself.
set -u
cd "$(dirname "$0")/.."
bad=0
say() { echo "$1"; bad=1; }

rooms="base text git schema form model check compare trust report site"
floor() {
	n=0
	for r in $rooms; do
		n=$((n + 1))
		[ "$r" = "$1" ] && echo "$n" && return
	done
	echo 0
}

# Rooms use only rooms below them, as the picture in lib/README.md has them.
for f in lib/*/*.[ch]; do
	room=${f#lib/} room=${room%%/*}
	for inc in $(sed -n 's/^#include "lib\/\([a-z]*\)\/.*/\1/p' "$f" | sort -u); do
		[ "$(floor "$inc")" -le "$(floor "$room")" ] ||
			say "$f: includes lib/$inc, which lies above lib/$room"
	done
	grep -q '^#include "cmd/' "$f" && say "$f: includes cmd/"
done

# Each foreign library has its owner.
owner() { # pattern, allowed paths (extended regular expression)
	for f in $(grep -lE "^#include <($1)" lib/*/*.[ch] cmd/*.[ch] 2>/dev/null); do
		echo "$f" | grep -qE "$2" || say "$f: <$1> belongs to $2"
	done
}
owner 'git2' '^lib/git/'
owner 'yaml\.h' '^lib/text/(yaml|builder)'
owner 'cmark' '^lib/text/(markdown|bump)'
owner 'libxml' '^lib/text/xml'
owner 'pcre2' '^lib/schema/'
owner 'utf8proc' '^lib/(form/(words|label)|text)'
owner 'microhttpd' '^lib/site/http'
owner 'libstemmer' '^lib/text/stem'
owner 'nettle' '^lib/base/(hash|base64)'

# lib/ never prints, exits, or reads environment and arguments.
grep -nE '(^|[^a-z_>.])(printf|puts|putchar|exit|getenv|perror) ?\(' lib/*/*.c |
	grep -vE 'lib/base/(mem|work|worker)\.c|fprintf' >/tmp/lint.$$ && {
	cat /tmp/lint.$$
	say "lib/ must not print, exit or read the environment"
}
rm -f /tmp/lint.$$

for f in lib/*/*.[ch] cmd/*.[ch]; do
	n=$(wc -l <"$f")
	[ "$n" -le 600 ] || say "$f: $n lines; none may be over 600"
	head -n 1 "$f" | grep -q 'SPDX-License-Identifier: MPL-2.0' ||
		say "$f: the first line must name the licence"
done

for h in lib/*/*.h cmd/*.h; do
	${CC:-cc} -std=c11 -D_GNU_SOURCE -I. -Wall -Wextra -Werror -Wno-unused \
		-fsyntax-only -include "$h" -x c /dev/null 2>/dev/null ||
		say "$h: does not compile by itself"
done

# The number of a command test says its area, and names it alone.
for n in $(ls tests/cli/t*.sh | sed 's|.*/\(t[0-9]*\)-.*|\1|' | sort | uniq -d); do
	say "tests/cli: $(ls tests/cli/"$n"-*.sh | tr '\n' ' ')have one number"
done

# README.md says of every library that is linked why it is there.
for p in $(sed -n 's/^PACKAGES = //p' Makefile) libstemmer; do
	name=$(echo "$p" | sed 's/^lib//; s/-[0-9.]*$//')
	grep -q "^| [a-z]*$name" README.md || say "README.md: why is $p there?"
done

# Nothing in lib/ or cmd/ names a municipality.
grep -niE 'norddjurs|stevns|nyborg|kolding|roskilde|svendborg|aalborg|ringsted|silkeborg|ish(ø|oe)j|faxe' \
	lib/*/*.[ch] cmd/*.[ch] && say "lib/ and cmd/ must not name a municipality"

[ "$bad" = 0 ] && echo "lint: nothing found"
exit "$bad"
