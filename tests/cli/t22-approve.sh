#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# From a text sent round to minutes on the web: who approves, who objects, what
# ends an approval, silence, and what is still possible afterwards.
. "$(dirname "$0")/lib.sh"
referat init kommune >/dev/null
cd kommune || exit 1
doc=enheder/birkeskolen/2025-26/nyborg-aftaledokument.md
two=enheder/boerneby-nord/2025-26/kolding-moedereferat.md

# as NAME ID DAY: who acts, and when (at ten o'clock in Denmark).
as() {
	GIT_AUTHOR_NAME=$1 GIT_COMMITTER_NAME=$1
	GIT_AUTHOR_EMAIL=$2@eksempel.dk GIT_COMMITTER_EMAIL=$2@eksempel.dk
	GIT_AUTHOR_DATE="$3T10:00:00+02:00" GIT_COMMITTER_DATE="$3T10:00:00+02:00"
	REFERAT_TODAY=$3
}
# Both documents as they were before anybody approved them.
fresh() {
	git reset -q --hard "$(git rev-list --max-parents=0 HEAD)"
	sed -i '/^godkendelser:/,/^---$/{/^---$/!d}; s/^status: .*/status: til høring/' "$doc" "$two"
	git commit -q --no-verify -am 'Sendt til høring'
}
unchanged() { same "$(git status --porcelain)$(git rev-parse HEAD)" "$1" "nothing moved"; }

test_case "the example is approved, by both or by silence"
as "Jonna B." jonna 2026-07-01
run referat publishable "$doc" "$two"
is_code 0
out_has "godkendt af David N., skoleleder 2026-05-27"
out_has "indsigelse fra Mikkel F. 2026-05-21"
out_has "godkendt ved stiltiende samtykke den 2026-06-13"
run referat publishable
is_code 0
out_has "nej    enheder/dagtilbud-syd/2025-26/referat.md (kladde)"
out_has "mangler godkendelse fra leder (Frida S.)"
run referat validate
is_code 0

test_case "its site shows the correction, and no objection"
run referat publish --output "$SANDBOX/site"
is_code 0
page="$SANDBOX/site/${two%.md}.html"
check grep -qF 'Dagene manglede i referatet.' "$page"
check grep -qF '22. juni 2026</time>, konsulent: ' "$page"
check grep -qF 'kolding-moedereferat.html#r-1</id>' "$SANDBOX/site/feed.xml"
check grep -qF 'Dagene manglede i referatet.' "$SANDBOX/site/feed.xml"
check grep -qF 'Rettelse: Referat af skoleudviklingssamtale' "$SANDBOX/site/index.html"
if grep -rqF 'Forældrene ville gerne have skrevet' "$SANDBOX/site"; then fail "the objection is on the site"; else pass "the objection is on no page"; fi

test_case "the first approval changes nothing but the list"
fresh
as "Gert H." gert 2026-05-20
run referat approve "$doc"
is_code 0
out_has "birkeskolen 2025-26 som skolechef"
same "$(git show --format= --numstat)" "5	0	$doc" "five lines are new"
same "$(git log -1 --format='%(trailers:key=Action,valueonly)' | head -n 1)" "approve" "the commit says what it is"
same "$(git status --porcelain)" "" "the folder is clean"
run referat publishable "$doc"
is_code 1
out_has "mangler godkendelse fra skoleleder (David N.)"
out_has "gælder som godkendt fra 2026-06-05, hvis ingen gør indsigelse"

test_case "approving twice is approving once"
run referat approve "$doc"
is_code 0
out_has "Det står der allerede"

test_case "the last approval moves the state"
as "David N." david 2026-05-21
run referat approve "$doc" -m "Læst og godkendt"
is_code 0
check grep -qx 'status: godkendt' "$doc"
same "$(git log -1 --format=%s)" "Læst og godkendt" "in one's own words"
run referat publishable "$doc" --format json
is_code 0
out_has '"state":"approved"'
out_has '"approval":"given","missing":[]'
run referat fmt --check "$doc"
is_code 0
run referat audit --rev HEAD~2..HEAD
is_code 0
out_has "Godkendt af skolechef (gert-h)"
out_has "Godkendt af skoleleder (david-n)"
out_has "Status ændret fra »til høring« til »godkendt«"
sed -i 's/^status: godkendt/status: offentliggjort/' "$doc"
as "Gert H." gert 2026-05-22
run referat commit "$doc" -m "Offentliggør"
is_code 0
run referat audit --rev HEAD~1..HEAD
out_has "Status ændret fra »godkendt« til »offentliggjort«"

