#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# referat: ci/referat.sh. Det, som serveren kører for hver ændring. Skrevet af
# »referat forge«, som også holder filen ajour; ret den ikke i hånden.
#
#   sh ci/referat.sh hent          installér referat, hvis det ikke er her
#   sh ci/referat.sh proev FORGE   bedøm en ændring: historien, dokumenterne,
#                                  aftalerne, en forhåndsvisning, en kommentar
#   sh ci/referat.sh side          bedøm hele main, og lav hjemmesiden i public/
#   sh ci/referat.sh udgiv         læg public/ på grenen »pages« (Forgejo)
#
# Variabler, som sættes på serveren og aldrig i en fil her:
#   REFERAT_SOURCE   hvor programmets kilder hentes (et git-arkiv)
#   REFERAT_REF      hvilken udgave: et mærke eller et commit; udeladt: den nyeste
#   REFERAT_ROOT     id på arkivets første commit
#   REFERAT_TOKEN    nøgle til at skrive kommentarer; udeladt: ingen kommentar
set -u

sig() { printf '%s\n' "$*" >&2; }
stands() { sig "$@"; exit 1; }
main=${CI_DEFAULT_BRANCH:-main}
arbejde=${TMPDIR:-/tmp}/referat-ci.$$
mkdir -m 700 "$arbejde" || exit 1
trap 'rm -rf "$arbejde"' EXIT

# --- hent: programmet ---------------------------------------------------------

pakker() {
	mangler=
	for p in git curl jq make; do
		command -v "$p" >/dev/null || mangler="$mangler $p"
	done
	[ -n "$mangler" ] || return 0
	[ "$(id -u)" = 0 ] || stands "Her mangler$mangler, og de kan ikke installeres uden at være root." \
		"Brug et billede, der har dem."
	export DEBIAN_FRONTEND=noninteractive
	# shellcheck disable=SC2086
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends \
		ca-certificates openssh-client $mangler; } >"$arbejde/apt" 2>&1 || {
		tail -n 5 "$arbejde/apt" >&2
		stands "Kunne ikke installere$mangler."
	}
}

hent() {
	pakker
	if command -v referat >/dev/null; then
		referat version
		return
	fi
	[ -n "${REFERAT_SOURCE:-}" ] || stands \
		"Serveren ved ikke, hvor programmet »referat« skal hentes." \
		"Sæt variablen REFERAT_SOURCE til adressen på dets git-arkiv; ci/README.md viser hvor."
	git clone -q "$REFERAT_SOURCE" "$arbejde/kilde" || stands \
		"Kunne ikke hente programmet fra $REFERAT_SOURCE (REFERAT_SOURCE)."
	git -C "$arbejde/kilde" checkout -q "${REFERAT_REF:-HEAD}" -- || stands \
		"Udgaven $REFERAT_REF (REFERAT_REF) findes ikke i programmets arkiv."
	sig "Bygger referat …"
	make -s -C "$arbejde/kilde" packages-build install \
		PREFIX="${REFERAT_PREFIX:-/usr/local}" >"$arbejde/byg" 2>&1 || {
		tail -n 20 "$arbejde/byg" >&2
		stands "Programmet kunne ikke bygges."
	}
	"${REFERAT_PREFIX:-/usr/local}/bin/referat" version
}

# --- fælles -------------------------------------------------------------------

# Det, folk har skrevet, må ikke kunne tale til serveren som kommandoer.
vis() {
	if [ -n "${GITHUB_ACTIONS:-}" ]; then
		laas=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
		echo "::stop-commands::$laas"
		cat
		echo "::$laas::"
	else
		cat
	fi
}

