#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Each set of schema/sets: init gives a repository without findings, `new`
# works for each of its forms, and the forms' own examples, laid where the set
# has them, make a year that validates, is recorded, counted and published.
. "$(dirname "$0")/lib.sh"
examples=$TOP/tests/forms-examples

test_case "a wrong call makes nothing"
run referat init ny --form stevns
is_code 2
err_has "--name"
run referat init ny --name X --form atlantis
is_code 2
err_has "aalborg, faxe, ishoej, kolding, norddjurs, nyborg, ringsted, roskilde, silkeborg, stevns, svendborg"
check test ! -e ny
run referat init ny --name "Ishøj" --form "Ishøj"
is_code 0

# path_of SET FORM UNIT NAME: where the set's layout has the form.
path_of() {
	sed -n "s|^  - {path: \"\(.*\)\", form: $2}|\1|p" \
		"$TOP/schema/sets/$1/settings.yaml" | head -n 1 |
		sed "s|{unit}|$3|; s|{cycle}|2025-26|; s|{name}|$4|"
}

forms_of() {
	sed -n 's|^  - {path: .*, form: \(.*\)}|\1|p' \
		"$TOP/schema/sets/$1/settings.yaml"
}

# begin SET: the repository, with the units and themes of the examples.
begin() {
	rm -rf repo
	run referat init repo --name "Kommunen" --form "$1"
	is_code 0
	run referat -C repo validate --strict
	is_code 0
	cp "$examples/_common/enheder.yaml" repo/
	forms_of "$1" | grep -qe specialtilbud -e intern ||
		sed -i '/havhuset/d' repo/enheder.yaml
	mkdir -p repo/data
	cp -R "$examples/_common/data/." repo/data
	themes="themes: {udvalg: [Elevernes læring, Elevernes trivsel], forvaltning: [Fællesskaber for alle]}"
	sed -i "/^themes:/,/^# Årshjulet/{/^#/!d}; s/^wheel:/$themes\nwheel:/" \
		repo/perioder/2025-26.yaml
	run referat -C repo validate --strict
	is_code 0
}

# lay SET FORM: the form's example where the set has it, and last year's.
lay() {
	unit=$(sed -n 's/^enhed: //p' "$examples/$2/good.md")
	path=repo/$(path_of "$1" "$2" "${unit:-soendre-skole}" 1)
	mkdir -p "$(dirname "$path")"
	cp "$examples/$2/good.md" "$path"
	before=$examples/$2/before.md
	[ -f "$before" ] || return 0
	form=samtalereferat
	! grep -q '^## Mål' "$before" || form=udviklingsplan
	last=$(path_of "$1" "$form" soendre-skole 1 | sed 's/2025-26/2024-25/')
	if [ -z "$last" ]; then    # its own form said it last year, too
		last=$(path_of "$1" "$2" soendre-skole 1 |
			sed 's/2025-26/2024-25/')
		before=$SANDBOX/before.md
		sed 's/^dato: 2026/dato: 2025/
			s/(Fort[^;]*; Status: [a-zæøå]*/(Ansvarlig: leder; Frist: 2025-12; Status: i gang/' \
			"$path" | sed 's/^- A/- P/; /Nye aftaler/d; /udskolingen/d' >"$before"
		sed -i 's|2024-25/[a-z/]*A\([12]\);|2024-25/opfoelgning-1/P\1;|' "$path"
	fi
	mkdir -p "$(dirname "repo/$last")"
	cp "$before" "repo/$last"
	sed -i "s|2024-25/$form/|2024-25/$(basename "$last" .md)/|" "$path"
}

for set in $(ls "$TOP/schema/sets"); do
	test_case "$set: init"
	begin "$set"
	same "$(referat -C repo forms | sed 's/ .*//' | sort | tr '\n' ' ')" \
		"$(cd repo/schema/forms && ls | sed 's/\.yaml//' | sort | tr '\n' ' ')" \
		"forms are those of the set with their parents"
	run grep -c '' repo/README.md
	out_lacks "sammen med andre formularer"
	check grep -q '^## Jeres formularer' repo/README.md
	run referat -C repo forms update
	is_code 0
	run referat -C repo wheel
	is_code 0
	run referat -C repo wheel --format svg
	is_code 0
	run referat -C repo status
	is_code 0

	test_case "$set: new"
	for form in $(forms_of "$set"); do
		unit=soendre-skole name=
		path=$(path_of "$set" "$form" "$unit" 1)
		case $path in faelles/*) unit=- ;; esac
		case $path in *-1.md) name="--name 1" ;; esac
		# shellcheck disable=SC2086
		run referat -C repo new "$unit" 2025-26 "$form" $name
		if grep -q '^stored: false' "$TOP/schema/forms/$form.yaml"; then
			is_code 1
			err_has "må ikke ligge i dette arkiv"
		else
			is_code 0
			check test -f "repo/$path"
		fi
	done
	run referat -C repo validate
	is_code 0

	test_case "$set: a year"
	rm -rf repo/enheder repo/faelles
	for form in $(forms_of "$set"); do
		! grep -q '^stored: false' "$TOP/schema/forms/$form.yaml" ||
			continue
		lay "$set" "$form"
	done
	run referat -C repo validate
	is_code 0
	run referat -C repo validate --format json
	same "$(grep -o '"code":"[^"]*"' .out | sort -u | grep -v krav-)" "" \
		"nothing found but demands that no document can meet"
	out_has '"errors":0,"warnings":'
	git -C repo add -A
	run referat -C repo commit -m "Årets dokumenter"
	is_code 0
	run env REFERAT_TODAY=2026-07-31 referat -C repo status --format json
	is_code 0
	out_has '"state":"done"'
	out_has '"where":"faelles/2025-26/opsamling.md"'
	same "$(grep -o '"step":"[^"]*","due":"[^"]*","done":null,"state":"missing"' .out |
		sed 's/^"step":"//; s/".*//' | sort -u |
		grep -v -e offentlig -e 'samtale-[2-6]')" "" \
		"only what the examples don't show is missing"
	run referat -C repo publish
	is_code 0
done
done_testing
