#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What a server refuses, by real pushes into a bare repository, and the twin
# of each that it lets in.
. "$(dirname "$0")/lib.sh"
now=$(date +%s)

who() {
	export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$2" \
		GIT_COMMITTER_NAME="$1" GIT_COMMITTER_EMAIL="$2"
}
anna() { who 'Anna K.' anna@eksempel.dk; }
gert() { who 'Gert H.' gert@eksempel.dk; }
jonna() { who 'Jonna B.' jonna@eksempel.dk; }
bo() { who 'Bo L.' bo@eksempel.dk; }

# Each commit a minute after the one before, all in the last hours.
clock=$((now - 20000))
tick() {
	clock=$((clock + 60))
	export GIT_AUTHOR_DATE="$clock +0100" GIT_COMMITTER_DATE="$clock +0100"
}
doc=enheder/soendre-skole/2025-26/referat.md
# Adds a line to the document, or to the file named.
line() { echo "Vi har talt om nummer $clock." >>"${1:-$doc}"; }
# A commit as plain git makes it, whatever is checked on this side.
save() {
	tick
	git add -A
	git commit -q --no-verify -m "${1:-Rettet}"
}
trailers() { printf '%s\n\nRole: %s\nUnit: %s\nCycle: %s\nAction: %s' "$@"; }

# Pushes; what was refused is taken away again.
lands() {
	run git push -q origin "${1:-HEAD:refs/heads/main}"
	is_code 0
	git fetch -q origin
}
refused() { # reason [refspec…]
	want=$1
	shift
	before=$(git -C ../server.git for-each-ref)
	run git push -q origin "${@:-HEAD:refs/heads/main}"
	is_code 1
	err_has "[$want]"
	same "$(git -C ../server.git for-each-ref)" "$before" "no branch moved"
	git reset -q --hard origin/main
	git clean -qfdx
}

