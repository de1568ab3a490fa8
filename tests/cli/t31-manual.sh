#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The examples of schema/README.md: what stands below one heading is a small
# repository, and gives the findings that are announced and no others. The
# example municipality has only the warning that it is meant to have.
. "$(dirname "$0")/lib.sh"

# Lays each heading's files in a folder of its own, and lists "PATH CODE" of
# the findings announced in its file "expected".
awk '
/^##? / && !inside { heading++ }
/^```./ && !inside { inside = 1; first = 1; file = ""; next }
/^```$/ && inside { if (file) close(file); inside = 0; next }
inside && first {
	first = 0
	if (!match($0, /^(# file: |<!-- file: )/)) { inside = 2; next }
	name = substr($0, RLENGTH + 1)
	sub(/ -->$/, "", name)
	file = "g" heading "/" name
	folder = file
	sub(/\/[^\/]*$/, "", folder)
	system("mkdir -p \"" folder "\"")
	printf "" >file
	next
}
inside == 1 && match($0, /^(# finding: |<!-- finding: )/) {
	code = substr($0, RLENGTH + 1)
	sub(/ -->$/, "", code)
	print name " " code >("expected" heading)
	next
}
inside == 1 && file { print >file }
' "$TOP/schema/README.md"

for folder in g*; do
	test_case "$folder"
	git init -q "$folder"
	run referat -C "$folder" validate --strict --format json
	sed 's/"path":/\n/g' .out | sed -n \
		's/^"\([^"]*\)".*"code":"\([^"]*\)".*/\1 \2/p' | sort >found
	touch "expected${folder#g}"
	same "$(cat found)" "$(sort "expected${folder#g}")" \
		"the findings announced"
	[ -s found ] && is_code 1 || is_code 0
done
test_case "examples"
same "$(ls -d g* | wc -l | tr -d ' ')" 20 "headings with examples"

test_case "the example municipality"
cp -R "$TOP/template-repo" example
git init -q example
run referat -C example validate
is_code 0
out_has "1 advarsel i 11 dokumenter"
out_has "advarsel[aftale-mangler]"
run referat -C example fmt --check
is_code 0
check cmp "$TOP/schema/demands/folkeskole.yaml" \
	example/schema/demands/folkeskole.yaml
done_testing
