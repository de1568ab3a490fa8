#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Each rule of a municipality's policy, by real pushes and by `policy check`:
# one who may, one who may not, and the client's same answer.
. "$(dirname "$0")/lib.sh"
now=$(date +%s)
clock=$((now - 20000))
tick() {
	clock=$((clock + 60))
	export GIT_AUTHOR_DATE="$clock +0000" GIT_COMMITTER_DATE="$clock +0000"
}
as() {
	export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$1@eksempel.dk" \
		GIT_COMMITTER_NAME="$1" GIT_COMMITTER_EMAIL="$1@eksempel.dk"
}
by() { export GIT_COMMITTER_NAME="$1" GIT_COMMITTER_EMAIL="$1@eksempel.dk"; }
save() {
	tick
	git add -A
	git commit -q --no-verify -m "${1:-Rettet}"
}
lands() {
	run git push -q origin HEAD:refs/heads/main
	is_code 0
	git fetch -q origin
}
refused() { # reason [words]
	run git push -q origin HEAD:refs/heads/main
	is_code 1
	err_has "[$1]"
	[ -z "${2:-}" ] || err_has "$2"
	git reset -q --hard origin/main
	git clean -qfd
}
below() { # heading, line: puts the line below the heading
	sed -i "s/^## $1\$/&\n\n$2 $clock./" "$doc"
}
state() { sed -i "s/^status:.*/status: $1/" "$doc"; }

mkdir kommune && cd kommune || exit 1
git init -q -b main
mkdir -p schema/forms data/2025-26 a/2025-26 a/2020-21 b/2025-26
cat >referat.yaml <<'SLUT'
municipality: Prøve
layout: [{path: "{unit}/{cycle}/{form}.md", form: notat}]
roles: [leder, medarbejder, konsulent, chef, sekretær, råd, administrator]
policy:
  administer: [administrator]
  data: [konsulent]
  edit:
    - {role: medarbejder, sections: [evaluering], states: [kladde]}
    - {role: [leder, råd], states: [kladde, til høring], units: [skole]}
    - {role: chef}
  move:
    - {to: [kladde, til høring], role: [leder]}
    - {to: [godkendt, tilbagekaldt], role: [chef]}
  delegate: [{of: råd, to: konsulent, from: 2020-01-01, until: 2099-12-31}]
  act_for: [{role: sekretær, for: [leder]}]
  closed: {before: 2021-22}
SLUT
cat >enheder.yaml <<'SLUT'
units: [{id: a, type: skole}, {id: b, type: dagtilbud}]
SLUT
cat >personer.yaml <<'SLUT'
people:
  - {id: leder, email: leder@eksempel.dk, roles: [{role: leder, units: [a, b]}]}
  - {id: medarbejder, email: medarbejder@eksempel.dk, roles: [{role: medarbejder, units: [a]}]}
  - {id: konsulent, email: konsulent@eksempel.dk, roles: [{role: konsulent}]}
  - {id: chef, email: chef@eksempel.dk, roles: [{role: chef}]}
  - {id: sekretær, email: sekretaer@eksempel.dk, roles: [{role: sekretær, units: [a]}]}
  - {id: administrator, email: administrator@eksempel.dk, roles: [{role: administrator}]}
SLUT
cat >schema/forms/notat.yaml <<'SLUT'
title: Notat
kind: referat
frontmatter: {properties: {status: {type: string}, emne: {type: string}, rettelser: {type: array}}}
fields: {title: "#", state: status, corrections: {key: rettelser, date: dato, role: rolle, text: tekst}}
sections:
  - id: evaluering
    heading: Evaluering
    content: any
    sections: [{id: maal, heading: Mål, content: any}]
  - {id: aftaler, heading: Det videre, content: any}
SLUT
echo 'unit,indicator,group,value,n,source,class' >data/2025-26/tal.csv
for d in a/2025-26 a/2020-21 b/2025-26; do
	cat >$d/notat.md <<'SLUT'
---
status: kladde
---

# Notat

## Evaluering

Det gik godt.

### Mål

Vi nåede dem.

## Det videre

Vi fortsætter.
SLUT
done
as administrator
save Begyndelse
git init -q --bare ../server.git
git -C ../server.git config referat.root "$(git rev-parse HEAD)"
printf '#!/bin/sh\nexec referat hook pre-receive\n' >../server.git/hooks/pre-receive
chmod +x ../server.git/hooks/pre-receive
git remote add origin ../server.git
test_case "the example is right"
run referat validate
is_code 0
lands
doc=a/2025-26/notat.md

