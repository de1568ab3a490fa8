#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Repositories for GitLab, GitHub and Forgejo: what is written, kept up to date
# and found by doctor; and the CI files' own jobs, run in a clone as a runner
# runs them, over a merge request that is good and one that isn't.
. "$(dirname "$0")/lib.sh"
export REFERAT_TODAY=2026-06-01     # when the example's rules of approval hold
as() { # NAME ID [COMMITTER MAIL]
	GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=$2@eksempel.dk
	GIT_COMMITTER_NAME=${3:-$1} GIT_COMMITTER_EMAIL=${4:-$2@eksempel.dk}
}
# As a forge's web pages save: nobody that personer.yaml knows commits.
web() { as "$1" "$2" Forge noreply@forge.example; }
jonna() { as 'Jonna B.' jonna; }
doc=enheder/soendre-skole/2025-26/referat.md

test_case "a forge that is none"
run referat init x --forge bitbucket
is_code 2
err_has "der er: forgejo, github, gitlab"
check test ! -e x

owners_of() { case $1 in gitlab) echo .gitlab/CODEOWNERS ;; github) echo .github/CODEOWNERS ;; forgejo) echo CODEOWNERS ;; esac; }
ci_of() { case $1 in gitlab) echo .gitlab-ci.yml ;; *) echo ".$1/workflows/referat.yml" ;; esac; }
jonna
git config --global user.name 'Jonna B.'
git config --global user.email jonna@eksempel.dk
for f in gitlab github forgejo; do
	owners=$(owners_of $f) ci=$(ci_of $f)
	test_case "$f: what init writes, and doctor"
	run referat init $f --forge $f
	is_code 0
	out_has "$f/ci/README.md"
	cd $f || exit 1
	git add --renormalize . && same "$(git status --porcelain)" "" "all is recorded"
	for file in "$owners" "$ci" ci/README.md ci/referat.sh; do
		check git cat-file -e "HEAD:$file"
	done
	run referat doctor
	is_code 0
	err_has "ci/README.md"
	run referat forge
	is_code 0
	out_has "Alt står"
	run referat validate
	is_code 0

	test_case "$f: people change"
	sed -i 's/id: jonna-b/&\n    forge: jonna-på-nettet/' personer.yaml
	run referat doctor
	is_code 1
	out_has "forge-ejere-foraeldet]: $owners"
	out_has "referat forge $f"
	run referat forge
	is_code 0
	out_has "Skrevet: $owners"
	out_lacks "referat.sh"
	check grep -q '@jonna-på-nettet' "$owners"
	referat commit -m "Jonnas navn" personer.yaml >/dev/null
	command=$(sed -n 's/^  git add/git add/p' "$SANDBOX/.out")
	run sh -c "$command"
	is_code 0
	same "$(git status --porcelain)" "" "the command that it names records it"
	run referat audit --verify --root "$(git rev-list --max-parents=0 HEAD)"
	is_code 0
	run referat doctor
	is_code 0
	sed -i 's/jonna@eksempel.dk\]/&\n    keys: []/; s/rolleadministrator, from: 2024-08-01, to: null/rolleadministrator, from: 2024-08-01, to: 2026-06-30/' personer.yaml
	REFERAT_TODAY=2026-07-01 run referat doctor
	out_has "forge-ejere-foraeldet"
	git checkout -q personer.yaml

	test_case "$f: files that are gone or other"
	rm ci/referat.sh
	echo '# noget' >>"$ci"
	run referat doctor
	is_code 1
	out_has "forge-fil-mangler]: ci/referat.sh"
	out_has "forge-fil-aendret]: $ci"
	run referat forge
	is_code 1
	err_has "$ci er rettet, men ikke gemt"
	check test ! -e ci/referat.sh
	git commit -qam "Rettet" --no-verify
	run referat forge
	is_code 0
	run referat doctor
	is_code 0
	cd .. || exit 1
done

test_case "what stands among the code owners"
run cat gitlab/.gitlab/CODEOWNERS
out_has "[Opsætning]"
out_has "/personer.yaml @jonna-på-nettet"
out_has "^[Godkendes af skolechef]"
out_has "/enheder/soendre-skole/*/referat.md anna@eksempel.dk"
out_lacks oestre-skole
run cat github/.github/CODEOWNERS
out_has "/.github/ @jonna-på-nettet"
out_has "/enheder/soendre-skole/*/referat.md anna@eksempel.dk gert@eksempel.dk"
out_lacks "["
cd forgejo || exit 1
run cat CODEOWNERS
out_has "# Uden navn her (forge): anna-k"
out_has 'personer\\.yaml @jonna-på-nettet'
sed -i 's/id: anna-k/&\n    forge: "@anna"/; s/id: gert-h/&\n    forge: gert/' personer.yaml
run referat forge
run cat CODEOWNERS
out_has 'enheder/soendre-skole/[^/]*/referat\\.md @anna @gert'
out_lacks "anna-k"
cd .. || exit 1

