#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What the pages say of the same thing agrees from page to page, and reads as
# people say it.
. "$(dirname "$0")/lib.sh"

referat init k >/dev/null 2>&1
cd k || exit 1
publish() { # MORE…
	run referat publish --output "$SANDBOX/out" "$@"
	is_code 0
}
page() { cp "$SANDBOX/out/$1" "$SANDBOX/.out"; }
cards() { grep -c '<li class="agreement"' "$SANDBOX/out/enheder/$1/index.html"; }

publish
test_case "open agreements, as many as the unit's page shows"
page index.html
for unit in birkeskolen boerneby-nord dagtilbud-syd fjordskolen soendre-skole; do
	same "$(sed -n "s|.*enheder/$unit/index.html\">.* · \([0-9]*\) åbne aftaler<.*|\1|p" "$SANDBOX/.out")" \
		"$(cards $unit)" "$unit"
done
out_has '2024-25 · 1 åben aftale · nu en del af Søndre Skole</span>'
same "$(cards oestre-skole)" 1 "what goes on in the unit it was merged into"

test_case "an agreement split in two goes on as both"
page enheder/birkeskolen/index.html
out_has '</span> Fagene i køkkenet'
out_has '</span> To voksne mere'
out_has '5 nye aftaler; i dag:'
same "$(grep -o 'id="t-[^"]*"' "$SANDBOX/.out" | sort | uniq -d)" "" "each in a place of its own"
for id in A6 A7; do
	sed -n "/#a-$id\"/,/<\/li>/p" "$SANDBOX/out/enheder/birkeskolen/2025-26/index.html" >"$SANDBOX/card"
	grep -q "id=\"$(sed -n 's/.*#\(t-[^"]*\).*/\1/p' "$SANDBOX/card")\"" "$SANDBOX/.out"
	same $? 0 "$id leads to its history"
done

test_case "one and several"
page enheder/oestre-skole/index.html
out_has '<b>1</b> opfyldt</li>'
out_has '<b>1</b> åben</li>'
out_has '<b>1</b> bortfaldet</li>'

test_case "what was carried on from another unit, and links that are heard alone"
page enheder/soendre-skole/2025-26/index.html
out_has '<h1>Søndre Skole 2025-26</h1>'
out_has '>A1, 2024-25 (Østre Skole)</a>'
out_has '>A1, 2024-25</a>'
out_has 'aria-label="Hele forløbet: Fast læsebånd på mellemtrinnet"'
page enheder/soendre-skole/index.html
out_has '>Hvad er der sket med aftalerne siden 2024-25</a>'

test_case "a theme of the year"
page temaer/sprog-paa-tvaers/index.html
out_has 'årets tema (forvaltning)'

done_testing
