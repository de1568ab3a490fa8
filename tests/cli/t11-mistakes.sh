#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Mistakes that people make when they write: each is found, on its line, and
# the hint says what to write.
. "$(dirname "$0")/lib.sh"
referat init kommune >/dev/null
cd kommune || exit 1
doc=enheder/soendre-skole/2025-26/referat.md
table=enheder/birkeskolen/2025-26/nyborg-aftaledokument.md
tasks=enheder/fjordskolen/2025-26/stevns-notat.md
rows=enheder/boerneby-nord/2025-26/kolding-moedereferat.md
year=enheder/soendre-skole/2025-26
# What is changed here would end its approval, which is another matter.
sed -i '/^godkendelser:/,/^---/{/^---/!d}' "$table" "$rows"
sed -i 's/^  approve: .*//; /^    - {kinds:/d' referat.yaml
git commit -qam 'Uden godkendelser' --no-verify

# mistake NAME CODE LINE HINT COMMAND…: makes the mistake in a fresh copy;
# code »-« means that nothing may be found.
mistake() {
	test_case "$1"
	want_code=$2 want_line=$3 want_hint=$4
	shift 4
	git reset -q --hard
	git clean -fdq
	eval "$*"
	referat validate --format json >"$SANDBOX/.all" 2>"$SANDBOX/.err"
	sed 's/{"path"/\n&/g' "$SANDBOX/.all" | grep '^{"path"' |
		grep -v dagtilbud-syd >"$SANDBOX/.out"
	if [ "$want_code" = - ]; then
		check test ! -s "$SANDBOX/.out"
		return
	fi
	if grep -F "\"code\":\"$want_code\"" "$SANDBOX/.out" |
	    grep -F "\"line\":$want_line," | grep -qF -e "$want_hint"; then
		pass "$want_code on line $want_line"
	else
		fail "$want_code on line $want_line: $want_hint"
	fi
}

# only CODE: nothing else is said of the last mistake.
only() {
	if grep -vqF "\"code\":\"$1\"" "$SANDBOX/.out"; then
		fail "nothing but $1"
	else
		pass "nothing but $1"
	fi
}

# edit FILE SED-SCRIPT
edit() { sed -i "$2" "$1"; }
# add FILE LINE: adds a line of text to the last section
add() { printf '\n%s\n' "$2" >>"$1"; }

mistake "no mistake" - 0 "" true

# Files and folders
mistake "a misspelt file name" fil-ukendt 1 'mente du »referat.md«?' \
	'git mv $doc $year/refrat.md'
mistake "a name in capitals" fil-ukendt 1 'mente du »referat.md«?' \
	'git mv $doc $year/Referat.md'
for how in 'referat (1)' 'referat - kopi'; do
	mistake "a copy: $how" fil-ukendt 1 'mente du »referat.md«?' \
		'cp $doc "$year/$how.md"'
done
mistake "an ending too many" fil-ukendt 1 'mente du »referat.md«?' \
	'git mv $doc $year/referat.md.txt'
mistake "a name like no form's" fil-ukendt 1 'referat.md, aalborg' \
	'echo hej >$year/minni.md'
mistake "the year's folder left out" fil-ukendt 1 \
	'flyt den, fx til  enheder/soendre-skole/20' \
	'git mv $doc enheder/soendre-skole/referat.md'
mistake "a short year" fil-ukendt 1 \
	'flyt den, fx til  enheder/soendre-skole/20' \
	'git mv $year enheder/soendre-skole/25-26'
mistake "the folders' order turned round" fil-ukendt 1 \
	'enheder/soendre-skole/2025-26/referat.md' \
	'mkdir -p enheder/2025-26; git mv $year enheder/2025-26/soendre-skole'
mistake "a folder in capitals" fil-ukendt 1 \
	'enheder/soendre-skole/2025-26/referat.md' \
	'mkdir -p Enheder; git mv enheder/soendre-skole Enheder/'
mistake "notes set aside" - 0 "" 'echo hej >$year/_noter.md'
mistake "a README among the documents" - 0 "" 'echo hej >$year/README.md'
mistake "a long year" periode-ukendt 1 'skriv perioden som 2025-26' \
	'git mv $year enheder/soendre-skole/2025-2026'
mistake "a unit that was merged" enhed-ikke-gyldig 1 \
	'gælder fra 2019-20 til 2024-25' \
	'git mv enheder/oestre-skole/2024-25 enheder/oestre-skole/2025-26'
