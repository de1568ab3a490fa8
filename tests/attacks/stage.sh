# SPDX-License-Identifier: MPL-2.0
# The stage for table.sh: a small municipality on a server with our hook, its
# people with keys, and the words in which an attack is told. An attack is
# pushed to the server, and then written past it into a copy without a hook,
# where the audit must find it; its allowed twin must land and be found good.

PEOPLE="anna bo carl dora erik jonna mallory"
KEYS=$SANDBOX/keys
ROOT=
CASES=${CASES:-}                # only these numbers, when given

make_keys() {
	mkdir -p "$KEYS"
	for p in $PEOPLE anna-old anna-revoked; do
		ssh-keygen -q -t ed25519 -N '' -C "$p" -f "$KEYS/$p"
	done
}
public() { cut -d ' ' -f 1,2 "$KEYS/$1.pub"; }

# The municipality; $1: what policy says of signatures.
write_municipality() {
	cat >referat.yaml <<Y
municipality: Prøve Kommune
language: da
layout:
  - {path: "enheder/{unit}/{cycle}/{form}.md"}
units: enheder.yaml
people: personer.yaml
cycles: {pattern: YYYY-YY, start: 08-01}
roles: [skoleleder, skolechef, konsulent, rolleadministrator, sekretær]
holds: [offentlig, intern]
policy:
  signatures: $1
  administer: [rolleadministrator]
  edit:
    - {role: [skoleleder], sections: [samtalen, aftaler]}
    - {role: [konsulent, skolechef]}
  data: [konsulent]
  closed: {cycles: [2023-24]}
Y
	cat >enheder.yaml <<'Y'
units:
  - {id: nord, name: Nord Skole, type: enhed, from: 2020-21}
  - {id: syd, name: Syd Skole, type: enhed, from: 2020-21}
Y
	cat >personer.yaml <<Y
people:
  - id: anna
    name: Anna A.
    email: [anna@eksempel.dk]
    keys:
      - {key: "$(public anna)", from: 2025-10-01}
      - {key: "$(public anna-old)", from: 2023-01-01, to: 2025-12-31}
      - {key: "$(public anna-revoked)", from: 2023-01-01, revoked: 2025-11-01}
    roles:
      - {role: skoleleder, units: [nord], from: 2024-08-01}
  - id: bo
    name: Bo B.
    email: [bo@eksempel.dk]
    keys: [{key: "$(public bo)", from: 2023-01-01}]
    roles:
      - {role: skoleleder, units: [nord], from: 2022-08-01, to: 2024-07-31}
  - id: carl
    name: Carl C.
    email: [carl@eksempel.dk]
    keys: [{key: "$(public carl)", from: 2023-01-01}]
    roles:
      - {role: konsulent, from: 2022-08-01}
  - id: dora
    name: Dora D.
    email: [dora@eksempel.dk]
    keys: [{key: "$(public dora)", from: 2023-01-01}]
    roles:
      - {role: skoleleder, units: [nord], from: 2090-08-01}
  - id: erik
    name: Erik E.
    email: [erik@eksempel.dk]
    keys: [{key: "$(public erik)", from: 2023-01-01}]
    roles:
      - {role: skoleleder, units: [syd], from: 2022-08-01}
  - id: jonna
    name: Jonna J.
    email: [jonna@eksempel.dk]
    keys: [{key: "$(public jonna)", from: 2023-01-01}]
    roles:
      - {role: rolleadministrator, from: 2022-08-01}
Y
	mkdir -p schema/forms data/2025-26
	cat >schema/forms/notat.yaml <<'Y'
title: Notat
kind: referat
class: offentlig
frontmatter:
  required: [dato]
  properties:
    dato: {type: string, format: date}
    lokale: {type: string, pattern: "^[0-9]+$"}
fields: {title: "#", date: dato}
sections:
  - {heading: Samtalen, id: samtalen, required: true, content: prose}
  - {heading: Forvaltningen, id: forvaltningen, content: prose}
  - {heading: Aftaler, id: aftaler, content: agreements, agreements: {as: list}}
Y
	for p in nord/2023-24 nord/2025-26 syd/2025-26; do
		mkdir -p "enheder/$p"
		cat >"enheder/$p/notat.md" <<'M'
---
dato: 2025-11-20
lokale: "7"
---

# Samtale om skolens udvikling

## Samtalen

Vi talte om læsning og om overgangen fra børnehave til skole.

## Forvaltningen

Forvaltningen følger skolens arbejde med læsning.

## Aftaler

- Læsebånd i alle klasser
M
	done
}

# Who acts next, as author and committer, with which key; and when.
as() { author "$1"; committer "$1"; KEY=$1; }
author() { export GIT_AUTHOR_NAME="$(person_name "$1")" GIT_AUTHOR_EMAIL="$1@eksempel.dk"; }
committer() { export GIT_COMMITTER_NAME="$(person_name "$1")" GIT_COMMITTER_EMAIL="$1@eksempel.dk"; }
person_name() { echo "$1" | awk '{ n = toupper(substr($1, 1, 1)); print n substr($1, 2) " " n "." }'; }
ZONE=+0100
at() { NOW=$1; export GIT_AUTHOR_DATE="$1 $ZONE" GIT_COMMITTER_DATE="$1 $ZONE"; }
day() { TZ=XXX-1 date -d "@$1" +%F; }
later() { at "$((NOW + 60))"; }

