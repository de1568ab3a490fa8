/* SPDX-License-Identifier: MPL-2.0 */
/* Templates of the pages' frame: what passes comes out escaped by its place,
 * and nothing passes that could run, style itself or break out. */
#include "lib/form/skin.h"
#include "lib/report/wording.h"
#include "tests/unit/harness.h"

static const char *values[SKIN_NAMES] = {
	[SKIN_N_MUNICIPALITY] = "Å & <b>Ø</b> \"Kommune\"",
	[SKIN_N_TITLE] = "Samtaler", [SKIN_N_PHONE] = "12 34",
	[SKIN_N_EMAIL] = "a\"b@c.dk", [SKIN_N_HOME] = "../index.html",
	[SKIN_N_STATEMENT] = "https://was.digst.dk/?a=1&b='",
	[SKIN_N_BRAND] = "<a>B</a>", [SKIN_N_MENU] = "<nav>M</nav>",
	[SKIN_N_LINKS] = "<ul>L</ul>",
};

#define L "{{links}}"
#define LV "<ul>L</ul>"
#define BAD(code) NULL, code

/* A template (of a footer); what it gives with "../" as the way to the top, or
 * NULL and the finding. */
static const struct {
	const char *text, *want, *code;
} cases[] = {
	{L, LV, NULL},
	{"<p>Tekst &amp; mere & mere &nbsp; &#229;</p>" L, "<p>Tekst &amp; mere &amp; mere &nbsp; &#229;</p>" LV, NULL},
	{"<!-- <script> -->" L, LV, NULL},
	{"<p class='a b' lang=\"da\" title=\"x\" aria-label=\"y\">1 > 2</p>" L, "<p class=\"a b\" lang=\"da\" title=\"x\" aria-label=\"y\">1 &gt; 2</p>" LV, NULL},
	{"a<br>b<br/>c<hr>" L, "a<br>b<br>c<hr>" LV, NULL},
	{"<p>{{ municipality }}</p>" L, "<p>Å &amp; &lt;b&gt;Ø&lt;/b&gt; &quot;Kommune&quot;</p>" LV, NULL},
	{"<p title=\"{{municipality}}\"></p>" L, "<p title=\"Å &amp; &lt;b&gt;Ø&lt;/b&gt; &quot;Kommune&quot;\"></p>" LV, NULL},
	{"<a href=\"{{home}}\">x</a>" L, "<a href=\"../index.html\">x</a>" LV, NULL},
	{"<a href=\"{{home}}#main\">x</a>" L, "<a href=\"../index.html#main\">x</a>" LV, NULL},
	{"<a href=\"{{statement}}\">x</a>" L, "<a href=\"https://was.digst.dk/?a=1&amp;b=&#39;\">x</a>" LV, NULL},
	{"<a href=\"mailto:{{email}}\">x</a>" L, "<a href=\"mailto:a%22b@c.dk\">x</a>" LV, NULL},
	{"<a href=\"tel:{{phone}}\">x</a>" L, "<a href=\"tel:12%2034\">x</a>" LV, NULL},
	{"<a href=\"https://x.dk/a?b=1&amp;c=2&d\">x</a>" L, "<a href=\"https://x.dk/a?b=1&amp;c=2&amp;d\">x</a>" LV, NULL},
	{"<a href=\"om/index.html\">x</a>" L, "<a href=\"../om/index.html\">x</a>" LV, NULL},
	{"<a href=\"#top\">x</a>" L, "<a href=\"#top\">x</a>" LV, NULL},
	{"<img src=\"kort.svg\" alt=\"\" width=\"10\">" L, "<img src=\"../kort.svg\" alt=\"\" width=\"10\">" LV, NULL},
	{"{{brand}}{{menu}}" L, "<a>B</a><nav>M</nav>" LV, NULL},
	{"} {x} }} " L, "} {x} }} " LV, NULL},

	{"<script>alert(1)</script>" L, BAD("skabelon-html")},
	{"<SCRIPT>alert(1)</SCRIPT>" L, BAD("skabelon-form")},
	{"<style>p{}</style>" L, BAD("skabelon-html")},
	{"<iframe src=\"x\"></iframe>" L, BAD("skabelon-html")},
	{"<form></form>" L, BAD("skabelon-html")},
	{"<svg onload=\"x\"></svg>" L, BAD("skabelon-html")},
	{"<math></math>" L, BAD("skabelon-html")},
	{"<main></main>" L, BAD("skabelon-html")},
	{"<base href=\"https://x\">" L, BAD("skabelon-html")},
	{"<meta charset=\"x\">" L, BAD("skabelon-html")},
	{"<p onclick=\"x\"></p>" L, BAD("skabelon-html")},
	{"<p style=\"x\"></p>" L, BAD("skabelon-html")},
	{"<p id=\"main\"></p>" L, BAD("skabelon-html")},
	{"<a target=\"_blank\" href=\"#a\">x</a>" L, BAD("skabelon-html")},
	{"<p href=\"#a\"></p>" L, BAD("skabelon-html")},
	{"<a srcdoc=\"x\"></a>" L, BAD("skabelon-html")},

	{"<p>" L, BAD("skabelon-form")}, {"</p>" L, BAD("skabelon-form")},
	{"</div></header><p></p>" L, BAD("skabelon-form")},
	{"<b><i></b></i>" L, BAD("skabelon-form")},
	{"<p class=x></p>" L, BAD("skabelon-form")},
	{"<p class></p>" L, BAD("skabelon-form")},
	{"<p class=\"x></p>" L, BAD("skabelon-form")},
	{"<p CLASS=\"x\"></p>" L, BAD("skabelon-form")},
	{"<p\" onclick=\"x\"></p>" L, BAD("skabelon-form")},
	{"1 < 2" L, BAD("skabelon-form")}, {L "<", BAD("skabelon-form")},
	{L "<p", BAD("skabelon-form")}, {L "<p ", BAD("skabelon-form")},
	{L "<!-- x", BAD("skabelon-form")}, {L "<!doctype html>", BAD("skabelon-form")},
	{L "<?php ?>", BAD("skabelon-form")}, {L "<![CDATA[x]]>", BAD("skabelon-form")},
	{L "{{home", BAD("skabelon-form")}, {L "{{\n}}", BAD("skabelon-form")},
	{L "<p/>", BAD("skabelon-form")}, {L "<br / x>", BAD("skabelon-form")},

	{"{{munipality}}" L, BAD("skabelon-navn")}, {"{{}}" L, BAD("skabelon-navn")},
	{"<a href=\"{{x}}\">x</a>" L, BAD("skabelon-navn")},
	{"{{home}}" L, BAD("skabelon-sted")},
	{"<p class=\"{{menu}}\"></p>" L, BAD("skabelon-sted")},
	{"<a href=\"{{municipality}}\">x</a>" L, BAD("skabelon-sted")},
	{"<a href=\"x{{home}}\">x</a>" L, BAD("skabelon-sted")},
	{"<a href=\"{{home}}x\">x</a>" L, BAD("skabelon-sted")},
	{"<a href=\"javascript:{{phone}}\">x</a>" L, BAD("skabelon-sted")},
	{"<a href=\"https://{{phone}}\">x</a>" L, BAD("skabelon-sted")},
	{"<img alt=\"\" src=\"mailto:{{email}}\">" L, BAD("skabelon-sted")},

	{"<a href=\"javascript:alert(1)\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"JavaScript:alert(1)\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\" javascript:alert(1)\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"java\tscript:alert(1)\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"java\nscript:alert(1)\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"java&#115;cript:alert(1)\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"&#106;avascript:alert(1)\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"javascript&colon;alert(1)\">x</a>" L, "<a href=\"../javascript&amp;colon;alert(1)\">x</a>" LV, NULL},
	{"<a href=\"data:text/html,x\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"vbscript:x\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"//evil.dk\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"\\\\evil.dk\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"/etc\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"../../x\">x</a>" L, BAD("skabelon-link")},
	{"<a href=\"\">x</a>" L, BAD("skabelon-link")},
	{"<img alt=\"\" src=\"https://evil.dk/x.png\">" L, BAD("skabelon-link")},
	{"<img alt=\"\" src=\"data:image/png,x\">" L, BAD("skabelon-link")},

	{"<img src=\"x.svg\">" L, BAD("skabelon-mangler")},
	{"", BAD("skabelon-mangler")}, {"<p>x</p>", BAD("skabelon-mangler")},
	{L L, BAD("skabelon-mangler")},
};

static void
test_cases(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct arena a = {0};
		struct findings fs = {.arena = &a, .path = "f"};
		struct fragment f;
		struct source src;
		struct buf out = {0};

		source_init(&src, &a, "f", str_of(cases[i].text));
		fragment_read(&f, &a, &src, skin_names(false), SKIN_NAMES, &fs);
		ok(f.good == (fs.n == 0) && f.good == (cases[i].want != NULL),
			"%s", cases[i].text);
		findings_locate(&fs, 0, &src);
		if (cases[i].code)
			is_text(fs.n ? finding_name(fs.v[0].code) : "",
				cases[i].code, "its finding");
		if (f.good && cases[i].want) {
			fragment_put(&out, &f, values, skin_names(false),
				"../");
			is_text(buf_cstr(&out), cases[i].want, "its HTML");
		}
		buf_free(&out);
		arena_free(&a);
	}
}