mistake "a form for other units" sti-uden-formular 1 \
	'vælg en af: aalborg-laeringssamtale, dagsorden, datapakke, forberedelse, kolding-moedereferat, moede, norddjurs-dialogmoede-dagsorden, norddjurs-dialogmoede-referat, …"' \
	'printf "title: Kun for dagtilbud\nkind: referat\nwhen: {units: [dagtilbud]}\n" >schema/forms/alle.yaml; echo "# Samtale" >$year/alle.md'
mistake "the same document under two names" dokument-dobbelt 1 'behold det ene' \
	'cp $doc $year/norddjurs-udviklingssamtale.md'

test_case "commit names a file that is not taken along"
git reset -q --hard
git clean -fdq
echo hej >$year/refrat.md
run referat commit -m "Referatet"
is_code 0
err_has "bemærk: $year/refrat.md er ikke med"

for how in 's/^  - /\t- /' 's/ø/\xf8/g' '/^units:/d'; do
	mistake "units that can't be read: $how" felt-ukendt 4 'mente du »sted«?' \
		'edit enheder.yaml "$how"; edit $doc "s/^sted:/stde:/"'
	same "$(grep -c . "$SANDBOX/.out")" 2 "told once, beside what is wrong here"
done

# Headings
mistake "too many of a section" afsnit-antal 115 \
	'der er 5 af afsnittet »Indsats: …«; formularen siger 1–4' \
	'edit $doc "s/^### Indsats: V.*/&\n\nx\n\n### Indsats: b\n\nx\n\n### Indsats: c\n\nx\n\n### Indsats: d/"'
mistake "a section like no other" afsnit-ukendt 98 \
	'vælg en af: Indsats: …' 'edit $doc "s/^### Indsats: V.*/### Værksteder/"'
for how in '##Aftaler' '**Aftaler**' 'Aftaler' '## Aftaler'; do
	mistake "a heading as $how" afsnit-mangler 108 'skriv  ## Aftaler' \
		'edit $doc "s/^## Aftaler/$how/"'
	only afsnit-mangler
done
mistake "a heading misspelt" afsnit-mangler 108 \
	'overskriften er stavet anderledes; skriv  ## Aftaler' \
	'edit $doc "s/^## Aftaler/## Aftalr/"'
only afsnit-mangler
for how in '## Opfølging på sidste samtale' 'Opfølgning på sidste samtale'; do
	mistake "the answers' heading as $how" afsnit-mangler 22 \
		'skriv  ## Opfølgning på sidste samtale' \
		'edit $doc "s/^## Opfølgning på.*/$how/"'
	only afsnit-mangler
done
mistake "an optional heading misspelt" afsnit-ukendt 19 'mente du »Siden sidst«?' \
	'edit $rows "s/^## Siden sidst/## Siden siddst/"'
out_lacks '"aftale-ubesvaret"'
check grep -q '"severity":"error"' "$SANDBOX/.out"
mistake "one where others are allowed" afsnit-ukendt 17 \
	'mente du »Opfølgning på sidste aftaledokument«?' \
	'edit $table "s/^## Opfølgning på sidste/## Opfølging på siste/"'
out_lacks '"aftale-ubesvaret"'
mistake "a heading of one's own where others are allowed" - 0 "" \
	'edit $table "s/^## Det tager vi med/## Opfølgning til næste år/"'
mistake "the answers left out" aftale-ubesvaret 1 'Fortsætter: 2024-25/A1' \
	'edit $doc "/^## Opfølgning/,/^## Nationale/{/^## Nationale/!d}"'
mistake "a heading in other words" afsnit-ukendt 108 'mente du »Aftaler«?' \
	'edit $doc "s/^## Aftaler/## Det er vi blevet enige om/"'
mistake "a level too high" afsnit-niveau 96 'skriv  ## Egne' \
	'edit $doc "s/^## Egne/# Egne/"'
only afsnit-niveau
mistake "a heading with a space that does not break" - 0 "" \
	'edit $doc "s/^## Opfølgning på /## Opfølgning på /"'
mistake "letters as a Mac writes them" - 0 "" \
	'edit $doc "s/å/a\xcc\x8a/g"'

# Fields
mistake "a colon in a value" yaml-kolon 4 'sted: \"Lokale 2: stuen\"' \
	'edit $doc "s/^sted: .*/sted: Lokale 2: stuen/"'
mistake "no space after the colon" yaml-ulaeselig 2 'skriv  dato: 2026' \
	'edit $doc "s/^dato: /dato:/"'
