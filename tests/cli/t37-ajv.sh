#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The published schemas: init lays them out, files lead to them, and another
# validator (ajv) judges by them as referat does. Without node, npm or a
# network that part is skipped.
home=$HOME
. "$(dirname "$0")/lib.sh"
skipped=0
referat init kommune >/dev/null

test_case "every file of a new repository leads an editor to its schema"
referat init egen --name "Prøve Kommune" --admin "Anna K. <anna@eksempel.dk>" >/dev/null
for repo in kommune egen; do
	for f in $(cd $repo && git ls-files '*.yaml'); do
		way=$(sed -n '1s/^# yaml-language-server: \$schema=//p' "$repo/$f")
		check test -n "$way" -a -f "$repo/$(dirname "$f")/$way"
	done
done
run referat -C egen validate
is_code 0

test_case "forms update renews a schema"
echo '{}' >kommune/schema/form.schema.json
run referat -C kommune forms update
out_has schema/form.schema.json
run referat -C kommune forms update --yes
run git -C kommune status --porcelain
out_is ""

test_case "an optional field may be empty, a required one may not"
doc=kommune/enheder/soendre-skole/2025-26/referat.md
sed -i 's/^dato: .*/&\nsted:/; /^sted: ./d' "$doc"
run referat -C kommune validate
is_code 0
out_lacks felt-
sed -i 's/^dato: .*/dato:/' "$doc"
run referat -C kommune validate
is_code 1
out_has "fejl[felt-mangler]: feltet »dato«"
sed -i 's/^status: .*/status: kladde/' "$doc"
run referat -C kommune validate
is_code 0
out_has "advarsel[felt-mangler]: feltet »dato«"

modules=$(dirname "$REFERAT")/npm
install() {
	command -v node >/dev/null && command -v npm >/dev/null || return 1
	[ -d "$modules/node_modules/js-yaml" ] && return 0
	mkdir -p "$modules" && cp "$TOP/tests/ajv/package.json" "$modules" &&
		(cd "$modules" && HOME=$home timeout 120 npm install --silent \
			--no-audit --no-fund >/dev/null 2>&1)
}

test_case "ajv"
if install; then
	mkdir cases
	git -C cases init -q
	NODE_PATH=$modules/node_modules node "$TOP/tests/ajv/agree.js" \
		"$REFERAT" "$TOP" "$SANDBOX/cases" >"$SANDBOX/agree"
	grep -v ' passed, ' "$SANDBOX/agree"
	line=$(tail -n 1 "$SANDBOX/agree")
	case $line in
	*passed*)
		passed=$((passed + ${line%% passed*}))
		line=${line#*passed, }
		failed=$((failed + ${line%% failed*})) ;;
	*) fail "agree.js did not end" ;;
	esac
else
	echo "# skipped: ajv needs node, npm and, once, a network"
	skipped=1
fi
if [ "$skipped" = 1 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
	[ "$failed" = 0 ]
else
	done_testing
fi
