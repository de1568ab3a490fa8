#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The normal form: fields in the form's order, tables aligned, LF; ids on
# request; and nothing else changes.
. "$(dirname "$0")/lib.sh"
referat init kommune >/dev/null
cd kommune || exit 1
doc=enheder/soendre-skole/2025-26/referat.md
words() { tr -d ' \n\r|-' <"$1" | fold -w 1 | sort | tr -d '\n' | sha256sum; }

test_case "the example is in normal form"
run referat fmt --check
is_code 0
out_is ""

test_case "fields come in the form's order, with the comments above them"
awk 'NR == 1 { print; print "# kommentar"; print "status: offentliggjort"; next } /^status:/ { next } { print }' "$doc" >ny && mv ny "$doc"
run referat fmt --check
is_code 1
out_is "$doc"
run referat fmt "$doc"
is_code 0
same "$(grep -n -A1 '^# kommentar' "$doc" | tail -n 1 | cut -d- -f2)" "status: offentliggjort" "the comment stays with its field"
same "$(sed -n 2p "$doc" | cut -d: -f1)" "dato" "the date is first"
run referat fmt --check
is_code 0
git checkout -q -- "$doc"

test_case "CRLF and a byte order mark go, and no word does"
before=$(words "$doc")
{ printf '\357\273\277'; sed 's/$/\r/' "$doc"; } >ny && mv ny "$doc"
run referat fmt "$doc"
is_code 0
same "$(words "$doc")" "$before" "the same words"
run git status --porcelain -- "$doc"
out_is ""

test_case "tables are aligned"
table=enheder/boerneby-nord/2025-26/kolding-moedereferat.md
before=$(words "$table")
sed -i 's/  *|/ |/g' "$table"
run referat fmt --check "$table"
is_code 1
run referat fmt "$table"
same "$(words "$table")" "$before" "the same words"
run git status --porcelain -- "$table"
out_is ""

test_case "ids are written on request, new to the unit, and validate as before"
sed -i 's/^### A6 /### /; s/^### A7 /### /' "$doc"
run referat fmt --ids "$doc"
is_code 0
run grep -cE '^### A1[0-9] ' "$doc"
check test "$(cat "$SANDBOX/.out")" -ge 2
run referat validate "$doc"
is_code 0
run referat fmt --ids --check "$doc"
is_code 0
git checkout -q -- "$doc"

test_case "a document that can't be read is left as it is"
printf -- '---\na: [\n---\n|a|\n|-|\n' >"$doc"
cp "$doc" ../old
run referat fmt
is_code 0
check cmp -s "$doc" ../old
done_testing
