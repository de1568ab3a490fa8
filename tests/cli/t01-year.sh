#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# One school through two school years, as a consultant does it.
. "$(dirname "$0")/lib.sh"

test_case "init makes the example municipality"
run referat init kommune
is_code 0
check test -f kommune/referat.yaml
cd kommune || exit 1
run git status --porcelain
out_is ""
run git log -1 --format=%B
out_has "Role: "
run git symbolic-ref HEAD
out_is refs/heads/main
run git fsck --strict
is_code 0

test_case "the example validates"
run referat validate
is_code 0
out_has "1 advarsel i 11 dokumenter"
run referat validate --strict --staged
is_code 1
run referat validate --strict enheder/soendre-skole
is_code 0

test_case "init refuses a folder that is not empty"
run referat init .
is_code 1
err_has "git-arkiv i forvejen"
run referat init enheder
is_code 1
err_has "ikke tom"

test_case "new carries last year's open agreements in"
run referat new soendre-skole 2026-27 norddjurs-udviklingssamtale --date 2027-04-12
is_code 0
doc=enheder/soendre-skole/2026-27/referat.md
check test -f "$doc"
check grep -q 'Fortsætter' "$doc"
check grep -q 'dato: 2027-04-12' "$doc"
check grep -q 'rolle: skoleleder' "$doc"
run referat new soendre-skole 2026-27 norddjurs-udviklingssamtale
is_code 1
err_has "$doc"

test_case "a draft may be unfinished, a document in review may not"
run referat validate "$doc"
is_code 0
out_has "advarsel[vejledning-tilbage]"
sed -i 's/^status: .*/status: til høring/' "$doc"
run referat validate "$doc"
is_code 1
out_has "fejl[vejledning-tilbage]"
out_has "= hjælp:"
run referat validate "$doc" --format json
is_code 1
check grep -q '"code":"vejledning-tilbage"' "$SANDBOX/.out"
sed -i 's/^status: .*/status: kladde/' "$doc"

test_case "commit records in the role that the author holds"
run referat commit -m "Begynd referatet for 2026-27"
is_code 0
run git log -1 --format=%B
out_has "Role: skoleleder"
out_has "Unit: soendre-skole"
out_has "Cycle: 2026-27"
out_has "Action: create"
run git status --porcelain
out_is ""
run git fsck --strict
is_code 0
run referat commit -m "Igen"
is_code 0
out_has "ingen ændringer"

test_case "a role that is not held is refused"
echo >>"$doc"
run referat commit -m "Ret" --role skolechef
is_code 1
err_has "skolechef"
GIT_AUTHOR_EMAIL=fremmed@eksempel.dk run referat commit -m "Ret"
is_code 1
err_has "fremmed@eksempel.dk"
git checkout -q -- "$doc"

test_case "diff tells what became of the agreements"
run referat diff soendre-skole --from 2024-25 --to 2025-26
is_code 0
cp "$SANDBOX/.out" ../diff.txt
for which in "" "--from 2024-25" "--to 2025-26"; do
	# shellcheck disable=SC2086
	run referat diff soendre-skole $which
	check cmp ../diff.txt "$SANDBOX/.out"
done
run referat diff --to 2020-21
err_has "ingen forskel på aftalerne fra 2019-20 til 2020-21"
run referat diff --base HEAD --to 2025-26
is_code 2
run referat diff --from 2024-25 --to 2025-26 --format json
is_code 0
check grep -q '"change":"done"' "$SANDBOX/.out"
check grep -q '"change":"added"' "$SANDBOX/.out"
for f in csv markdown html; do
	run referat diff --from 2024-25 --to 2025-26 --format $f
	is_code 0
done
run referat diff ukendt-skole --from 2024-25 --to 2025-26
is_code 2
run referat diff --from 2024 --to 2025-26
is_code 2

test_case "agreements lists them with their threads"
run referat agreements --unit soendre-skole --open
is_code 0
run referat agreements --format json
is_code 0
check grep -q '"thread":' "$SANDBOX/.out"

test_case "publish writes the pages, and only once"
run referat publish
is_code 0
check test -f public/index.html
find public -type f -printf '%p %T@\n' | sort >"$SANDBOX/before"
sleep 0.05
run referat publish
is_code 0
find public -type f -printf '%p %T@\n' | sort >"$SANDBOX/after"
check cmp -s "$SANDBOX/before" "$SANDBOX/after"
run git status --porcelain
out_is ""

test_case "publish tells people what is not committed"
sed -i 's/^sted: .*/sted: Biblioteket/' enheder/soendre-skole/2025-26/referat.md
run script -qec "referat publish" /dev/null
out_has "ikke gemt med  referat commit  og derfor ikke er med: 1"
git checkout -q enheder
run script -qec "referat publish" /dev/null
out_lacks "ikke gemt"
done_testing
