#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Measures referat side by side with the bare loop, Hugo, ajv + js-yaml and
# git, in one run, and prints tables with the ratios. run.sh BUILD
#   BENCH_UNITS="10 100"  sizes, in units of 100 documents ("10 100 1000")
#   BENCH_RUNS=5          runs of each command
#   BENCH_HUGO=no         leave Hugo out
#   BENCH_BOARD=1000      units of ten cycles for the board and exports
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${BENCH_DIR:-/dev/shm}/referat-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
runs=${BENCH_RUNS:-5}
referat=$build/referat
pair=$build/bench/pair
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 LC_ALL=C
export GIT_AUTHOR_NAME=M GIT_AUTHOR_EMAIL=m@example.dk GIT_AUTHOR_DATE='1767607200 +0000'
export GIT_COMMITTER_NAME=M GIT_COMMITTER_EMAIL=m@example.dk GIT_COMMITTER_DATE='1767607200 +0000'
export REFERAT_TODAY=2026-01-05

corpus() { # units
	"$build/bench/corpus" "$work/c$1" "$1"
	git -C "$work/c$1" init -q -b main
	git -C "$work/c$1" add -A
	git -C "$work/c$1" -c gc.auto=0 commit -q -m Corpus
	git -C "$work/c$1" gc -q
}

publishing() { # units
	c=$work/c$1
	fresh="rm -rf $work/out $work/bare $work/hugo-out $c/.git/referat"
	set -- "(b) bare loop" "$build/bench/bare $c/enheder $work/bare" \
		"publish, one worker" "$referat -C $c publish --workers 1 --output $work/out" \
		"publish, two workers" "$referat -C $c publish --workers 2 --output $work/out"
	if [ "${BENCH_HUGO:-yes}" = yes ] && command -v hugo >/dev/null; then
		mkdir -p "$work/hugo"
		cp -r "$here/hugo/." "$work/hugo/"
		rm -f "$work/hugo/content"
		ln -s "$c/enheder" "$work/hugo/content"
		set -- "$@" "Hugo" "hugo --quiet -s $work/hugo -c $c/enheder -d $work/hugo-out"
	fi
	"$pair" -n "$runs" -p "$fresh" "$@"
}

again() { # units
	c=$work/c$1
	rm -rf "$work/out"
	"$referat" -C "$c" publish --output "$work/out" >/dev/null
	echo
	"$pair" -n "$runs" "(b) bare loop" "$build/bench/bare $c/enheder $work/bare" \
		"publish again, nothing changed" "$referat -C $c publish --output $work/out"
	echo
	doc=enheder/skole-0003/2025-26/kolding-moedereferat.md
	change="sh $here/change.sh $c $doc"
	"$pair" -n "$runs" -p "$change" "publish after one committed change" \
		"$referat -C $c publish --output $work/out"
	echo
	"$build/bench/served" "$referat" "$c" "$doc" /enheder/skole-0003/2025-26/kolding-moedereferat.html
}

# When each file last changed, after 300 more commits.
changing() { # units
	c=$work/c$1
	find "$c/enheder" -name stevns-notat.md | LC_ALL=C sort | head -n 300 |
	while read -r doc; do
		sh "$here/change.sh" "$c" "${doc#"$c/"}"
	done
	git -C "$c" gc -q
	"$pair" -n "$runs" "git log --name-only" "git -C $c log --name-only --format=%ct" \
		"last change of every file" "$build/bench/history $c"
}

validating() { # units
	c=$work/c$1
	mkdir -p "$work/npm" "$work/schemas"
	if [ ! -d "$work/npm/node_modules" ]; then
		(cd "$work/npm" && npm install --silent --no-audit --no-fund ajv@8 ajv-formats@3 js-yaml@4 >/dev/null)
		for f in norddjurs-udviklingssamtale stevns-notat nyborg-aftaledokument kolding-moedereferat; do
			"$referat" -C "$c" forms schema $f >"$work/schemas/$f.json"
		done
	fi
	"$pair" -n "$runs" -p "rm -rf $c/.git/referat" \
		"(b) bare loop" "$build/bench/bare $c/enheder $work/bare" \
		"ajv + js-yaml 4: frontmatter alone" "NODE_PATH=$work/npm/node_modules node $here/ajv.js $c/enheder $work/schemas" \
		"referat: frontmatter alone" "$build/bench/front $c/enheder $work/schemas" \
		"referat validate, the first time, one worker" "$referat -C $c validate --workers 1" \
		"referat validate, the first time, two workers" "$referat -C $c validate --workers 2"
	echo
	"$referat" -C "$c" validate >/dev/null || true
	"$pair" -n "$runs" \
		"ajv + js-yaml 4: frontmatter alone" "NODE_PATH=$work/npm/node_modules node $here/ajv.js $c/enheder $work/schemas" \
		"referat validate again, nothing changed" "$referat -C $c validate"
	echo
	edit="echo >>$c/enheder/skole-0003/2025-26/kolding-moedereferat.md"
	"$pair" -n "$runs" -p "$edit" \
		"referat validate after one document was edited" "$referat -C $c validate"
	git -C "$c" checkout -q .
	echo
	"$build/bench/keywords"
}

counting() { # units
	c=$work/board
	"$build/bench/corpus" "$c" "$1" 10
	git init -q "$c"
	"$pair" -n "$runs" -p "rm -rf $c/.git/referat" "validate, one worker" "$referat -C $c validate --workers 1" \
		"status, one worker" "$referat -C $c status --workers 1 --format json" \
		"status --summary, one worker" "$referat -C $c status --summary --workers 1"
	rm -rf "$c"
}

printf '\n### Status of %s units, ten cycles\n\n' "${BENCH_BOARD:-1000}"
counting "${BENCH_BOARD:-1000}"

printf '\n### Signatures\n\n'
mkdir -p "$work/signed"
sh "$here/signed.sh" "$referat" "$work/signed"

printf '\n### Judging\n\n'
mkdir -p "$work/judged"
sh "$here/judged.sh" "$build" "$work/judged"

for units in ${BENCH_UNITS:-10 100}; do
	corpus "$units"
	printf '\n### %s documents\n\nPublishing, output on %s\n\n' "$((units * 100))" "$(df --output=fstype "$work" | tail -1)"
	publishing "$units"
	again "$units"
	printf '\nHistory\n\n'
	changing "$units"
	printf '\nValidating\n\n'
	validating "$units"
	rm -rf "$work/out" "$work/bare" "$work/hugo-out"
done