mistake "a tab" yaml-tabulator 6 'mellemrum' \
	'edit $doc "6s/^  /\t/"'
mistake "no line to close the fields" felter-ikke-lukket 1 '---' \
	'edit $doc 18d'
only felter-ikke-lukket
mistake "no line to open the fields" felter-mangler 1 'skriv øverst:  ---' \
	'edit $doc 1d'
only felter-mangler
mistake "a participant left out" deltager-mangler 5 \
	'tilføj en linje under de andre:  - {rolle: skolechef}' \
	'edit $doc "/rolle: skolechef/d"'
mistake "nobody there" deltager-mangler 5 \
	'tilføj  deltagere:  - {rolle: skolechef}' \
	'edit $doc "/^  - {rolle/d; s/^deltagere:/& []/"'
mistake "a participant left out of a list on one line" deltager-mangler 5 \
	'tilføj i listen:  {rolle: skolechef}' \
	'edit $doc "/^  - {rolle/d; s/^deltagere:/& [{rolle: skoleleder}]/"'
mistake "a date as people write it" felt-format 2 'dato: 2026-04-14' \
	'edit $doc "s|^dato: .*|dato: 14/4-2026|"'
mistake "a date with one digit" felt-format 2 'dato: 20' \
	'edit $doc "s/^dato: .*/dato: 2026-4-14/"'
mistake "a state that nobody knows" tilstand-ukendt 16 'til høring' \
	'edit $doc "s/^status: .*/status: færdig/"'
mistake "a state misspelt" tilstand-ukendt 16 '(mente du »godkendt«?)' \
	'edit $doc "s/^status: .*/status: godkent/"'
mistake "a field in capitals" felt-ukendt 16 'mente du »status«?' \
	'edit $doc "s/^status: /Status: /"'
mistake "an empty field" felt-mangler 2 'dato: 20' 'edit $doc "s/^dato: .*/dato:/"'
mistake "a field twice" felt-dobbelt 3 'behold' 'edit $doc "2a dato: 2026-04-15"'
mistake "a role misspelt that had to be there" rolle-ukendt 6 'mente du »skoleleder«?' \
	'edit $doc "s/rolle: skoleleder/rolle: skolelder/"'
only rolle-ukendt
check grep -q '"severity":"error"' "$SANDBOX/.out"
mistake "the participants under another name" felt-ukendt 5 'mente du »deltagere«?' \
	'edit $doc "s/^deltagere:/deltager:/"'
only felt-ukendt
mistake "a date in words" felt-format 2 'dato: 2026-04-14' \
	'edit $doc "s/^dato: .*/dato: 14. april 2026/"'
mistake "a date without its zeros" felt-format 2 'dato: 2026-04-04' \
	'edit $doc "s/^dato: .*/dato: 2026-4-4/"'
mistake "a date day first" felt-format 2 'dato: 2026-04-14' \
	'edit $doc "s/^dato: .*/dato: 14-04-2026/"'
mistake "a year turned round" dato-periode 2 'ret datoen' \
	'edit $doc "s/^dato: .*/dato: 2062-04-14/"'
only dato-periode
mistake "a meeting in the autumn after" - 0 "" \
	'edit $doc "s/^dato: .*/dato: 2026-10-14/"'
mistake "curly quotation marks" yaml-citationstegn 4 'skriv  \"Søndre Skole\"' \
	'edit $doc "s/^sted: .*/sted: “Søndre Skole”/"'
mistake "a date in curly quotation marks" yaml-citationstegn 2 \
	'skriv  \"2026-04-14\"' 'edit $doc "s/^dato: .*/dato: “2026-04-14”/"'
only yaml-citationstegn
mistake "an empty state" felt-mangler 16 'skriv fx  status: kladde' \
	'edit $doc "s/^status: .*/status:/"'
mistake "a day that no calendar has" felt-format 2 'dato: 2026-04-30' \
	'edit $doc "s/^dato: .*/dato: 2026-04-31/"'
mistake "a colon too many between brackets" yaml-ulaeselig 10 \
	'skriv  - {rolle: elevråd, navn: \"Ida: 9.b\"}' \
	'edit $doc "s/{rolle: elevråd}/{rolle: elevråd, navn: Ida: 9.b}/"'
mistake "single curly quotation marks" yaml-citationstegn 16 \
	'skriv  \"godkendt\"' 'edit $doc "s/^status: .*/status: ‘godkendt’/"'
