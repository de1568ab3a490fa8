#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Publishes the example municipality, and a document with every kind of
# content, for all audiences, and looks at the pages in a browser.
# run.sh REFERAT
set -eu
referat=$1
top=$(cd "$(dirname "$0")" && pwd)
out=$(dirname "$referat")/web
modules=$(dirname "$referat")/npm/web
export GIT_AUTHOR_NAME='Anna K.' GIT_AUTHOR_EMAIL=anna@eksempel.dk
export GIT_COMMITTER_NAME='Anna K.' GIT_COMMITTER_EMAIL=anna@eksempel.dk
export GIT_AUTHOR_DATE='1788000000 +0200' GIT_COMMITTER_DATE='1788000000 +0200'

mkdir -p "$modules"
if ! cmp -s "$top/package.json" "$modules/package.json" ||
    [ ! -d "$modules/node_modules/playwright-core" ]; then
	cp "$top/package.json" "$modules"
	(cd "$modules" && npm install --silent --no-audit --no-fund \
		--ignore-scripts >/dev/null)
fi

rm -rf "$out"
mkdir -p "$out"
"$referat" init "$out/kommune" >/dev/null
cp -R "$top/content/." "$out/kommune"
sed -i 's|^units: |  - {path: "faelles/{cycle}/{form}.md"}\n&|' \
	"$out/kommune/referat.yaml"
git -C "$out/kommune" add -A
git -C "$out/kommune" -c core.hooksPath=/dev/null commit -q -m 'Alt indhold'
for audience in public committee internal; do
	"$referat" -C "$out/kommune" publish --audience $audience \
		--output "$out/$audience" >/dev/null
done
export TERMS="$(dirname "$referat")/web-terms"
NODE_PATH=$modules/node_modules node "$top/serve.js" "$referat" "$out/kommune"
NODE_PATH=$modules/node_modules exec node "$top/check.js" "$out/public" \
	"$out/committee" "$out/internal"
