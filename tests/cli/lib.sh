# SPDX-License-Identifier: MPL-2.0
# For command tests: each runs in a folder of its own, with a fixed identity,
# date and locale, and counts what it checks. Use:
#   . "$(dirname "$0")/lib.sh"
#   test_case "name" ; run referat … ; is_code 0 ; out_has "text"
# Numbers, none twice: t0-, t1- the daily work with one repository; t2- roles,
# approvals, audit, what a server refuses; t3- forms and formats; t4- forges;
# t5- several people, faults, what must be removed; t6- the site.
set -u
TOP=$(cd "$(dirname "$0")/../.." && pwd)
REFERAT=${REFERAT:-$TOP/build/referat}
SANDBOX=$(mktemp -d "${TMPDIR:-/tmp}/referat-test.XXXXXX")
trap 'rm -rf "$SANDBOX"' EXIT
cd "$SANDBOX" || exit 1
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE GIT_OBJECT_DIRECTORY NO_COLOR \
	REFERAT_LANG REFERAT_ROOT LANGUAGE XDG_CONFIG_HOME
export HOME="$SANDBOX/home" GIT_CONFIG_NOSYSTEM=1 LC_ALL=C TZ=UTC
export GIT_AUTHOR_NAME='Anna K.' GIT_AUTHOR_EMAIL=anna@eksempel.dk
export GIT_COMMITTER_NAME='Anna K.' GIT_COMMITTER_EMAIL=anna@eksempel.dk
export GIT_AUTHOR_DATE='1767607200 +0100' GIT_COMMITTER_DATE='1767607200 +0100'
export REFERAT_TODAY=2026-01-05
PATH="$(dirname "$REFERAT"):$PATH"
mkdir -p "$HOME"
passed=0 failed=0 case_name=

test_case() { case_name=$1; }

pass() { passed=$((passed + 1)); echo "ok - $case_name: $1"; }
fail() {
	failed=$((failed + 1))
	echo >>"$SANDBOX/.failed"
	echo "not ok - $case_name: $1"
	sed 's/^/# out: /' "$SANDBOX/.out" 2>/dev/null | head -30
	sed 's/^/# err: /' "$SANDBOX/.err" 2>/dev/null | head -30
}

# Runs a command; its streams and exit code are kept for the checks below.
run() { "$@" >"$SANDBOX/.out" 2>"$SANDBOX/.err" </dev/null; code=$?; }

check() { if "$@"; then pass "$*"; else fail "$*"; fi; }
is_code() { if [ "$code" = "$1" ]; then pass "exit $1"; else fail "exit $1, was $code"; fi; }
out_has() { if grep -qF -e "$1" "$SANDBOX/.out"; then pass "says »$1«"; else fail "should say »$1«"; fi; }
out_lacks() { if grep -qF -e "$1" "$SANDBOX/.out"; then fail "should not say »$1«"; else pass "does not say »$1«"; fi; }
err_has() { if grep -qF -e "$1" "$SANDBOX/.err"; then pass "tells »$1«"; else fail "should tell »$1«"; fi; }
out_is() { if [ "$(cat "$SANDBOX/.out")" = "$1" ]; then pass "prints »$1«"; else fail "should print »$1«"; fi; }
same() { if [ "$1" = "$2" ]; then pass "$3"; else fail "$3: »$1« is not »$2«"; fi; }

# A check behind a pipe runs in a shell of its own, whose count is lost, so
# failures are counted in a file.
done_testing() {
	failed=$(($(cat "$SANDBOX/.failed" 2>/dev/null | wc -l)))
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
}
