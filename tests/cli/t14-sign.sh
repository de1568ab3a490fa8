#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A school leader signs what she records, with git's own settings.
. "$(dirname "$0")/lib.sh"
unset SSH_AUTH_SOCK DISPLAY

cat >units.csv <<'CSV'
id,name,type
by-skole,Byskolen,skole
CSV
referat init by --name "By Kommune" --units units.csv \
	--admin "Anna K. <anna@eksempel.dk>" >/dev/null
cd by || exit 1
ssh-keygen -q -t ed25519 -N '' -f "$HOME/anna"
ssh-keygen -q -t ed25519 -N hemmelig -f "$HOME/locked"
referat new by-skole 2025-26 samtalereferat --date 2026-01-05 >/dev/null

test_case "without a key"
run referat commit --sign -m "Begynd referatet"
is_code 2
err_has "git config --global user.signingKey"
same "$(git rev-list --count HEAD)" 1 "nothing was recorded"
check test -f enheder/by-skole/2025-26/referat.md

test_case "with one"
git config --global gpg.format ssh
git config --global user.signingKey "$HOME/anna.pub"
run referat commit --sign -m "Begynd referatet"
is_code 0
echo "anna@eksempel.dk $(cat "$HOME/anna.pub")" >"$HOME/signers"
git config gpg.ssh.allowedSignersFile "$HOME/signers"
run git verify-commit HEAD
is_code 0
err_has 'Good "git" signature for anna@eksempel.dk'
run git fsck --strict
is_code 0
run git status --porcelain
out_is ""
check sh -c "! git cat-file commit HEAD | grep -q '^ \$'"

test_case "only when asked"
echo "Mere." >>enheder/by-skole/2025-26/referat.md
run referat commit -m "Skriv videre"
is_code 0
run git verify-commit HEAD
is_code 1

test_case "or when git is set to"
git config commit.gpgSign true
echo "Endnu mere." >>enheder/by-skole/2025-26/referat.md
run referat commit -m "Skriv videre"
is_code 0
run git verify-commit HEAD
is_code 0
echo "Uden." >>enheder/by-skole/2025-26/referat.md
run referat commit --no-sign -m "Skriv videre"
is_code 0
run git verify-commit HEAD
is_code 1
run referat commit --sign --no-sign -m "Skriv videre"
is_code 2

test_case "git is set to PGP: said, and not signed"
git config gpg.format openpgp
echo "PGP." >>enheder/by-skole/2025-26/referat.md
run referat commit -m "Skriv videre"
is_code 0
err_has "PGP"
err_has "--no-sign"
echo "PGP igen." >>enheder/by-skole/2025-26/referat.md
run referat commit --no-sign -m "Skriv videre"
is_code 0
same "$(cat "$SANDBOX/.err" | grep -c PGP)" 0 "nothing is said of it"
git config gpg.format ssh
git config commit.gpgSign false

test_case "a locked key and nobody to ask: an answer, not a wait"
before=$(git rev-parse HEAD)
echo "Til sidst." >>enheder/by-skole/2025-26/referat.md
git config user.signingKey "$HOME/locked"
run timeout 20 setsid -w referat commit --sign -m "Skriv videre"
is_code 3
err_has "ssh-add"
same "$(git rev-parse HEAD)" "$before" "nothing was recorded"
git config --unset user.signingKey

test_case "somebody has keys: then hers must be the one"
ssh-keygen -q -t ed25519 -N '' -f "$HOME/new"
sed -i "s|^    email: .*|&\n    keys: [{key: \"$(cat "$HOME/new.pub")\"}]|" personer.yaml
run referat commit personer.yaml -m "Annas nøgle"
is_code 0
run referat commit --sign -m "Skriv videre"
is_code 1
err_has "anna@eksempel.dk har ikke denne nøgle i personer.yaml"
err_has "{key: \"$(cut -d' ' -f1,2 "$HOME/anna.pub")\", from: 2026-01-05}"
git config user.signingKey "$HOME/new"
run referat commit --sign -m "Skriv videre"
is_code 0
run referat validate
is_code 0
done_testing