anna
tick
referat init kommune >/dev/null
git init -q --bare server.git
(cd server.git && run referat hook install --server)
cd kommune || exit 1
rm -f .git/hooks/*
git remote add origin ../server.git

test_case "the first commit is chosen on the server, not by who pushes"
run git push -q origin main
is_code 1
err_has "[rod-ikke-valgt]"
err_has "git config referat.root $(git rev-parse HEAD)"
git -C ../server.git config referat.root "$(git rev-parse HEAD~0)"
lands
test_case "another history"
git checkout -q --orphan anden
save "En anden begyndelse"
refused anden-rod +anden:main
git checkout -q -f main

test_case "a role that is held"
line; save "$(trailers Rettet skoleleder soendre-skole 2025-26 change)"
lands
test_case "a role not held"
line; save "$(trailers Rettet skolechef soendre-skole 2025-26 change)"
refused rolle-ikke-holdt
test_case "the role of another unit"
f=enheder/fjordskolen/2025-26/stevns-notat.md
line $f; save "$(trailers Rettet skoleleder fjordskolen 2025-26 change)"
refused rolle-anden-enhed
test_case "a role that has ended"
bo
o=enheder/oestre-skole/2024-25/referat.md
line $o; save "$(trailers Rettet skoleleder oestre-skole 2024-25 change)"
refused rolle-udloebet
line $o; save
refused ingen-rolle
anna
test_case "from a web page, where one role fits"
line; save "Rettet på nettet"
lands
test_case "from a web page by a forge's own committer"
line
GIT_COMMITTER_NAME=Forge GIT_COMMITTER_EMAIL=noreply@forge.example save "Rettet"
lands
test_case "committed by somebody else"
line
GIT_COMMITTER_NAME='Bo L.' GIT_COMMITTER_EMAIL=bo@eksempel.dk save "Rettet"
refused paa-andres-vegne
test_case "by somebody whom nobody knows"
who 'Ukendt' ukendt@eksempel.dk
line; save
refused person-ukendt
anna

test_case "trailers that readers take in two ways"
for m in 'Role: skolechef' 'role: skoleleder
Unit: soendre-skole
Cycle: 2025-26
Action: change' 'Role: skoleleder
Role: skolechef
Unit: soendre-skole
Cycle: 2025-26
Action: change' 'Role: skoleleder
Unit: soendre-skole
Cycle: 2025-26
Action: change

---
mere'; do
	line; save "Rettet

$m"
	refused linjer-i-bunden-forkerte
done
test_case "unit and cycle of the trailers"
line; save "$(trailers Rettet skoleleder oestre-skole 2025-26 change)"
refused enhed-passer-ikke
line; save "$(trailers Rettet skoleleder soendre-skole 2024-25 change)"
refused periode-passer-ikke
test_case "two units at once"
gert
line; line $f; save
refused flere-enheder
test_case "one of them"
line $f; save
lands
anna

test_case "the configuration"
sed -i 's/threshold: 5/threshold: 4/' referat.yaml; save
refused ingen-rolle
gert
sed -i 's/threshold: 5/threshold: 4/' referat.yaml; save
refused opsaetning-kraever-rolle
jonna
sed -i 's/threshold: 5/threshold: 4/' referat.yaml; save
lands
test_case "promotion and deed in one commit"
sed -i 's/role: rolleadministrator/role: skolechef/' personer.yaml; line; save
refused blandet-med-opsaetning
test_case "promotion by an ordinary role, and a deed after it"
anna
sed -i 's/role: skoleleder, units: \[soendre-skole\]/role: skolechef/' personer.yaml
save; line "$f"; save "$(trailers Rettet skolechef fjordskolen 2025-26 change)"
refused ingen-rolle
jonna
test_case "the last administrator"
sed -i 's/role: rolleadministrator/role: skolechef/' personer.yaml; save
refused ingen-administrator
git rm -q personer.yaml; save
refused ingen-administrator
git mv personer.yaml folk.yaml; save
refused ingen-administrator
mkdir x && git mv personer.yaml x/ && git mv x personer.yaml; save
refused ingen-administrator
ln -sf /etc/passwd personer.yaml; save
refused filtype
: >personer.yaml; save
refused opsaetning-ulaeselig
echo 'people: [' >personer.yaml; save
refused opsaetning-ulaeselig
sed -i 's/^people:/people: []\npeople:/' personer.yaml; save
refused opsaetning-ulaeselig
test_case "a form changed so that a document passes"
echo '{}' >schema/forms/forberedelse.yaml; line; save
refused blandet-med-opsaetning
anna

test_case "a document with errors"
sed -i 's/^dato:.*/dato: i går/' $doc; save
refused dokument-har-fejl
test_case "a personal identity number"
echo 'Elev 010190-1234' >>$doc; save
refused cpr
line; save 'Om 010190-1234'
refused cpr
line; who 'Anna 010190-1234' anna@eksempel.dk; save
refused cpr
anna
test_case "a number that is gone again in the next commit"
echo 'Elev 010190-1234' >>$doc; save; git checkout -q HEAD~1 -- $doc; save
refused cpr
test_case "kinds of file"
ln -s /etc/passwd enheder/soendre-skole/2025-26/referat-2.md; save
refused filtype
chmod +x $doc; save
refused filtype
git update-index --add --cacheinfo 160000,"$(git rev-parse HEAD)",enheder/x
tick; git commit -q -m x
refused filtype
test_case "names"
for n in .gitattributes CON.md 'a:b.md' 'a.md.' 'a\b.md' '-x.md' \
	"$(printf 'a\342\200\256b.md')" "$(printf 'skå\341l.md')" .mailmap; do
	echo x >"enheder/soendre-skole/2025-26/$n"; save
	refused sti-forbudt
done
test_case "names that are mistaken for each other"
cp $doc enheder/soendre-skole/2025-26/Referat.md; save
refused sti-forveksles
mkdir -p enheder/Soendre-Skole; echo x >enheder/Soendre-Skole/x.md; save
refused sti-forveksles
printf x >"$(printf 'ska\314\212l.md')"; save
refused sti-forbudt

test_case "time"
line; git add -A
GIT_COMMITTER_DATE="$((clock - 9999)) +0100" git commit -q -m Rettet
refused tid-foer-forrige
line; git add -A
GIT_COMMITTER_DATE="$((now + 9999)) +0100" git commit -q -m Rettet
refused tid-i-fremtiden
test_case "nothing"
tick; git commit -q --allow-empty -m Tom
refused uden-indhold

