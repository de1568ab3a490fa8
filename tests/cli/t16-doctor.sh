#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Every fault that doctor finds: found, mended by what it says to type, gone.
. "$(dirname "$0")/lib.sh"
unset SSH_AUTH_SOCK DISPLAY

referat init good --name "God Kommune" --admin "Anna K. <anna@eksempel.dk>" >/dev/null
git config --global user.name "Anna K."
git config --global user.email anna@eksempel.dk
git clone -q --bare good good.git
cd good.git || exit 1
git remote remove origin
referat hook install --server >"$SANDBOX/.said"
for c in "receive.fsckObjects true" "receive.denyNonFastForwards true" \
	"receive.denyDeletes true" "receive.maxInputSize 50m" \
	"core.logAllRefUpdates always" "gc.reflogExpire never" \
	"gc.reflogExpireUnreachable never"; do
	git config ${c% *} ${c#* }
done
cd ..

test_case "what install says"
check grep -q "$(git -C good rev-parse HEAD)" "$SANDBOX/.said"
check grep -q "referat doctor" "$SANDBOX/.said"
check test -x good.git/hooks/pre-receive

test_case "a good clone and a good server"
run referat -C good doctor
is_code 0
out_is "Alt er sat op, som det skal være."
run referat --lang en -C good.git doctor
is_code 0
out_is "All is set up as it should be."

# found CODE WHERE HOW [MEND]: spoils a copy of WHERE by HOW (a command), which
# doctor must find and nothing else; then does what doctor says to type, or MEND
# where that is nothing for a test, and all must be well again.
found() {
	test_case "$1: $3"
	chmod -R u+w "$SANDBOX/ill" 2>/dev/null
	rm -rf "$SANDBOX/ill"
	cp -a "$SANDBOX/$2" "$SANDBOX/ill"
	cd "$SANDBOX/ill" || exit 1
	eval "$3" >/dev/null 2>&1
	run referat doctor
	is_code 1
	out_has "fejl[$1]"
	same "$(grep -c '^fejl' "$SANDBOX/.out")" 1 "one fault"
	mend=${4:-$(sed -n 's/^   = skriv:  //p' "$SANDBOX/.out" | head -n 1)}
	eval "$mend" >/dev/null 2>&1
	run referat doctor
	is_code 0
	cd "$SANDBOX" || exit 1
}
git config --global --unset core.hooksPath

h=.git/hooks
found krog-mangler good "rm $h/pre-commit"
found krog-mangler good "rm $h/commit-msg"
found krog-mangler good "rm $h/prepare-commit-msg"
found krog-aendret good "echo >>$h/pre-commit"
found krog-kan-ikke-koeres good "chmod -x $h/commit-msg"
found krog-fremmed good "echo 'exit 0' >$h/pre-commit" \
	"echo 'referat hook pre-commit || exit 1' >>$h/pre-commit"
found krog-andetsteds good "git config core.hooksPath /tmp/kroge"
found krog-mangler good.git "rm hooks/pre-receive"
found krog-aendret good.git "sed -i '\$d' hooks/pre-receive"
found krog-kan-ikke-koeres good.git "chmod -x hooks/pre-receive"
found krog-fremmed good.git "echo 'exit 0' >hooks/pre-receive" \
	"rm hooks/pre-receive; referat hook install --server"
found krog-andetsteds good.git "git config core.hooksPath /tmp/kroge"
found krog-kan-skrives good.git "chmod g+w hooks/pre-receive"
found krog-kan-skrives good.git "chmod o+w hooks"

found laas good "touch -d '2 minutes ago' .git/index.lock"
found laas good "touch -d '1 hour ago' .git/refs/heads/main.lock"
found laas good.git "touch -d '1 hour ago' refs/heads/main.lock"
found laas good.git "touch -d '1 hour ago' packed-refs.lock"
found erstatning good "git update-ref refs/replace/\$(git rev-parse HEAD) HEAD"
found erstatning good.git "git update-ref refs/replace/\$(git rev-parse main) main"
found rester good.git "mkdir objects/tmp_objdir-incoming-x && touch -d '2 days ago' objects/tmp_objdir-incoming-x"
future() {
	export GIT_COMMITTER_DATE='4070908800 +0000'
	git commit -q --allow-empty --no-verify -m x
	export GIT_COMMITTER_DATE="$GIT_AUTHOR_DATE"
}
found ur good future \
	"git reset -q --hard HEAD~1"
found gren good.git "git symbolic-ref HEAD refs/heads/master"

found oedelagte-objekter good.git "git config --unset receive.fsckObjects"
found oedelagte-objekter good.git "git config receive.fsckObjects off"
found oedelagte-objekter good.git "git config --unset receive.fsckObjects" \
	"git config transfer.fsckObjects true"
found kan-spoles good.git "git config --unset receive.denyNonFastForwards"
found kan-slettes good.git "git config receive.denyDeletes false"
found ingen-graense good.git "git config receive.maxInputSize 0"
found ingen-log good.git "git config core.logAllRefUpdates false"
found ingen-log good.git "git config --unset core.logAllRefUpdates" \
	"git config core.logAllRefUpdates true"
found log-slettes good.git "git config --unset gc.reflogExpire"
found log-slettes good.git "git config gc.reflogExpireUnreachable 30.days"
found skjult good.git "git config receive.hideRefs refs/notes"
found skjult good.git "git config transfer.hideRefs refs/notes"
found rod-ikke-valgt good.git "git config --unset referat.root"
found anden-rod good.git "git config referat.root $(git -C good rev-parse HEAD^{tree})" \
	"git config referat.root \$(git rev-parse main)"

found opsaetning-fejl good "echo 'x: 1' >>referat.yaml" \
	"git checkout referat.yaml"
found ingen-administrator good "sed -i 's/from: [0-9-]*}/from: 2099-01-01}/' personer.yaml" \
	"git checkout personer.yaml"
found navn good "git config user.name ''" "git config user.name 'Anna K.'"
found navn good "git config user.email ''" \
	"git config user.email anna@eksempel.dk"
found person-ukendt good "git config user.email bo@eksempel.dk" \
	"git config user.email anna@eksempel.dk"

# Where policy asks for signatures there is more to look at.
ssh-keygen -q -t ed25519 -N '' -C anna -f "$HOME/anna"
ssh-keygen -q -t ed25519 -N '' -C bo -f "$HOME/bo"
cp -a good signed
cd signed || exit 1
sed -i "s|^    email: .*|&\n    keys: [{key: \"$(cat "$HOME/anna.pub")\"}]|" personer.yaml
cat >>personer.yaml <<YAML
  - id: bo-l
    name: Bo L.
    email: [bo@eksempel.dk]
    keys:
      - {key: "$(cat "$HOME/bo.pub")"}
    roles:
      - {role: konsulent, from: 2025-08-01}
YAML
sed -i '/^policy:/d' referat.yaml
echo "policy: {signatures: require, administer: [rolleadministrator]}" >>referat.yaml
git config gpg.format ssh
git config commit.gpgSign true
git config user.signingKey "$HOME/anna.pub"
run referat commit --sign -m "Nøgle"
is_code 0
cd ..

test_case "a clone that signs"
run referat -C signed doctor
is_code 0
found underskrift-ikke-sat signed "git config --unset gpg.format" \
	"git config gpg.format ssh"
found underskrift-ikke-sat signed "git config commit.gpgSign false" \
	"git config commit.gpgSign true"
found noegle-ikke-valgt signed "git config --unset user.signingKey" \
	"git config user.signingKey $HOME/anna.pub"
found noegle-findes-ikke signed "git config user.signingKey $HOME/nix" \
	"ssh-keygen -q -t ed25519 -N '' -f $HOME/nix"
found uden-noegle signed "sed -i '/ bo\"}/d' personer.yaml" \
	"git checkout personer.yaml"
found uden-noegle signed "sed -i 's| bo\"}| bo\", revoked: 2025-12-01}|' personer.yaml" \
	"git checkout personer.yaml"
found uden-noegle signed "sed -i 's| bo\"}| bo\", to: 2025-12-01}|' personer.yaml" \
	"git checkout personer.yaml"
found ssh-keygen signed "git config gpg.ssh.program /bin/false" \
	"git config --unset gpg.ssh.program"

test_case "the program that the hooks call"
mkdir other none
printf '#!/bin/sh\n' >other/referat
chmod +x other/referat
real=$(command -v referat)
(PATH="$SANDBOX/other:$PATH"; "$real" -C good doctor) >.out 2>.err; code=$?
is_code 1
out_has "fejl[program-andet]"
for p in git sh ssh-keygen; do ln -s "$(command -v $p)" none/$p; done
(PATH="$SANDBOX/none"; "$real" -C good doctor) >.out 2>.err; code=$?
is_code 1
out_has "fejl[program-mangler]"
cp "$real" none/referat
(PATH="$SANDBOX/none"; "$real" -C good doctor) >.out 2>.err; code=$?
is_code 0

test_case "unlock removes what is stale, and only that"
touch -d '1 hour ago' good/.git/index.lock good/.git/refs/heads/x.lock.txt
touch good/.git/HEAD.lock
run referat -C good doctor --unlock
is_code 0
out_has "Låse fjernet: 1"
check test ! -e good/.git/index.lock
check test -e good/.git/HEAD.lock
check test -e good/.git/refs/heads/x.lock.txt
rm good/.git/HEAD.lock good/.git/refs/heads/x.lock.txt

test_case "not while git is at work, as with an open editor"
cat >"$HOME/editor" <<'SH'
#!/bin/sh
touch "$HOME/open"
for i in $(seq 100); do [ -e "$HOME/close" ] || sleep 0.1; done
SH
chmod +x "$HOME/editor"
cd good || exit 1
echo >>README.md
GIT_EDITOR="$HOME/editor" git commit -qa >/dev/null 2>&1 &
for i in $(seq 100); do [ -e "$HOME/open" ] || sleep 0.1; done
check test -e "$HOME/open"
touch -d '1 hour ago' .git/index.lock
run referat doctor --unlock
is_code 1
err_has "git er i gang i arkivet"
check test -e .git/index.lock
touch "$HOME/close"
wait
cd ..

test_case "usage"
run referat -C good doctor noget
is_code 2
run referat -C / doctor
is_code 2
git init -q --bare -b main empty.git
run referat -C empty.git doctor
is_code 1
out_has "krog-mangler"
done_testing
