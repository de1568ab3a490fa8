#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Many documents of one kind in one cycle, goals that span cycles, and the
# municipality's own documents on the board.
. "$(dirname "$0")/lib.sh"
printf 'id,name,type\nbakken,Bakkeskolen,skole\nlunden,Lundskolen,skole\n' >u.csv
run referat init repo --name Kommunen --units u.csv --form ringsted
cd repo || exit 1

# talk N DATE TEXT: one of the six, in review.
talk() {
	cat >enheder/bakken/2025-26/samtale-"$1".md <<MD
---
dato: $2
deltagere: [{rolle: skoleleder}, {rolle: skolechef}, {rolle: konsulent}, {rolle: forældrerepræsentant}]
status: til høring
---

# Samtale $1

## Status siden sidst

$3

## Resultater og problemstillinger

Fraværet falder.

## Lokale handlepunkter

- P$1 Handling nummer $1 (Ansvarlig: skoleleder; Frist: 2026-06)
MD
}

# states STEP…: what the board says of each for Bakkeskolen.
states() {
	referat status --cycle "${CYCLE:-2025-26}" --format json >"$SANDBOX/board"
	for step in "$@"; do
		sed 's/"unit":"lunden".*//' "$SANDBOX/board" |
			grep -o "\"step\":\"$step\"[^}]*" |
			sed 's/.*"state":"\([a-z]*\)".*/\1/'
	done | tr '\n' ' '
}

test_case "six talks a year: each step counts"
mkdir -p enheder/bakken/2025-26
talk 1 2025-09-10 "Der var intet åbent."
talk 2 2025-11-12 "- P1 Handling nummer 1 (Fortsætter: samtale-1/P1; Status: opfyldt)"
talk 3 2026-02-11 "- P2 Handling nummer 2 (Fortsætter: samtale-2/P2; Status: opfyldt)"
run referat validate
is_code 0
export REFERAT_TODAY=2026-02-15
same "$(states samtale-1 samtale-2 samtale-3 samtale-4 samtale-5)" \
	"done done late due due " "the third came after January"
talk 4 2026-02-14 "- P3 Handling nummer 3 (Fortsætter: samtale-3/P3; Status: opfyldt)"
sed -i 's/^status: .*/status: kladde/' enheder/bakken/2025-26/samtale-4.md
same "$(states samtale-4)" "due " "a draft does not count"
run referat agreements --unit bakken --cycle 2025-26 --open --format csv
out_lacks "Handling nummer 1"
out_has "Handling nummer 4"
run referat new bakken 2025-26 ringsted-udviklingssamtale
is_code 2
err_has "--name"
run referat new bakken 2025-26 ringsted-udviklingssamtale --name 5
is_code 0
run referat new bakken 2025-26 ringsted-udviklingssamtale --name 5
is_code 1

test_case "goals that span two cycles"
run referat new bakken 2025-26 ringsted-virksomhedsstrategi
cat >enheder/bakken/2025-26/virksomhedsstrategi.md <<'MD'
---
dato: 2025-09-01
status: godkendt
---

# Strategi 2025-27

## Elevtrivsel

### Dataanalyse

Trivslen er faldet lidt hvert år i fire år, mest på mellemtrinnet, og det ser vi også i fraværet om mandagen.

### Progressionsmål

Flere er glade for at gå i skole.

### Ønsket adfærdsændring

De voksne hilser på alle hver morgen.

### Indsatser

- S1 Morgenhilsen (Ansvarlig: skoleleder; Frist: 2027-06-30)
MD
printf 'cycle: 2025-26\nthemes: {udvalg: [Elevtrivsel], forvaltning: []}\n' |
	cat - perioder/2025-26.yaml | sed '/^# yaml/d; 3,${/^cycle:/d; /^themes:/,/forvaltning:/d; /^from/d; /^to:/d}' >p
mv p perioder/2025-26.yaml
run referat validate
is_code 0
sed 's/^cycle: .*/cycle: 2026-27/' perioder/2025-26.yaml >perioder/2026-27.yaml
rm enheder/bakken/2025-26/samtale-[45].md
mkdir -p enheder/bakken/2026-27
sed 's/2025-/2026-/g; s/^Der var intet.*/- P3 Handling nummer 3 (Fortsætter: 2025-26\/samtale-3\/P3; Status: opfyldt)/
	s/^- P1 .*/- P9 Ny handling (Ansvarlig: skoleleder; Frist: 2027-06)/' \
	enheder/bakken/2025-26/samtale-1.md >enheder/bakken/2026-27/samtale-1.md
sed -i 's/2026-26/2025-26/' enheder/bakken/2026-27/samtale-1.md
export REFERAT_TODAY=2026-11-01
run referat validate
is_code 0
out_lacks Morgenhilsen
same "$(CYCLE=2026-27 states strategi)" "done " "the second year is covered"
mkdir -p enheder/bakken/2027-28
sed 's/2026-/2027-/g; s/^- P3 .*/- P9 Ny handling (Fortsætter: 2026-27\/P9; Status: opfyldt)/
	s/^- P9 Ny.*Ansvarlig.*/- P10 Mere (Ansvarlig: skoleleder; Frist: 2028-06)/' \
	enheder/bakken/2026-27/samtale-1.md >enheder/bakken/2027-28/samtale-1.md
sed -i 's/2027-27/2026-27/' enheder/bakken/2027-28/samtale-1.md
run referat validate
is_code 1
out_has "Morgenhilsen"
sed -i 's/^- P9 Ny.*/&\n- S1 Morgenhilsen (Fortsætter: 2025-26\/virksomhedsstrategi\/S1; Status: opfyldt)/' \
	enheder/bakken/2027-28/samtale-1.md
run referat validate
is_code 0

test_case "the municipality's own documents count for every unit"
export REFERAT_TODAY=2026-07-15
same "$(states samlet)" "missing " "nothing is there yet"
run referat new - 2025-26 opsamling --date 2026-06-10
is_code 0
check test -f faelles/2025-26/opsamling.md
check grep -q '^# Opsamling på tværs af samtalerne' faelles/2025-26/opsamling.md
same "$(states samlet)" "missing " "a draft is not approved"
sed -i 's/^status: .*/status: godkendt/' faelles/2025-26/opsamling.md
same "$(states samlet)" "done " "it is done"
run referat status --cycle 2025-26 --format json
same "$(grep -o '"step":"samlet"[^}]*"where":"[^"]*"' "$SANDBOX/.out" | sort -u | wc -l)" \
	1 "for both units, by one document"
run referat new - 2025-26 ringsted-grus
is_code 2
err_has "uden enhed"
done_testing