test_case "merges"
git checkout -q -b side; line; save; git checkout -q main
line $f; gert; save; tick; git merge -q -m Flet side >/dev/null 2>&1
refused fletning
anna
git branch -q -D side
test_case "force"
line; save; lands
old=$(git rev-parse HEAD~1)
refused ikke-fremad "+$old:refs/heads/main"
git checkout -q -b gammel "$old"; line; save Andet
refused ikke-fremad +gammel:main
git checkout -q -f main; git reset -q --hard origin/main
test_case "deletion"
refused sletning :refs/heads/main

test_case "other refs"
git tag let; tick; git tag -a -m mærke tung
git tag klat "$(git rev-parse HEAD:referat.yaml)"
for ref in refs/tags/let refs/tags/tung refs/tags/klat HEAD:refs/heads/HEAD \
	HEAD:refs/heads/MAIN HEAD:refs/notes/x HEAD:refs/meta/config \
	HEAD:refs/replace/"$(git rev-parse HEAD)" HEAD:refs/heads/forslag/-x \
	HEAD:refs/heads/forslag HEAD:refs/heads/andet; do
	refused gren-ikke-tilladt "$ref"
done
test_case "one good and one bad"
line; save
refused gren-ikke-tilladt HEAD:refs/heads/main refs/tags/let

test_case "proposals"
who 'Ukendt' ukendt@eksempel.dk
sed -i 's/threshold: 4/threshold: 3/' referat.yaml; line; save
lands HEAD:refs/heads/forslag/terskel
echo 'Elev 010190-1234' >>$doc; save
git reset -q --hard HEAD
refused cpr HEAD:refs/heads/forslag/terskel
ln -s /etc/passwd x; save
refused filtype HEAD:refs/heads/forslag/link
line; save
refused cpr HEAD:refs/heads/forslag/010190-1234
run git push -q origin :refs/heads/forslag/terskel
is_code 0
anna

# An approval or objection of LIST, by hand, in the example's published minutes.
minutes=enheder/boerneby-nord/2025-26/kolding-moedereferat.md
today() { date -u -d "@$((clock + 3660))" +%F; }
hash() { sed -n 's/^    sha256: //p' "$minutes" | head -n 1; }
approval() { # role person day hash
	sed -i "s/^rettelser:/  - {rolle: $1, person: $2, dato: $3, sha256: $4}\n&/" "$minutes"
}
test_case "an approval in somebody else's name"
gert
approval skoleleder ellen-p "$(today)" "$(hash)"; save
refused godkendelse-for-andre
test_case "one's own, dated back"
who 'Ellen P.' ellen@eksempel.dk
approval skoleleder ellen-p 2026-05-20 "$(hash)"; save
refused godkendelse-rolle-dag
test_case "one's own, of another text"
approval skoleleder ellen-p "$(today)" "$(hash | tr 0-9 1-90)"; save
refused godkendelse-passer-ikke
test_case "one's own"
approval skoleleder ellen-p "$(today)" "$(hash)"; save
lands
test_case "somebody's approval taken away"
sed -i '/rolle: skolechef$/,/sha256/d' "$minutes"; save
refused godkendelse-fjernet
test_case "published text"
sed -i 's/småt og tydeligt/tydeligt/' "$minutes"; save
refused offentliggjort-aendret
test_case "published minutes deleted"
git rm -q "$minutes"; save
refused offentliggjort-fjernet
test_case "a correction taken away"
sed -i '/^rettelser:/,/^  - {rolle: konsulent/d' "$minutes"; save
refused rettelse-aendret
test_case "a correction in another role"
sed -i "s/^rettelser:\$/&\n  - {rolle: skolechef, dato: $(today), tekst: Nej}/" "$minutes"; save
refused rettelse-aendret
sed -i "/^  - {rolle: konsulent, dato/s/\$/\n  - {rolle: skolechef, dato: $(today), tekst: Nej}/" "$minutes"; save
refused rettelse-rolle-dag
test_case "a correction"
sed -i "/^  - {rolle: konsulent, dato/s/\$/\n  - {rolle: skoleleder, dato: $(today), tekst: Nej}/" "$minutes"; save
lands
anna

test_case "the server writes nothing"
run find ../server.git -name referat
out_is ""
run git -C ../server.git fsck --strict
is_code 0
done_testing