only yaml-citationstegn
mistake "two texts in quotation marks" - 0 "" \
	'edit $doc "s/^sted: .*/sted: „Salen“ og „Haven“/"'
mistake "quotation marks within" - 0 "" \
	'edit $doc "s/^sted: .*/sted: Søndre Skole, “Salen”, og andre/"'
mistake "participants as a text" felt-type 5 'rolle' \
	'edit $doc "/^  - {rolle/d; s/^deltagere:/deltagere: Anna og Kim/"'
out_lacks '"deltager-mangler"'
mistake "saved as Latin-1" ikke-utf8 4 'UTF-8' \
	'edit $doc "s/Ø/\xd8/g; s/ø/\xf8/g; s/æ/\xe6/g; s/å/\xe5/g"'
only ikke-utf8
mistake "lines that end as on Windows" crlf 1 'referat fmt' 'edit $doc "s/\$/\r/"'
mistake "a mark at the beginning" bom 1 'uden BOM' 'edit $doc "1s/^/\xef\xbb\xbf/"'
mistake "a merge left half done" konflikt 120 'behold' \
	'edit $doc "120i <<<<<<< HEAD"'
mistake "two versions of a field" konflikt 2 'behold' \
	'edit $doc "2s/.*/<<<<<<< din\n&\n=======\ndato: 2026-01-15\n>>>>>>> deres/"'
out_lacks yaml-ulaeselig

# Agreements
a6='/^### A6/,/^### A7/'
for how in 'A6)' 'A6.' 'A 6' 'A 6:' 'A-6' 'A.6' 'a6' '6.' '6)' 'Aftale 6:' 'Aftale nr. 6'; do
	mistake "a number as $how" aftale-nummer 120 'skriv  A6 Fælles læsning' \
		'edit $doc "s/^### A6 /### $how /"'
done
for how in 'A6:' 'A6 –' 'A6 -' 'A6 '; do
	mistake "a number as $how" - 0 "" 'edit $doc "s/^### A6 /### $how /"'
	run referat agreements --unit soendre-skole --cycle 2025-26 --format csv
	out_has ';A6;Fælles læsning'
done
mistake "agreements that are counted" aftale-nummer 128 'skriv  A14 Værksteder' \
	'edit $doc "s/^### A5 /### 1. /; s/^### A6 /### 2. /; s/^### A7 /### 3. /"'
only aftale-nummer
for how in '7. klasse læser' '4. Årgang læser' '6.-8. klasse læser'; do
	mistake "a title that begins as $how" - 0 "" \
		'edit $doc "s/^### A6 Fælles læsning/### $how/"'
done
mistake "a title that begins with a class level" - 0 "" \
	'edit $doc "s/^### A6 /### I 7. klasse: /"'
mistake "a misspelt field" aftale-felt 115 'mente du »Fortsætter«?' \
	'edit $doc "s/^- Fortsætter:/- Fortsæter:/"'
mistake "a misspelt field in brackets" aftale-felt 22 'mente du »Fortsætter«?' \
	'edit $table "s/(Fortsætter: 2024-25.A1; /(Fortsæter: 2024-25\/A1; /"'
for how in Deadline Dato 'Ny frist' 'Skal være færdig'; do
	mistake "a due date under the name $how" aftale-mangler 123 \
		'skriv fx  - Frist: 2026-12-18' \
		'edit $doc "$a6{s/^- Frist:/- $how:/}"'
	only aftale-mangler
done
mistake "all fields under other names" aftale-mangler 123 \
	'skriv fx  - Frist: 2026-12-18' \
	'edit $doc "$a6{s/^- Frist: .*/- Deadline: 18.12.2026/; s/^- Ansvarlig:/- Udfører:/; /^- Status/d}"'
only aftale-mangler
out_has '"line":122'
mistake "further fields" - 0 "" \
	'edit $doc "$a6{s/^- Status: ny/&\n- Begynder: 2026-08-15\n- Hjælper: konsulent/}"'
for how in Ansvar Ansvarlige Anvsarlig; do
	mistake "an owner under the name $how" aftale-mangler 122 \
		'skriv fx  - Ansvarlig: læsevejleder' \
		'edit $doc "$a6{s/^- Ansvarlig:/- $how:/}"'
	only aftale-mangler
done
mistake "an owner in a cell under another name" aftale-mangler 37 \
	'skriv fx  Ansvarlig: læsevejleder' \
	'edit $table "s/(Ansvarlig: læsevejleder; /(Ansvar: læsevejleder; /"'
