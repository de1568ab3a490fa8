#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The machine fails at any system call of commit, sync and publish: it is
# killed, the disk is full or can't be written. The repository stays whole, the
# branch is where it was or where it should be, what others staged stays, every
# page is whole, and the next command says what to do. Needs strace.
. "$(dirname "$0")/lib.sh"
if ! strace -o /dev/null true 2>/dev/null; then
	echo "# strace can't be used here: skipped"
	echo "0 passed, 0 failed, 1 skipped"
	exit 0
fi
# A sanitizer's search for leaks does not work under strace.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
south=enheder/soendre-skole/2025-26/referat.md
WRITING="write pwrite64 openat rename renameat renameat2 link linkat unlink unlinkat mkdir mkdirat fsync fdatasync ftruncate"
PER_CALL=${PER_CALL:-2}            # points tried for each kind of call, spread evenly; 9999: every one

# The numbers of calls to try: all of them, or PER_CALL spread from first to last.
points() { seq 1 "$1" | awk -v n="$1" -v k="$PER_CALL" 'n <= k || int((NR - 1) * k / n) != int((NR - 2) * k / n)'; }

# sweep NAME: `scene` makes the stage and `act` runs the command in it under
# "$@"; `judge CODE` looks at what is left. Faults go in one by one.
complaints=
complain() { complaints="$complaints
# $what: $1"; }
sweep() {
	test_case "$1"
	complaints=
	scene
	act strace -f -qq -o "$SANDBOX/trace" >"$SANDBOX/.out" 2>&1 || fail "without a fault"
	tried=0
	for call in $WRITING; do
		n=$(grep -c "^[0-9]* *$call(" "$SANDBOX/trace")
		for at in $(points "$n"); do
			for fault in signal=KILL:when=$at error=ENOSPC:when=$at+ error=EROFS:when=$at; do
				case $call:$fault in
				fsync:error=ENOSPC*|openat:error=ENOSPC*) fault=error=EIO:when=$at ;;
				esac
				what="$1, $call $fault"
				scene
				act timeout 60 strace -f -qq -o /dev/null -e "inject=$call:$fault" >"$SANDBOX/.out" 2>"$SANDBOX/.err" </dev/null
				judge $?
				tried=$((tried + 1))
			done
		done
	done
	if [ "$complaints" = "" ]; then
		pass "$tried faults"
	else
		fail "$tried faults"
		echo "$complaints" | head -n 20
	fi
}

### A kept copy of the stage is put back for each fault.
put_back() { cd "$SANDBOX" || exit 1; rm -rf now; cp -a "$1" now; cd now/kommune || exit 1; }
is_whole() {
	git fsck --strict >/dev/null 2>&1 || complain "git fsck"
	git status --porcelain >/dev/null 2>&1 || complain "git status"
	same_staged=$(git diff --cached --name-only -- notat.txt)
	[ "$same_staged" = notat.txt ] || complain "what was staged is gone"
}
# A killed program leaves locks; doctor takes these away and nothing else.
locks() { find . ../server.git -name '*.lock' 2>/dev/null; }
age_locks() { locks | xargs -r touch -d '1 hour ago'; }
unlock() {
	referat doctor --unlock >"$SANDBOX/unlock" 2>&1
	[ ! -d ../server.git ] || referat -C ../server.git doctor --unlock >>"$SANDBOX/unlock" 2>&1
	[ -z "$(locks)" ] || complain "locks stay: $(locks) $(cat "$SANDBOX/unlock")"
}
# The same command again, now that nothing fails: says what to do, or does it.
again() {
	age_locks
	"$@" >"$SANDBOX/again" 2>&1 </dev/null && return
	grep -q -e "lås" -e "lock" -e "doctor" "$SANDBOX/again" || complain "the next try says: $(head -n 2 "$SANDBOX/again")"
	unlock
	"$@" >"$SANDBOX/again" 2>&1 </dev/null || complain "after unlocking: $(head -n 2 "$SANDBOX/again")"
}

mkdir stage
referat init stage/kommune >/dev/null
(cd stage/kommune && echo notat >notat.txt && git add notat.txt && sed -i 's/^sted: .*/sted: Lokale 9/' $south)

before=$(git -C stage/kommune rev-parse HEAD)
scene() { put_back stage; }
act() { "$@" referat commit $south -m "Ret stedet"; }
judge() {
	is_whole
	head=$(git rev-parse HEAD)
	if [ "$head" = "$before" ]; then
		[ "$1" != 0 ] || complain "says good, but nothing is recorded"
	else
		[ "$(git rev-parse HEAD~1)" = "$before" ] || complain "the branch is nowhere known"
		[ "$(git show "HEAD:$south" | sed -n 's/^sted: //p')" = "Lokale 9" ] || complain "another text was recorded"
	fi
	[ "$(sed -n 's/^sted: //p' $south)" = "Lokale 9" ] || complain "the text in the folder is gone"
	again referat commit $south -m "Ret stedet"
	[ "$(git show "HEAD:$south" | sed -n 's/^sted: //p')" = "Lokale 9" ] || complain "not recorded in the end"
}
sweep "commit"

