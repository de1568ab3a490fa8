#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The cycle board, the committee's summary and the year wheel of the example
# municipality. What people read is compared with the files in golden/.
. "$(dirname "$0")/lib.sh"
files=$TOP/tests/cli/golden

# golden NAME: the output is that file.
golden() {
	if diff "$files/$1" "$SANDBOX/.out" >"$SANDBOX/.err"; then
		pass "is as $1"
	else
		fail "should be as $1"
	fi
}

referat init kommune >/dev/null
cd kommune || exit 1
export REFERAT_TODAY=2026-06-20

test_case "the board of the cycle that today falls in"
run referat status
is_code 0
golden status.txt
run referat status --cycle 2025-26 --rev HEAD
golden status.txt
run referat status --staged --workers 1
golden status.txt
run referat status --format markdown
golden status.md
run referat status --format csv
golden status.csv
run referat --lang en status
out_has "missing since 2026-05-31"

test_case "the board as JSON keeps to the contract"
run referat status --format json
is_code 0
out_has '{"cycle":"2025-26","units":[{"unit":"birkeskolen","steps":[{"step":"temaer","due":"2025-11-30","done":"2025-11-30","state":"done"'
out_has '{"step":"samtale","due":"2026-05-31","done":"2026-05-12","state":"done"'
out_has '{"step":"offentlig","due":"2026-06-12","done":null,"state":"missing"'
out_has '{"step":"samlet","due":"2026-06-30","done":null,"state":"due"'
out_has '"demands":[{"demand":"referat-paa-hjemmeside","met":true,"where":"https://birkeskolen.eksempel.dk/udviklingssamtale/2025-26"'

test_case "units of the cycle, and no others"
out_lacks oestre-skole
run referat status --cycle 2024-25 --format json
out_has '"unit":"oestre-skole"'
run referat status --cycle 2026-27
is_code 0
out_has "10 krav  der er ingen dokumenter i perioden endnu"

test_case "each cycle by the demands of its own time and unit"
# asked CYCLE UNIT: the demands of the three that came or went.
asked() {
	referat status --cycle "$1" --format json | sed "s/.*\"unit\":\"$2\"//; s/\"unit\":.*//" |
		grep -o '"demand":"[^"]*"' | cut -d '"' -f 4 |
		grep -x -e samtale -e udviklingsplan -e forældrerepræsentant | tr '\n' ' '
}
same "$(asked 2021-22 fjordskolen)" "" "nothing before the law"
same "$(asked 2022-23 fjordskolen)" "samtale udviklingsplan " "development plans, for one year"
same "$(asked 2024-25 fjordskolen)" "samtale " "no parent yet"
same "$(asked 2025-26 fjordskolen)" "samtale forældrerepræsentant " "a parent"
same "$(asked 2025-26 dagtilbud-syd)" "" "day care is no school"

test_case "time goes on"
REFERAT_TODAY=2026-05-31 run referat status --format json
out_has '"unit":"dagtilbud-syd","steps":[{"step":"temaer","due":"2025-11-30","done":"2025-11-30","state":"done","by":"calendar","where":null},'
out_has '{"step":"samtale","due":"2026-05-31","done":null,"state":"due"'
REFERAT_TODAY=2026-06-01 run referat status --format json
out_has '{"step":"samtale","due":"2026-05-31","done":null,"state":"missing"'

test_case "a talk held after its time is late"
doc=enheder/soendre-skole/2025-26/referat.md
sed -i 's/^dato: .*/dato: 2026-06-02/' $doc
run referat status
out_has "for sent 2026-06-02"
git checkout -q $doc

test_case "the committee's summary"
run referat status --summary
is_code 0
golden summary.txt
run referat status --summary --format json
out_has '"third_year":[]'
out_has '"agreements":{"open":13,"done":7,"carried":4,"changed":7,"dropped":5,"total":36,"untold":5,"carried_in":25,"answered":25}'
run referat status --summary --format csv
out_has 'bortfaldet;Venskabsklasse på Fjordskolen;birkeskolen;dropped;1;'
run referat status --summary --format markdown
out_has '## Bortfaldet, og hvorfor'
run referat status --summary --format html
out_has '<h2>Aftaler efter tema</h2>'

