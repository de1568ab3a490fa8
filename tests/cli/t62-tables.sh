#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Tables on the pages: agreements in rows read as on cards, cells know their
# column where the window is narrow, and big numbers can be read.
. "$(dirname "$0")/lib.sh"

referat init k >/dev/null 2>&1
cd k || exit 1
doc=enheder/boerneby-nord/2025-26/kolding-moedereferat
publish() { # AUDIENCE
	git add -A && git -c core.hooksPath=/dev/null commit -q -m Ret
	run referat publish --audience "$1" --output "$SANDBOX/$1"
	is_code 0
}
page() { cp "$SANDBOX/$1" "$SANDBOX/.out"; }

test_case "an agreement in a row"
publish public
page public/$doc.html
out_has '<table class="stack">'
out_has '<th scope="col">Frist</th>'
out_has '<td data-th="Frist">12. september 2025</td>'
out_has '<td data-th="Fortsætter"><a href="../2024-25/kolding-moedereferat.html#a-A1">A1, 2024-25</a></td>'

test_case "agreements in a cell"
page public/enheder/birkeskolen/2025-26/nyborg-aftaledokument.html
out_has '<td data-th="Indsatser"><div class="agreement" id="a-A6">'

test_case "the year wheel"
page public/aarshjul/2025-26.html
out_has '<td data-th="Hvem">skolechef</td>'

test_case "the units of a year, and of a theme"
page public/aar/2025-26.html
out_has '<table class="counts stack">'
out_has '<td data-th="Åbne">6</td><td data-th="Opfyldte">2</td><td data-th="Bortfaldne">1</td>'
page public/temaer/sprog-paa-tvaers/2025-26.html
out_has '<table class="counts all stack">'
out_has '<td data-th="Åbne">1</td>'

test_case "how many a figure is based on"
page public/enheder/soendre-skole/index.html
out_has '<td>6,1 <span class="dim">(668.000)</span></td>'
out_has '<span class="dim">(315)</span>'

test_case "a month, and a column that keeps its side"
sed -i -e 's/^status: .*/status: kladde/' -e '0,/^| ---.*/s//|---|---|---|--:|---|---|---|---|/' -e 's/| 2027-01-29 |/| 2027-01 |/' $doc.md
publish internal
page internal/$doc.html
out_has '<th scope="col" class="right">Frist</th>'
out_has '<td class="right" data-th="Frist">januar 2027</td>'

done_testing
