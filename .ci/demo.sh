#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Takes an example municipality through the main job: a new document, checked,
# recorded, compared with last year, published. demo.sh REFERAT FOLDER
set -eu
referat=$1
demo=$2
export GIT_AUTHOR_NAME='Anna K.' GIT_AUTHOR_EMAIL=anna@eksempel.dk
export GIT_COMMITTER_NAME='Anna K.' GIT_COMMITTER_EMAIL=anna@eksempel.dk
# The client hook that init puts in place calls referat by name.
PATH="$(dirname "$referat"):$PATH"
export PATH
# Shows a command as a person would type it, and runs it.
step() {
	printf '\n\033[1m$'
	for word in "$@"; do
		case $word in
		*' '*) printf ' "%s"' "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '\033[0m\n'
	"$@"
}
rm -rf "$demo"
step referat init "$demo"
cd "$demo"
step referat new soendre-skole 2026-27 norddjurs-udviklingssamtale
printf '\n\033[1m$ referat validate\033[0m\n'
referat validate >"$PWD/.git/demo" || true
sed -n '1,17p' "$PWD/.git/demo"
printf '…\n%s\n' "$(tail -n 1 "$PWD/.git/demo")"
step referat commit -m 'Begynd referatet af samtalen i 2026-27'
step referat diff soendre-skole --from 2024-25 --to 2025-26
step referat agreements --open
step referat publish
printf '\nThe pages are in %s/public: open %s/public/index.html\n' "$PWD" "$PWD"