test_case "a section, and what stands inside it"
as medarbejder
below Evaluering Mere; save; lands
below '# Mål' Mere; save; lands
test_case "another section"
below 'Det videre' Mere; save
refused afsnit-ikke-tilladt-for-rollen 'det må: leder, råd, chef'
test_case "a section moved out of its place"
sed -i 's/^## Evaluering/## Andet/' $doc; save
refused afsnit-ikke-tilladt-for-rollen
test_case "the fields"
sed -i 's/^status:.*/&\nemne: Andet/' $doc; save
refused afsnit-ikke-tilladt-for-rollen
test_case "a whole document"
git rm -q $doc; save
refused afsnit-ikke-tilladt-for-rollen
test_case "the same is said on this side"
below 'Det videre' Mere; tick
run referat commit -m Rettet
is_code 1
out_has "[afsnit-ikke-tilladt-for-rollen]"
git checkout -q .
below Evaluering Mere; tick
run referat commit -m Rettet
is_code 0
lands
run referat policy check --as medarbejder --section aftaler $doc
is_code 1
run referat policy check --as medarbejder --section maal $doc
is_code 0

test_case "the leader: any section of a school"
as leder
below 'Det videre' Mere; save; lands
test_case "but not of another kind of unit"
doc=b/2025-26/notat.md
below 'Det videre' Mere; save
refused ikke-tilladt 'det må: chef'
test_case "a delegated right"
doc=a/2025-26/notat.md
as konsulent
below 'Det videre' Mere; save; lands

test_case "moving a state"
as konsulent
state 'til høring'; save
refused tilstand-ikke-tilladt 'det må: leder'
as leder
state 'til høring'; save; lands
state godkendt; save
refused tilstand-ikke-tilladt 'det må: chef'
as medarbejder
below Evaluering Mere; save
refused tilstand-laast
as chef
state godkendt; save; lands
as leder
below 'Det videre' Mere; save
refused tilstand-laast 'det må: chef'
test_case "a new document that begins as approved"
mkdir -p a/2024-25; cp $doc a/2024-25/; save
refused tilstand-ikke-tilladt
as chef
mkdir -p a/2024-25; cp $doc a/2024-25/; save; lands

test_case "a secretary writes for the leader"
doc=a/2022-23/notat.md
mkdir -p a/2022-23; sed 's/^status:.*/status: kladde/' a/2025-26/notat.md >$doc
as leder; by sekretaer; save; lands
below 'Det videre' Mere; as chef; by sekretaer; save
refused paa-andres-vegne
below 'Det videre' Mere; as sekretaer; save
refused ikke-tilladt

test_case "a closed cycle"
doc=a/2020-21/notat.md
as chef
below 'Det videre' Mere; save
refused periode-lukket
state tilbagekaldt; below 'Det videre' Mere; save
refused periode-lukket
sed -i 's/^status:.*/&\nrettelser: [{dato: 2026-01-02, rolle: chef, tekst: Der skulle stå tre.}]/' $doc
day=$(date -u -d "@$((clock + 60))" +%F)
sed -i "s/2026-01-02/$day/" $doc; save; lands
state tilbagekaldt; save; lands

test_case "figures"
row="a,fravaer,,5.8,142,STIL,offentlig"
as chef
echo "$row" >>data/2025-26/tal.csv; save
refused data-kraever-rolle 'det må: konsulent'
as konsulent
echo "x,fravaer,,mange,142,STIL,offentlig" >>data/2025-26/tal.csv; save
refused dokument-har-fejl
echo "$row" >>data/2025-26/tal.csv; save
lands

test_case "a policy that would lock everybody out, or can't be read"
as administrator
sed -i 's/administer: .*/administer: [sekretær]/' referat.yaml; save
refused ingen-administrator
sed -i 's/role: chef}/role: chefen}/' referat.yaml; save
refused opsaetning-ulaeselig 'chefen'
test_case "it takes effect from the next commit on"
sed -i 's/- {role: chef}/- {role: [chef, administrator]}/' referat.yaml; save
doc=b/2025-26/notat.md; below 'Det videre' Mere; save
lands
test_case "rules are those of the commit before"
sed -i 's/- {role: \[chef, administrator\]}/- {role: chef}/' referat.yaml; save
below 'Det videre' Mere; save
refused ikke-tilladt
done_testing
