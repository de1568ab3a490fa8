#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A hundred commits pushed to a server, each with its document and unit judged
# among 10,000 documents; and the judging of 5,000 commits by paths and roles
# alone. judged.sh BUILD FOLDER
set -eu
build=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
PATH=$build:$PATH
export HOME="$work/home" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=Gert \
	GIT_AUTHOR_EMAIL=gert@eksempel.dk GIT_COMMITTER_NAME=Gert \
	GIT_COMMITTER_EMAIL=gert@eksempel.dk \
	GIT_AUTHOR_DATE='1700000000 +0000' GIT_COMMITTER_DATE='1700000000 +0000'
mkdir -p "$HOME"

# A repository of $1 units, ten documents each.
repository() {
	referat init "$work/r" >/dev/null
	cd "$work/r"
	rm -rf .git enheder data
	doc=$(sed 's/^status:.*/status: kladde/' \
		"$here/../../template-repo/enheder/dagtilbud-syd/2024-25/referat.md")
	echo 'units:' >enheder.yaml
	unit=0
	while [ "$unit" -lt "$1" ]; do
		echo "  - {id: s$unit, name: S$unit, type: skole}" >>enheder.yaml
		for cycle in 16-17 17-18 18-19 19-20 20-21 21-22 22-23 23-24 24-25 25-26; do
			mkdir -p "enheder/s$unit/20$cycle"
			printf '%s\n' "$doc" >"enheder/s$unit/20$cycle/referat.md"
		done
		unit=$((unit + 1))
	done
	echo 'people: [{id: g, email: gert@eksempel.dk, roles: [{role: skolechef}, {role: rolleadministrator}]}]' >personer.yaml
	git init -q -b main
	git add -A
	git -c gc.auto=0 commit -q -m Begyndelse
}

# $1 commits upon main, by turns in each of $2 units.
commits() {
	doc=$doc awk -v n="$1" -v units="$2" 'BEGIN {
		doc = ENVIRON["doc"]
		for (i = 0; i < n; i++) {
			u = i % units
			message = "Ret " i "\n\nRole: skolechef\nUnit: s" u \
				"\nCycle: 2024-25\nAction: change\n"
			text = doc "\n\nLinje " i ".\n"
			who = "Gert <gert@eksempel.dk> " 1700000060 + i " +0000"
			print "commit refs/heads/main\nauthor " who "\ncommitter " who
			printf "data <<SLUT\n%sSLUT\n", message
			if (i == 0)
				print "from refs/heads/main^0"
			print "M 100644 inline enheder/s" u "/2024-25/referat.md"
			printf "data <<SLUT\n%sSLUT\n", text
		}
	}' | git fast-import --quiet
}

printf '| commits | |\n|---|---:|\n'
repository 1000
git clone -q --bare . ../server.git
referat -C ../server.git hook install --server >/dev/null
commits 100 1000
from=$(date +%s%N)
git push -q ../server.git main
to=$(date +%s%N)
printf '| 100, pushed and judged among 10,000 documents | %d ms |\n' \
	$(((to - from) / 1000000))
rm -rf "$work/r" "$work/server.git"
repository 100
commits 5000 100
git gc -q
printf '| paths and roles alone | %s |\n' "$("$build/bench/judge" . "$(git rev-parse main)")"
printf '| with documents and units | %s |\n' "$("$build/bench/judge" . "$(git rev-parse main)" documents)"