# The message of a commit: text, role, unit, cycle.
message() { printf '%s\n\nRole: %s\nUnit: %s\nCycle: %s\nAction: edit\n' "$1" "$2" "$3" "$4"; }

# Commits what is in the work folder with the message on standard input.
record_raw() {
	later
	git add -A
	if [ -n "$SIGNED" ]; then
		git -c gpg.format=ssh -c "user.signingkey=$KEYS/$KEY" \
			commit -q -S --cleanup=verbatim --allow-empty -F -
	else
		git commit -q --cleanup=verbatim --allow-empty -F -
	fi
}
record() { message "Ret notatet" "$@" | record_raw; }
leader() { record skoleleder nord 2025-26; }
admin() { record rolleadministrator - -; }

NORD=enheder/nord/2025-26/notat.md
SYD=enheder/syd/2025-26/notat.md
OLD=enheder/nord/2023-24/notat.md
talk() { sed -i "s/^Vi talte om .*/Vi talte om ${2:-trivsel}./" "$1"; }
good() { as anna; talk $NORD "${1:-trivsel}"; leader; }

# A commit object with exactly these bytes becomes main.
head_tree() { git rev-parse 'HEAD^{tree}'; }
headers() { # extra header lines, after the committer
	printf 'tree %s\nparent %s\n' "$(git write-tree)" "$(git rev-parse HEAD)"
	printf 'author %s <%s> %s\n' "$GIT_AUTHOR_NAME" "$GIT_AUTHOR_EMAIL" "$GIT_AUTHOR_DATE"
	printf 'committer %s <%s> %s\n' "$GIT_COMMITTER_NAME" "$GIT_COMMITTER_EMAIL" "$GIT_COMMITTER_DATE"
}
take_object() { git update-ref refs/heads/main "$(git hash-object -t commit -w --stdin --literally)"; }
raw() { # the extra header lines on standard input
	later; git add -A
	{ headers; cat; echo; message "Ret notatet" skoleleder nord 2025-26; } | take_object
}
# A signature over the commit that raw would make, as a header; $1 namespace.
signature() { # key namespace header
	{ headers; echo; message "Ret notatet" skoleleder nord 2025-26; } >"$SANDBOX/to-sign"
	ssh-keygen -q -Y sign -n "$2" -f "$KEYS/$1" <"$SANDBOX/to-sign" 2>/dev/null |
		sed "1s/^/$3 /; 2,\$s/^/ /"
}

# A tree entry that no work folder could hold: mode, name, object; put beside
# nord's notat.
plant() {
	later
	dir=$(git ls-tree -z HEAD:enheder/nord/2025-26 | { cat; printf '%s %s %s\t%b\0' "$1" "$4" "$3" "$2"; } | git mktree -z --missing)
	dir=$(printf '040000 tree %s\t2025-26\n' "$dir" | { git ls-tree HEAD:enheder/nord | grep -v 2025-26; cat; } | git mktree)
	dir=$(printf '040000 tree %s\tnord\n' "$dir" | { git ls-tree HEAD:enheder | grep -v nord; cat; } | git mktree)
	dir=$(printf '040000 tree %s\tenheder\n' "$dir" | { git ls-tree HEAD | grep -v '	enheder$'; cat; } | git mktree)
	git update-ref refs/heads/main "$(message "Ret notatet" skoleleder nord 2025-26 |
		git commit-tree "$dir" -p HEAD)"
}
blob() { git hash-object -w --stdin; }
plant_file() { plant 100644 "$1" "$(git rev-parse "HEAD:$NORD")" blob; }

# The two servers and their clones, made once and copied for each attack.
make_stage() { # name signatures
	mkdir -p "$SANDBOX/$1"
	git init -q --bare -b main "$SANDBOX/$1/server.git"
	git init -q -b main "$SANDBOX/$1/clone"
	cd "$SANDBOX/$1/clone" || exit 1
	git remote add origin ../server.git
	write_municipality "$2"
	SIGNED=$3
	at 1764583200                  # 2025-12-01
	as jonna
	admin
	git push -q origin main
	git -C ../server.git config referat.root "$(git rev-parse HEAD)"
	referat -C ../server.git hook install --server >/dev/null || echo "# no server hook"
	good "skolens læsning"
	git push -q origin main 2>"$SANDBOX/.err" || fail "the stage lets a good push in"
	git -C ../server.git config receive.denyDeleteCurrent ignore
	cd "$SANDBOX" || exit 1
}
set_stage() { # name
	rm -rf "$SANDBOX/now"
	cp -r "$SANDBOX/$1" "$SANDBOX/now"
	cd "$SANDBOX/now/clone" || exit 1
	case $1 in signed*) SIGNED=yes ;; *) SIGNED= ;; esac
	ROOT=$(git rev-list --max-parents=0 HEAD | head -n 1)
	PUSH=main
	ZONE=+0100
	at 1767607200                  # 2026-01-05
	# An approval is to arrive when it is given, and all on one day.
	recent=$(($(date +%s) - 3600))
	[ $(((recent + 3600) % 86400)) -lt 84600 ] || recent=$((recent - 3600))
	[ "$1" != approving ] || at "$recent"
	as anna
}
refs() { git -C "$1" for-each-ref --format='%(refname) %(objectname)'; }
past_the_hook() {
	cp -r ../server.git ../direct.git
	rm -f ../direct.git/hooks/pre-receive
	git -C ../direct.git config receive.fsckObjects false
	git -C ../direct.git config receive.denyNonFastForwards false
	git -C ../direct.git config receive.denyDeletes false
	referat -C ../direct.git audit --verify --root "$ROOT" >/dev/null 2>&1
	# shellcheck disable=SC2086
	git push -q --force ../direct.git $PUSH 2>"$SANDBOX/.err" || fail "writing past the hook"
}

