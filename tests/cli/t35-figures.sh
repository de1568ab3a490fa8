#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Figures of data/: their mistakes are found wherever files come from, are
# refused where documents' are, and never stand on a page.
. "$(dirname "$0")/lib.sh"

referat init by >/dev/null
cd by || exit 1
file=data/2025-26/fravaer.csv

test_case "the example"
run referat validate data
is_code 0

test_case "a mistake in the folder"
cp "$file" ../good.csv
sed -i 's/fjordskolen;fravaer;alle;5,3;75/fjordskole;fravaer;alle;5,3 %;/' "$file"
run referat validate
is_code 1
out_has "$file:6:1"
out_has "mente du »fjordskolen«?"
out_has "tal-ikke-tal"
out_has "tal-tom"
for format in json gitlab sarif github junit rdjson; do
	run referat validate --format $format
	is_code 1
	out_has "$file"
done

test_case "in English"
run referat --lang en validate data
out_has "has a per cent sign"

test_case "what is staged, and what was"
run referat validate --staged
is_code 0
git add "$file"
run referat validate --staged
is_code 1
run referat validate --rev HEAD
is_code 0

test_case "commit refuses it"
GIT_AUTHOR_EMAIL=mette-k@eksempel.dk run referat commit "$file" -m "Nye tal"
is_code 1
err_has "intet er gemt"

test_case "what is published then"
git -c core.hooksPath=/dev/null commit -qm "Forkert" "$file"
for time in first again; do
	run referat publish -o ../site
	is_code 1
	err_has "udeladt, fordi der er fejl i filen: $file"
done
check grep -q "Fravær" ../site/enheder/soendre-skole/index.html
if grep -rqF "5,3 %" ../site; then
	fail "a row with a mistake is on no page"
else
	pass "a row with a mistake is on no page"
fi
cp ../good.csv "$file"
git -c core.hooksPath=/dev/null commit -qm "Rettet" "$file"
run referat publish -o ../site
is_code 0
check grep -qF "<td>5,3 " ../site/enheder/fjordskolen/index.html

test_case "a repository that may not hold test results"
echo 'holds: [offentlig, intern]' >>referat.yaml
run referat validate data
is_code 1
out_has "klasse-ikke-tilladt"
out_has "data/2025-26/test.csv:2"
done_testing
