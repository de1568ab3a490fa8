#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A municipality's own repository, from nothing to the first minutes.
. "$(dirname "$0")/lib.sh"

cat >units.csv <<'CSV'
id,name,type
by-skole,Byskolen,skole
sol,"Børnehuset Sol, Nord",dagtilbud
CSV

test_case "a wrong call makes nothing"
run referat init ny --units units.csv
is_code 2
err_has "--name"
run referat init ny --name " "
is_code 2
err_has "--name"
run referat init ny --name X --admin "Anna K."
is_code 2
err_has "Anna K. <anna@kommune.dk>"
run referat init ny --name X --units mangler.csv
err_has "mangler.csv"
printf 'nummer;navn\n1;Byskolen\n' >wrong.csv
run referat init ny --name X --units wrong.csv
is_code 2
err_has "id,name,type"
for bad in '' by-skole nord/syd; do
	printf '\357\273\277id;name;type\r\nby-skole;Byskolen;skole\r\n%s;To;skole\r\n' \
		"$bad" >wrong.csv
	run referat init ny --name X --units wrong.csv
	is_code 2
	err_has "enhed 2 på listen har id »$bad«"
done
printf 'id;name;type\nby-skole;;skole\n' >wrong.csv
run referat init ny --name X --units wrong.csv
is_code 2
err_has "enhed 1 på listen, »by-skole«, skal have både navn og type"
check test ! -e ny

test_case "a folder that is in use"
git init -q hentet
run referat init hentet --name X
is_code 1
err_has "git remote add origin ADRESSE"
mkdir -p brugt && touch brugt/noter.txt
run referat init brugt --name X
is_code 1
err_has "brugt er ikke tom; vælg en ny mappe"

test_case "a list as Excel saves it"
printf 'ID;Navn;Type;\r\nsoe;S\370skolen;skole;\r\n;;;\r\n' >excel.csv
run referat init excel --name X --units excel.csv
is_code 0
check grep -qF '{id: "soe", name: "Søskolen", type: "skole"}' excel/enheder.yaml
printf 'id,name,type\n' >header.csv
run referat init header --name X --units header.csv
check grep -qF 'units: []' header/enheder.yaml

test_case "what an own municipality begins with"
run referat init ny --name "Ny \"Stor\" Kommune" --units units.csv \
	--admin "Bo L. <bo@ny.dk>"
is_code 0
out_has "README.md"
cd ny || exit 1
run git status --porcelain
out_is ""
run git ls-files schema/forms
same "$(sed 's|.*/||; s|\.yaml||' "$SANDBOX/.out" | tr '\n' ' ')" \
	"dagsorden datapakke forberedelse moede opfoelgning papir proces samtale samtalereferat specialtilbud udviklingsplan " \
	"the general forms with their parents"
run git ls-files enheder data perioder schema/demands
out_is "perioder/2025-26.yaml
schema/demands/folkeskole.yaml"
run grep -rniE 'eksempel|soendre|norddjurs' README.md enheder.yaml personer.yaml referat.yaml perioder
same "$(cat "$SANDBOX/.out")" "" "nothing of the example municipality"
run referat validate --strict
is_code 0
run referat forms
out_has samtalereferat
run referat forms show samtalereferat
is_code 0

test_case "new, validate and publish work at once"
run referat new by-skole 2025-26 samtalereferat --date 2026-01-05
is_code 0
run referat validate enheder
is_code 0
check test -f enheder/by-skole/2025-26/referat.md
check grep -qF '# Referat af udviklingssamtale, Byskolen 2025-26' \
	enheder/by-skole/2025-26/referat.md
run referat publish
is_code 0
check grep -qF 'Ny &quot;Stor&quot; Kommune' public/index.html

test_case "commit says what to write in personer.yaml"
run referat commit -m "Begynd referatet"
is_code 1
err_has "anna@eksempel.dk står ikke i personer.yaml"
cat >>personer.yaml <<YAML
$(sed -n '/^  - id: anna-k/,/^      - {/p' "$SANDBOX/.err")
YAML
GIT_AUTHOR_EMAIL=bo@ny.dk run referat commit personer.yaml -m "Anna er skoleleder"
is_code 0
run git log -1 --format=%B
out_has "Role: rolleadministrator"
run referat commit -m "Begynd referatet"
is_code 0
run git log -1 --format=%B
out_has "Role: skoleleder"
out_has "Unit: by-skole"
run referat new sol 2025-26 samtalereferat --date 2026-01-05
run referat commit -m "Begynd referatet"
is_code 1
err_has "{role: skoleleder, units: [sol], from: 2026-01-05}"

test_case "without units and administrator"
cd .. || exit 1
run referat init tom --name "Tom Kommune"
is_code 0
out_has "enheder.yaml"
run referat -C tom validate --strict
is_code 0
run referat -C tom new by-skole 2025-26 samtalereferat
is_code 2
err_has "enheder.yaml"
sed -i '/^units: \[\]/d; s/^# units:/units:/; s/^#   - /  - /' tom/enheder.yaml
run referat -C tom new by-skole 2025-26 samtalereferat --date 2026-01-05
is_code 0
run referat -C tom commit -m "Begynd"
is_code 0
done_testing