klar() {
	git config --global --add safe.directory "$PWD"
	command -v referat >/dev/null || stands "Programmet »referat« er ikke installeret; kør først  sh ci/referat.sh hent"
	[ -n "${REFERAT_ROOT:-}" ] || stands \
		"Serveren ved ikke, hvilket commit der er arkivets første." \
		"Sæt variablen REFERAT_ROOT; ci/README.md viser hvor og hvordan."
	[ "$(git rev-parse --is-shallow-repository)" = false ] || stands \
		"Kun en del af historien er hentet, og så kan den ikke bedømmes. Hent det hele (dybde 0)."
	[ "$(git rev-list --max-parents=0 HEAD)" = "$REFERAT_ROOT" ] || stands \
		"Historien begynder ikke med det commit, som REFERAT_ROOT nævner." \
		"Enten er variablen forkert (efter »referat scrub« kan det første commit være et andet), eller også er det" \
		"ikke kommunens arkiv."
}

# Fundene, uden de linjer, de står i: i dem kan der stå noget fortroligt.
fund() {
	jq -r '.findings[] | select(.severity == "error" or $alle) |
		"- \(if .severity == "error" then "**Fejl**" else "Påmindelse" end) " +
		"`\(.path | gsub("`"; "ˋ")):\(.line)` \(.message | gsub("[\r\n]+"; " "))" +
		(if (.hint // "") != "" then "  \n  Sådan: \(.hint | gsub("[\r\n]+"; " "))" else "" end)' \
		--argjson alle "$1" "$arbejde/fund.json"
}

historie() { # OMRÅDE
	referat audit --verify --root "$REFERAT_ROOT" --rev "$1" >"$arbejde/historie" 2>"$arbejde/stderr"
	historie=$?
	cat "$arbejde/stderr" >>"$arbejde/historie"
	vis <"$arbejde/historie"
}

# --- proev: en ændring ----------------------------------------------------------

rapporter() { # FORGE
	referat validate --format json >"$arbejde/fund.json" 2>"$arbejde/stderr"
	dokumenter=$?
	if ! jq -e .findings "$arbejde/fund.json" >/dev/null 2>&1; then
		vis <"$arbejde/stderr"
		echo '{"findings":[]}' >"$arbejde/fund.json"
		cat "$arbejde/stderr" >>"$arbejde/historie"
		[ "$dokumenter" != 0 ] || dokumenter=3
	fi
	case $1 in
	gitlab)
		referat validate --format gitlab >referat-codequality.json
		referat validate --format junit >referat-junit.xml ;;
	github)
		referat validate --format github
		referat validate --format sarif >referat.sarif ;;
	esac 2>/dev/null
	fund true | vis
}

forhaandsvisning() {
	publikum=public
	[ "${REFERAT_PRIVAT:-nej}" != ja ] || publikum=internal
	rm -rf referat-forhaandsvisning
	referat publish --audience "$publikum" --output referat-forhaandsvisning >"$arbejde/side" 2>&1
	case $? in
	0) sig "Forhåndsvisningen ligger som artefakt ved jobbet (det, som »$publikum« må se)." ;;
	1) sig "Forhåndsvisningen ligger som artefakt ved jobbet; dokumenter med fejl er ikke med:"
		vis <"$arbejde/side" ;;
	*) sig "Der kom ingen forhåndsvisning:"
		vis <"$arbejde/side"
		rm -rf referat-forhaandsvisning ;;
	esac
}

