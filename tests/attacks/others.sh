# SPDX-License-Identifier: MPL-2.0
# The cases that are no commits of an attacker: the push itself, the server's
# surroundings, what lies about it.
STAGE=plain
wanted() { test_case "$1 $2"; case " $CASES " in "  "|*" $1 "*) set_stage $STAGE; return 0 ;; *) return 1 ;; esac; }
ZERO=0000000000000000000000000000000000000000
# What git would say to the hook, for objects that are there already.
hook_says() { printf '%s\n' "$1" >../said; (cd ../server.git && "$REFERAT" hook pre-receive <../said) >"$SANDBOX/.out" 2>"$SANDBOX/.err"; code=$?; }

if wanted 38 "nothing pushed, and what contradicts the server"; then
	run git push origin main
	is_code 0
	before=$(refs ../server.git)
	run git push origin :refs/heads/findes-ikke
	same "$(refs ../server.git)" "$before" "deleting what isn't there moves nothing"
	good
	git push -q ../server.git main:refs/heads/forslag/nord
	hook_says "$ZERO $(git rev-parse HEAD) refs/heads/main"
	is_code 1
	hook_says "$(git -C ../server.git rev-parse main) $(git rev-parse HEAD) refs/heads/main"
	is_code 0
	hook_says "vrøvl"
	if [ "$code" != 0 ]; then pass "nonsense is refused"; else fail "nonsense is refused"; fi
	hook_says "$ZERO $ZERO refs/heads/main"
	if [ "$code" != 0 ]; then pass "nothing from nothing is refused"; else fail "nothing from nothing"; fi
fi

if wanted 39 "two pushes on the same tip"; then
	cp -r ../clone ../clone2
	good først
	(cd ../clone2 && good også && git commit -q --amend -m "$(message "Ret også" skoleleder nord 2025-26)")
	git push -q origin main >"$SANDBOX/one" 2>&1 &
	one=$!
	(cd ../clone2 && git push -q origin main) >"$SANDBOX/two" 2>&1
	two=$?
	wait $one; one=$?
	tip=$(git -C ../server.git rev-parse main)
	if [ $one = 0 ] && [ $two != 0 ]; then same "$tip" "$(git rev-parse HEAD)" "the first one landed"
	elif [ $one != 0 ] && [ $two = 0 ]; then same "$tip" "$(git -C ../clone2 rev-parse HEAD)" "the second one landed"
	else fail "exactly one lands: $one $two"; fi
fi

if wanted 54 "a hostile environment"; then
	talk $NORD; record skolechef nord 2025-26
	mkdir -p ../evil
	printf '#!/bin/sh\nexit 0\n' >../evil/git
	cp ../evil/git ../evil/ssh-keygen
	chmod +x ../evil/*
	for e in LANG=xx_YY.nonsense LC_ALL= GIT_TRACE=1 GIT_CONFIG_COUNT=0 REFERAT_ROOT=$ZERO REFERAT_LANG=zz REFERAT_TODAY=1999-01-01; do
		run env "$e" git push origin main
		if [ "$code" != 0 ]; then pass "still refused with $e"; else fail "still refused with $e"; fi
	done
	run env PATH="$(dirname "$REFERAT"):$PWD/../evil:$PATH" "$(command -v git)" push origin main
	if [ "$code" != 0 ]; then pass "still refused with a git that says yes"; else fail "still refused with a git that says yes"; fi
	run env -u HOME git push origin main
	if [ "$code" != 0 ]; then pass "still refused without HOME"; else fail "still refused without HOME"; fi
	git push -q ../server.git main:refs/heads/forslag/x
	git init -q --bare ../empty.git
	export GIT_DIR="$PWD/../empty.git"
	hook_says "$(git --git-dir=../server.git rev-parse main) $(git --git-dir=.git rev-parse main) refs/heads/main"
	unset GIT_DIR
	if [ "$code" != 0 ]; then pass "still refused with another repository's name"; else fail "still refused with another repository's name"; fi
	(cd ../server.git && "$REFERAT" hook pre-receive <&-) >"$SANDBOX/.out" 2>"$SANDBOX/.err"; code=$?
	if [ "$code" != 0 ]; then pass "a closed input is refused"; else fail "a closed input is refused"; fi
	seq 10000 | sed "s|.*|$ZERO $(git rev-parse HEAD) refs/heads/forslag/&|" >../said
	(cd ../server.git && timeout 60 "$REFERAT" hook pre-receive <../said) >"$SANDBOX/.out" 2>"$SANDBOX/.err"; code=$?
	is_code 1
	err_has "[for-meget]"
	git reset -q --hard origin/main
	good
	run git push origin main
	is_code 0
fi

if wanted 55 "a client that goes past its own hook"; then
	referat hook install >/dev/null
	sed -i 's/^dato:.*/dato: i går/' $NORD
	git add -A
	run git commit -m "$(message "Ret" skoleleder nord 2025-26)"
	is_code 1
	run git commit --no-verify -m "$(message "Ret" skoleleder nord 2025-26)"
	is_code 0
	run git push origin main
	is_code 1
	err_has "[dokument-har-fejl]"
