#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Any bytes as document, form or configuration end in a finding or a clear
# error; never in a crash or a hang, and no other document suffers.
. "$(dirname "$0")/lib.sh"
referat init kommune >/dev/null
cd kommune || exit 1
dir=enheder/soendre-skole/2026-27
doc=$dir/referat.md
mkdir -p "$dir"
many() { # text, times
	awk -v t="$1" -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", t }'
}
head_fields() { printf -- '---\ndato: 2027-01-14\ndeltagere: [{rolle: skoleleder}]\nstatus: kladde\n---\n'; }

# Writes the document from standard input and validates: it must end with
# exit code $2 within 20 seconds, say $3, and still read its neighbours.
hostile() {
	test_case "$1"
	cat >"$doc"
	run timeout 20 referat validate
	is_code "$2"
	out_has "$3"
	check grep -qE '1[0-9] dokumenter' "$SANDBOX/.out"
	run timeout 20 referat publish --output "$SANDBOX/side" --audience internal
	check test "$code" -le 1
	rm -f "$doc"
}

hostile "an empty file" 1 "tom-fil" </dev/null
printf '\000\001\002' | hostile "binary" 1 "nul-tegn"
printf -- '---\ntitel: bl\345b\n---\n' | hostile "Latin-1" 1 "ikke-utf8"
head -c 300000 /dev/urandom | hostile "noise" 1 "fejl["
many 'lang ' 60000 | hostile "a file too large" 1 "for-stor"
{ head_fields; many 'x' 20000; } | hostile "a line too long" 1 "for-stor"
{ head_fields; many '> ' 2000; } | hostile "quotes in quotes" 1 "for-stor"
{ head_fields; many '- ' 6000; echo x; } | hostile "lists in lists" 1 "for-stor"
{ head_fields; many '[' 30000; } | hostile "brackets" 1 "for-stor"
{ head_fields; many '|a' 200; echo; many '|-' 200; echo; } | hostile "a table of 200 columns" 1 "for-stor"
{ printf '[a]: '; many u 10000; echo; many '[a]\n' 20000; } | hostile "a reference used too often" 1 "for-stor"
printf -- '---\na: &x [*x]\n---\n' | hostile "an alias to itself" 1 "yaml-henvisning"
{ printf -- '---\na: '; many '[' 5000; printf '\n---\n'; } | hostile "brackets in the fields" 1 "fejl["
printf -- '---\ndato: 2027-01-14\n' | hostile "fields never closed" 1 "felter-ikke-lukket"
{ head_fields; printf '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n'; } | hostile "a conflict" 1 "konflikt"
{ head_fields; printf '<script>alert(1)</script>\n'; } | hostile "raw HTML" 1 "fejl[html]"
check sh -c "! grep -rq --exclude-dir=soeg '<script' '$SANDBOX/side'"
{ head_fields; printf '[x](javascript:alert(1))\n'; } | hostile "a dangerous link" 1 "usikkert-link"
check sh -c "! grep -rq 'javascript:' '$SANDBOX/side'"
{ head_fields; printf 'Eleven 010190-1234 var med.\n'; } | hostile "a CPR number" 1 "cpr-nummer"
check sh -c "! grep -rq '010190' '$SANDBOX/side'"

{ head_fields; many '010203-1236 ' 20000; } | hostile "many numbers in one line" 1 "cpr-nummer"
{ head_fields; many '# a\n' 20000; } | hostile "headings by the thousand" 0 "afsnit-ukendt"

test_case "agreements by the thousand in two years: no document is blamed"
numbered() { head_fields; printf '# x\n\n## Aftaler\n\n'; awk -v a="$1" 'BEGIN { for (i = 0; i < 8000; i++) printf "### %s%d T %s\n", a, i, a }'; }
numbered A >"$doc"
numbered B >enheder/soendre-skole/2025-26/referat.md
run timeout 20 referat validate
out_has "aftale-ubesvaret"
out_lacks "for-tung"
run timeout 20 referat diff --base HEAD
is_code 0
git checkout -q -- enheder
rm "$doc"

test_case "a list of figures with a million faults"
awk 'BEGIN { print "unit,indicator,group,value,n,source,class"; for (i = 0; i < 1000000; i++) print "a,b,," }' >data/2025-26/mange.csv
run timeout 20 referat validate
is_code 1
out_has "data/2025-26/mange.csv"
rm data/2025-26/mange.csv

test_case "a picture with thousands of faults in one line"
mkdir -p site
awk 'BEGIN { printf "<svg xmlns=\"http://www.w3.org/2000/svg\""; for (i = 0; i < 20000; i++) printf " a%d=\"x\"", i; print "/>" }' >site/logo.svg
run timeout 20 referat validate --format rdjson
is_code 1
check grep -q '"column":41' "$SANDBOX/.out"
rm site/logo.svg

test_case "a symbolic link in a document's place"
ln -s /etc/passwd "$doc"
run referat validate
is_code 1
out_has "ikke-en-fil"
rm "$doc"
test_case "a pipe in a document's place"
mkfifo "$doc"
run timeout 10 referat validate
is_code 1
out_has "ikke-en-fil"
rm "$doc"
test_case "a document that can't be opened"
if [ "$(id -u)" != 0 ]; then
	echo x >"$doc"
	chmod 0 "$doc"
	run referat validate
	is_code 3
	rm -f "$doc"
fi

test_case "broken configuration and forms"
for f in referat.yaml enheder.yaml personer.yaml perioder/2025-26.yaml schema/forms/stevns-notat.yaml; do
	for bytes in '' 'a: [' '\000' 'layout: 5\nunits: [1, 2]\nsections: x\npeople: {a: 1}' '- - - -' "$(many '{' 3000)"; do
		printf '%b' "$bytes" >"$f"
		run timeout 20 referat validate
		check test "$code" -ge 1 -a "$code" -le 3
		check test -s "$SANDBOX/.out" -o -s "$SANDBOX/.err"
	done
	git checkout -q -- "$f"
done
test_case "a form that builds on itself"
sed -i 's/^extends: .*/extends: stevns-notat/; ' schema/forms/samtale.yaml
run referat validate
is_code 1
out_has "formular-kreds"
git checkout -q -- schema
run referat validate
is_code 0
test_case "a personal identity number in what is no document"
for file in personer.yaml enheder.yaml perioder/2025-26.yaml site/footer.html schema/demands/eksempel.yaml; do
	echo '# 010203-1236' >>$file
	run referat validate
	is_code 1
	out_has "cpr-nummer"
	out_has "$file"
	run referat commit $file -m "Ret opsætningen"
	is_code 1
	git checkout -q -- $file
done
run referat validate
is_code 0
test_case "one that the fields spell by escapes"
f=enheder/soendre-skole/2025-26/referat.md
for number in 'u0030\\x310203-1236' 'u0030\\x310203-1296'; do
	sed -i "s/^sted: .*/sted: \"\\\\$number\"/" $f
	run referat validate $f
	out_has "cpr-nummer"
	git checkout -q -- $f
done
done_testing
