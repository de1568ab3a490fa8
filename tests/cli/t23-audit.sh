#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The audit: in words that a politician reads, in every format, and again from
# what it keeps.
. "$(dirname "$0")/lib.sh"
south=enheder/soendre-skole/2025-26/referat.md
referat init kommune >/dev/null
cd kommune || exit 1
root=$(git rev-parse HEAD)
at=1767607200
as() { # name mail
	at=$((at + 86400))
	export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$2" GIT_COMMITTER_NAME="$1" GIT_COMMITTER_EMAIL="$2"
	export GIT_AUTHOR_DATE="$at +0100" GIT_COMMITTER_DATE="$at +0100"
}
anna() { as 'Anna K.' anna@eksempel.dk; }
jonna() { as 'Jonna B.' jonna@eksempel.dk; }
# change EXPRESSION MESSAGE: edits the minutes of Søndre Skole and records it.
change() { anna; sed -i "$1" $south; run referat commit $south -m "$2"; is_code 0; }
agreement=$(grep -n 'Frist: 20' $south | tail -n 1 | cut -d: -f1)

test_case "what was done, in words"
change "${agreement}s/Frist: .*/Frist: 2027-03-01/" "Sæt fristen"
change "${agreement}s/Frist: .*/Frist: 2027-06-01/" "Flyt fristen"
change 's/^sted: .*/sted: Lokale 9/' "Ret stedet"
run referat audit
is_code 0
out_has "fristen flyttet fra 1. marts 2027 til 1. juni 2027"
out_has "Feltet »sted« ændret"
out_has "Anna K., skoleleder, Søndre Skole 2025-26"
out_has "  Flyt fristen"
run referat audit --lang en
run referat --lang en audit
out_has "due date moved from 1 March 2027 to 1 June 2027"

test_case "what was not said before is set, not moved"
as 'Frida S.' frida@eksempel.dk
sed -i '/^### A4/,/^- Ansvarlig/s/^- Ansvarlig.*/&\n- Frist: 2027-05-01/' enheder/dagtilbud-syd/2025-26/referat.md
run referat commit -m "Med frist"
is_code 0
run referat audit --rev HEAD~1..HEAD
out_has "fristen sat til 1. maj 2027"
out_lacks "ingenting"

test_case "roles given and taken"
jonna
sed -i '/id: kim-d/,/roles:/s/roles:/roles:\n      - {role: konsulent, from: 2026-01-01, to: 2026-12-31}/' personer.yaml
run referat commit personer.yaml -m "Kim er konsulent i 2026"
is_code 0
run referat audit
out_has "Kim D. er nu konsulent for alle enheder til og med 2026-12-31"
sed -i '/role: konsulent, from: 2026-01-01/d' personer.yaml
jonna
run referat commit personer.yaml -m "Ikke længere"
is_code 0
run referat audit
out_has "Kim D. er ikke længere konsulent"

test_case "a commit from a web page: the role by the e-mail"
anna
sed -i 's/^sted: .*/sted: Lokale 4/' $south
git -c core.hooksPath=/dev/null commit -q -m "Rettet i browseren" $south
run referat audit
out_has "skoleleder (efter mailadressen)"
run referat audit --format json
check grep -q '"role_known":"email"' "$SANDBOX/.out"

test_case "only some of it"
run referat audit --unit fjordskolen
out_lacks "Flyt fristen"
run referat audit --since 2026-01-08
out_lacks "Flyt fristen"
out_has "Ret stedet"
run referat audit --until 2026-01-07
out_has "Flyt fristen"
out_lacks "Ret stedet"
run referat audit --rev HEAD~1..HEAD
out_has "Rettet i browseren"
out_lacks "Ret stedet"
check grep -qx "1 ændring" "$SANDBOX/.out"
run referat audit --brief
out_has "Flyt fristen"
out_lacks "fristen flyttet"
run referat audit --since igår
is_code 2
run referat audit --rev findes-ikke
is_code 2

