#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# referat serve: starts, says where, follows, and ends without a trace.
. "$(dirname "$0")/lib.sh"

referat init k >/dev/null 2>&1
cd k || exit 1
export TMPDIR="$SANDBOX/temp"
mkdir "$TMPDIR"

start() { # arguments of serve; sets pid and url
	: >"$SANDBOX/log"                      # else the last one's address is taken
	referat serve "$@" >"$SANDBOX/log" 2>"$SANDBOX/log.err" </dev/null &
	pid=$! url=
	i=0
	while [ $i -lt 240 ]; do
		url=$(sed -n 's|.*\(http://127.0.0.1:[0-9]*\)/.*|\1|p' "$SANDBOX/log")
		[ -n "$url" ] && return
		sleep 0.25
		i=$((i + 1))
	done
	kill -KILL "$pid"
}
stop() { kill -"$1" "$pid"; wait "$pid"; code=$?; }

test_case "usage"
for bad in x -1 70000 1x ''; do
	run timeout 30 referat serve --port "$bad"
	is_code 2
done
run timeout 30 referat serve her
is_code 2
run timeout 30 referat serve --audience alle
is_code 2
run timeout 30 referat serve --hjælp
is_code 2

test_case "start and stop"
for signal in INT TERM HUP; do
	start --port 0
	check test -n "$url"
	check test "$(ls "$TMPDIR" | wc -l)" = 1
	check test "$(stat -c %a "$TMPDIR"/*)" = 700
	stop $signal
	is_code 0
	check test -z "$(ls "$TMPDIR")"
done
check test -z "$(git status --porcelain)"

test_case "a port that is taken"
start --port 0
port=${url##*:}
run timeout 30 referat serve --port "$port"
is_code 1
err_has "port $port er optaget"
stop TERM

test_case "a configuration with errors"
cp referat.yaml good
echo 'layout: [' >>referat.yaml
start --port 0
check test -n "$url"
check grep -q 'fejl: [1-9]' "$SANDBOX/log"
cp good referat.yaml
sleep 1
check grep -q 'fejl: 0' "$SANDBOX/log"
stop TERM
is_code 0
rm good

test_case "no place for pages"
export TMPDIR="$SANDBOX/findes-ikke"
run timeout 30 referat serve --port 0
is_code 3

test_case "no repository"
cd "$SANDBOX" && mkdir tom && cd tom || exit 1
run timeout 30 referat serve --port 0
is_code 2

done_testing