# Every page that is there is one of the old site or of the new one.
cd "$SANDBOX" || exit 1
(cd stage/kommune && git -c user.name=x commit -q -m "Ret stedet

Role: skoleleder
Unit: soendre-skole
Cycle: 2025-26
Action: edit" $south && git rev-parse HEAD >/dev/null && referat publish -o ../new >/dev/null 2>&1 && git checkout -q HEAD~1 2>/dev/null && referat publish -o ../old >/dev/null 2>&1 && git checkout -q main && rm -rf .git/referat && cp -a ../old ../site && referat publish --rev main~1 -o ../site >/dev/null 2>&1)
scene() { put_back stage; }
act() { "$@" referat publish -o ../site; }
judge() {
	(cd ../site && find . -type f ! -path './.*' | while read -r f; do
		cmp -s "$f" "../old/$f" || cmp -s "$f" "../new/$f" || echo "$f"
	done) >"$SANDBOX/torn"
	[ ! -s "$SANDBOX/torn" ] || complain "torn: $(head -n 1 "$SANDBOX/torn")"
	git fsck --strict >/dev/null 2>&1 || complain "git fsck"
	referat publish -o ../site >"$SANDBOX/again" 2>&1 || complain "the next try says: $(head -n 2 "$SANDBOX/again")"
	diff -r ../site ../new >"$SANDBOX/torn" 2>&1 || complain "not completed: $(head -n 1 "$SANDBOX/torn")"
}
sweep "publish"

# Sync: others have changed another school, and this one is sent.
cd "$SANDBOX" || exit 1
rm -rf stage
mkdir stage
referat init stage/first >/dev/null
git clone -q --bare stage/first stage/server.git
for c in kommune other; do git clone -q stage/server.git stage/$c; git -C stage/$c remote set-url origin ../server.git; done
(cd stage/other && sed -i 's/^sted: .*/sted: Lokale 2/' enheder/fjordskolen/2025-26/*.md && export GIT_AUTHOR_NAME='Carla M.' GIT_AUTHOR_EMAIL=carla@eksempel.dk GIT_COMMITTER_NAME='Carla M.' GIT_COMMITTER_EMAIL=carla@eksempel.dk && referat commit -m Andre >/dev/null && git push -q origin main)
(cd stage/kommune && sed -i 's/^sted: .*/sted: Lokale 9/' $south && referat commit $south -m Eget >/dev/null && echo notat >notat.txt && git add notat.txt && echo uden >ugemt.txt)
scene() { put_back stage; }
act() { "$@" referat sync; }
judge() {
	is_whole
	git -C ../server.git fsck --strict >/dev/null 2>&1 || complain "git fsck of the server"
	[ "$(cat ugemt.txt)" = uden ] || complain "what isn't recorded is gone"
	[ "$(git show "HEAD:$south" | sed -n 's/^sted: //p')" = "Lokale 9" ] || complain "the own commit is gone"
	again referat sync
	[ "$(git rev-parse HEAD)" = "$(git -C ../server.git rev-parse main)" ] || complain "not exchanged in the end"
	[ "$(sed -n 's/^sted: //p' $south)$(sed -n 's/^sted: //p' enheder/fjordskolen/2025-26/*.md)" = "Lokale 9Lokale 2" ] || complain "the folder is not as recorded"
	[ "$(git status --porcelain)" = "A  notat.txt
?? ugemt.txt" ] || complain "left over: $(git status --porcelain | head -n 3)"
}
sweep "sync"

test_case "two who commit at once, again and again"
cd "$SANDBOX" || exit 1
rm -rf now; cp -a stage now; cd now/kommune || exit 1
start=$(git rev-list --count HEAD)
writer() {
	i=0
	while [ $i -lt 10 ]; do
		i=$((i + 1))
		sed -i "s/^sted: .*/sted: Lokale $2$i/" "$1"
		referat commit "$1" -m "Lokale $i" >/dev/null 2>&1 && echo x
	done
}
writer $south 1 >"$SANDBOX/w1" & one=$!
(export GIT_AUTHOR_NAME='Carla M.' GIT_AUTHOR_EMAIL=carla@eksempel.dk GIT_COMMITTER_NAME='Carla M.' GIT_COMMITTER_EMAIL=carla@eksempel.dk
	writer enheder/fjordskolen/2025-26/stevns-notat.md 2) >"$SANDBOX/w2"
wait $one
same "$(($(git rev-list --count HEAD) - start))" "$(cat "$SANDBOX/w1" "$SANDBOX/w2" | wc -l)" "each that said good is there"
run git fsck --strict
is_code 0
same "$(git diff --cached --name-only)" "notat.txt" "what was staged stays"

done_testing
