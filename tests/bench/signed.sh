#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A hundred signed commits (or $3): pushed to a server that judges each, audited
# again, and checked by git alone. signed.sh REFERAT FOLDER [COMMITS]
set -eu
referat=$1 work=$2 n=${3:-100}
PATH=$(dirname "$referat"):$PATH
export HOME="$work/home" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=Anna \
	GIT_AUTHOR_EMAIL=anna@eksempel.dk GIT_COMMITTER_NAME=Anna \
	GIT_COMMITTER_EMAIL=anna@eksempel.dk
mkdir -p "$HOME"
timed() { # name command
	name=$1
	shift
	from=$(date +%s%N)
	"$@" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
	to=$(date +%s%N)
	printf '| %s | %d.%03d s |\n' "$name" $(((to - from) / 1000000000)) \
		$(((to - from) / 1000000 % 1000))
}

ssh-keygen -q -t ed25519 -N '' -f "$HOME/anna"
printf 'id,name,type\nby-skole,Byskolen,skole\n' >"$work/units.csv"
referat init "$work/r" --name By --units "$work/units.csv" --admin "Anna <anna@eksempel.dk>" >/dev/null
cd "$work/r"
git config gpg.format ssh
git config user.signingKey "$HOME/anna"
sed -i "s|^    email: .*|&\n    keys: [{key: \"$(cat "$HOME/anna.pub")\"}]|" personer.yaml
referat commit --sign -m "Nøgle" >/dev/null
sed -i 's/signatures: off/signatures: require/' referat.yaml
referat commit --sign -m "Underskrift kræves" >/dev/null
git clone -q --bare . ../r.git
referat -C ../r.git hook install --server >/dev/null
referat new by-skole 2025-26 samtalereferat --date 2026-01-05 >/dev/null
i=0
from=$(date +%s%N)
while [ "$i" -lt "$n" ]; do
	i=$((i + 1))
	echo "Linje $i." >>enheder/by-skole/2025-26/referat.md
	referat commit --sign -m "Linje $i" >/dev/null 2>&1
done
to=$(date +%s%N)
printf '| %s commits | |\n|---|---:|\n| made and signed, each by itself | %d ms each |\n' "$n" \
	$(((to - from) / 1000000 / n))
referat policy signers >"$HOME/signers"
git config gpg.ssh.allowedSignersFile "$HOME/signers"
timed "pushed, judged with signatures" git push -q ../r.git main
timed "audit --verify, the first time" referat audit --verify --root "$(git rev-list --max-parents=0 HEAD)"
timed "audit --verify again" referat audit --verify --root "$(git rev-list --max-parents=0 HEAD)"
timed "git verify-commit alone" sh -c "git rev-list -$n HEAD | xargs git verify-commit"