test_case "verified, and again"
run referat audit --verify
is_code 1
out_has "[rod-ikke-valgt]"
run referat audit --verify --root "$root"
is_code 0
out_has "hele historien er i orden"
cp "$SANDBOX/.out" "$SANDBOX/first"
run referat audit --verify --root "$root"
check cmp -s "$SANDBOX/.out" "$SANDBOX/first"
same "$(stat -c %a .git/referat)" 700 "what is kept is for the owner alone"
head -c 100 .git/referat/audit >x && cp x .git/referat/audit
run referat audit --verify --root "$root"
is_code 0
check cmp -s "$SANDBOX/.out" "$SANDBOX/first"
rm -f x
REFERAT_ROOT=$root run referat audit --verify
is_code 0
git config referat.root "$root"
run referat audit --verify
is_code 0
run referat audit --verify --root 0123456789012345678901234567890123456789
is_code 1
out_has "[anden-rod]"

test_case "an object that was changed under its name"
rm -rf ../skadet && git clone -q --bare . ../skadet && git -C ../skadet config gc.auto 0
object=$(git rev-parse HEAD:$south)
(cd ../skadet && mkdir x && mv objects/pack/* x/ && for p in x/*.pack; do git unpack-objects -q <"$p"; done && rm -rf x
	other=$(sed 's/Lokale/Sal/' "$OLDPWD/$south" | git hash-object -w --stdin)
	file() { echo "objects/$(echo "$1" | cut -c1-2)/$(echo "$1" | cut -c3-)"; }
	chmod u+w "$(file "$object")" && cp "$(file "$other")" "$(file "$object")")
run referat -C ../skadet audit --verify --root "$root"
is_code 3
err_has "ødelagt"

test_case "one worker or many"
rm -rf .git/referat
run referat audit --workers 1 --format json
cp "$SANDBOX/.out" "$SANDBOX/one"
rm -rf .git/referat
run referat audit --workers 4 --format json
check cmp -s "$SANDBOX/.out" "$SANDBOX/one"

test_case "the page for the committee tells nothing confidential"
anna
sed -i 's/^sted: .*/sted: Lokale 5/' $south
printf '\n## Kun for os [fortrolig]\n\nHemmelig sag om ordblindhed.\n' >>$south
git commit -q -m "Et afsnit til" $south
run referat audit
out_has "Kun for os"
run referat audit --format html
is_code 0
out_has "<html lang=\"da\">"
out_has "fristen flyttet fra 1. marts 2027 til 1. juni 2027"
out_lacks "Kun for os"
out_has "Noget, der ikke vises her, er ændret"
run referat audit --format csv --audience public
out_lacks "Kun for os"
out_has "tidspunkt;navn;rolle"

test_case "what an audience can't see on its site, it is not told here"
anna
draft=enheder/dagtilbud-syd/2025-26/referat.md
sed -i 's/^# .*/# KANARITITEL/; s/^### A5 .*/### A5 KANARIAFTALE/' $draft
printf 'GIF89a' >enheder/dagtilbud-syd/2025-26/KANARIFIL.gif
git add enheder
git commit -q --no-verify -m "KANARIBESKED"
for format in text json csv html; do
	run referat audit --format $format
	out_has KANARIBESKED
	[ $format = html ] || out_has KANARIFIL
	for audience in public committee; do
		run referat audit --format $format --audience $audience
		is_code 0
		out_lacks KANARIBESKED
		out_lacks KANARITITEL
		out_lacks KANARIAFTALE
	done
	run referat audit --format $format --audience public
	out_lacks KANARIFIL
	out_has "dagtilbud-syd/2025-26/…"
done
run referat audit --audience internal
out_has KANARITITEL
out_has KANARIBESKED
run referat audit --audience public
out_has "enheder.yaml"

test_case "what a spreadsheet would take for a formula"
anna
sed -i 's/^sted: .*/sted: Lokale 6/' $south
git commit -q -m '=HYPERLINK("x")' $south
run referat audit --format csv
out_has "'=HYPERLINK"

test_case "a unit that nobody knows"
run referat audit --unit nowhere
is_code 0
err_has "bemærk: enheden »nowhere« kendes ikke"

test_case "nothing to go through"
git init -q -b main ../tom
cd ../tom || exit 1
run referat audit
is_code 2
done_testing
