#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A disk that is full or can only be read: a message that says so, exit code
# 3, and nothing half-written. Needs the right to mount.
. "$(dirname "$0")/lib.sh"
mkdir disk
if ! mount -t tmpfs -o size=2m tmpfs disk 2>/dev/null; then
	echo "# no right to mount: skipped"
	echo "0 passed, 0 failed, 1 skipped"
	exit 0
fi
trap 'umount -l "$SANDBOX/disk"; rm -rf "$SANDBOX"' EXIT
referat init kommune >/dev/null
cp -r kommune/. disk/
cd disk || exit 1
doc=enheder/soendre-skole/2025-26/referat.md
before=$(git rev-parse HEAD)
# Leaves about $1 KB.
fill() { rm -f fyld; free=$(df --output=avail -k . | tail -n 1); head -c "$(((free - $1) * 1024))" /dev/zero >fyld; }

test_case "commit on a full disk"
sed -i 's/^sted: .*/sted: Lokale 9/' "$doc"
fill 0
run referat commit "$doc" -m "Ret stedet"
is_code 3
err_has "plads"
rm -f fyld
same "$(git rev-parse HEAD)" "$before" "the branch has not moved"
run git fsck --strict
is_code 0
run referat commit "$doc" -m "Ret stedet"
is_code 0

test_case "new on a full disk leaves no half document"
fill 0
run referat new fjordskolen 2026-27 stevns-notat
is_code 3
check test ! -s enheder/fjordskolen/2026-27/stevns-notat.md
rm -f fyld
rm -rf enheder/fjordskolen/2026-27

test_case "publish on a disk that gets full"
fill 60
run referat publish
is_code 3
err_has "plads"
check sh -c '! find public -name "*.html" -size 0 | grep -q .'
rm -f fyld
run referat publish
is_code 0
check test -s public/index.html
cp -r public "$SANDBOX/full"
rm -rf public
run referat publish
check diff -r -x .referat public "$SANDBOX/full"

test_case "a disk that can only be read"
mount -o remount,ro "$SANDBOX/disk"
run referat validate
is_code 0
run referat diff --from 2024-25 --to 2025-26
is_code 0
run referat new fjordskolen 2026-27 stevns-notat
is_code 3
err_has "læses"
run referat publish --output "$SANDBOX/ude"
check test "$code" = 0 -o "$code" = 3
cd "$SANDBOX" || exit 1
done_testing
