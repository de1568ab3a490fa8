#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Each form of schema/forms has an example that validates without a finding
# (good.md) and has its page (a confidential one has none, and no audience
# reads a line of hidden), one that gives the finding named in its first line
# and no other (bad.md; elsewhere.md: without the folder's own schema), and what
# `new` makes of it is a draft without errors. before.md is the year before's
# document: a development plan or a general record.
. "$(dirname "$0")/lib.sh"
here=$TOP/tests/forms-examples

# unit_of FILE: the unit that the document names, else the common one.
unit_of() {
	u=$(sed -n 's/^enhed: //p' "$1" | head -n 1)
	echo "${u:-soendre-skole}"
}

# start FORM OWN: a repository; OWN: with the schema in the form's folder.
start() {
	rm -rf repo
	cp -R "$here/_common" repo
	if [ "$2" = yes ] && [ -d "$here/$1/schema" ]; then
		cp -R "$here/$1/schema" repo/
	fi
	git init -q repo
}

# lay FORM FILE: its document, and that of the year before if there is one.
lay() {
	folder=repo/enheder/$(unit_of "$here/$1/$2")
	mkdir -p "$folder/2025-26" "$folder/2024-25"
	grep -v '^<!-- finding: ' "$here/$1/$2" >"$folder/2025-26/$1.md"
	[ -f "$here/$1/before.md" ] || return 0
	before=samtalereferat
	grep -q '^## Mål' "$here/$1/before.md" && before=udviklingsplan
	cp "$here/$1/before.md" "$folder/2024-25/$before.md"
}

# fails FORM FILE OWN: the finding of the first line, and only that.
fails() {
	expected=$(sed -n '1s/^<!-- finding: \(.*\) -->$/\1/p' "$here/$1/$2")
	start "$1" "$3"
	lay "$1" "$2"
	run referat -C repo validate --strict --format json
	is_code 1
	out_has "\"code\":\"$expected\""
	same "$(grep -o '"code":' .out | wc -l | tr -d ' ')" 1 \
		"$2 has one finding"
}

# pages FORM: good.md in the folder is published to those who may read it.
pages() {
	git -C repo add -A
	git -C repo -c core.hooksPath=/dev/null commit -q -m "Et dokument"
	page=enheder/$(unit_of "$here/$1/good.md")/2025-26/$1.html
	class=$(sed -n 's/^class: //p' "$TOP/schema/forms/$1.yaml")
	for audience in public committee internal; do
		rm -rf site
		run referat -C repo publish --output ../site --audience $audience
		is_code 0
		case $audience,$class in
		*,fortrolig)
			run find site -name "*$1*"
			same "$(cat .out)" "" "no $audience page"
			;;
		public,offentlig | internal,*)
			check test -f "site/$page" ;;
		public,intern)
			check test ! -e "site/$page" ;;
		esac
		[ -f "$here/$1/hidden" ] || continue
		run grep -rFf "$here/$1/hidden" site
		same "$code" 1 "what is confidential is not on the $audience site"
	done
}

for path in "$TOP"/schema/forms/*.yaml; do
	form=$(basename "$path" .yaml)
	test_case "$form"
	check test -f "$here/$form/good.md"
	start "$form" yes
	lay "$form" good.md
	run referat -C repo validate --strict
	is_code 0
	pages "$form"
	fails "$form" bad.md yes
	[ ! -f "$here/$form/elsewhere.md" ] || fails "$form" elsewhere.md no
	start "$form" yes
	run referat -C repo new "$(unit_of "$here/$form/good.md")" 2025-26 \
		"$form"
	is_code 0
	run referat -C repo validate
	is_code 0
done

test_case "minutes from and to, as a person reads them"
run referat -C repo forms show stevns-dagsorden
is_code 0
out_has "en dagsorden (120–150 min.)"
out_has "Evaluering (15 min.)"
done_testing