static void
test_places(void)
{
	struct arena a = {0};
	struct findings fs = {.arena = &a, .path = "f"};
	struct fragment f;
	struct source src;
	struct buf words = {0};

	source_init(&src, &a, "f", STR("<p>x</p>\n<p>Æ {{titel}}</p>\n"
		"<a href=\"ftp:x\">y</a>\n{{links}}\n"));
	fragment_read(&f, &a, &src, skin_names(false), SKIN_NAMES, &fs);
	findings_locate(&fs, 0, &src);
	is_int(fs.n, 2, "two findings");
	is_int(fs.v[0].line * 100 + fs.v[0].column, 208, "the first's place");
	finding_hint(&words, LANG_DA, &fs.v[0]);
	is_text(buf_cstr(&words), "mente du »title«?", "and its hint");
	is_int(fs.v[1].line * 100 + fs.v[1].column, 310, "the other's place");
	buf_free(&words);
	arena_free(&a);
}

/* All beginnings of a text that has everything, and deep nesting, end. */
static void
test_endings(void)
{
	static const char all[] = "<p class=\"a\">{{title}} &amp; <a href='mailto:{{email}}'>x</a>"
		"<img src=\"a.svg\" alt=\"{{municipality}}\"><!-- c --></p>{{links}}";
	struct buf deep = {0};
	size_t n, bad = 0;
	int i;

	for (i = 0; i < 1000; i++)
		buf_z(&deep, "<div>");
	for (n = 0; n <= sizeof(all); n++) {
		struct arena a = {0};
		struct findings fs = {.arena = &a, .path = "f"};
		struct fragment f;
		struct source src;

		source_init(&src, &a, "f", n < sizeof(all) ? str_make(all, n)
			: buf_view(&deep));
		fragment_read(&f, &a, &src, skin_names(false), SKIN_NAMES, &fs);
		findings_locate(&fs, 0, &src);
		bad += f.good != (n == sizeof(all) - 1);
		arena_free(&a);
	}
	is_int(bad, 0, "only the whole is good");
	buf_free(&deep);
}

int
main(void)
{
	test_cases();
	test_places();
	test_endings();
	return test_end();
}
