#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Exports: the calendar as libical reads it, JSON by its schema, the list of
# agreements there and back.
. "$(dirname "$0")/lib.sh"
BUILD=$(dirname "$REFERAT")
referat init kommune >/dev/null
cd kommune || exit 1
doc=enheder/soendre-skole/2025-26/referat.md

test_case "the calendar"
run referat export ics
is_code 0
cp "$SANDBOX/.out" "$SANDBOX/a.ics"
err_has "kun for dem, der må læse arkivet"
"$BUILD/icscheck" <"$SANDBOX/a.ics" >"$SANDBOX/events"
check test $? = 0
check grep -q "^20260401	20260601	Samtaler	trin-2025-samtale@" "$SANDBOX/events"
check grep -q "^20260414T083000	20260414T120000	Udviklingssamtale på Søndre Skole 2025-26" "$SANDBOX/events"
check grep -q "^20260630	20260701	Frist: Fælles matematiksprog fra 0. til 6. klasse (Søndre Skole)	frist-soendre-skole/2025-26/referat/A2@" "$SANDBOX/events"
same "$(cut -f 4 "$SANDBOX/events" | sort | uniq -d)" "" "no two events have one name"
referat export ics >"$SANDBOX/b.ics" 2>/dev/null
check cmp "$SANDBOX/a.ics" "$SANDBOX/b.ics"
sed -i 's/^sted: .*/sted: "Kantinen; lokale 3, \\\\ øverst – med en meget lang forklaring på, hvordan man finder op ad trappen 🙂"/' $doc
referat export ics --unit soendre-skole >"$SANDBOX/b.ics" 2>/dev/null
"$BUILD/icscheck" <"$SANDBOX/b.ics" >"$SANDBOX/events"
check test $? = 0
check grep -qF 'LOCATION:Kantinen\; lokale 3\, \\ øverst' "$SANDBOX/b.ics"
same "$("$BUILD/icscheck" <"$SANDBOX/b.ics" | grep -c Fjordskolen)" 0 "one unit alone"
check grep -q "Senest: Formøder med enhederne (Søndre Skole)" "$SANDBOX/b.ics"
git checkout -q $doc

test_case "limits"
run referat export json --class offentlig
is_code 0
out_lacks '"class":"internal"'
out_lacks '"class":"confidential"'
run referat export json
out_has '"class":"internal"'
out_lacks '"class":"confidential"'
run referat export json --class fortrolig
out_has '"class":"confidential"'
run referat export json --audience public
out_lacks '"state":"draft"'
same "$(grep -c 'kun for dem' "$SANDBOX/.err")" 0 "nothing to warn of"
sed -i 's/^status: .*/status: kladde/' $doc
run referat export json --audience public
out_lacks "$doc"
err_has "er ikke med"
git checkout -q $doc
run referat export json --class hemmelig
is_code 2
run referat export xml
is_code 2
run referat export json --unit soendre
is_code 2
err_has "soendre-skole"

test_case "all of a cycle as JSON"
run referat export json --unit soendre-skole
is_code 0
out_has '"municipality":"Eksempel Kommune","cycle":"2025-26"'
out_has '"participants":[{"role":'
out_has '"sections":[{"title":"Opfølgning på sidste samtale","level":2,"text":"'
out_has '"agreements":[{"ref":"soendre-skole/2025-26/referat/A1"'
cp "$SANDBOX/.out" "$SANDBOX/all.json"
if [ -x "$BUILD/judge" ]; then
	check "$BUILD/judge" "$TOP/schema/eksport.schema.json" "$SANDBOX/all.json"
fi

# edit FROM TO: in the list, as a person does.
edit() { sed -i "s|$1|$2|" "$SANDBOX/list.csv"; }

test_case "the list, there and back"
referat export csv >"$SANDBOX/list.csv" 2>/dev/null
check grep -q "^$(printf '\357\273\277')enhed;periode;dokument;nr;titel;" "$SANDBOX/list.csv"
same "$(grep -c "$(printf '\r')\$" "$SANDBOX/list.csv")" \
	"$(($(referat agreements --cycle 2025-26 --format json | grep -o '"ref"' | wc -l) + 1))" \
		"a line for each agreement of the cycle, ended by CR LF"
run referat import "$SANDBOX/list.csv"
is_code 0
err_has "ingen rettelser"
run git status --porcelain
out_is ""

test_case "every way of writing agreements takes changes"
# a word of status that each set of columns has: open ones become done
lines=$(grep -c ';open;\|;carried;\|;changed;' "$SANDBOX/list.csv")
sed -i '/;open;\|;carried;\|;changed;/{s/;\(i gang\|ny\|videreført\|ændret\);/;opfyldt;/
	s/;\([0-9]\{4\}-[0-9][0-9]-[0-9][0-9]\);/;2027-03-04;/}' "$SANDBOX/list.csv"
