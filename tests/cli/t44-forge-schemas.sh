#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The CI files by the forges' own published schemas, as two programs of others
# have them. Without node, npm or, once, a network this is skipped.
home=$HOME
. "$(dirname "$0")/lib.sh"
modules=$(dirname "$REFERAT")/npm-forge
install() {
	command -v node >/dev/null && command -v npm >/dev/null || return 1
	[ -d "$modules/node_modules/gitlab-ci-local" ] && return 0
	mkdir -p "$modules" && cp "$TOP/tests/forge/package.json" "$modules" &&
		(cd "$modules" && HOME=$home timeout 120 npm install --silent \
			--no-audit --no-fund >/dev/null 2>&1)
}
if ! install; then
	echo "# skipped: the schemas of forges need node, npm and, once, a network"
	echo "0 passed, 0 failed, 1 skipped"
	exit
fi
bin=$modules/node_modules/.bin
gitlab() { run "$bin/gitlab-ci-local" --list --cwd gitlab; }

test_case "GitLab"
referat init gitlab --forge gitlab >/dev/null
git -C gitlab remote add origin git@forge.example:kommune/samtaler.git
gitlab
is_code 0
sed -i 's/access: developer/access: alle/' gitlab/.gitlab-ci.yml
gitlab
check test "$code" != 0

test_case "GitHub, and Forgejo, which reads the same"
for f in github forgejo; do
	file=$TOP/schema/forges/$f/files/.$f/workflows/referat.yml
	run "$bin/action-validator" "$file"
	is_code 0
	sed 's/runs-on:/kører-på:/' "$file" >wrong.yml
	run "$bin/action-validator" wrong.yml
	check test "$code" != 0
done
done_testing
