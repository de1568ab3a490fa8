#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Runs the named test programs, as many at a time as there are processors,
# shows what failed, in their order, and closes with one line that adds up
# their own closing lines.
set -u
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
n=0
for t in "$@"; do
	n=$((n + 1))
	printf '%03d %s\n' $n "$t"
done >"$logs/list"
export logs
# shellcheck disable=SC2016
xargs -P "$(nproc)" -L 1 sh -c '
	case $1 in
	*.sh) timeout 800 sh "$1" >"$logs/$0.log" 2>&1 ;;
	*) timeout 800 "$1" >"$logs/$0.log" 2>&1 ;;
	esac
	echo $? >"$logs/$0.code"
	exit 0' <"$logs/list"
passed=0 failed=0 skipped=0
while read -r i t; do
	log=$logs/$i.log code=$(cat "$logs/$i.code" 2>/dev/null || echo none)
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
	if [ -z "$line" ]; then
		line="0 passed, 1 failed"
		echo "not ok - $t: ended with exit code $code and no count"
		tail -n 20 "$log"
	fi
	p=${line%% passed*}
	f=${line#*passed, }; f=${f%% failed*}
	case $line in *skipped*) k=${line##*failed, }; k=${k%% skipped*} ;; *) k=0 ;; esac
	if [ "$code" != 0 ] && [ "$f" = 0 ]; then
		f=1
		echo "not ok - $t: ended with exit code $code"
		tail -n 20 "$log"
	fi
	[ "$f" = 0 ] || grep -A6 -E '^not ok' "$log" | head -n 60
	printf '%-40s %s\n' "$(basename "$t")" "$line"
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + k))
done <"$logs/list"
echo
if [ "$skipped" -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ "$failed" = 0 ]