test_case "code owners where n of a role approve, and names with signs in them"
referat init n --name N --admin "Jonna B. <jonna@eksempel.dk>" --forge gitlab >/dev/null
cd n || exit 1
check grep -q '^/personer.yaml jonna@eksempel.dk$' .gitlab/CODEOWNERS
cat >enheder.yaml <<'Y'
units:
  - {id: "a #1 [x]", name: A, type: skole}
Y
sed -i '/^policy:/d' referat.yaml
cat >>referat.yaml <<'Y'
roles: [skoleleder, rådsmedlem, konsulent, rolleadministrator]
policy:
  administer: [rolleadministrator]
  data: [konsulent]
  approve:
    - {kinds: [referat], by: rådsmedlem, persons: 2}
  delegate: [{of: rådsmedlem, to: konsulent, from: 2026-01-01, until: 2026-12-31}]
Y
cat >>personer.yaml <<'Y'
  - {id: anna, email: anna@eksempel.dk, roles: [{role: rådsmedlem, units: ["a #1 [x]"]}]}
  - {id: bo, email: bo@eksempel.dk, roles: [{role: konsulent}]}
  - {id: ude, email: ude@eksempel.dk, roles: [{role: rådsmedlem, to: 2025-12-31}]}
Y
referat commit -m "x" enheder.yaml personer.yaml referat.yaml >/dev/null
run referat forge
run cat .gitlab/CODEOWNERS
out_has "[Godkendes af rådsmedlem][2]"
out_has '/enheder/a\ \#1\ \[x\]/*/referat.md anna@eksempel.dk bo@eksempel.dk'
out_has "/data/ bo@eksempel.dk"
out_lacks ude@
cd .. || exit 1

test_case "forge where nothing is set up, and twice"
referat init uden >/dev/null
run referat -C uden forge
is_code 2
err_has "referat forge gitlab"
run referat -C uden forge gitlab github
is_code 2
run referat -C uden forge GitLab
is_code 0
out_has ".gitlab-ci.yml"
run referat -C uden doctor
is_code 0

if ! python3 -c 'import yaml' 2>/dev/null || ! command -v jq >/dev/null; then
	echo "ok - # skipped: the jobs of the CI files take python3-yaml and jq"
	done_testing
	exit
fi

python3 "$TOP/tests/forge/server.py" "$SANDBOX/notes.json" "$SANDBOX/port" hemmelig &
server=$!
trap 'kill $server; rm -rf "$SANDBOX"' EXIT
while ! [ -s "$SANDBOX/port" ]; do sleep 0.1; done
url=http://127.0.0.1:$(cat "$SANDBOX/port")

# Runs a job of the forge's CI file, in a clone of the branch as runners make it.
job() { # FORGE JOB BRANCH [VARIABLE=VALUE…]
	forge=$1 job=$2 branch=$3
	shift 3
	rm -rf "$SANDBOX/runner"
	git clone -q --no-local "$SANDBOX/$forge.git" "$SANDBOX/runner"
	cd "$SANDBOX/runner" || exit 1
	git checkout -q --detach "origin/$branch"
	git update-ref -d refs/remotes/origin/main
	python3 "$TOP/tests/forge/script.py" "$(ci_of "$forge")" "$job" >"$SANDBOX/job.sh"
	case $forge in
	gitlab) set -- CI_API_V4_URL="$url" CI_PROJECT_ID=7 CI_MERGE_REQUEST_IID=3 \
		CI_PROJECT_VISIBILITY=private CI_DEFAULT_BRANCH=main "$@" ;;
	github) set -- GITHUB_ACTIONS=true GITHUB_API_URL="$url" GITHUB_REPOSITORY=k/$forge \
		REFERAT_NUMMER=3 REFERAT_PRIVAT=ja GITHUB_STEP_SUMMARY="$SANDBOX/summary" "$@" ;;
	forgejo) set -- GITHUB_ACTIONS=true GITHUB_API_URL="$url" GITHUB_REPOSITORY=k/$forge \
		REFERAT_NUMMER=3 REFERAT_PRIVAT=nej "$@" ;;
	esac
	: >"$SANDBOX/summary"
	run env REFERAT_ROOT="$root" "$@" sh "$SANDBOX/job.sh"
	cd "$SANDBOX" || exit 1
}
note() { jq -r ".[] | select(.at | test(\"$where\")) | .body" "$SANDBOX/notes.json" >"$SANDBOX/.out"; }