# Det, der står i kommentaren. Andres ord står som kode, så de intet gør.
brev() { # GRUNDLAG
	echo '<!-- referat -->'
	if [ "$historie" = 0 ] && [ "$dokumenter" = 0 ]; then
		printf '### Ændringen kan tages ind\n\nDokumenter og historie er i orden.\n'
	else
		printf '### Ændringen kan ikke tages ind endnu\n\n'
		printf 'Ret det, der står her, på samme gren; så bliver den prøvet igen.\n'
	fi
	git merge-base --is-ancestor "origin/$main" HEAD || printf '\n%s\n' \
		"»$main« er gået videre siden. Den, der har skrevet ændringen, flytter den frem (Rebase), før den kan tages ind."
	if [ "$historie" != 0 ]; then
		printf '\n#### Hvem, hvad og i hvilken rolle\n\n'
		sed 's/^/    /' "$arbejde/historie"
		printf '\nEt commit, der er afvist, kan ikke rettes af et nyt ovenpå: lav ændringen om på en ny gren.\n'
	fi
	if [ "$dokumenter" != 0 ]; then
		printf '\n#### Dokumenterne\n\n'
		fund false
	fi
	printf '\n#### Aftalerne\n\n'
	# I aftalernes ord kan der stå netop det, som er afvist.
	if [ "$historie" != 0 ] || jq -e '.findings | any(.code == "cpr-nummer")' "$arbejde/fund.json" >/dev/null; then
		echo 'De bliver vist, når intet er afvist.'
	elif referat diff --base "$(git rev-parse --short=10 "$1")" --changed --audience committee \
		--format markdown >"$arbejde/aftaler" 2>/dev/null &&
		[ -s "$arbejde/aftaler" ]; then
		cat "$arbejde/aftaler"
	else
		echo 'Ingen aftaler er ændret.'
	fi
	git diff --name-only -z --diff-filter=d "$1" HEAD -- '*.md' >"$arbejde/rettet"
	xargs -0 -r referat publishable <"$arbejde/rettet" >"$arbejde/klar" 2>/dev/null
	if [ "$historie" = 0 ] && [ -s "$arbejde/klar" ]; then
		printf '\n#### Godkendelse\n\n'
		sed 's/^/    /' "$arbejde/klar"
		xargs -0 -r referat publishable --format json <"$arbejde/rettet" 2>/dev/null | godkend
	fi
}

# Til den, der godkender i browseren: det, der skal skrives i dokumentet.
godkend() {
	jq -r --arg dag "${REFERAT_TODAY:-$(date +%F)}" '
		.documents[] | select(.state == "review" and .entry != null and (.errors | not)) |
		.path as $sti | .entry as $felt | [.approvals[] | select(.current) | .person] as $har |
		[.missing[] | .role as $rolle | .people[:3][] | select(. as $p | $har | index($p) | not) |
			"    - \($felt.role): \($rolle // "din rolle")\n      \($felt.person): \(.)\n" +
			"      \($felt.date): \($dag)\n      \($felt.sha256): \($felt.hash)"] |
		select(length > 0) |
		"\nVil du godkende i browseren, så åbn `\($sti | gsub("`"; "ˋ"))` på denne gren, og sæt dine fire linjer ind i felterne " +
		"øverst, under `\($felt.key):`. Ret intet andet i samme omgang (den sidste sætter også tilstanden), brug dagens dato, " +
		"og gem på grenen.\n\n    \($felt.key):\n" + join("\n")'
}

kald() { # METODE STI [FIL]: serverens API; nøglen står ikke på kommandolinjen
	printf 'header = "%s"\n' "$adgang" | curl -sS --fail --max-time 60 -K - \
		-X "$1" -H 'Content-Type: application/json' ${3:+--data-binary @"$3"} "$api$2"
}

# Kommentaren, som vi skrev sidst: dens id, eller intet.
tidligere() { # STI
	side=1
	while [ "$side" -le 20 ]; do
		kald GET "$1?per_page=100&limit=100&page=$side" >"$arbejde/svar" || return 1
		id=$(jq -r 'map(select(.body | startswith("<!-- referat -->"))) | first | .id // empty' "$arbejde/svar")
		[ -z "$id" ] || { echo "$id"; return; }
		[ "$(jq length "$arbejde/svar")" = 100 ] || return 0
		side=$((side + 1))
	done
}

