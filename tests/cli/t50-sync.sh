#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Two people work on clones of one repository, in every order, also on the
# same agreement: nothing that either wrote is lost.
. "$(dirname "$0")/lib.sh"
south=enheder/soendre-skole/2025-26/referat.md
fjord=enheder/fjordskolen/2025-26/stevns-notat.md

anna() { name='Anna K.' mail=anna@eksempel.dk; }
carla() { name='Carla M.' mail=carla@eksempel.dk; }
gert() { name='Gert H.' mail=gert@eksempel.dk; }
# Each act is a minute after the last.
now=1767607200
as() {
	"$1"
	now=$((now + 60))
	export GIT_AUTHOR_NAME="$name" GIT_AUTHOR_EMAIL="$mail" GIT_COMMITTER_NAME="$name" GIT_COMMITTER_EMAIL="$mail"
	export GIT_AUTHOR_DATE="$now +0100" GIT_COMMITTER_DATE="$now +0100"
}
put() { # clone person file expression: changes and records
	as "$2"
	cd "$SANDBOX/$1" || exit 1
	sed -i "$4" "$3"
	run referat commit -m "$2 retter"
	is_code 0
}
sync_in() { # clone person
	as "$2"
	cd "$SANDBOX/$1" || exit 1
	run referat sync
}
begin() {
	cd "$SANDBOX" || exit 1
	rm -rf server.git one two
	git clone -q --bare first server.git
	git clone -q server.git one
	git clone -q server.git two
}
referat init first >/dev/null
place() { sed -n 's/^sted: //p' "$1"; }
marked() { grep -c '^<<<<<<<\|^=======\|^>>>>>>>' "$1"; }
whole() { run git fsck --strict; is_code 0; same "$(git status --porcelain)" "" "nothing is left over"; }

test_case "different schools, in either order"
for order in "one two" "two one"; do
	begin
	put one anna $south 's/^sted: .*/sted: Lokale 1/'
	put two carla $fjord 's/^sted: .*/sted: Lokale 2/'
	for c in $order $order; do
		sync_in "$c" "$([ "$c" = one ] && echo anna || echo carla)"
		is_code 0
	done
	for c in one two; do
		cd "$SANDBOX/$c" || exit 1
		same "$(git rev-parse HEAD)" "$(git -C ../server.git rev-parse main)" "$c has what the server has"
		same "$(place $south)|$(place $fjord)" "Lokale 1|Lokale 2" "$c has both"
		whole
	done
	same "$(git rev-list --min-parents=2 --count HEAD)" 0 "the history is a line"
	same "$(git log -1 --format=%an -- $south)" "Anna K" "the author stays"
done

test_case "the same document, different places"
begin
put one anna $south 's/^sted: .*/sted: Lokale 1/'
put two gert $south 's/^status: .*/status: til høring/'
sync_in one anna; is_code 0
sync_in two gert; is_code 0
out_has "Hentet"
out_has "Sendt"
sync_in one anna; is_code 0
same "$(place $south)$(sed -n 's/^status: //p' $south)" "Lokale 1til høring" "both are there"
whole

test_case "the same agreement, another field each"
begin
line=$(grep -n '^- Frist:' $south 2>/dev/null | head -n 1 | cut -d: -f1)
cd "$SANDBOX/one" || exit 1
line=$(grep -n '^- Frist:' $south | head -n 1 | cut -d: -f1)
put one anna $south "${line}s/.*/- Frist: 2026-10-01/"
put two gert $south "${line}s/.*/- Frist: 2026-11-01/"
sync_in one anna; is_code 0
before=$(git -C ../two rev-parse HEAD)
sync_in two gert
is_code 1
err_has "Intet er gået tabt"
err_has "$south"
check grep -q '^- Frist: 2026-10-01' $south
check grep -q '^- Frist: 2026-11-01' $south
same "$(marked $south)" 3 "both stand there, marked"
check grep -q '^<<<<<<< serverens udgave' $south
check grep -q '^>>>>>>> din udgave' $south
same "$(git for-each-ref --format="%(objectname)" refs/referat/sync | head -n 1)" "$before" "what was recorded is kept"
same "$(git rev-parse HEAD)" "$(git -C ../server.git rev-parse main)" "the branch is the server's"

test_case "the clash recorded as it is"
run referat commit -m "Uden at se efter"
is_code 1
out_has "konflikt"