fi

if wanted 56 "a hook that can't run"; then
	good
	chmod -x ../server.git/hooks/pre-receive
	run referat -C ../server.git doctor
	is_code 1
	chmod +x ../server.git/hooks/pre-receive
	run referat -C ../server.git doctor
	out_lacks "pre-receive kan ikke"
	run env PATH="$(dirname "$(command -v git)"):/usr/bin:/bin" sh -c 'command -v referat || git push origin main'
	if [ "$code" != 0 ] || [ -x /usr/bin/referat ]; then pass "without the program nothing lands"; else fail "without the program nothing lands"; fi
	printf '#!/bin/sh\nkill -9 $$\n' >../server.git/hooks/pre-receive
	run git push origin main
	is_code 1
	run referat -C ../server.git doctor
	is_code 1
	run referat -C ../server.git audit --verify --root "$ROOT"
	is_code 0
fi

if wanted 57 "the branch moved on the server itself"; then
	good
	git push -q origin main:refs/heads/forslag/nord
	referat -C ../server.git audit --verify --root "$ROOT" >/dev/null
	talk $NORD ondt; record skolechef nord 2025-26
	git push -q origin main:refs/heads/forslag/nord2
	git -C ../server.git update-ref refs/heads/main refs/heads/forslag/nord2
	run referat -C ../server.git audit --verify --root "$ROOT"
	is_code 1
	out_has "[rolle-ikke-holdt]"
	git -C ../server.git update-ref refs/heads/main refs/heads/forslag/nord
	run referat -C ../server.git audit --verify --root "$ROOT"
	is_code 0
	git -C ../server.git update-ref refs/heads/main main~1
	run referat -C ../server.git audit --verify --root "$ROOT"
	is_code 1
	out_has "[historie-forsvundet]"
fi

if wanted 58 "a role in what accompanies a push"; then
	git -C ../server.git config receive.advertisePushOptions true
	talk $NORD; record skolechef nord 2025-26
	run git push -o role=skolechef origin main
	is_code 1
	err_has "[rolle-ikke-holdt]"
	git -C ../server.git config receive.certNonceSeed hemmelig
	run git -c gpg.format=ssh -c "user.signingkey=$KEYS/anna" push --signed=yes origin main
	is_code 1
	err_has "[rolle-ikke-holdt]"
	git reset -q --hard origin/main
	good
	run git push -o role=skolechef origin main
	is_code 0
fi

if wanted 59 "a server whose clock is slow"; then
	at $(($(date +%s) + 3600))
	good
	run git push origin main
	is_code 1
	err_has "[tid-i-fremtiden]"
	err_has "ur"
	git reset -q --hard origin/main
	at $(($(date +%s) - 120))
	good
	run git push origin main
	is_code 0
fi

if wanted 70 "another history that says it was made anew of the right one"; then
	git checkout -q --orphan ny
	as mallory; committer mallory
	sed -i 's/jonna@eksempel.dk/mallory@eksempel.dk/' personer.yaml
	admin
	printf 'scrubs:\n  - date: 2026-01-05\n    by: Jonna\n    role: rolleadministrator\n    ground: oprydning\n    commits:\n      - {old: "%s", new: "%s"}\n' \
		"$ROOT" "$(git rev-parse HEAD)" >schema/scrubbed.yaml
	admin
	run referat audit --verify --root "$(git rev-parse HEAD~1)"
	is_code 0
	run referat audit --verify --root "$ROOT"
	is_code 1
	out_has "[anden-rod]"
fi

harmless() { if LC_ALL=C grep -q "$(printf '[\033\007]')" "$SANDBOX/.out" "$SANDBOX/.err"; then fail "$1"; else pass "$1"; fi; }
if wanted 71 "what a terminal would act on"; then
	escape=$(printf '\033]0;x\007')
	talk $NORD; printf 'Ret %s notatet\n' "$escape" | record_raw
	printf '\n### Sam%s\n' "$escape" >>$NORD; leader
	run git push origin main
	is_code 1
	err_has "<1b>]0;x<07>"
	harmless "the server doesn't send it back"
	past_the_hook
	for format in text csv html json; do
		run referat -C ../direct.git audit --format $format
		harmless "nor does the audit show it ($format)"
	done
	git reset -q --hard origin/main
	printf '#!/bin/sh\nprintf "\\033]0;x\\007 nej\\n" >&2\nseq 100000 >&2\nexit 1\n' >../server.git/hooks/pre-receive
	good
	run referat sync
	is_code 1
	err_has "rejected"
	harmless "nor what a server says"
	check test "$(wc -c <"$SANDBOX/.err")" -lt 10000
fi