mistake "a label with its colon written otherwise" aftale-mangler 122 \
	'skriv fx  - Ansvarlig: konsulent' \
	'edit $doc "$a6{s/^- Ansvarlig:.*/- Ansvarli\&#58; konsulent/}"'
mistake "an item that begins like a field" - 0 "" \
	'edit $doc "$a6{s/^- Status: ny/&\n- Statusmøde: uge 10/}"'
for how in '•' '■' '➢' 'o\t' '§\t' '–' '—' '→' 'bindestreg:-'; do
	mistake "a list with ${how%:*}" punkttegn 122 'begynd linjen med  - ' \
		'edit $doc "$a6{s/^- /${how#*:} /; s/^- \([A-Z]\)/-\1/}"'
	only punkttegn
	check grep -q '"severity":"error"' "$SANDBOX/.out"
done
for how in '• ' '– ' '-'; do
	mistake "one line of a list with $how" punkttegn 123 'begynd linjen med  - ' \
		'edit $doc "$a6{s/^- Frist/${how}Frist/}"'
	only punkttegn
	mistake "agreements with $how" punkttegn 79 'begynd linjen med  - ' \
		'edit $tasks "/^## Aftaler/,\$s/^- \[ \] /$how/"'
	only punkttegn
	mistake "answers with $how" punkttegn 36 'begynd linjen med  - ' \
		'edit $tasks "/^## Evaluering/,/^## Temaer/s/^- \[.\] /$how/"'
	only punkttegn
done
mistake "a box with no space before it" punkttegn 36 'begynd linjen med  - ' \
	'edit $tasks "s/^- \[x\] A1/-[x] A1/"'
only punkttegn
mistake "a list of another section" punkttegn 26 'begynd linjen med  - ' \
	'edit $tasks "/^## Materiale/,/^## Eval/s/^- /• /"'
only punkttegn
for how in '– Det er sjovt, siger en elev.\n\n– Det synes jeg også, siger en anden.' \
    'Læsning er\n– siger skolen – vigtigt\n– og svært.' \
    '-5 grader var der\n-7 om natten.' '*Tallene er foreløbige.' \
    'Læsebånd i alle klasser\n→ flere læser.'; do
	mistake "no list: $how" - 0 "" 'add $doc "$(printf "$how")"'
done
mistake "a line that goes on with a dot" - 0 "" \
	'add $doc "Søndre Skole · Østre Skole"; echo "· Fjordskolen" >>$doc'
mistake "no owner" aftale-mangler 120 'skriv fx  - Ansvarlig: skoleleder' \
	'edit $doc "$a6{/^- Ansvarlig/d}"'
mistake "no owner in a cell" aftale-mangler 37 'skriv fx  (Ansvarlig: skoleleder)' \
	'edit $table "s/(Ansvarlig: læsevejleder; /(/"'
mistake "an answer with an empty status" aftale-mangler 35 \
	'skriv fx  - Status: opfyldt  (eller videreført, ændret, bortfaldet)' \
	'edit $doc "/^- A2 /,/^- A3 /s/Status: .*/Status:/"'
only aftale-mangler
mistake "an empty status in brackets" aftale-mangler 22 \
	'skriv fx  Status: opfyldt  (eller' \
	'edit $table "s/A1; Status: opfyldt/A1; Status:/"'
mistake "an empty status in a table" aftale-mangler 28 'skriv fx  opfyldt  (eller' \
	'edit $rows "s/| videreført |/|            |/"'
mistake "an empty due date" aftale-mangler 123 'skriv fx  - Frist: 2026-07-31' \
	'edit $doc "$a6{s/Frist: .*/Frist:/}"'
mistake "no such column" tabel-kolonne 23 'skriv kolonnerne:  | Nr | Aftale | Ansvarlig' \
	'edit $rows "/Siden/,/## Dags/s/ Status     / Stand      /"'
only tabel-kolonne
mistake "a column for titles under another name" tabel-kolonne 57 'skriv kolonnerne:  | Nr | Aftale |' \
	'edit $rows "/^## Aftaler/,\$s/ Aftale  / Opgave  /"'
only tabel-kolonne
mistake "an owner that is nearly a role" rolle-ukendt 122 'mente du »skoleleder«?' \
	'edit $doc "$a6{s/Ansvarlig: .*/Ansvarlig: skoleledr/}"'
for how in Skoleledere skolelederen 'læseteamet på mellemtrinnet' Elever lærerne; do
	mistake "an owner who is no role: $how" - 0 "" \
		'edit $doc "$a6{s/Ansvarlig: .*/Ansvarlig: $how/}"'