test_case "the clash settled as the message says"
sed -i '/^<<<<<<</d; /^=======$/d; /^>>>>>>>/d; /^- Frist: 2026-10-01/d' $south
as gert
run referat commit -m "Samlet de to udgaver"
is_code 0
sync_in two gert; is_code 0
sync_in one anna; is_code 0
check grep -q '^- Frist: 2026-11-01' $south
whole

# Six ways to touch the text of one agreement: the whole line of its deadline, its
# text, a line before or after it, its removal, and the end of the document.
kind() { # way clone: an expression of sed
	case $1 in
	due) echo "${line}s/.*/- Frist: 2026-1$([ "$2" = one ] && echo 0 || echo 1)-01/" ;;
	text) echo "$((line + 4))s/.*/Teksten, som $2 skrev den./" ;;
	above) echo "$((line + 4))i Før teksten, siger $2." ;;
	below) echo "$((line + 4))a Efter teksten, siger $2." ;;
	gone) echo "$((line + 4)),$((line + 5))d" ;;
	last) echo "\$a \\\\nTil sidst, siger $2." ;;
	esac
}

test_case "the same agreement, every way after every other"
cp "$SANDBOX/first/$south" "$SANDBOX/base"
for mine in due text above below gone last; do
	for theirs in due text above below gone last; do
		begin
		put one anna $south "$(kind $theirs one)"
		put two gert $south "$(kind $mine two)"
		cp $south "$SANDBOX/mine"
		cp "$SANDBOX/one/$south" "$SANDBOX/theirs"
		sync_in one anna; is_code 0
		sync_in two gert
		(cd "$SANDBOX" && grep -vxFf base theirs; grep -vxFf base mine
			grep -xFf mine base | grep -xFf theirs) 2>/dev/null |
			sort -u >"$SANDBOX/due"
		same "$(sort -u $south | comm -23 "$SANDBOX/due" -)" "" "$theirs, then $mine: no line is lost"
		same "$(marked $south)" $((code * 3)) "what is marked is told"
	done
done

test_case "one deletes what the other changes, in either order"
for first in one two; do
	begin
	cd "$SANDBOX/one" || exit 1
	as anna; git rm -q $south
	run referat commit -m "Slettet"; is_code 0
	put two gert $south 's/^sted: .*/sted: Lokale 7/'
	second=$([ $first = one ] && echo two || echo one)
	sync_in $first anna; is_code 0
	sync_in $second gert
	is_code 1
	err_has "slettet"
	same "$(place $south)" "Lokale 7" "the changed text is there"
done

test_case "work that isn't recorded"
begin
put one anna $south 's/^sted: .*/sted: Lokale 1/'
sync_in one anna; is_code 0
cd "$SANDBOX/two" || exit 1
sed -i 's/^sted: .*/sted: Lokale 9/' $fjord
echo notat >notat.txt
git add notat.txt
sync_in two carla; is_code 0
same "$(place $fjord)" "Lokale 9" "an edit of another file stays"
same "$(git status --porcelain)" " M $fjord
A  notat.txt" "and so does what was staged"
sed -i 's/^sted: .*/sted: Lokale 8/' $south
put one anna $south 's/^sted: .*/sted: Lokale 4/'
sync_in one anna; is_code 0
before=$(cd ../two && git rev-parse HEAD; git -C ../two status --porcelain)
sync_in two carla
is_code 1
err_has "$south"
err_has "referat commit"
same "$(git rev-parse HEAD; git status --porcelain)" "$before" "nothing has moved"
same "$(place $south)" "Lokale 8" "what was written stays"

test_case "own commits and others', several of each"
begin
put one anna $south 's/^sted: .*/sted: Lokale 1/'
put one anna $south 's/^tid: .*/tid: 9.00-11.00/'
put two carla $fjord 's/^sted: .*/sted: Lokale 2/'
put two carla $fjord 's/^sted: .*/sted: Lokale 3/'
sync_in one anna; is_code 0
sync_in two carla; is_code 0
same "$(git rev-list --count HEAD)" 5 "all five are there"
run referat sync
is_code 0
out_has "intet nyt"

test_case "what is there already is not sent twice"
begin
put one anna $south 's/^sted: .*/sted: Lokale 1/'
cd ../two && git fetch -q ../one main && git cherry-pick -x FETCH_HEAD >/dev/null 2>&1
sync_in one anna; is_code 0
sync_in two anna; is_code 0
same "$(git rev-parse HEAD)" "$(git -C ../server.git rev-parse main)" "only one of them is there"

