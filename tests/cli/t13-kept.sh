#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What validate found about units that have not changed is not looked for
# again, and what it says is the same as if it had been.
. "$(dirname "$0")/lib.sh"
referat init kommune >/dev/null
cd kommune || exit 1
kept=.git/referat
doc=enheder/soendre-skole/2025-26/referat.md
other=enheder/fjordskolen/2025-26
other=$(git ls-files "$other" | head -n 1)

# What a program says that remembers nothing.
anew() { mv "$kept" "$SANDBOX/kept" 2>/dev/null; referat validate --format json "$@" >"$SANDBOX/anew"; rm -rf "$kept"; mv "$SANDBOX/kept" "$kept" 2>/dev/null; }
agrees() {
	anew "$@"
	referat validate --format json "$@" >"$SANDBOX/again"
	check cmp "$SANDBOX/anew" "$SANDBOX/again"
}
# Which documents are opened.
opened() { strace -f -qq -e trace=openat -o "$SANDBOX/trace" referat validate "$@" >/dev/null; grep -o '"[^"]*\.md", O_RDONLY' "$SANDBOX/trace" | cut -d '"' -f 2; }
# The stamps of files count when they are some seconds old.
settle() { sleep 3; }

test_case "a commit is read once"
sed -i 's/^sted: .*/sted: [/' "$doc"
git commit -q -n -am "En fejl"
run referat validate --rev HEAD
is_code 1
check test -s "$kept/findings-rev"
cp "$kept/findings-rev" "$SANDBOX/first"
agrees --rev HEAD
check cmp "$kept/findings-rev" "$SANDBOX/first"
for format in text gitlab sarif github junit rdjson; do
	mv "$kept" "$SANDBOX/kept"
	referat validate --rev HEAD --format "$format" >"$SANDBOX/anew"
	rm -r "$kept"; mv "$SANDBOX/kept" "$kept"
	referat validate --rev HEAD --format "$format" >"$SANDBOX/again"
	check cmp "$SANDBOX/anew" "$SANDBOX/again"
done

test_case "each tree for itself"
agrees --staged
agrees --rev HEAD~1
agrees --rev HEAD
check test -s "$kept/findings-index"

test_case "documents that have not changed are not opened"
settle
referat validate >/dev/null
same "$(opened)" "" "none is opened"
echo >>"$other"
same "$(opened | sort)" "$(git ls-files enheder/fjordskolen | sed 's|.*/||' | sort)" \
	"those of the unit are, and no others"
agrees

test_case "only what was asked for"
agrees "$other"
agrees "$doc"
agrees

test_case "what findings follow from"
change() { test_case "what findings follow from: $1"; }
change "a document"
git checkout -q HEAD~1 -- "$doc" && git checkout -q "$other" && git commit -q -n -m "Rettet"
sed -i 's/^dato: .*/dato: i går/' "$doc"
agrees
git checkout -q "$doc"
change "a file that is linked to"
sed -i '$a\\nSe [bilaget](bilag.pdf).' "$doc"
printf x >"$(dirname "$doc")/bilag.pdf"
settle
agrees
rm "$(dirname "$doc")/bilag.pdf"
agrees
out=$(referat validate | grep -c 'bilag.pdf')
check test "$out" -gt 0
git checkout -q "$doc"
change "a form"
form=$(find schema/forms -name 'norddjurs-udviklingssamtale.yaml')
sed -i 's/^title: .*/title: En anden/; s/required: true/required: false/' "$form"
agrees
git checkout -q "$form"
change "the units"
sed -i 's/id: soendre-skole/id: nordre-skole/' enheder.yaml
agrees
git checkout -q enheder.yaml
change "the day"
REFERAT_TODAY=2031-01-05 agrees
change "the language"
agrees --staged
referat --lang en validate --staged >"$SANDBOX/en"
check grep -q 'warning\|error\|documents' "$SANDBOX/en"

test_case "a file that is damaged, of another program, or others may write"
settle
referat validate >/dev/null
size=$(stat -c %s "$kept/findings-folder")
cp "$kept/findings-folder" "$SANDBOX/good"
for at in 3 30 70 100 150 $((size / 2)) $((size - 3)); do
	printf '\377' | dd of="$kept/findings-folder" bs=1 seek="$at" conv=notrunc status=none
	agrees
	cp "$SANDBOX/good" "$kept/findings-folder"
done
for n in 0 1 20 $((size / 2)) $((size - 1)); do
	head -c "$n" "$SANDBOX/good" >"$kept/findings-folder"
	agrees
done
cp "$SANDBOX/good" "$kept/findings-folder"
same "$(opened)" "" "the good one is believed"
chmod 666 "$kept/findings-folder"
opened >"$SANDBOX/opened"
check test -s "$SANDBOX/opened"

test_case "a document that is written twice in a moment"
sed -i 's/^sted: .*/sted: Lokale 1/' "$doc"
referat validate >/dev/null
sed -i 's/^sted: .*/sted: [okale1/' "$doc"
run referat validate
is_code 1

test_case "a folder that can't be written to"
git checkout -q "$doc"
rm -rf "$kept"
printf x >"$kept"
run referat validate
is_code 0

done_testing