done
mistake "a status that nobody knows" aftale-status 124 'i gang' \
	'edit $doc "$a6{s/Status: ny/Status: igangsat/}"'
mistake "a status misspelt" aftale-status 124 '(mente du »opfyldt«?)' \
	'edit $doc "$a6{s/Status: ny/Status: opfyldte/}"'
for how in '[]' '[ x]' '[x ]' '[v]' '[-]' '[√]' '[ja]' '(x)' '☒' '☑'; do
	mistake "a box as $how" aftale-hak 36 'skriv  - [x]' \
		'edit $tasks "s/^- \[x\] A1/- $how A1/"'
	only aftale-hak
done
mistake "a box with no space behind it" aftale-hak 36 'skriv  - [x]' \
	'edit $tasks "s/^- \[x\] A1/- [x]A1/"'
mistake "a box ticked with a capital" - 0 "" \
	'edit $tasks "s/^- \[x\] A1/- [X] A1/"'
mistake "brackets first in a title" - 0 "" \
	'edit $tasks "s/ A6 Det skal/ A6 [Udkast] Det skal/"'
for how in 'juni 2026:2026-06' '18. december 2026:2026-12-18' '18/12-26:2026-12-18' \
    'senest i uge 44:fx  2026-06-30  eller  2026-06' \
    'uge 10-11 2026:fx  2026-06-30  eller  2026-06' \
    'inden jul 2026:fx  2026-06-30  eller  2026-06'; do
	mistake "a due date as ${how%%:*}" aftale-frist 123 "skriv ${how#*:}" \
		'edit $doc "$a6{s|Frist: .*|Frist: ${how%%:*}|}"'
done
for how in 2016-12-18:2026-12-18 2016-03-01:2027-03-01 2016-12:2026-12 \
    2020-02-29:2028-02-29; do
	mistake "a due date long ago: ${how%:*}" aftale-frist-gammel 123 \
		"skriv fx  ${how#*:}" \
		'edit $doc "$a6{s/Frist: .*/Frist: ${how%:*}/}"'
done
mistake "a due date with its year turned round" aftale-frist-fjern 123 \
	'skriv fx  2026-12-18' 'edit $doc "$a6{s/Frist: .*/Frist: 2062-12-18/}"'
mistake "a due date in some years" - 0 "" \
	'edit $doc "$a6{s/Frist: .*/Frist: 2033-06-30/}"'
mistake "a date behind a space that does not break" - 0 "" \
	'edit $doc "$a6{s/Frist: /Frist: \xc2\xa0/}"'
for how in '#### A7 ' '###A7 ' '    ### A7 ' '- A7 ' '- ### A7 ' '**A7** '; do
	mistake "an agreement as $how" aftale-ikke-laest 128 \
		'skriv  ### A7 Værksteder' 'edit $doc "s/^### A7 /$how/"'
done
for how in 'A7 ' '**A7** ' '### A7 ' '  - [ ] A7 '; do
	mistake "an agreement of a list as $how" aftale-ikke-laest 82 \
		'skriv  - [ ] A7 En makker' 'edit $tasks "s/^- \[ \] A7 /$how/"'
	only aftale-ikke-laest
done
mistake "agreements of a table as a list" aftale-ikke-laest 59 \
	'skriv den som en række' \
	'edit $rows "/^## Aftaler/,\$ {s/^| A\([0-9]\)  | \([^|]*[^ |]\) *|.*/- A\1 \2/; /^|/d}"'
only aftale-ikke-laest
check grep -q '"severity":"error"' "$SANDBOX/.out"
for how in 'A7 er udsat til næste år.' 'A5 Elevrådet med, før der besluttes' \
    'A4 papir til alle klasser' 'A9 Åben Skole fortsætter som før.'; do
	mistake "no agreement: $how" - 0 "" 'edit $doc "/^## Hvem/i $how\\n"'
done
mistake "fields that are not indented" aftale-indrykning 32 'to mellemrum ind' \
	'edit $doc "/^- A2 /,/^- A3 /s/^  - /- /"'
only aftale-indrykning
run referat agreements --unit soendre-skole --cycle 2025-26 --format csv
out_has ';matematikvejleder;2026-06-30;;videreført;'
mistake "and are confidential with their agreement" aftale-indrykning 32 'ind' \
	'edit $doc "/^- A2 /,/^- A3 /{s/^  - /- /; s/^- A2.*/& [fortrolig]/; s/matematikvejleder/Zebra/}"'