test_case "own commits are signed anew, where they are signed"
cd "$SANDBOX" || exit 1
ssh-keygen -q -t ed25519 -N '' -C gert -f "$HOME/gert"
sed -i "s|^    email: .gert@.*|&\n    keys: [{key: \"$(cut -d ' ' -f 1,2 "$HOME/gert.pub")\"}]|" first/personer.yaml
git -C first commit -qa --no-verify -m "Nøgle"
begin
git -C two config gpg.format ssh
git -C two config user.signingKey "$HOME/gert.pub"
git -C two config commit.gpgSign true
put one anna $south 's/^sted: .*/sted: Lokale 1/'
put two gert $south 's/^status: .*/status: til høring/'
before=$(git rev-parse HEAD)
sync_in one anna; is_code 0
sync_in two gert; is_code 0
same "$(git rev-parse HEAD~2)" "$(git rev-parse "$before~1")" "upon what the other sent"
key=$(ssh-keygen -lf "$HOME/gert.pub" | cut -d ' ' -f 2)
same "$(git -c "gpg.ssh.allowedSignersFile=$HOME/none" log -2 --format="%GK|")" "$key|
|" "by the own key, the other's not at all"
git -C "$SANDBOX/first" reset -q --hard HEAD~1

test_case "the server refuses"
begin
mkdir -p server.git/hooks ../x 2>/dev/null
printf '#!/bin/sh\necho "det må du ikke" >&2\nexit 1\n' >"$SANDBOX/server.git/hooks/pre-receive"
chmod +x "$SANDBOX/server.git/hooks/pre-receive"
put one anna $south 's/^sted: .*/sted: Lokale 1/'
sync_in one anna
is_code 1
err_has "det må du ikke"
same "$(place $south)" "Lokale 1" "the change is still there"

test_case "an approval of yesterday, sent today to a server that judges"
# A day by the server's clock, which doesn't take an approval that is old.
at() {
	now=$(date -u -d "10:00 $1" +%s)
	REFERAT_TODAY=$(date -u -d "10:00 $1" +%F)
}
doc=enheder/birkeskolen/2025-26/nyborg-aftaledokument.md
begin
at "5 days ago"
as anna
cd one || exit 1
sed -i '/^godkendelser:/,/^---$/{/^---$/!d}; s/^status: .*/status: til høring/' "$doc"
git commit -q --no-verify -am 'Sendt til høring'
git push -q origin main
git -C ../two pull -q
(cd ../server.git && referat hook install --server) >/dev/null
at "4 days ago"
put two anna $south 's/^sted: .*/sted: Lokale 9/'
sync_in two anna
is_code 0
at "2 days ago"
as gert
cd ../one || exit 1
run referat approve "$doc"
is_code 0
own=$(git log -1 --format=%cI)
at "1 day ago"
sync_in one gert
is_code 0
same "$(git log -1 --format=%cI)" "$own" "the day of the approval"
same "$(git rev-parse HEAD)" "$(git -C ../server.git rev-parse main)" "it is there"
same "$(place $south)" "Lokale 9" "with what the other wrote"

test_case "upon what is later, no commit is earlier"
begin
at "5 days ago"
put one anna $south 's/^sted: .*/sted: Lokale 3/'
at "3 days ago"
put two carla $fjord 's/^sted: .*/sted: Fjorden 3/'
sync_in two carla
later=$(git log -1 --format=%ct)
at "1 day ago"
sync_in one anna
is_code 0
same "$(git log -1 --format=%ct)" "$later" "the time of its parent"

test_case "an own commit that would be refused does not keep others' away"
begin
put one anna $south 's/^sted: .*/sted: Lokale 1/'
sync_in one anna; is_code 0
cd "$SANDBOX/two" || exit 1
as carla
sed -i 's/^dato: .*/dato: i går/' $fjord
git add -A && git -c core.hooksPath=/dev/null commit -q -m "Forkert dato"
sync_in two carla
is_code 1
err_has "sync --no-push"
as carla
run referat sync --no-push
is_code 0
same "$(place $south)" "Lokale 1" "what others recorded is here"
check grep -q "dato: i går" $fjord

test_case "no server, an unknown one, one that can't be reached"
begin
cd one || exit 1
run referat sync --remote findes-ikke
is_code 2
err_has "git remote add"
mv ../server.git ../vaek.git
run referat sync
is_code 3
err_has "serveren kan ikke nås"
mv ../vaek.git ../server.git
git remote remove origin
run referat sync
is_code 2
git -C ../server.git config core.bare true
cd ../server.git || exit 1
run referat sync
is_code 2

done_testing
