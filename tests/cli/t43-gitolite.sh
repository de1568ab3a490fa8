#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A real server: gitolite over ssh on this machine, with the pre-receive hook in
# the repository, as its administrator sets it up. As root it runs as a user
# made for it and removed again.
. "$(dirname "$0")/lib.sh"
skip() { echo "ok - # skipped: $1"; done_testing; exit; }
command -v gitolite >/dev/null || skip "there is no gitolite here"
sshd=$(PATH="$PATH:/usr/sbin:/sbin" command -v sshd) || skip "there is no sshd here"

if [ "$(id -u)" = 0 ]; then
	command -v runuser >/dev/null || skip "there is no runuser here"
	user=referat-$$
	base=$(mktemp -d /tmp/referat-gl.XXXXXX)
	useradd -M -d "$base/home" -s /bin/sh -p '*' "$user" 2>/dev/null ||
		skip "no user can be made here"
	on_server() { (cd "$base/home" && runuser -u "$user" -- env -i HOME="$base/home" \
		USER="$user" LC_ALL=C PATH="$base/bin:/usr/bin:/bin" REFERAT_TODAY="$REFERAT_TODAY" "$@"); }
	[ -d /run/sshd ] || mkdir -m 755 /run/sshd || skip "sshd has no /run/sshd"
else
	user=$(id -un)
	base=$(mktemp -d /tmp/referat-gl.XXXXXX)
	on_server() { (cd "$base/home" && env -i HOME="$base/home" USER="$user" LC_ALL=C \
		PATH="$base/bin:/usr/bin:/bin" REFERAT_TODAY="$REFERAT_TODAY" "$@"); }
fi
clean() {
	[ -s "$base/sshd.pid" ] && kill "$(cat "$base/sshd.pid")" 2>/dev/null
	if [ "$(id -u)" = 0 ]; then
		sleep 0.2
		userdel "$user" 2>/dev/null
	fi
	rm -rf "$base" "$SANDBOX"
}
trap clean EXIT
chmod 755 "$base"
mkdir "$base/home" "$base/bin"
cp "$REFERAT" "$base/bin/referat"
chmod 755 "$base/bin" "$base/bin/referat"
for who in jonna anna gert bo david; do
	ssh-keygen -q -t ed25519 -N '' -C $who -f "$SANDBOX/$who" || exit 1
done
ssh-keygen -q -t ed25519 -N '' -f "$base/host"
cp "$SANDBOX/jonna.pub" "$base/home/jonna.pub"
[ "$(id -u)" != 0 ] || chown -R "$user" "$base/home"
if ! on_server gitolite setup -pk jonna.pub >"$SANDBOX/.out" 2>&1; then
	sed 's/^/# /' "$SANDBOX/.out"
	skip "gitolite can't be set up here"
fi

# A free port, or the next try; StrictModes looks at folders above as well.
port= try=0
while [ -z "$port" ] && [ $try -lt 5 ]; do
	try=$((try + 1)) p=$((20000 + ($$ * 7 + try * 1013) % 20000))
	cat >"$base/sshd_config" <<C
Port $p
ListenAddress 127.0.0.1
HostKey $base/host
PidFile $base/sshd.pid
AuthorizedKeysFile $base/home/.ssh/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
SetEnv HOME=$base/home PATH=$base/bin:/usr/bin:/bin
C
	"$sshd" -f "$base/sshd_config" -E "$base/sshd.log" 2>/dev/null || continue
	sleep 0.3
	[ -s "$base/sshd.pid" ] && port=$p
done
[ -n "$port" ] || skip "sshd does not start here"

# by WHO …: a command as a person, with their own key.
by() {
	who=$1
	shift
	GIT_SSH_COMMAND="ssh -F none -i $SANDBOX/$who -p $port -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR" "$@"
}
as() {
	GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=$2@eksempel.dk
	GIT_COMMITTER_NAME=${3:-$1} GIT_COMMITTER_EMAIL=${4:-$2@eksempel.dk}
}
# A forge's web pages: saved by the forge, without lines at the end.
web() { as "$1" "$2" Forge noreply@forge.example; }
today() {
	REFERAT_TODAY=$(date -u +%F)
	GIT_AUTHOR_DATE="$(date +%s) +0000" GIT_COMMITTER_DATE="$(date +%s) +0000"
}
today
at=ssh://$user@127.0.0.1

test_case "gitolite: people and a repository"
by jonna run git clone -q "$at/gitolite-admin" admin
is_code 0
cat >admin/conf/gitolite.conf <<'C'
repo gitolite-admin
    RW+ = jonna

repo kommune
    RW  main        = jonna anna gert bo david
    RW+ forslag/    = jonna anna gert bo david
    R               = @all
C
cp anna.pub gert.pub bo.pub david.pub admin/keydir/
git -C admin add -A
git -C admin commit -qm "Kommunens arkiv"
by jonna run git -C admin push -q origin HEAD
is_code 0