kommentar() { # FORGE
	if [ -z "${REFERAT_TOKEN:-}" ]; then
		sig "Ingen kommentar er skrevet: variablen REFERAT_TOKEN er ikke sat."
		return
	fi
	metode=PATCH
	case $1 in
	gitlab)
		metode=PUT api=$CI_API_V4_URL adgang="PRIVATE-TOKEN: $REFERAT_TOKEN"
		liste=/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes
		den=$liste ;;
	github | forgejo)
		api=$GITHUB_API_URL adgang="Authorization: token $REFERAT_TOKEN"
		liste=/repos/$GITHUB_REPOSITORY/issues/$REFERAT_NUMMER/comments
		den=/repos/$GITHUB_REPOSITORY/issues/comments ;;
	esac
	jq -Rs '{body: (if length > 60000 then .[:60000] + "\n\n… resten står i jobbets log." else . end)}' \
		"$arbejde/brev" >"$arbejde/brev.json"
	if ! id=$(tidligere "$liste"); then
		sig "Ingen kommentar er skrevet: serveren tager ikke imod nøglen i REFERAT_TOKEN."
	elif [ -n "$id" ] && kald "$metode" "$den/$id" "$arbejde/brev.json" >/dev/null; then
		sig "Kommentaren er bragt ajour."
	elif [ -z "$id" ] && kald POST "$liste" "$arbejde/brev.json" >/dev/null; then
		sig "Kommentaren er skrevet."
	else
		sig "Kommentaren kunne ikke skrives; nøglen i REFERAT_TOKEN må ikke."
	fi
}

proev() { # FORGE
	klar
	git fetch -q origin "+refs/heads/$main:refs/remotes/origin/$main" || stands "Kunne ikke hente $main."
	grundlag=$(git merge-base "origin/$main" HEAD) || stands "Ændringen udgår ikke fra $main."
	historie "$grundlag..HEAD"
	rapporter "$1"
	forhaandsvisning
	brev "$grundlag" >"$arbejde/brev"
	[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$arbejde/brev" >>"$GITHUB_STEP_SUMMARY"
	kommentar "$1"
	if [ "$historie" = 0 ] && [ "$dokumenter" = 0 ]; then
		sig "Godkendt: ændringen kan tages ind."
	else
		stands "Afvist: ret det, der står ovenfor, på samme gren; så bliver den prøvet igen."
	fi
}

# --- side: main -----------------------------------------------------------------

side() {
	klar
	historie HEAD
	[ "$historie" = 0 ] || stands \
		"Historien på $main har et commit, der burde være afvist, så hjemmesiden bliver ikke lavet om." \
		"Den, der administrerer arkivet, ser efter, hvordan det kom ind."
	rm -rf public
	referat publish --output public
	case $? in
	0) sig "Hjemmesiden er lavet." ;;
	1) sig "Hjemmesiden er lavet uden de dokumenter, der er nævnt ovenfor." ;;
	*) stands "Hjemmesiden blev ikke lavet." ;;
	esac
}

# Kun hjemmesiden, uden historie; intet andet end sider kommer med.
udgiv() {
	if [ -z "${REFERAT_PAGES:-}" ]; then
		sig "Hjemmesiden ligger som artefakt. Sæt variablen REFERAT_PAGES for at lægge den på grenen »pages«."
		return
	fi
	git init -q "$arbejde/sider"
	cp -R public/. "$arbejde/sider/"
	git -C "$arbejde/sider" add -A -f
	git -C "$arbejde/sider" -c user.name=referat -c user.email=noreply@referat.invalid \
		-c commit.gpgSign=false commit -q -m "Hjemmesiden, som den er på $main"
	if [ -n "${REFERAT_TOKEN:-}" ]; then
		export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.extraHeader \
			GIT_CONFIG_VALUE_0="Authorization: token $REFERAT_TOKEN"
	fi
	git -C "$arbejde/sider" push -q --force "$REFERAT_PAGES" HEAD:refs/heads/pages ||
		stands "Hjemmesiden kunne ikke lægges på grenen »pages« i REFERAT_PAGES."
	sig "Hjemmesiden ligger på grenen »pages«."
}

case ${1:-} in
hent) hent ;;
proev)
	case ${2:-} in
	gitlab | github | forgejo) proev "$2" ;;
	*) stands "skriv  sh ci/referat.sh proev gitlab|github|forgejo" ;;
	esac ;;
side) side ;;
udgiv) udgiv ;;
*) stands "skriv  sh ci/referat.sh hent|proev|side|udgiv" ;;
esac