test_case "an approval ends with the text"
sed -i 's/boller bagt/brød bagt/' "$doc"
run referat validate "$doc"
is_code 1
out_has "fejl[godkendelse-udloebet]: teksten er ændret, siden gert-h godkendte den 2026-05-20"
out_has "fejl[ikke-godkendt]"
git checkout -q "$doc"
run referat validate "$doc"
is_code 0

test_case "what is not recorded can't be approved"
fresh
as "Gert H." gert 2026-05-20
sed -i 's/boller bagt/brød bagt/' "$doc"
run referat approve "$doc"
is_code 1
err_has "er ændret, men ikke gemt"
git checkout -q "$doc"
run referat approve "$doc"
is_code 0

test_case "who has no role here can't approve, and nothing is left behind"
fresh
as "Carla M." carla 2026-05-20
head="$(git rev-parse HEAD)"
run referat approve "$doc"
is_code 1
err_has "Carla M."
unchanged "$head"
as "Ukendt" ukendt 2026-05-20
run referat approve "$doc"
is_code 1
unchanged "$head"
as "David N." david 2021-12-31
run referat approve "$doc" --role skoleleder
is_code 1
err_has "endnu"
unchanged "$head"

test_case "one of two refused: neither is approved"
as "David N." david 2026-05-20
run referat approve "$doc" "$two"
is_code 1
unchanged "$head"

test_case "several at once"
as "Gert H." gert 2026-05-20
run referat approve "$doc" "$two"
is_code 0
same "$(git log --format=%an "$head"..HEAD)" "Gert H
Gert H" "a commit for each unit"

test_case "silence, and an objection that stops it"
as "Jonna B." jonna 2026-06-04
run referat publishable "$two"
is_code 1
as "Jonna B." jonna 2026-06-05
run referat publishable "$two"
is_code 0
as "Nora G." nora 2026-05-26
run referat object "$two"
is_code 2
run referat object "$two" -m "Der mangler et punkt: legepladsen"
is_code 0
out_has "som forældrerepræsentant"
check grep -qF '    tekst: "Der mangler et punkt: legepladsen"' "$two"
run referat audit --rev HEAD~1..HEAD
out_has "Indsigelse fra forældrerepræsentant"
out_lacks "Feltet »indsigelser«"
as "Jonna B." jonna 2026-06-05
run referat publishable "$two"
is_code 1
out_has "indsigelse fra Nora G. 2026-05-26: Der mangler et punkt: legepladsen"
as "Nora G." nora 2026-05-27
run referat approve "$two"
is_code 0
run referat audit --rev HEAD~1..HEAD
out_has "Indsigelsen fra forældrerepræsentant"
if grep -q '^indsigelser:' "$two"; then fail "the objection is still there"; else pass "who approves takes the objection back"; fi

test_case "who takes an approval back by objecting sets the document back"
git reset -q --hard "$(git rev-list --max-parents=0 HEAD)"
as "David N." david 2026-06-10
run referat object "$doc" -m "Jeg har sovet på det"
is_code 0
check grep -qx 'status: til høring' "$doc"
same "$(grep -c 'person: david-n' "$doc")" 1 "an objection instead of an approval"
as "Nora G." nora 2026-06-20
run referat object "$two" -m "For sent"
is_code 1
err_has "skriv en rettelse"

test_case "a published document without approval is not shown, and named"
fresh
head="$(git rev-parse HEAD)"
sed -i 's/^status: .*/status: offentliggjort/' "$doc" "$two"
git commit -q --no-verify -am 'Uden om kommandoen'
as "Jonna B." jonna 2026-06-01
run referat publish --output "$SANDBOX/site2"
is_code 1
err_has "udeladt, fordi godkendelser mangler eller er udløbet: $doc"
check test ! -e "$SANDBOX/site2/${doc%.md}.html"
run referat publish --output "$SANDBOX/site3" --rev "$head"
is_code 0

test_case "what is published is corrected, or withdrawn, and nothing else"
git reset -q --hard "$(git rev-list --max-parents=0 HEAD)"
as "Gert H." gert 2026-08-03
head="$(git rev-parse HEAD)"
sed -i 's/brugt tre forløb/brugt fire forløb/; s/småt og tydeligt/småt/' "$two"
run referat commit -m "Rettet" "$two"
is_code 1
out_has "afvist[offentliggjort-aendret]"
out_has "skriv en rettelse i feltet med rettelser"
same "$(git rev-parse HEAD)" "$head" "nothing is recorded"
git checkout -q "$two"
sed -i 's/^status: .*/status: til høring/' "$two"
run referat commit -m "Tilbage" "$two"
is_code 1
out_has "afvist[offentliggjort-aendret]"
git checkout -q "$two"
sed -i 's/^rettelser:$/&\n  - {rolle: konsulent, dato: 2026-08-03, tekst: "Seks familier."}/' "$two"
run referat commit -m "Rettelse" "$two"
is_code 1
out_has "afvist[rettelse-aendret]"
git checkout -q "$two"
sed -i '/^  - {rolle: konsulent, dato: 2026-06-22/s/$/\n  - {rolle: skolechef, dato: 2026-08-03, tekst: "Seks familier."}/' "$two"
run referat commit -m "Rettelse" "$two"
is_code 0
sed -i 's/^status: .*/status: tilbagekaldt/' "$two"
run referat commit -m "Trukket tilbage" "$two"
is_code 0
run referat publishable "$two"
is_code 1
out_has "det er trukket tilbage"

