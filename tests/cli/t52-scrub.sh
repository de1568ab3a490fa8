#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A personal identity number got into the history: what it takes to remove it,
# and that the audit understands it afterwards, by the procedure of README.md.
. "$(dirname "$0")/lib.sh"
. "$TOP/tests/attacks/stage.sh"
if ! git filter-repo --version >/dev/null 2>&1; then
	echo "# git filter-repo isn't installed: skipped"
	echo "0 passed, 0 failed, 1 skipped"
	exit 0
fi
unset REFERAT_TODAY
LEAK=010203-1236
make_keys
make_stage signed require yes
set_stage signed
OLD_ROOT=$ROOT
# The leak came in by the server's own door, then more was built on it.
echo "Elev $LEAK" >>$NORD; leader
good mad; good drikke
git push -q ../server.git main:refs/heads/forslag/x 2>/dev/null
mv ../server.git/hooks/pre-receive ../hook
git push -q origin main
mv ../hook ../server.git/hooks/pre-receive
before=$(git rev-parse HEAD)
everything() { git -C "$1" cat-file --batch-all-objects --batch --buffer | grep -ac "$LEAK"; }
key() { git config --global gpg.format ssh; git config --global user.signingkey "$KEYS/$1"; git config --global commit.gpgsign true; }

test_case "what it would take"
git clone -q ../server.git ../oprydning
cd ../oprydning || exit 1
mkdir public && echo "<p>Elev $LEAK" >public/side.html
run referat scrub --text "$LEAK"
is_code 1
out_has "$NORD"
out_has "public/side.html"
out_has "et nyt nummer: 3"
out_has "Intet er ændret"
same "$(git rev-parse HEAD)" "$before" "nothing has moved"
rm -r public
run referat scrub --text "står her ikke"
is_code 0
out_has "ingen steder"
run referat scrub
is_code 2
run referat scrub --text "$LEAK" --yes
is_code 2
err_has "--ground"
run referat scrub --text "$LEAK" --ground "Elev $LEAK" --yes
is_code 2
run referat scrub --text abc
is_code 2

test_case "only who may change the configuration"
as anna; key anna
run referat scrub --text "$LEAK" --ground "CPR-nummer i et notat" --yes
is_code 1
same "$(git rev-parse HEAD)" "$before" "nothing has moved"

test_case "work that isn't recorded stands in the way"
as jonna; key jonna; later
echo mere >>README.md
run referat scrub --text "$LEAK" --ground "CPR-nummer i et notat" --yes
is_code 1
err_has "ikke er gemt"
rm README.md

test_case "without filter-repo"
mkdir ../bin
for p in git ssh-keygen sh; do ln -s "$(command -v $p)" ../bin/; done
run env PATH="$PWD/../bin" GIT_EXEC_PATH="$(mktemp -d)" "$REFERAT" scrub --path $NORD --ground x --yes
if [ "$code" != 0 ]; then pass "is refused"; else fail "is refused"; fi
same "$(git rev-parse HEAD)" "$before" "nothing has moved"

test_case "done"
run referat scrub --text "$LEAK" --ground "CPR-nummer i et notat" --yes
is_code 0
out_has "git fetch"
check grep -q "CPR-nummer i et notat" schema/scrubbed.yaml
same "$(grep -c "$LEAK" schema/scrubbed.yaml)" 0 "the entry says nothing of it"
same "$(grep -c 'old:' schema/scrubbed.yaml)" 3 "and what became of each commit"
check grep -q "fjernet" $NORD
same "$(everything .)" 0 "it stands nowhere in this clone"
run git -c "gpg.ssh.allowedSignersFile=$SANDBOX/none" log -1 --format=%GK
check test -s "$SANDBOX/.out"
run git fsck --strict
is_code 0

test_case "taken over by the server"
cd ../server.git || exit 1
run referat audit --verify --root "$OLD_ROOT"
is_code 1
git fetch -q ../oprydning '+refs/heads/*:refs/heads/*'
git for-each-ref --format='delete %(refname)' 'refs/heads/forslag/*' | git update-ref --stdin
rm -rf referat
git reflog expire --expire=now --all
git gc -q --prune=now
same "$(everything .)" 0 "it stands nowhere on the server"
run referat audit --verify --root "$OLD_ROOT"
is_code 0
out_has "skrevet om, da noget blev fjernet"
out_has "Fjernet af historien: CPR-nummer i et notat"

test_case "the daily round goes on"
git clone -q . ../ny
cd ../ny || exit 1
as anna; key anna; now=$(date +%s); at "$((now - 100))"
talk $NORD frikvarter
run referat commit $NORD -m "Ret notatet"
is_code 0
run git push origin main
is_code 0
cd ../clone || exit 1
good gammelt
run git push origin main
is_code 1

test_case "a rewritten history without an entry is found"
cp -r ../server.git ../snyd.git
echo 'literal:Ret notatet==>Rettet' >../ord
git -C ../snyd.git filter-repo --force --quiet --replace-message "$PWD/../ord"
run referat -C ../snyd.git audit --verify --root "$OLD_ROOT"
is_code 1

test_case "a file with all its versions"
git clone -q ../server.git ../fil
cd ../fil || exit 1
as jonna; key jonna; at "$((now - 50))"
run referat scrub --path data --ground "Tal, der ikke måtte deles" --yes
is_code 0
run referat scrub --path $SYD --ground "Notatet hørte til et andet arkiv" --yes
is_code 0
check test ! -e $SYD
same "$(git log --all --oneline -- $SYD | wc -l | tr -d ' ')" 0 "it stands nowhere in the history"
# The first commit had it too: the new id has to be told from outside.
run referat audit --verify --root "$OLD_ROOT"
is_code 1
out_has "[anden-rod]"
run referat audit --verify --root "$(git rev-list --max-parents=0 HEAD)"
is_code 0
cd "$SANDBOX" || exit 1
done_testing
