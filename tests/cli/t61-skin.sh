#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What a municipality changes of its pages: texts, top, bottom, order. A
# mistake has a place, and the pages are made all the same.
. "$(dirname "$0")/lib.sh"

referat init k >/dev/null 2>&1
cd k || exit 1
rm -r site
mkdir site
save() { git add -A && git -c core.hooksPath=/dev/null commit -q -m Ret; }
publish() { save; run referat publish --output "$SANDBOX/out"; is_code 0; }
page() { cat "$SANDBOX/out/${1:-index.html}"; }
has() { if page "$2" | grep -qF "$1"; then pass "has »$1«"; else fail "should have »$1«"; fi; }
lacks() { if page "$2" | grep -qF "$1"; then fail "should not have »$1«"; else pass "lacks »$1«"; fi; }
order() { page | grep -oE '<h2 id="(glance|units|latest|years)"' | tr -dc 'a-z\n' | sed 's/^hid//' | tr '\n' ' '; }

test_case "nothing of its own"
publish
same "$(order)" "glance units latest years " "the usual order"
has '<a class="brand"' index.html

test_case "texts and order"
printf 'texts:\n  title: "Skoler & mål"\n  lead: <b>Læs</b>\norder: {front: [years, latest]}\n' >site/site.yaml
publish
has '<strong>Skoler &amp; mål</strong>' index.html
has '<p class="lead">&lt;b&gt;Læs&lt;/b&gt;</p>' index.html
has 'Skoler &amp; mål' enheder/index.html
same "$(order)" "years latest glance units " "the order asked for"

test_case "templates"
printf '<p class="egen"><a href="{{units}}">{{municipality}}</a> <a href="om/index.html">om</a></p>\n{{menu}}\n' >site/header.html
printf '<p>Vi er <em>Eksempel</em></p>{{links}}' >site/footer.html
publish
has '<p class="egen"><a href="enheder/index.html">Eksempel Kommune</a> <a href="om/index.html">om</a></p>' index.html
has '<a href="../../enheder/index.html">Eksempel Kommune</a> <a href="../../om/index.html">' enheder/fjordskolen/index.html
has '<p>Vi er <em>Eksempel</em></p><ul>' soeg/index.html
lacks 'class="brand"' index.html
has 'class="skip"' index.html
run referat validate site
is_code 0
run referat publish --output "$SANDBOX/out"
out_has " 0 skrevet"

test_case "a logo, and a picture of a template"
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!-- x --><g inkscape:label="L"><path d="M0 0h9v9z"/></g></svg>' >site/logo.svg
printf '<p><img src="skole.png" alt="Skolen"></p>{{links}}' >site/footer.html
printf '\211PNG\r\n\032\n\0\0\0\3tEXtKaj\0\0\0\0\0\0\0\0IEND\0\0\0\0' >site/skole.png
mv site/header.html header.html
publish
has '<img class="logo" src="logo.svg" alt="Eksempel Kommune"> <strong>' index.html
has 'src="../../logo.svg"' enheder/fjordskolen/index.html
has '<img src="../../skole.png" alt="Skolen">' enheder/fjordskolen/index.html
same "$(page logo.svg)" '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><path d="M0 0h9v9z"/></g></svg>' "the logo as it is drawn"
lacks Kaj skole.png
run referat publish --output "$SANDBOX/out"
out_has " 0 skrevet"
printf 'texts: {logo: "Kommunens våben"}\n' >>site/site.yaml
sed -i '/^texts:$/,/lead/d' site/site.yaml
publish
has 'alt="Kommunens våben"' index.html

test_case "pictures that can't be shown"
sed -i 's/<path/<path onload="alert(1)"/' site/logo.svg
rm site/skole.png
run referat validate
is_code 1
out_has "billede-indhold"
out_has "site/logo.svg:1:"
out_has "skabelon-billede"
out_has "site/footer.html:1:14"
publish
lacks '<img' index.html
has '<a class="brand" href="index.html"><span>Eksempel Kommune' index.html
check test ! -e "$SANDBOX/out/logo.svg"
check test ! -e "$SANDBOX/out/skole.png"
rm site/logo.svg
printf '<p>Vi er <em>Eksempel</em></p>{{links}}' >site/footer.html
mv header.html site/header.html

test_case "the order on the pages of units and documents"
unit() { page enheder/fjordskolen/index.html | grep -oE 'id="(agreements|open|years)"|<h2 id="[a-z]*"' | head -1; }
first=$(unit)
doc=$(cd "$SANDBOX/out" && grep -rl 'class="facts about"' enheder | sort | head -1)
printf 'order: {unit: [years], document: [text, facts]}\n' >site/site.yaml
publish
check test "$first" != "$(unit)"
page "$doc" | grep -n 'class="prose"\|class="facts about"' | head -2 | grep -o 'class=.*"' | tr '\n' ' ' >"$SANDBOX/.out"
out_is 'class="prose" class="facts about" '
printf 'order: {unit: [glance], document: [tekst]}\n' >site/site.yaml
run referat validate site
is_code 1
out_has "opsaetning-ukendt"
out_has "site/site.yaml:1:16"
out_has "mente du »text«?"
rm site/site.yaml

test_case "a mistake"
printf '<p onclick="alert(1)">{{menuu}}</p>\n{{menu}}' >site/header.html
run referat validate
is_code 1
out_has "skabelon-html"
out_has "site/header.html:1:4"
out_has "mente du »menu«?"
publish
has '<a class="brand"' index.html
lacks onclick index.html
has '<p>Vi er <em>Eksempel</em></p>' index.html

test_case "files that are none"
rm site/header.html
head -c 20000 /dev/zero | tr '\0' a >site/header.html
printf '\377' >site/footer.html
run referat validate
is_code 1
out_has "for-stor"
out_has "ikke-utf8"
publish
has '<a class="brand"' index.html
rm site/*.html
ln -s /etc/passwd site/header.html
mkdir site/footer.html
publish
lacks root: index.html

done_testing
