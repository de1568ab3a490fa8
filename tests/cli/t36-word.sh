#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A Word document into a form: headings by style, in bold and as the rows of a
# table; nothing of the text is lost.
. "$(dirname "$0")/lib.sh"
printf 'id,name,type\na,A Skole,skole\n' >u.csv

# words: those of a text, one a line, each once, in small letters.
words() { sed 's/₂/2/g' | tr 'A-Z' 'a-z' | tr -cs '[:alnum:]\200-\377' '\n' | sort -u; }

# begin SET: a repository.
begin() {
	rm -rf repo
	referat init repo --name Kommunen --units u.csv --form "$1" >/dev/null
}

# nothing_lost DOCX FILE [NUMBER]: all words that pandoc finds in the one are in
# the other, but for the NUMBER of a heading.
nothing_lost() {
	pandoc --from docx --to plain --wrap=none "$1" | words >in.words
	pandoc --from docx --to plain --wrap=none --template=title.txt "$1" 2>/dev/null |
		words >>in.words
	words <"$2" >out.words
	same "$(sort -u in.words | LC_ALL=C comm -23 - out.words | tr '\n' ' ')" "${3:+$3 }" \
		"no word of $1 is lost"
}
printf '$title$ $for(author)$$author$ $endfor$\n' >title.txt

test_case "headings by style"
cat >notat.md <<'MD'
---
title: Notat om samtalen på Bakkeskolen
author: Konsulentgruppen
---

Dato: 14. april 2026 kl. 9-11.30

Journalnummer: 26/1234

Deltagere: Anna K. (skoleleder), skolechef Gert H., konsulent

# Formålet med samtalen

