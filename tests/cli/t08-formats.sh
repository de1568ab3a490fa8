#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Findings where a forge shows them: the formats of validate, pre-commit.
. "$(dirname "$0")/lib.sh"
referat init kommune >/dev/null
cd kommune || exit 1
doc=enheder/soendre-skole/2025-26/referat.md
cp "$doc" "$SANDBOX/good.md"

test_case "findings of which none is an error"
for f in text json gitlab sarif github junit rdjson; do
	run referat validate --format $f
	is_code 0
	run referat validate --format $f --strict
	is_code 1
done
run referat validate --format junit
out_has 'tests="11" failures="0"'
run referat validate --format junit --strict
out_has 'tests="11" failures="1"'

test_case "no findings"
run referat validate "$doc" --format gitlab
is_code 0
out_is "[]"
run referat validate "$doc" --format rdjson
out_is '{"source":{"name":"referat"},"diagnostics":[]}'
run referat validate "$doc" --format sarif
out_has '"rules":[]'
out_has '"results":[]'
run referat validate "$doc" --format junit
out_has 'tests="1" failures="0"'

test_case "each format counts columns in its own unit"
printf '\nÆblegrød 😀 og 311299-0000.\n' >>"$doc"
line=$(wc -l <"$doc")
run referat validate --format gitlab
is_code 1
out_has "\"location\":{\"path\":\"$doc\",\"lines\":{\"begin\":$line,\"end\":$line}}"
out_has '"severity":"major"'
run referat validate --format sarif
is_code 1
out_has "{\"startLine\":$line,\"startColumn\":15,\"endLine\":$line,\"endColumn\":26}"
run referat validate --format rdjson
is_code 1
out_has "\"start\":{\"line\":$line,\"column\":20},\"end\":{\"line\":$line,\"column\":31}"
run referat validate --format github
is_code 1
out_has "::error file=$doc,line=$line,col=15,endColumn=26,title=cpr-nummer::"
run referat validate --format junit
is_code 1
out_has 'type="cpr-nummer"'
out_has "$doc:$line:15: fejl[cpr-nummer]"

test_case "a report does not repeat the line"
for f in json gitlab sarif github junit rdjson; do
	run referat validate --format $f
	out_lacks "Æblegrød"
done

test_case "reports speak English too"
run referat --lang en validate --format sarif
out_has '"language":"en"'
out_has "There is a personal identity number (CPR) in the file."
out_lacks "Der står et CPR-nummer"

test_case "JUnit is XML, the others JSON"
if command -v xmllint >/dev/null; then
	referat validate --format junit >"$SANDBOX/junit.xml"
	check xmllint --noout "$SANDBOX/junit.xml"
fi
if command -v python3 >/dev/null; then
	for f in gitlab sarif rdjson; do
		referat validate --format $f >"$SANDBOX/$f.json"
		run python3 -m json.tool "$SANDBOX/$f.json"
		is_code 0
	done
fi

test_case "a format that is none"
run referat validate --format xml
is_code 2
err_has "sarif"

test_case "pre-commit stops what the client hook stops"
entry=$(sed -n 's/^  entry: //p' "$TOP/.pre-commit-hooks.yaml")
git config core.hooksPath "$SANDBOX/none"
git add "$doc"
# shellcheck disable=SC2086
run $entry
is_code 1
out_has "cpr-nummer"
if command -v pre-commit >/dev/null; then
	mkdir "$SANDBOX/hooks"
	cp "$TOP/.pre-commit-hooks.yaml" "$SANDBOX/hooks/"
	git init -q "$SANDBOX/hooks"
	git -C "$SANDBOX/hooks" add .pre-commit-hooks.yaml
	git -C "$SANDBOX/hooks" commit -qm hooks
	run pre-commit try-repo "$SANDBOX/hooks" referat-validate
	is_code 1
	out_has "cpr-nummer"
	cp "$SANDBOX/good.md" "$doc"
	git add "$doc"
	run pre-commit try-repo "$SANDBOX/hooks" referat-validate
	is_code 0
	out_has "Passed"
fi
done_testing
