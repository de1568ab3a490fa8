#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Runs the named test programs one after another, shows what failed, and
# closes with one line that adds up their own closing lines.
set -u
passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for t in "$@"; do
	case $t in
	*.sh) timeout 600 sh "$t" >"$log" 2>&1 ;;
	*) timeout 600 "$t" >"$log" 2>&1 ;;
	esac
	code=$?
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
done
echo
if [ "$skipped" -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ "$failed" = 0 ]
