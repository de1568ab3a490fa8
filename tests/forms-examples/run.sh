#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Each form of schema/forms has an example that validates without a finding
# (good.md) and one that gives the finding named in its first line (bad.md;
# elsewhere.md: without the folder's own schema). before.md is the document of
# the year before; it is a development plan or a general record.
. "$(dirname "$0")/../cli/lib.sh"
here=$TOP/tests/forms-examples

# unit_of FILE: the unit that the document names, else the common one.
unit_of() {
	u=$(sed -n 's/^enhed: //p' "$1" | head -n 1)
	echo "${u:-soendre-skole}"
}

# lay FORM FILE OWN: a repository with one example; OWN: with its own schema.
lay() {
	rm -rf repo
	cp -R "$here/_common" repo
	[ "$3" = no ] || [ ! -d "$here/$1/schema" ] ||
		cp -R "$here/$1/schema" repo/
	folder=repo/enheder/$(unit_of "$here/$1/$2")
	mkdir -p "$folder/2025-26" "$folder/2024-25"
	grep -v '^<!-- finding: ' "$here/$1/$2" >"$folder/2025-26/$1.md"
	[ ! -f "$here/$1/before.md" ] || {
		form=samtalereferat
		grep -q '^## Mål' "$here/$1/before.md" && form=udviklingsplan
		cp "$here/$1/before.md" "$folder/2024-25/$form.md"
	}
	git init -q repo
}

for path in "$TOP"/schema/forms/*.yaml; do
	form=$(basename "$path" .yaml)
	test_case "$form"
	check test -f "$here/$form/good.md" || continue
	lay "$form" good.md yes
	run referat -C repo validate --strict
	is_code 0
	for file in bad.md elsewhere.md; do
		[ -f "$here/$form/$file" ] || continue
		own=yes
		[ "$file" = bad.md ] || own=no
		expected=$(sed -n '1s/^<!-- finding: \(.*\) -->$/\1/p' \
			"$here/$form/$file")
		lay "$form" "$file" "$own"
		run referat -C repo validate --strict --format json
		is_code 1
		out_has "\"code\":\"$expected\""
	done
done
test_case "the example municipality"
check cmp "$TOP/schema/demands/folkeskole.yaml" \
	"$TOP/template-repo/schema/demands/folkeskole.yaml"
done_testing