# attack NUMBER NAME REASON ATTACK TWIN [REASON OF THE AUDIT]: a reason of
# "-" for the audit: nothing that it could see remains (said at the case).
attack() {
	test_case "$1 $2"
	case " $CASES " in "  "|*" $1 "*) ;; *) return ;; esac
	set_stage "$STAGE"
	before=$(refs ../server.git)
	eval "$4"
	# shellcheck disable=SC2086
	run git push --force origin $PUSH
	if [ "$code" != 0 ]; then pass "is refused"; else fail "should be refused"; fi
	err_has "[$3]"
	check test "$(wc -c <"$SANDBOX/.err")" -lt 100000
	same "$(refs ../server.git)" "$before" "no ref has moved"
	if [ "${6:-$3}" != - ]; then
		past_the_hook
		run referat -C ../direct.git audit --verify --root "$ROOT"
		is_code 1
		out_has "[${6:-$3}]"
	fi
	[ -n "$5" ] || return
	test_case "$1 $2: the allowed twin"
	set_stage "$STAGE"
	eval "$5"
	# shellcheck disable=SC2086
	run git push origin $PUSH
	is_code 0
	run referat -C ../server.git audit --verify --root "$ROOT"
	is_code 0
}

# A third municipality, in which documents are approved: silence counts, a
# secretary may write for the leader, and a path has a laxer form beside it.
make_approving() {
	cp -r "$SANDBOX/plain" "$SANDBOX/approving"
	cd "$SANDBOX/approving/clone" || exit 1
	SIGNED=
	at 1764590400                  # 2025-12-01
	sed -i '/^layout:/a\  - {path: "enheder/{unit}/{cycle}/notat.md", form: [notat, huskeseddel]}' referat.yaml
	sed -i '/^policy:/a\  approve: [{kinds: [referat], from: 2025-08-01, by: [skoleleder, konsulent], silence: {workdays: 10}, own: false}]\n  move: [{role: [konsulent, skolechef], to: [godkendt, offentliggjort, tilbagekaldt, til høring]}]\n  act_for: [{role: sekretær, for: [skoleleder]}]' referat.yaml
	sed -i '/id: erik/,/roles:/s/roles:/roles:\n      - {role: sekretær, units: [nord], from: 2022-08-01}/' personer.yaml
	cat >schema/forms/notat.yaml <<'Y'
title: Notat
kind: referat
class: offentlig
state: til høring
frontmatter:
  required: [dato]
  properties:
    dato: {type: string, format: date}
    lokale: {type: string, pattern: "^[0-9]+$"}
    status: {type: string}
    godkendelser: {type: array}
    indsigelser: {type: array}
    rettelser: {type: array}
fields:
  title: "#"
  date: dato
  state: status
  approvals: {key: godkendelser, role: rolle, person: person, date: dato, sha256: sha256}
  objections: {key: indsigelser, role: rolle, person: person, date: dato, sha256: sha256, text: tekst}
  corrections: {key: rettelser, role: rolle, date: dato, text: tekst}
sections:
  - {heading: Samtalen, id: samtalen, required: true, content: prose}
  - {heading: Forvaltningen, id: forvaltningen, content: prose}
  - {heading: Aftaler, id: aftaler, content: agreements, agreements: {as: list}}
Y
	sed 's/^title: .*/title: Huskeseddel/; s/^kind: .*/kind: dagsorden/' schema/forms/notat.yaml >schema/forms/huskeseddel.yaml
	as jonna; admin
	git push -q origin main 2>"$SANDBOX/.err" || fail "the stage lets its policy in"
	cd "$SANDBOX" || exit 1
}
# The document's state; a field added; who approves it as whom, by the program.
state() { sed -i "/^status:/d; 2s/^/status: $2\n/" "$1"; }
field() { sed -i "2s/^/$2\n/" "$1"; }
approves() { as "$1"; later; REFERAT_TODAY=$(day "$NOW") referat approve $NORD --role "$2" >/dev/null || fail "$1 approves"; }
published() { approves anna skoleleder; approves carl konsulent; as carl; state $NORD offentliggjort; record konsulent nord 2025-26; }