referat publish --audience internal --output ../inside >/dev/null
check test -f ../inside/index.html
run grep -rla Zebra ../inside
is_code 1
for how in 's/)$/)./' 's/)$/) haster/' 's/(/[/; s/)$/]/' 's/)$//' 's/(Ans/Ans/; s/)$//'; do
	mistake "a bracket that is none: $how" aftale-felt-i-tekst 82 \
		'fx  (Ansvarlig: medarbejderrepræsentant; …)' \
		'edit $tasks "/^- ... A7/{$how}"'
	only aftale-felt-i-tekst
done
mistake "fields divided by commas" aftale-felt-i-tekst 82 \
	'med semikolon imellem, fx  (Frist: 2026-08-14; …)' \
	'edit $tasks "/^- ... A7/s/; /, /g"'
only aftale-felt-i-tekst
mistake "fields on one line" aftale-felt-i-tekst 122 \
	'skriv hvert felt på sin egen linje, fx  - Frist: 2026-12-18' \
	'edit $doc "$a6{s/^- Ansvarlig: .*/&, Frist: 2026-12-18, Status: ny/; /^- [FS]/d}"'
only aftale-felt-i-tekst
mistake "fields without their hyphens" aftale-felt-i-tekst 122 'fx  - Ansvarlig: læsevejleder' \
	'edit $doc "$a6{s/^- //}"'
only aftale-felt-i-tekst
mistake "a title with a colon" - 0 "" \
	'edit $doc "$a6{s/ Fælles/ Ny frist: fælles/}"'
mistake "a number twice" aftale-dobbelt 128 'A12' 'edit $doc "s/^### A7 /### A6 /"'
mistake "a year written with a stroke" fortsaetter-ukendt 115 \
	'mente du »2024-25/A5«?' 'edit $doc "s|2024-25/A5|2024/25 A5|"'
mistake "words for a reference" fortsaetter-ukendt 115 'skriv fx  2024-25/A5' \
	'edit $doc "s|2024-25/A5|aftale 5 fra sidste år|"'
mistake "a unit misspelt" enhed-ukendt 1 'mente du »soendre-skole«?' \
	'mkdir -p enheder/sondre-skole; git mv $year enheder/sondre-skole/'
only enhed-ukendt

# What looks as if it were confidential
for how in '(fortrolig)' '{fortrolig}' '(Fortroligt)' '(intern)'; do
	mistake "a class as $how" klasse-uden-virkning 103 \
		"»$how« virker ikke her" \
		'edit $doc "s/ \[intern\]/ $how/"'
done
mistake "a class first in the heading" klasse-uden-virkning 103 'skriv  [intern]' \
	'edit $doc "s/^### \(Indsats: Ét.*\) \[intern\]/### [intern] \1/"'
mistake "a class within the text" klasse-uden-virkning 105 'skriv  [fortrolig]' \
	'edit $doc "s/^Sammenlægningen fylder/[fortrolig] &/"'
mistake "a misspelt class" overskrift-klasse 103 'mente du »fortrolig«?' \
	'edit $doc "s/ \[intern\]/ [fortrolg]/"'
mistake "a class in capitals" - 0 "" 'edit $doc "s/ \[intern\]/ [INTERN]/"'
mistake "brackets that are no class" - 0 "" 'add $doc "Se side 4 [bilag 2] (internt notat)."'

# Tables
mistake "a row misspelt that has to be there" tabel-raekke-ukendt 39 'mente du »Data«?' \
	'edit $table "s/^| Data  /| Date  /"'
check grep -q '"severity":"error"' "$SANDBOX/.out"
out_lacks '"tabel-raekke"'
mistake "a column misspelt" tabel-kolonne-ukendt 35 'mente du »Indsatser«?' \
	'edit $table "s/| Indsatser |/| Indsats |/"'
mistake "rows and columns of one's own" - 0 "" \
	'edit $table "s/^| Data  .*/&\n| Bygninger | Taget er tæt. | |/"'
mistake "an empty line in a table" tabel-brudt 41 'slet den tomme linje' \
	'edit $table "s/^| Ledelse /\n&/"'
mistake "no line below the columns" tabel-brudt 57 'for hver kolonne' \
	'edit $rows "/^## Aftaler/,\$ {/^| ---/d}"'
only tabel-brudt
mistake "too few dashes below the columns" tabel-brudt 35 'for hver kolonne' \
	'edit $table "s/^| -----.*/| --- | --- |/"'
