#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# How long the audit of N commits (5000) takes: paths and roles alone, with
# what was changed, again, and judged in full; beside `git log -p` over the same.
set -eu
N=${1:-5000}
REFERAT=${REFERAT:-build/referat}
REFERAT=$(cd "$(dirname "$REFERAT")" && pwd)/referat
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export HOME="$dir" GIT_CONFIG_NOSYSTEM=1 REFERAT_TODAY=2026-01-05
export GIT_AUTHOR_NAME='Jonna B.' GIT_AUTHOR_EMAIL=jonna@eksempel.dk GIT_COMMITTER_NAME='Jonna B.' GIT_COMMITTER_EMAIL=jonna@eksempel.dk
export GIT_AUTHOR_DATE='1760000000 +0100' GIT_COMMITTER_DATE='1760000000 +0100'
"$REFERAT" init "$dir/kommune" >/dev/null
cd "$dir/kommune"
south=enheder/soendre-skole/2025-26/referat.md
root=$(git rev-parse HEAD)
# Each commit moves a due date and changes a line of the text.
awk -v n="$N" -v file="$south" -v from="$root" '
	{ text = text $0 "\n" }
	END {
		for (i = 1; i <= n; i++) {
			t = text
			sub(/\nsted: [^\n]*/, "\nsted: Lokale " i, t)
			gsub(/Frist: 2026-[0-9][0-9]-[0-9][0-9]/, sprintf("Frist: 2026-%02d-%02d", i % 12 + 1, i % 28 + 1), t)
			message = sprintf("Ret frist %d\n\nRole: skoleleder\nUnit: soendre-skole\nCycle: 2025-26\nAction: change\n", i)
			printf "commit refs/heads/main\nauthor Anna K <anna@eksempel.dk> %d +0100\ncommitter Anna K <anna@eksempel.dk> %d +0100\n", 1760000000 + i * 60, 1760000000 + i * 60
			printf "data %d\n%s", length(message), message
			if (i == 1)
				printf "from %s\n", from
			printf "M 100644 inline %s\ndata %d\n%s\n", file, length(t), t
		}
	}' "$south" >"$dir/stream"
LC_ALL=C awk 'BEGIN { exit }' /dev/null
git fast-import --quiet --force <"$dir/stream"
time_of() {
	/usr/bin/env time -f "%e s, %U s CPU, %M KB" "$@" 2>&1 >/dev/null | tail -n 1
}
say() { printf '%-44s %s\n' "$1" "$(shift; time_of "$@")"; }
printf '%s commits\n' "$(git rev-list --count HEAD)"
say "git log --name-only" git log --name-only
say "git log -p" git log -p
say "audit --brief" "$REFERAT" audit --brief --format json
rm -rf .git/referat
say "audit, first time" "$REFERAT" audit --format json
say "audit, again" "$REFERAT" audit --format json
rm -rf .git/referat
say "audit --verify, first time" "$REFERAT" audit --verify --root "$root" --format json
say "audit --verify, again" "$REFERAT" audit --verify --root "$root" --format json