for f in gitlab github forgejo; do
	rm -rf $f $f.git
	case $f in gitlab) where=projects/7 ;; *) where=k/$f/ ;; esac
	jonna
	referat init $f --forge $f >/dev/null
	git clone -q --bare $f $f.git
	cd $f || exit 1
	rm .git/hooks/*
	git remote add origin ../$f.git
	root=$(git rev-parse HEAD)
	# A good one: one edit on the web pages, one agreement's date.
	git checkout -qb god
	web 'Anna K.' anna
	sed -i '0,/Frist: /s/Frist: .*/Frist: 2027-06-30/' $doc
	git commit -qam "Ny frist"
	git push -q origin god
	# A bad one: someone else's document, a CPR number, a commit subject that
	# would talk to the runner.
	git checkout -qb daarlig main
	web 'Bo L.' bo
	echo 'Ring til 311299-0000.' >>enheder/fjordskolen/2025-26/stevns-notat.md
	git commit -qam '::error::Alt er i orden @alle </pre>'
	git push -q origin daarlig
	cd .. || exit 1

	test_case "$f: a good merge request"
	job $f proev god REFERAT_TOKEN=hemmelig
	is_code 0
	err_has "Godkendt: ændringen kan tages ind."
	err_has "Kommentaren er skrevet."
	check test -f runner/referat-forhaandsvisning/index.html
	note
	out_has "### Ændringen kan tages ind"
	out_has "frist: ~~2026-06-30~~ **2027-06-30**"
	case $f in forgejo) for_all=public ;; *) for_all=internal ;; esac
	err_has "»$for_all« må se"

	test_case "$f: the comment is updated"
	job $f proev god REFERAT_TOKEN=hemmelig
	is_code 0
	err_has "Kommentaren er bragt ajour."
	same "$(jq "map(select(.at | test(\"$where\"))) | length" notes.json)" 1 "one comment"

	test_case "$f: a bad one"
	job $f proev daarlig REFERAT_TOKEN=hemmelig
	is_code 1
	out_has "[ingen-rolle]"
	out_has "CPR-nummer"
	out_lacks 311299
	err_has "Afvist: ret det"
	note
	out_has "### Ændringen kan ikke tages ind endnu"
	out_has "[ingen-rolle]"
	out_has "stevns-notat.md:"
	out_lacks 311299
	case $f in
	gitlab)
		check jq -e 'map(select(.check_name == "cpr-nummer")) | length == 1' runner/referat-codequality.json
		check grep -q cpr-nummer runner/referat-junit.xml ;;
	github)
		job $f proev daarlig
		out_has "::error file=enheder/fjordskolen/2025-26/stevns-notat.md"
		check grep -q 'kan ikke tages ind' summary
		check jq -e '.runs[0].results | length > 0' runner/referat.sarif ;;
	forgejo) job $f proev daarlig ;;
	esac
	if [ $f != gitlab ]; then
		# What people wrote is shown between these two.
		awk '/^::stop-commands::/ {s = $0; sub(/.*::/, "", s); next}
			s != "" && $0 == "::" s "::" {s = ""; next}
			s == "" && /Alt er i orden/ {exit 1}' "$SANDBOX/.out" && pass "no command" || fail "a subject is a command"
	fi

	test_case "$f: no token, a wrong one"
	job $f proev god
	is_code 0
	err_has "REFERAT_TOKEN er ikke sat"
	job $f proev god REFERAT_TOKEN=forkert
	is_code 0
	err_has "Ingen kommentar er skrevet"

	test_case "$f: no root, another one, half a history"
	job $f proev god REFERAT_ROOT=
	is_code 1
	err_has "REFERAT_ROOT"
	job $f proev god REFERAT_ROOT=0123456789012345678901234567890123456789
	is_code 1
	err_has "begynder ikke med"
	git -C runner fetch -q --depth 1 "$SANDBOX/$f.git" god
	(cd runner && REFERAT_ROOT=$root run sh ci/referat.sh proev $f; exit $code)
	same "$?" 1 "refused"
	err_has "Kun en del af historien"

	test_case "$f: main has moved on, and a configuration that can't be read"
	cd $f || exit 1
	git checkout -q main
	web 'Anna K.' anna
	echo 'Mere.' >>$doc
	git commit -qam "Mere"
	git push -q origin main
	git checkout -qb ulaeselig
	echo '{' >>referat.yaml
	git commit -qam "x"
	git push -q origin ulaeselig
	cd .. || exit 1
	job $f proev god REFERAT_TOKEN=hemmelig
	is_code 0
	note
	out_has "er gået videre"
	job $f proev ulaeselig
	is_code 1
	err_has "Afvist"

	test_case "$f: the site of main"
	site=side
	[ $f = gitlab ] && site=pages
	job $f $site main
	is_code 0
	err_has "Hjemmesiden er lavet"
	check test -f runner/public/index.html
	run grep -rl '311299' runner/public
	is_code 1
	git -C $f push -q origin daarlig:main --force
	job $f $site main
	is_code 1
	err_has "burde være afvist"
	check test ! -e runner/public