test_case "a closed year takes corrections only"
as "Jonna B." jonna 2026-08-04
sed -i 's/^  signatures: off/&\n  closed: {before: 2026-27}/' referat.yaml
run referat commit -m "Lukket" referat.yaml
is_code 0
as "Carla M." carla 2026-08-05
old=enheder/fjordskolen/2025-26/stevns-notat.md
sed -i 's/ og / samt /' "$old"
run referat commit -m "Rettet" "$old"
is_code 1
out_has "afvist[periode-lukket]"
out_has "skriv en rettelse"
git checkout -q "$old"
sed -i 's/^klassifikation: offentlig/&\nrettelser:\n  - {rolle: skoleleder, dato: 2026-08-05, tekst: Mødet sluttede 10.30.}/' "$old"
run referat commit -m "Rettelse" "$old"
is_code 0

test_case "a secretary commits what the leader wrote, where policy lets him"
new=enheder/birkeskolen/2026-27/nyborg-aftaledokument.md
as "Hugo S." hugo 2026-08-06
run referat new birkeskolen 2026-27 nyborg-aftaledokument
is_code 0
run referat commit -m "Udkast" --as david-n "$new"
is_code 1
err_has "hugo@eksempel.dk står ikke i personer.yaml"
as "Jonna B." jonna 2026-08-06
cat >>personer.yaml <<'END'
  - id: hugo-s
    name: Hugo S.
    email: [hugo@eksempel.dk]
    roles:
      - {role: konsulent, units: [birkeskolen], from: 2026-08-01}
END
run referat commit -m "Konsulenten er begyndt" personer.yaml
is_code 0
as "Hugo S." hugo 2026-08-07
head="$(git rev-parse HEAD)"
run referat commit -m "Udkast" --as david-n "$new"
is_code 1
out_has "afvist[paa-andres-vegne]"
run referat commit -m "Udkast" --as ingen "$new"
is_code 2
same "$(git rev-parse HEAD)" "$head" "nothing is recorded"
as "Jonna B." jonna 2026-08-07
sed -i 's/^  signatures: off/&\n  act_for: [{role: konsulent, for: [skoleleder]}]/' referat.yaml
run referat commit -m "Konsulenter må gemme for ledere" referat.yaml
is_code 0
as "Hugo S." hugo 2026-08-07
run referat commit -m "Udkast" --as david-n "$new"
is_code 0
out_has "som skoleleder"
same "$(git log -1 --format='%an/%cn')" "David N/Hugo S" "who wrote it, and who recorded it"
sed -i 's/^dato:.*/dato: 2026-08-07/' "$new"
run referat commit -m "Datoen" --as gert@eksempel.dk "$new"
is_code 1
out_has "afvist[paa-andres-vegne]"

test_case "who wrote it is not alone in approving it, where policy says so"
git reset -q --hard "$(git rev-list --max-parents=0 HEAD)"
as "Jonna B." jonna 2026-08-10
sed -i 's/, by: \[skolechef, skoleleder\], silence: {workdays: 10}/, by: [skolechef, skoleleder], persons: 1, own: false/' referat.yaml
run referat commit -m "En anden godkender" referat.yaml
is_code 0
as "David N." david 2026-08-10
sed -i '/^godkendelser:/,/^---$/{/^---$/!d}; s/^status: .*/status: kladde/; s/boller bagt/brød bagt/' "$doc"
run referat commit -m "Rettet" "$doc"
is_code 0
run referat approve "$doc"
is_code 1
out_has "afvist[godkendelse-alene]"
same "$(git status --porcelain)" "" "the file stands as before"
as "Gert H." gert 2026-08-11
run referat approve "$doc"
is_code 0
check grep -qx 'status: godkendt' "$doc"

test_case "mistakes"
run referat approve
is_code 2
run referat approve enheder
is_code 2
run referat approve "$doc" --state klar
is_code 2
err_has "tilstanden »klar« kendes ikke"
run referat publishable findes-ikke.md
is_code 2
done_testing