check test "$lines" -gt 20
run referat import "$SANDBOX/list.csv" --dry-run
is_code 0
run git status --porcelain
out_is ""
run referat import "$SANDBOX/list.csv"
is_code 0
same "$(grep -c ': status: ' "$SANDBOX/.out")" "$lines" "each status was changed"
run git diff --numstat
same "$(awk '$1 != $2' "$SANDBOX/.out")" "" "lines were changed, none added or taken"
run referat export csv
same "$(grep -c ';open;\|;carried;\|;changed;' "$SANDBOX/.out")" 0 "none is open"
check test "$(grep -c '2027-03-04' "$SANDBOX/.out")" -ge 20
run referat validate --format json
same "$(grep -o '"severity":"error","code":"[^"]*"' "$SANDBOX/.out" | sort -u | grep -v godken)" "" \
	"nothing is wrong but that what was approved was changed"
git checkout -q .

test_case "what Excel makes of it"
referat export csv --unit soendre-skole 2>/dev/null | iconv -f UTF-8 -t CP1252//TRANSLIT |
	sed '1s/^?//; s/;\([0-9]\{4\}\)-\([0-9][0-9]\)-\([0-9][0-9]\);/;\3-\2-\1;/' >"$SANDBOX/list.csv"
run referat import "$SANDBOX/list.csv"
is_code 0
err_has "ingen rettelser"

test_case "what can't be taken is listed, the rest is taken"
referat export csv --unit soendre-skole 2>/dev/null >"$SANDBOX/list.csv"
sed -i '/;A2;/s/;2026-06-30;/;i morgen;/
	/;A3;/s/;2026-10-09;/;;/
	/;A4;/s/;A4;/;A\x1b[31m4;/
	/;A5;/s/;\(i gang\|ny\|videreført\|ændret\);/;næsten;/
	/;A6;/s/;A6;[^;]*;/;A6;Noget andet;/
	/;A7;/s/;A7;/;A77;/
	/;A8;/s/;2027-06-30;/;2027-05-01;/
	/;A11;/s|;enheder/[^;]*;|;../../etc/passwd;|' "$SANDBOX/list.csv"
run referat import "$SANDBOX/list.csv"
is_code 1
err_has "fristen »i morgen« er ikke en dato"
err_has "»frist« er tom i listen"
err_has "statussen »næsten« kendes ikke"
err_has "hedder noget andet"
err_has "A77): aftalen findes ikke"
err_has "A?[31m4): aftalen findes ikke"
err_has "etc/passwd A11): der er ikke noget dokument"
err_has "linjer, der ikke er taget ind: 7 af"
out_has "A8: frist: 2027-06-30 → 2027-05-01"
run git diff --stat
out_has "1 file changed, 1 insertion(+), 1 deletion(-)"
git checkout -q .

test_case "what both changed is not overwritten"
referat export csv --unit soendre-skole 2>/dev/null >"$SANDBOX/list.csv"
sed -i '/^- A8\|^### A8/,/^$/s/2027-06-30/2027-07-31/' $doc
sed -i 's/2027-06-30/2027-07-31/' $doc
edit '2027-06-30' '2027-01-01'
run referat import "$SANDBOX/list.csv"
is_code 1
err_has "er ændret i dokumentet, siden listen blev skrevet"
check grep -q 2027-07-31 $doc
git checkout -q .

test_case "a formula is guarded, and goes back as it was"
sed -i 's/Legepatruljen tre dage om ugen/=SUM(A1:A9)/' $doc
run referat export csv --unit soendre-skole
out_has "\"'=SUM(A1:A9)\""
cp "$SANDBOX/.out" "$SANDBOX/list.csv"
sed -i "/'=SUM/s/2027-06-30/2027-05-01/" "$SANDBOX/list.csv"
run referat import "$SANDBOX/list.csv"
is_code 0
out_has "A8: frist: 2027-06-30 → 2027-05-01"
git checkout -q .

test_case "no such list"
printf 'a;b\n1;2\n' >"$SANDBOX/list.csv"
run referat import "$SANDBOX/list.csv"
is_code 2
err_has "»fil«"
: >"$SANDBOX/list.csv"
run referat import "$SANDBOX/list.csv"
is_code 2
run referat import findes-ikke.csv
is_code 3
run referat import
is_code 2

test_case "a cycle without documents"
run referat export csv --cycle 2030-31
is_code 0
err_has "der er ingen dokumenter i 2030-31"
run referat export csv --cycle 2025-26
run grep -c "ingen dokumenter" "$SANDBOX/.err"
out_is 0
done_testing
