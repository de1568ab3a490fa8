#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Each form of schema/forms has an example that validates without a finding
# (good.md), one that gives the finding named in its first line and no other
# (bad.md; elsewhere.md: without the folder's own schema), and what `new`
# makes of it is a draft without errors. before.md is the year before's
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

for path in "$TOP"/schema/forms/*.yaml; do
	form=$(basename "$path" .yaml)
	test_case "$form"
	check test -f "$here/$form/good.md"
	start "$form" yes
	lay "$form" good.md
	run referat -C repo validate --strict
	is_code 0
	fails "$form" bad.md yes
	[ ! -f "$here/$form/elsewhere.md" ] || fails "$form" elsewhere.md no
	start "$form" yes
	run referat -C repo new "$(unit_of "$here/$form/good.md")" 2025-26 \
		"$form"
	is_code 0
	run referat -C repo validate
	is_code 0
done
done_testing
