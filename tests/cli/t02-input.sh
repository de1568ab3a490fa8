#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Trees: the folder, the index, a revision; and repositories that are not as
# one expects.
. "$(dirname "$0")/lib.sh"
referat init kommune >/dev/null
cd kommune || exit 1
doc=enheder/soendre-skole/2025-26/referat.md

test_case "--staged reads the index and nothing else"
sed -i 's/^dato: .*/dato: i morgen/' "$doc"
run referat validate --staged
is_code 0
run referat validate
is_code 1
git add "$doc"
git show "HEAD:$doc" >"$doc"
run referat validate --staged
is_code 1
out_has "felt-format"
run referat validate
is_code 0
git reset -q

test_case "the client hook stops a commit with git"
sed -i 's/^dato: .*/dato: i morgen/' "$doc"
run git commit -qam "Ret datoen"
is_code 1
git show "HEAD:$doc" >"$doc"

test_case "--rev needs no work folder"
git clone -q --bare . ../bar.git
run referat -C ../bar.git validate --rev main
is_code 0
run referat -C ../bar.git validate
is_code 2
err_has "--rev"
run referat -C ../bar.git diff --from 2024-25 --to 2025-26 --rev main
is_code 0
run referat validate --rev findes-ikke
is_code 2
run referat validate --rev main --staged
is_code 2

test_case "paths are relative to the current folder"
cd enheder/soendre-skole || exit 1
run referat validate 2025-26/referat.md
is_code 0
run referat validate 2099-00
is_code 2
cd ../..

test_case "diff between revisions"
sed -i 's/^- Frist: .*/- Frist: 2027-01-31/' "$doc"
run referat commit -m "Udsæt fristerne"
is_code 0
run referat diff --base HEAD~1 --format json
is_code 0
check grep -q '"due"' "$SANDBOX/.out"
check grep -q '"change":"changed"' "$SANDBOX/.out"

test_case "staged changes of others survive a commit"
other=enheder/fjordskolen/2025-26/stevns-notat.md
echo >>"$other"
git add "$other"
echo >>"$doc"
run referat commit "$doc" -m "Kun den ene"
is_code 0
run git diff --cached --name-only
out_is "$other"
git reset -q --hard

test_case "a detached HEAD or a merge under way is refused with advice"
git checkout -q --detach
echo >>"$doc"
run referat commit -m "Løs"
is_code 1
git checkout -q -- "$doc"
git checkout -q main
git rev-parse HEAD >.git/MERGE_HEAD
echo >>"$doc"
run referat commit -m "Midt i en sammenfletning"
is_code 1
rm .git/MERGE_HEAD
git checkout -q -- "$doc"

test_case "a commit in the middle of a folder, and one without changes elsewhere"
echo >>"$doc"
run referat -C enheder/soendre-skole commit 2025-26 -m "Fra undermappen"
is_code 0

cd "$SANDBOX" || exit 1
test_case "no repository here"
mkdir tom
run referat -C tom validate
is_code 2
err_has "referat init"
test_case "a repository without referat.yaml"
git init -q uden
run referat -C uden validate
is_code 2
err_has "referat.yaml"
run referat -C uden validate --rev main
is_code 2
test_case "a SHA-256 repository"
git init -q --object-format=sha256 sha256
run referat -C sha256 validate
check test "$code" -ge 2
err_has "SHA-256"
test_case "a shallow clone"
git clone -q --depth 1 "file://$SANDBOX/kommune" lav
run referat -C lav validate
is_code 0
done_testing