mistake "a bar in the text of a row" tabel-celler 39 'kun 3 kolonner' \
	'edit $table "s/^| Data  *| Skolens/& | klassens/"'
mistake "a bar written as text" - 0 "" \
	'edit $table "s/^| Data  *| Skolens/& \\\\| klassens/"'

# Links
mistake "spaces in an address" link-mellemrum 149 '%20' \
	'add $doc "Se [planen](../Handle plan.pdf) her."'
mistake "a space before an address" link-delt 149 'skriv  [planen](https://k.dk/a)' \
	'add $doc "Se [planen] (https://k.dk/a)."'
mistake "brackets of two kinds" - 0 "" 'add $doc "Se [bilag 2] (side 4)."'
mistake "a web address without its beginning" link-ufuldstaendigt 149 \
	'skriv  https://www.kommune.dk' 'add $doc "Se [planen](www.kommune.dk)."'
mistake "an e-mail address as a link" link-ufuldstaendigt 149 \
	'skriv  mailto:kim@eksempel.dk' 'add $doc "Skriv til [Kim](kim@eksempel.dk)."'
mistake "a file on one's own disk" usikkert-link 149 'https://' \
	'add $doc "Se [planen](file:///C:/plan.pdf)."'
mistake "an image from elsewhere" usikkert-link 149 '![Legepladsen](legeplads.png)' \
	'add $doc "![Gangen](https://eksempel.dk/gang.png)"'
mistake "a link without an address" usikkert-link 149 'mellem ( og )' \
	'add $doc "Se [planen]()."'

# The time of a meeting
for how in 12:00-8:30 9 8-12; do
	mistake "a time as $how" felt-tid 3 'skriv fx  tid: 8:30-12:00' \
		'edit $doc "s/^tid: .*/tid: $how/"'
	only felt-tid
done
for how in 'kl. 9' '2 timer' 'tirsdag kl. 8.30 til 12' 9.00 'hele formiddagen'; do
	mistake "a time as $how" - 0 "" 'edit $doc "s/^tid: .*/tid: $how/"'
done

# Configuration
mistake "an address that is none" opsaetning-vaerdi 6 'skriv fx  anna@kommune.dk' \
	'edit personer.yaml "s/anna@eksempel.dk/anna.eksempel.dk/"'
mistake "a date day first" opsaetning-vaerdi 19 'skriv  2019-08-02' \
	'edit personer.yaml "s/\(skoleleder.*\)2019-08-01/\102-08-2019/"'
mistake "a day that is none" opsaetning-vaerdi 24 'skriv  2022-02-28' \
	'edit personer.yaml "s/2022-01-01/2022-02-30/"'
mistake "an end before its beginning" opsaetning-vaerdi 24 'byt om på de to' \
	'edit personer.yaml "s/2022-01-01, to: null/2022-01-01, to: 2021-01-01/"'
mistake "a cycle with a stroke" opsaetning-vaerdi 8 'skriv  2021-22' \
	'edit enheder.yaml "s|from: 2021-22|from: 2021/22|"'
mistake "a number in words" opsaetning-vaerdi 34 'skriv fx  5' \
	'edit referat.yaml "s/^threshold: .*/threshold: fem/"'
mistake "a text in brackets" opsaetning-vaerdi 5 'skriv én tekst' \
	'edit personer.yaml "s/name: Anna K./name: [Anna, K.]/"'
mistake "a key that is needed, misspelt" opsaetning-ukendt 3 \
	'mente du »municipality«?' \
	'edit referat.yaml "s/^municipality:/municipalty:/"'
only opsaetning-ukendt
mistake "the only key, in Danish" opsaetning-ukendt 3 'mente du »people«?' \
	'edit personer.yaml "s/^people:/personer:/"'
only opsaetning-ukendt
mistake "a unit without its id" opsaetning-mangler 6 'skriv fx  id:' \
	'edit enheder.yaml "s/id: fjordskolen/ident: fjordskolen/"'
out_lacks enhed-ukendt
mistake "a type misspelt among the units" opsaetning-henvisning 39 \
	'i enheder.yaml, det er stavet forkert' \
	'git checkout -q HEAD~1 referat.yaml; edit enheder.yaml "s/type: skole/type: skle/"'

test_case "no documents are counted where none were asked about"
git reset -q --hard
run referat validate enheder.yaml
is_code 0
check test "$(cat "$SANDBOX/.out")" = "ingen fejl"
done_testing
