#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What `new` writes: participants, tables, and last year's open agreements in
# the way of the form.
. "$(dirname "$0")/lib.sh"

run referat init kommune
cd kommune || exit 1
unit=enheder/boerneby-nord

# lines FILE PATTERN: its lines that fit.
lines() { grep -e "$2" "$1"; }

test_case "participants stand in the order of a meeting"
run referat new boerneby-nord 2026-27 norddjurs-udviklingssamtale
is_code 0
same "$(sed -n 's/^  - rolle: //p' $unit/2026-27/referat.md | tr '\n' ' ')" \
	"skoleleder skolechef konsulent forældrerepræsentant medarbejderrepræsentant " \
	"staff come last"

test_case "a unit and a cycle written in another way"
while read -r who year meant; do
	run referat new "$who" "$year" norddjurs-udviklingssamtale
	is_code 2
	err_has "mente du $meant"
done <<'GIVEN'
Fjordskolen 2026-27 »fjordskolen«?
søndre-skole 2026-27 »soendre-skole«?
fjordskolen 2026/27 2026-27?
fjordskolen 2026-2027 2026-27?
fjordskolen 26/27 2026-27?
GIVEN
run referat new fjordskolen næste norddjurs-udviklingssamtale
err_has "skriv fx 2025-26"
run referat new fjordskolen 2026-27
is_code 2
err_has "referat forms"

test_case "a form that is not for the unit, the cycle or the archive"
sed 's/^kind:/when: {units: [dagtilbud], from: 2025-26}\n&/' \
	schema/forms/samtale.yaml >schema/forms/tilsyn.yaml
sed 's/^kind:/stored: false\n&/' schema/forms/samtale.yaml >schema/forms/lus.yaml
run referat new fjordskolen 2025-26 tilsyn
is_code 1
err_has "formularen »tilsyn« gælder ikke for fjordskolen i 2025-26"
run referat new dagtilbud-syd 2024-25 tilsyn
is_code 1
run referat new fjordskolen 2025-26 lus
is_code 1
err_has "må ikke ligge i dette arkiv"
run referat new dagtilbud-syd 2025-26 tilsyn
is_code 0
run referat forms show tilsyn
out_has "Gælder for dagtilbud fra 2025-26"
rm -r enheder/dagtilbud-syd/2025-26/tilsyn.md schema/forms/tilsyn.yaml schema/forms/lus.yaml

test_case "what nobody knows yet is an empty field"
check grep -qx 'dato:' $unit/2026-27/referat.md
run referat validate $unit/2026-27/referat.md --format json
is_code 0
same "$(grep -o '"code":"felt-[a-z]*"' "$SANDBOX/.out" | sort | uniq -c | tr -s ' ')" \
	' 1 "code":"felt-mangler"' "it is missing, once"
rm -r $unit/2026-27

test_case "what is open comes in the order of the documents"
mkdir -p $unit/2026-27
cat >$unit/2025-26/opfoelgning.md <<'DOC'
---
dato: 2026-06-10
status: godkendt
---

# Opfølgning i juni

## Status på aftalerne

- A4 Foreningen i hallen fra klokken 14.30
  - Status: i gang
  - Fortsætter: 2025-26/kolding-moedereferat/A4

## Nye aftaler

- A12 Gul | rød \<pause> i hallen
  - Ansvarlig: skoleleder
  - Frist: 2027-01-29
- A11 Nøgler til hallen
  - Ansvarlig: skoleleder
  - Frist: 2026-09-30
DOC
run referat validate $unit/2025-26/opfoelgning.md --strict
is_code 0
run referat new boerneby-nord 2026-27 kolding-moedereferat
is_code 0
doc=$unit/2026-27/kolding-moedereferat.md
same "$(sed -n 's/^| \(A[0-9]*\) .*/\1/p' $doc | tr '\n' ' ')" \
	"A2 A5 A6 A7 A4 A12 A11 " "by date, then as they stand"
check grep -qF '| A12 | Gul \| rød \<pause> i hallen | skoleleder |' $doc

test_case "a table has the columns that the form uses"
same "$(lines $doc '^| Nr')" \
	"| Nr | Aftale | Ansvarlig | Frist | Status | Fortsætter | Begrundelse | Beskrivelse |
| Nr | Aftale | Ansvarlig | Frist | Status | Fortsætter | Beskrivelse |" \
	"no theme, and reasons only where one answers"
run referat validate $doc
is_code 0
rm $doc

test_case "a task list has boxes for status"
run referat new boerneby-nord 2026-27 stevns-notat
is_code 0
doc=$unit/2026-27/stevns-notat.md
check grep -qF -e '- [ ] A2 Matematik på hold efter opgaven' $doc
check grep -qF -e '- [ ] A12 Gul \| rød \<pause> i hallen' $doc
check grep -qF -e '  - Fortsætter: 2025-26/A12' $doc
same "$(grep -c 'Status:$' $doc)" 0 "no line for status"
run referat validate $doc
is_code 0
sed -i 's/^- \[ \] A12/- [x] A12/' $doc
run referat agreements --unit boerneby-nord --cycle 2026-27 --format csv
check grep -q 'A12.*Gul | rød <pause> i hallen.*opfyldt' "$SANDBOX/.out"
rm $doc

test_case "another list has a line for status"
run referat new boerneby-nord 2026-27 nyborg-aftaledokument
is_code 0
check grep -q '^  - Status:$' $unit/2026-27/nyborg-aftaledokument.md
rm $unit/2026-27/nyborg-aftaledokument.md

test_case "an agenda with columns is a table"
for form in specialtilbud roskilde-intern-skole; do
	run referat new boerneby-nord 2026-27 $form
	is_code 0
	doc=$unit/2026-27/$form.md
	check grep -qx 'tid:' $doc
	check grep -qF '| Tid | Indhold | Referat |' $doc
	check grep -qF '|  | Siden sidst | Hvad blev der af aftalerne? |' $doc
	check grep -q '^|  | Aftaler | A2 Matematik.*<br>A5 ' $doc
	run referat validate $doc
	is_code 0
	rm $doc
done
test_case "a form that nobody knows"
run referat new boerneby-nord 2026-27 kolding-moderefera
is_code 2
err_has 'mente du »kolding-moedereferat«?'
run referat new boerneby-nord 2026-27 notatark
is_code 2
err_has 'formularen »notatark« kendes ikke; vælg en af: aalborg-laeringssamtale, '
err_has '…  (referat forms)'

test_case "a form that only the program has"
cd "$SANDBOX" || exit 1
run referat init stevns --name Stevns --form stevns
cd stevns || exit 1
run referat new - 2026-27 norddjurs-udviklingssamtale
is_code 2
err_has 'følger med programmet, men bruges ikke her; giv den en linje under  layout  i referat.yaml, eller vælg en af: datapakke, '
sed -i 's|^layout:.*|&\n  - {path: "{cycle}/x.md", form: norddjurs-udviklingssamtale}|' referat.yaml
run referat new - 2026-27 norddjurs-udviklingssamtale
is_code 0
done_testing
