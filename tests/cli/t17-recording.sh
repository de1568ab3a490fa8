#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What people do between two commits: rename, delete, forget, change what they
# may not.
. "$(dirname "$0")/lib.sh"

as() {
	export GIT_AUTHOR_EMAIL="$1@eksempel.dk" GIT_COMMITTER_EMAIL="$1@eksempel.dk"
}

referat init r >/dev/null
cd r || exit 1
folder=enheder/soendre-skole/2025-26

test_case "a document renamed by hand is not taken for a deleted one"
mv $folder/referat.md "$folder/Referat 2026.md"
run referat commit -m "Omdøbt"
is_code 1
err_has "»Referat 2026.md« ligger i samme mappe"
run git log --oneline
same "$(wc -l <"$SANDBOX/.out")" 1 "nothing was recorded"
run referat commit $folder -m "Omdøbt"
is_code 1
mv "$folder/Referat 2026.md" $folder/referat.md
run referat commit -m "Igen"
out_has "ingen ændringer"

test_case "a document that is deleted is said to be"
rm enheder/dagtilbud-syd/2025-26/referat.md
as frida
run referat commit -m "Slettet" --dry-run
is_code 0
out_has "enheder/dagtilbud-syd/2025-26/referat.md  (slettet)"
git checkout -q enheder

test_case "other files are told of, and recorded when named"
echo "Mere." >>README.md
echo x >noter.tmp
as jonna
run referat commit -m "Ret"
is_code 0
err_has "README.md er ændret, men ikke gemt"
err_has "referat commit README.md -m"
run grep -c noter.tmp "$SANDBOX/.err"
out_is 0
run referat commit . -m "Ret"
out_has "ingen ændringer"
as anna
run referat commit README.md -m "Ret"
is_code 1
err_has "har ingen rolle for alle enheder"
as jonna
run referat commit README.md -m "Ret"
is_code 0
out_has "opsætning som rolleadministrator"
run referat commit mangler.md -m "Ret"
is_code 2
err_has "mangler.md findes ikke"

test_case "the municipality's own document is no configuration"
sed -i 's|^units: |  - {path: "faelles/{cycle}/{form}.md"}\n&|' referat.yaml
referat commit -m "Plads til det fælles" >/dev/null
run referat new - 2025-26 opsamling
is_code 0
run referat commit -m "Begynd opsamlingen"
is_code 0
out_has "kommunen 2025-26 som rolleadministrator"

test_case "a role that is not held: those that are"
echo >>$folder/referat.md
as hanne
run referat commit -m "Ret" --role skolechef
is_code 1
err_has "har ikke rollen skolechef; vælg en, du har her: konsulent"
git checkout -q enheder

test_case "what is another's does not stand in the way of one's own"
echo >>$folder/referat.md
echo >>enheder/fjordskolen/2025-26/stevns-notat.md
as anna
run referat commit -m "Ret"
is_code 1
err_has "har ingen rolle for fjordskolen"
err_has "så nævn det:  referat commit STI"
run referat commit $folder -m "Ret" --dry-run
is_code 0
git checkout -q enheder

test_case "git's own commit shows errors, and counts the warnings"
echo "Mere." >>README.md
as jonna
run git commit -qam "Ret"
is_code 0
err_has "8 advarsler i"
run cat "$SANDBOX/.err"
out_lacks "advarsel["
sed -i 's/^dato: .*/dato: i går/' $folder/referat.md
run referat validate --errors
is_code 1
out_has "felt-format"
out_lacks "advarsel["
out_has "1 fejl og 8 advarsler"
run git commit -qam "Ret"
is_code 1
git checkout -q enheder

test_case "sync tells of what is not recorded"
git init -q --bare ../server.git
git remote add origin ../server.git
run referat sync
is_code 0
run cat "$SANDBOX/.err"
out_is ""
echo >>$folder/referat.md
run referat sync
is_code 0
err_has "$folder/referat.md er ændret, men ikke gemt"
echo >>perioder/2025-26.yaml
touch noter.tmp
run referat --lang en sync
err_has "$folder/referat.md and 1 more are changed but not recorded"
done_testing