test_case "the third year"
run referat new soendre-skole 2026-27 norddjurs-udviklingssamtale --date 2027-04-12
next=enheder/soendre-skole/2026-27/referat.md
run referat status --summary --cycle 2026-27 --format json
out_has '"third_year":[]'
out_has '"untold":'
sed -i -e 's/^status: .*/status: offentliggjort/' -e 's/^- Status:.*/- Status: videreført/' $next
run referat status --summary --cycle 2026-27
out_has "Åbne på tredje år eller mere"
out_has "2024-25"
rm -r enheder/soendre-skole/2026-27

test_case "what is confidential is counted, no more"
sed -i 's/^\(- A[0-9]* .*\)$/\1 [fortrolig]/' $doc
check grep -q 'fortrolig' $doc
run referat status --summary --format json
out_lacks "Udeskole"
out_lacks "Læsemakkere"
out_lacks "Skoven ved"
run referat status --summary
out_has "som udvalget ikke kan læse"
git checkout -q $doc

test_case "the year wheel"
run referat wheel
is_code 0
golden wheel.txt
run referat wheel --format json
out_has '{"step":"offentlig","title":"Referatet er offentligt","from":"2026-05-31","due":"2026-06-29","after":"samtale","before":null,"workdays":20'
run referat wheel --format svg
is_code 0
golden wheel.svg
out_has 'role="img"'
out_has '<desc id="aarshjul-2025-26-trin">Trinene i rækkefølge: 1. Udvalget vælger årets tema (november 2025 · skolechef);'
out_lacks '#'
if command -v xmllint >/dev/null; then
	check xmllint --noout "$SANDBOX/.out"
fi
run referat wheel --format flow
is_code 0
golden flow.svg
out_has '<title id="flow-2025-26">Årets forløb 2025-26</title>'
out_has '<desc id="flow-2025-26-trin">Trinene i rækkefølge: 1. Udvalget'
out_lacks '#'
same "$(grep -o "<rect" "$SANDBOX/.out" | wc -l)" 6 \
	"a box for each step of the table"
if command -v xmllint >/dev/null; then
	check xmllint --noout "$SANDBOX/.out"
fi
run referat wheel --format html
same "$(grep -o '<svg ' "$SANDBOX/.out" | wc -l)" 2 "both drawings"
out_has '<svg xmlns="http://www.w3.org/2000/svg"'
out_lacks '<?xml'
out_has '<th scope="col">Hvornår</th>'
run referat wheel --cycle 2026-27
is_code 0
err_has "perioder/2026-27.yaml"

test_case "a mistake in the wheel is told with its place"
sed -i 's/when: december/when: decmber/' perioder/2025-26.yaml
run referat validate
is_code 1
out_has "fejl[opsaetning-henvisning]: »decmber« findes ikke som måned"
out_has "= hjælp: mente du »december«?"
out_has "--> perioder/2025-26.yaml:"
sed -i 's/when: decmber/when: {after: ud, weeks: 2}/' perioder/2025-26.yaml
run referat validate
out_has "»ud« findes ikke som trin i årshjulet"
sed -i 's/after: ud,/after: data,/' perioder/2025-26.yaml
run referat validate
out_has "trinnene venter på hinanden i ring: data → data"
git checkout -q perioder

test_case "wrong use"
run referat status --cycle 2025
is_code 2
run referat status soendre-skole
is_code 2
run referat status --format svg
is_code 2
run referat wheel --format csv
is_code 2
run referat wheel nu
is_code 2


test_case "one unit"
run referat status --unit fjordskolen --cycle 2025-26
is_code 0
out_has "Fjordskolen"
out_lacks "Søndre Skole"
run referat status --unit Fjordskolen
is_code 2
err_has "mente du »fjordskolen«?"
run referat status fjordskolen
err_has "skriv  --unit fjordskolen"
run referat status 2025-26
err_has "skriv  --cycle 2025-26"

test_case "a cycle without a year wheel"
run referat status --cycle 2029-30
is_code 0
err_has "perioder/2029-30.yaml"
run referat status --cycle 2029-30 --format json
run cat "$SANDBOX/.err"
out_is ""
done_testing