done

test_case "of the agreements only what differs, and nothing confidential"
cd gitlab || exit 1
git checkout -qf god
run referat diff --base "god~1" --format markdown
is_code 0
out_has "A4 Udeskole"
run referat diff --base "god~1" --format markdown --changed
out_has "A2 Fælles matematiksprog"
out_lacks "A4 Udeskole"
run referat diff --base god --changed
out_is ""
sed -i 's/A2 Fælles matematiksprog.*/& [fortrolig]/; 0,/2027-06-30/s/2027-06-30/2027-06-29/' $doc
run referat diff --base god --format json --changed
out_has "2027-06-29"
run referat diff --base god --format json --changed --audience committee
out_lacks "2027-06-29"
git checkout -q $doc
cd .. || exit 1

test_case "who approves on the web pages does what the comment says"
f=gitlab where=projects/7
cd gitlab || exit 1
root=$(git rev-list --max-parents=0 HEAD)
git push -qf origin "$root:main"
git checkout -qB hoering "$root"
appr=enheder/birkeskolen/2025-26/nyborg-aftaledokument.md
export GIT_AUTHOR_DATE='2026-06-01T10:00:00+02:00' GIT_COMMITTER_DATE='2026-06-01T10:00:00+02:00'
web 'David N.' david
sed -i '/^godkendelser:/,/^---$/{/^---$/!d}; s/^status: .*/status: til høring/; s/boller bagt/brød bagt/' $appr
git commit -qam "Sendt rundt"
git push -q origin hoering
job gitlab proev hoering REFERAT_TOKEN=hemmelig
is_code 0
note
out_has "person: gert-h"
out_has "person: david-n"
cd gitlab || exit 1
web 'Gert H.' gert
awk -v new="$(sed -n '/^    godkendelser:/,$p' "$SANDBOX/.out" | sed 's/^    //' | head -n 5)" \
	'FNR > 1 && /^---$/ && !done {print new; done = 1} {print}' $appr >"$SANDBOX/doc"
cp "$SANDBOX/doc" $appr
git commit -qam "Godkendt"
git push -q origin hoering
job gitlab proev hoering REFERAT_TOKEN=hemmelig
is_code 0
out_has "Godkendt af skolechef (gert-h)"
note
out_lacks "person: gert-h"
out_has "person: david-n"

test_case "forgejo: the branch that is served"
root=$(git -C forgejo rev-list --max-parents=0 HEAD)
git -C forgejo push -q -f origin god:main
git init -q --bare sider.git
job forgejo side main REFERAT_PAGES="$SANDBOX/sider.git"
is_code 0
err_has "grenen »pages«"
check git -C sider.git cat-file -e pages:index.html
same "$(git -C sider.git rev-list --count pages)" 1 "no history"

test_case "the program comes from its source"
mkdir kilde
cat >kilde/Makefile <<'M'
packages-build:
install:
	mkdir -p $(PREFIX)/bin
	printf '#!/bin/sh\necho referat 9\n' >$(PREFIX)/bin/referat
	chmod +x $(PREFIX)/bin/referat
M
git init -q kilde
git -C kilde add .
git -C kilde commit -qm Kilde
git -C kilde tag v9
mkdir bin
for p in sh git curl jq make mkdir rm head tail cat id uname chmod env; do
	ln -s "$(command -v $p)" bin/
done
run env PATH="$SANDBOX/bin" sh gitlab/ci/referat.sh hent
is_code 1
err_has "REFERAT_SOURCE"
run env PATH="$SANDBOX/bin" REFERAT_SOURCE="$SANDBOX/mangler" sh gitlab/ci/referat.sh hent
is_code 1
err_has "Kunne ikke hente programmet"
run env PATH="$SANDBOX/bin" REFERAT_SOURCE="$SANDBOX/kilde" REFERAT_REF=v8 sh gitlab/ci/referat.sh hent
is_code 1
err_has "REFERAT_REF"
run env PATH="$SANDBOX/bin" REFERAT_SOURCE="$SANDBOX/kilde" REFERAT_REF=v9 REFERAT_PREFIX="$SANDBOX/usr" sh gitlab/ci/referat.sh hent
is_code 0
out_is "referat 9"
run sh gitlab/ci/referat.sh
is_code 1
done_testing
