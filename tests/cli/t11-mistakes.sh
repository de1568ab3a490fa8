#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Mistakes that people make when they write: each is found, on its line, and
# the hint says what to write.
. "$(dirname "$0")/lib.sh"
referat init kommune >/dev/null
cd kommune || exit 1
doc=enheder/soendre-skole/2025-26/referat.md
table=enheder/birkeskolen/2025-26/nyborg-aftaledokument.md
year=enheder/soendre-skole/2025-26

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
		grep -v -e dagtilbud-syd -e '"krav-ikke-opfyldt"' >"$SANDBOX/.out"
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

# Headings
mistake "too many of a section" afsnit-antal 115 \
	'der er 5 af afsnittet »Indsats: …«; formularen siger 1–4' \
	'edit $doc "s/^### Indsats: V.*/&\n\nx\n\n### Indsats: b\n\nx\n\n### Indsats: c\n\nx\n\n### Indsats: d/"'
mistake "a section like no other" afsnit-ukendt 98 \
	'vælg en af: Indsats: …' 'edit $doc "s/^### Indsats: V.*/### Værksteder/"'

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
mistake "an empty line in a table" tabel-brudt 41 'slet den tomme linje' \
	'edit $table "s/^| Ledelse /\n&/"'
mistake "too few dashes below the columns" tabel-brudt 35 'for hver kolonne' \
	'edit $table "s/^| -----.*/| --- | --- |/"'
mistake "a bar in the text of a row" tabel-celler 39 'kun 3 kolonner' \
	'edit $table "s/^| Data  *| Skolens/& | klassens/"'
mistake "a bar written as text" - 0 "" \
	'edit $table "s/^| Data  *| Skolens/& \\\\| klassens/"'

# Links
mistake "spaces in an address" link-mellemrum 149 '%20' \
	'add $doc "Se [planen](../Handle plan.pdf) her."'
mistake "a web address without its beginning" link-ufuldstaendigt 149 \
	'skriv  https://www.kommune.dk' 'add $doc "Se [planen](www.kommune.dk)."'
mistake "an e-mail address as a link" link-ufuldstaendigt 149 \
	'skriv  mailto:kim@eksempel.dk' 'add $doc "Skriv til [Kim](kim@eksempel.dk)."'
mistake "a file on one's own disk" usikkert-link 149 'https://' \
	'add $doc "Se [planen](file:///C:/plan.pdf)."'
done_testing
