#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Every form's effective schema, judged by us and by ajv over the frontmatter
# of all examples and what comes of it when it is changed: ajv.sh REFERAT
# JUDGE FOLDER. FOLDER has node_modules with ajv and ajv-formats in it.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
referat=$1 judge=$2
NODE_PATH=$(cd "$3" && pwd)/node_modules
export NODE_PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$referat" init "$work/repo" >/dev/null
passed=0 failed=0
for form in "$top"/schema/forms/*.yaml; do
	id=$(basename "$form" .yaml)
	"$referat" -C "$work/repo" forms schema "$id" >"$work/schema.json" \
		2>/dev/null || continue
	grep -q '"properties"' "$work/schema.json" || continue
	find "$top/tests/forms-examples/$id" "$top/template-repo/enheder" \
		-name '*.md' >"$work/documents" 2>/dev/null || :
	xargs "$judge" "$work/schema.json" <"$work/documents" >"$work/lines"
	node "$top/tests/jsonschema/ajv.js" "$work/schema.json" \
		<"$work/lines" >"$work/out" || grep '^not ok' "$work/out" |
		sed "s/^not ok - /not ok - $id: /" | head -n 5
	line=$(tail -n 1 "$work/out")
	passed=$((passed + ${line%% *}))
	line=${line#*passed, }
	failed=$((failed + ${line%% *}))
done
[ "$passed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