Vi vil se på skolens *udvikling* [se her](https://eksempel.dk) og H~2~O, ikke <noget>.

# Materiale udsendt som grundlag

- Trivsel
- Fravær

# Evaluring fra sidste samtale

- A1 Læsebånd er indført

# Temaer valgt af skolen

Fællesskaber på mellemtrinnet.

## Et underpunkt

Mere om det.[^1]

[^1]: En fodnote.

# Skolens økonomi

Taget er utæt, og det koster.

# Drøftelser vedrørende resultater af Nationale overgangstests

Det går fremad.

# Aftaler for det kommende skoleår

1. A2 Værksteder om mandagen (Ansvarlig: skoleleder; Frist: 2026-12)
MD
pandoc notat.md -o notat.docx
begin stevns
doc=repo/enheder/a/2025-26/notat.md
run referat -C repo import "$SANDBOX/notat.docx" a 2025-26 stevns-notat
is_code 0
out_has "enheder/a/2025-26/notat.md er skrevet; afsnit med tekst fra Word: 6."
out_has "Det, der ikke havde en plads, står sidst"
out_has "vejledningen i »Temaer valgt af forvaltningen« er ikke erstattet"
check grep -q '^dato: 2026-04-14' $doc
check grep -q '^tid: 9:00-11:30' $doc
check grep -q '^  - {rolle: skolechef, navn: Gert H.}' $doc
check grep -q '^# Notat om samtalen på Bakkeskolen' $doc
same "$(sed -n '/^## Materiale/,/^## Eval/p' $doc | grep -c 'Trivsel\|Fravær')" 2 \
	"a heading that begins like one of the form"
same "$(sed -n '/^## Evaluering/,/^## Temaer/p' $doc | grep -c 'A1 Læsebånd')" 1 \
	"a heading that is nearly one of the form"
same "$(sed -n '/^## Drøftelse/,/^## Aftaler/p' $doc | grep -c 'går fremad')" 1 \
	"what is confidential stays so"
same "$(sed -n '/^## Fra Word.*\[fortrolig\]/,$p' $doc | grep -c 'økonomi\|utæt\|26/1234\|Konsulentgruppen')" 4 \
	"what has no place comes last, and is kept from any site"
nothing_lost notat.docx $doc
run referat -C repo validate
is_code 0
run referat -C repo agreements --cycle 2025-26
out_has "Værksteder om mandagen"

test_case "what is there is not overwritten"
cp $doc before
run referat -C repo import "$SANDBOX/notat.docx" a 2025-26 stevns-notat
is_code 1
err_has "findes allerede"
check cmp before $doc

test_case "headings that are only bold, zipped by hand"
# paragraph TEXT [bold]
paragraph() {
	printf '<w:p><w:r>%s<w:t xml:space="preserve">%s</w:t></w:r></w:p>' \
		"${2:+<w:rPr><w:b/></w:rPr>}" "$1"
}
mkdir -p word/_rels _rels
cat >'[Content_Types].xml' <<'XML'
<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
XML
cat >_rels/.rels <<'XML'
<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
XML
{
	printf '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
	paragraph "Dato: 3. marts 2026"
	paragraph "Formålet med samtalen:" bold
	paragraph "At se fremad."
	paragraph "Temaer valgt af det politiske udvalg" bold
	paragraph "Sammen med børnene, 100 % &amp; mere."
	paragraph "Resultater, som ingen må se" bold
	paragraph "Læsning går ned."
	paragraph "2. Aftaler for det kommende skoleår" bold
	paragraph "Vi mødes igen."
	printf '</w:body></w:document>'
} >word/document.xml
zip -q fed.docx '[Content_Types].xml' _rels/.rels word/document.xml
begin stevns
run referat -C repo import "$SANDBOX/fed.docx" a 2025-26 stevns-notat --date 2026-03-04
is_code 0
out_has "tekst fra Word: 3."
check grep -q '^dato: 2026-03-04' $doc
same "$(sed -n '/^## Formålet/,/^## Mat/p' $doc | grep -c 'At se fremad')" 1 "in its section"
same "$(sed -n '/^## Aftaler/,/^## Fra/p' $doc | grep -c 'mødes igen')" 1 "a number before it"
same "$(sed -n '/^## Fra Word/,$p' $doc | grep -c 'Læsning går ned')" 1 "unknown: not in the section above it"
nothing_lost fed.docx $doc 2

test_case "a table that is the form"
cat >tabel.md <<'MD'
+------------------------+----------------------------------+
| Skolens navn           | Bakkeskolen                      |
+------------------------+----------------------------------+
| Dato og tidspunkt      | 14/4-2026 kl. 9.00-11.30         |
+------------------------+----------------------------------+
| Deltagere              | skoleleder Anna K.               |
|                        |                                  |
|                        | skolechef                        |
+------------------------+----------------------------------+
| Formålet med samtalen  | Styrke dialogen                  |
+------------------------+----------------------------------+
| Evaluering fra sidste  | Følgende blev drøftet:           |
| samtale                |                                  |
|                        | - A1 Læsebånd (Status: opfyldt)  |
|                        | - A2 Stole                       |
+------------------------+----------------------------------+
| Noget helt andet       | Frugt og vand                    |
+------------------------+----------------------------------+
MD
pandoc tabel.md -o tabel.docx
begin stevns
run referat -C repo import "$SANDBOX/tabel.docx" a 2025-26 stevns-notat
is_code 0
check grep -q '^dato: 2026-04-14' $doc
check grep -q '^- A1 Læsebånd (Status: opfyldt)' $doc
check grep -q '^- A2 Stole' $doc
check grep -q '^  - {rolle: skoleleder, navn: Anna K.}' $doc
nothing_lost tabel.docx $doc

test_case "tables to tables, with the form's columns"
cat >matrix.md <<'MD'
Deltagere: Anna K., skolechef

| fokusområde | SITUATIONSBILLEDE | Indsatser |
|---|---|---|
| Anerkendelse | Det fungerer | A1 Bliv ved (Ansvarlig: skoleleder; Frist: 2026-12) |
| Data | Læsning | |
| Ledelse | Team | |
MD
pandoc matrix.md -o matrix.docx
begin nyborg
run referat -C repo import "$SANDBOX/matrix.docx" a 2025-26 nyborg-aftaledokument
is_code 0
doc=repo/enheder/a/2025-26/aftaledokument.md
check grep -q '^| Fokusområde | Situationsbillede | Indsatser |' $doc
check grep -q 'Deltagere: Anna K., skolechef' $doc
nothing_lost matrix.docx $doc
run referat -C repo agreements --cycle 2025-26
out_has "Bliv ved"

test_case "sections that come several times"
cat >tema.md <<'MD'
# Udviklingsområder

- Læsning
- Trivsel

# Tematik 1: Læsning

## Baggrund for udviklingsområder

Få læser hjemme.

## Baggrund

Mange børn læser for lidt uden for skolen.

## Indsatser

- A1 Læsebånd (Ansvarlig: skoleleder; Frist: 2026-12)

# Tematik 2: Trivsel

## Baggrund

De store savner fællesskab.

## Indsatser

- A2 Fester (Ansvarlig: elevråd; Frist: 2026-12)

# Skolebestyrelsens kommentarer

Godt.
MD
pandoc tema.md -o tema.docx
begin svendborg
run referat -C repo import "$SANDBOX/tema.docx" a 2025-26 svendborg-opfoelgningsnotat --date 2026-05-05
is_code 0
doc=repo/enheder/a/2025-26/notat.md
same "$(grep -o '^##* .*' $doc | sed -n '/Tematik 1/,/bestyrelsen/p' | tr '\n' '|')" \
	"## Tematik 1: Læsning|### Baggrund|### Indsatser|## Tematik 2: Trivsel|### Baggrund|### Indsatser|## Skolebestyrelsens kommentarer|" \
	"each with its own"
nothing_lost tema.docx $doc
run referat -C repo agreements --cycle 2025-26
out_has "Læsebånd"
out_has "Fester"

test_case "what is no Word document"
echo hej >fup.docx
run referat -C repo import "$SANDBOX/fup.docx" a 2024-25 svendborg-opfoelgningsnotat
is_code 1
err_has "kunne ikke læses som et Word-dokument"
check test ! -e repo/enheder/a/2024-25
run referat -C repo import "$SANDBOX/findes-ikke.docx" a 2024-25 svendborg-opfoelgningsnotat
is_code 3
run referat -C repo import "$SANDBOX/tema.docx" b 2024-25 svendborg-opfoelgningsnotat
is_code 2
run referat -C repo import "$SANDBOX/tema.docx"
is_code 2

test_case "without pandoc"
mkdir bin
for p in git; do ln -s "$(command -v $p)" bin/$p; done
run env PATH="$SANDBOX/bin" "$REFERAT" -C repo import "$SANDBOX/tema.docx" a 2024-25 svendborg-opfoelgningsnotat
is_code 3
err_has "sudo apt install pandoc"
check test ! -e repo/enheder/a/2024-25
done_testing