test_case "the hook goes where gitolite has the repository, and stays there"
bare=$base/home/repositories/kommune.git
as 'Jonna B.' jonna
referat init kommune >/dev/null
cd kommune || exit 1
rm .git/hooks/*
git remote add origin "$at/kommune"
run on_server referat -C "$bare" hook install --server
is_code 0
by jonna run git push -q origin main
is_code 1
err_has "[rod-ikke-valgt]"
on_server git -C "$bare" config referat.root "$(git rev-parse HEAD)"
by jonna run git push -q origin main
is_code 0
run on_server gitolite setup
is_code 0
# What doctor says, is done; then it is content.
on_server referat -C "$bare" doctor >"$SANDBOX/doctor" 2>&1
sed -n 's/^   = skriv:  //p' "$SANDBOX/doctor" | while read -r line; do
	on_server sh -c "cd $bare && $line"
done
run on_server referat -C "$bare" doctor
is_code 0
by jonna run git -C ../admin push -q origin HEAD
is_code 0

test_case "a push that is allowed, over ssh"
doc=enheder/soendre-skole/2025-26/referat.md
as 'Anna K.' anna
echo 'Vi talte om udeskole.' >>$doc
referat commit -m "Tilføjet" >/dev/null
by anna run git push -q origin main
is_code 0
same "$(on_server git -C "$bare" rev-parse main)" "$(git rev-parse HEAD)" "main has moved"

test_case "one that is refused, with its reason"
as 'Bo L.' bo
echo 'Vi talte om alt.' >>enheder/fjordskolen/2025-26/stevns-notat.md
git commit -qam "Rettet"
by bo run git push origin main
is_code 1
err_has "[ingen-rolle]"
err_has "Bo L. har ingen rolle for fjordskolen"
same "$(on_server git -C "$bare" rev-parse main)" "$(git rev-parse HEAD~1)" "main has not"
test_case "as a proposal it may wait"
by bo run git push -q origin HEAD:refs/heads/forslag/bo
is_code 0
echo 'Ring til 311299-0000.' >>enheder/fjordskolen/2025-26/stevns-notat.md
git commit -qam "Rettet"
by bo run git push origin HEAD:refs/heads/forslag/bo
is_code 1
err_has "[cpr]"
test_case "what gitolite itself refuses, and refs that are none of ours"
by bo run git push origin HEAD~1:refs/heads/andet
is_code 1
by anna run git push -f origin HEAD~3:main
is_code 1
git checkout -q -B main origin/main

# A week at the web pages: the leader rewrites the text and sends it round;
# leader and chief approve by what the job's comment says.
lands() {
	by "$1" run git push -q origin HEAD:main
	is_code 0
	git fetch -q origin 2>/dev/null
}
doc=enheder/birkeskolen/2025-26/nyborg-aftaledokument.md
test_case "web: a text is changed and sent round"
web 'David N.' david
sed -i '/^godkendelser:/,/^---$/{/^---$/!d}; s/^status: .*/status: til høring/; s/boller bagt/brød bagt/' $doc
git commit -qam "Update nyborg-aftaledokument.md"
lands david

# What the comment would say this person is to write.
entry() { # PERSON ROLE
	hash=$(referat publishable --format json $doc | sed 's/.*"hash":"\([0-9a-f]*\)".*/\1/')
	printf '  - rolle: %s\n    person: %s\n    dato: %s\n    sha256: %s\n' "$2" "$1" "$REFERAT_TODAY" "$hash"
}
put_in() { # adds what stands on standard input to the field, at the end
	awk 'FNR == NR {new = new $0 "\n"; next}
		FNR > 1 && /^---$/ && !done {if (!had) printf "godkendelser:\n"; printf "%s", new; done = 1}
		/^godkendelser:/ {had = 1}
		{print}' - $doc >"$SANDBOX/doc" && cp "$SANDBOX/doc" $doc
}
test_case "web: an approval that somebody else writes is refused"
web 'David N.' david
entry gert-h skolechef | put_in
git commit -qam "Godkendt"
by david run git push origin HEAD:main
is_code 1
err_has "[godkendelse"
git reset -q --hard HEAD~1
test_case "web: both approve, the last sets the state"
web 'Gert H.' gert
entry gert-h skolechef | put_in
git commit -qam "Godkendt"
lands gert
web 'David N.' david
entry david-n skoleleder | put_in
sed -i 's/^status: .*/status: godkendt/' $doc
git commit -qam "Godkendt"
lands david
run referat publishable $doc
is_code 0
run referat audit --verify --root "$(git rev-list --max-parents=0 HEAD)"
is_code 0
out_has "Gert H., skolechef"
test_case "web: an approval of another text"
sed -i 's/brød bagt/boller bagt/' $doc
git commit -qam "Rettet"
by david run git push origin HEAD:main
is_code 1
err_has "afvist["
done_testing
