#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The contract of the command line: languages, exit codes, streams.
. "$(dirname "$0")/lib.sh"

test_case "no command shows help and is a wrong call"
run referat
is_code 2
out_has "validate"
test_case "help"
run referat help
is_code 0
run referat --strict validate
is_code 2
err_has "en kommandos egne valg står efter den"
run referat --colr never version
is_code 2
err_has "mente du"
run referat --lang=en --color=never version
is_code 0
run referat --help
is_code 0
run referat validate --help
is_code 0
out_has "--strict"
run referat version
is_code 0
out_has "referat "
test_case "the program's own options behind the command"
run referat explain felt-mangler --lang en
is_code 0
out_has "The form asks for a field"
run referat version --color=never -C .
is_code 0
run referat version -C findes/ikke
is_code 2
err_has "mappen findes/ikke findes ikke"
run referat version --lang
is_code 2
err_has "--lang skal have en værdi efter sig"
run referat validate --strict --help
is_code 0
out_has "referat validate [STI…]"
test_case "help tells of every option"
for c in $(referat help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' | grep -v '^referat$'); do
	for lang in da en; do
		run referat --lang $lang help "$c"
		is_code 0
		for o in $(sed '/^$/,$d' "$SANDBOX/.out" | grep -o -e '--[a-z-]*' | sort -u); do
			if sed '1,/^$/d' "$SANDBOX/.out" | grep -q -e "^  .*$o"; then pass "$c $o"; else fail "$c doesn't tell of $o ($lang)"; fi
		done
	done
done
run referat help validat
is_code 2
err_has "validate"
test_case "what doctor finds can be explained too"
run referat explain krog-mangler
is_code 0
out_has "referat hook install"
run referat explain krog-manglr
is_code 2
err_has "krog-mangler"
test_case "a command or option misspelt"
run referat validat
is_code 2
err_has "validate"
run referat validate --strickt
is_code 2
err_has "--strict"
run referat validate --format xml
is_code 2
err_has "json"
run referat -C findes/ikke validate
is_code 2
REFERAT_TODAY=i-dag run referat version
is_code 2

referat init kommune >/dev/null
cd kommune || exit 1
test_case "languages: option, environment, configuration"
sed -i 's/^dato: .*/dato: i morgen/' enheder/soendre-skole/2025-26/referat.md
run referat validate
out_has "fejl["
run referat --lang en validate
out_has "error["
REFERAT_LANG=en run referat validate
out_has "error["
REFERAT_LANG=en run referat --lang da validate
out_has "fejl["
LC_ALL=en_US.UTF-8 run referat validate
out_has "fejl["
test_case "formats of findings"
run referat validate --format github
is_code 1
out_has "::error file=enheder/soendre-skole/2025-26/referat.md,line="
run referat validate --format json
check grep -q '{"path":"enheder/soendre-skole/2025-26/referat.md","line":2,"column":7,' "$SANDBOX/.out"
test_case "colour only when asked for, off a terminal"
run referat --color always validate
check grep -q "$(printf '\033')" "$SANDBOX/.out"
run referat validate
check sh -c "! grep -q \"\$(printf '\\033')\" '$SANDBOX/.out'"
test_case "a full disk behind standard output"
referat validate >/dev/full 2>"$SANDBOX/.err"
code=$?
is_code 3

test_case "explain"
run referat explain felt-mangler
is_code 0
run referat explain felt-manglr
is_code 2
err_has "felt-mangler"
run referat explain 'fejl[felt-mangler]:' '[felt-type]'
is_code 0
out_has "# felt-mangler"
out_has "# felt-type"
test_case "forms"
run referat forms
is_code 0
out_has "stevns-notat"
run referat forms show stevns-notat
is_code 0
out_has "Aftaler for det kommende skoleår"
run referat forms schema stevns-notat
is_code 0
check grep -q "^{" "$SANDBOX/.out"
run referat forms show stevns-nota
is_code 2
err_has "stevns-notat"

test_case "commit without a message"
run referat commit
is_code 2
test_case "new: wrong unit, cycle, form"
run referat new soendre-skol 2025-26 stevns-notat
is_code 2
err_has "soendre-skole"
run referat new soendre-skole 2025 stevns-notat
is_code 2
run referat new soendre-skole 2025-26 stevns
is_code 2
test_case "new: a cycle ten years ahead is told of"
run referat new soendre-skole 2035-36 stevns-notat
is_code 0
err_has "2035-36 ligger langt fra"
rm -r enheder/soendre-skole/2035-36
test_case "diff: two cycles the wrong way round"
run referat diff --from 2025-26 --to 2024-25
is_code 2
err_has "er ikke tidligere end --to 2024-25"
test_case "publish refuses a folder that is not ours"
mkdir -p fremmed && echo x >fremmed/brev.txt
run referat publish --output fremmed
is_code 1
check test -f fremmed/brev.txt

test_case "a word too many"
run referat publish nowhere
is_code 2
err_has "»nowhere« er for meget; skriv  --output nowhere"

test_case "a path that is none is no unchanged one"
run referat commit enheder/soendre-skole/2025-26/refrat.md -m "Rettet"
is_code 2
err_has "enheder/soendre-skole/2025-26/refrat.md findes ikke"
git checkout -q .
run referat commit enheder/soendre-skole/2025-26/referat.md -m "Rettet"
is_code 0

test_case "the help in English has no Danish word for a value"
for command in $(referat --lang en help | sed -n 's/^  \([a-z]*\) .*/\1/p' | grep -v '^referat$'); do
	run referat --lang en help "$command"
	same "$(grep -oE '(BEGRUNDELSE|BESKED|ENHED|FIL|FORMULAR|KLASSE|KODE|MAPPE|NAVN|PERIODE|ROLLE|STI|SÆT|TEKST|TILSTAND)([^A-Z]|$)' \
		"$SANDBOX/.out")" "" "$command"
done
done_testing
