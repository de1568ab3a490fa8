/* SPDX-License-Identifier: MPL-2.0 */
/* Escaping for HTML and XML. */
#include "lib/text/html.h"
#include "tests/unit/harness.h"

static void
test_escaping(void)
{
	static const struct {
		const char *name, *in, *text, *url, *href;
	} cases[] = {
		{"nothing", "", "", "", ""},
		{"plain", "abc-1._~/x", "abc-1._~/x", "abc-1._~/x", "abc-1._~/x"},
		{"markup", "<a b=\"c\" d='e'>&", "&lt;a b=&quot;c&quot; d=&#39;e&#39;"
			"&gt;&amp;", "%3Ca%20b%3D%22c%22%20d%3D%27e%27%3E%26",
			"%3Ca%20b=%22c%22%20d=&#39;e&#39;%3E&amp;"},
		{"Danish", "æøå", "æøå", "%C3%A6%C3%B8%C3%A5", "%C3%A6%C3%B8%C3%A5"},
		{"emoji", "😀", "😀", "%F0%9F%98%80", "%F0%9F%98%80"},
		{"controls", "a\x01\tb\nc\x1f", "a\tb\nc", "a%01%09b%0Ac%1F",
			"a%01%09b%0Ac%1F"},
		{"what XML does not know", "a\xef\xbf\xbe" "b\xef\xbf\xbf", "ab",
			"a%EF%BF%BEb%EF%BF%BF", "a%EF%BF%BEb%EF%BF%BF"},
		{"no UTF-8", "a\xff<\xc3", "a\xef\xbf\xbd&lt;\xef\xbf\xbd",
			"a%FF%3C%C3", "a%FF%3C%C3"},
		{"a surrogate", "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
			"%ED%A0%80", "%ED%A0%80"},
		{"an address", "https://x.dk/a?b=1&c=%20#d",
			"https://x.dk/a?b=1&amp;c=%20#d",
			"https%3A//x.dk/a%3Fb%3D1%26c%3D%2520%23d",
			"https://x.dk/a?b=1&amp;c=%20#d"},
		{"a long one", "enheder/soendre~skole_2/2025-26/notat.html",
			"enheder/soendre~skole_2/2025-26/notat.html",
			"enheder/soendre~skole_2/2025-26/notat.html",
			"enheder/soendre~skole_2/2025-26/notat.html"},
		{"each end of what stays", "aaaaaaaaaaaaaaa`az{AZ@[,-.9:/_^~}\x7f",
			"aaaaaaaaaaaaaaa`az{AZ@[,-.9:/_^~}\x7f",
			"aaaaaaaaaaaaaaa%60az%7BAZ%40%5B%2C-.9%3A/_%5E~%7D%7F",
			"aaaaaaaaaaaaaaa%60az%7BAZ@%5B,-.9:/_%5E~%7D%7F"},
	};
	struct buf out = {0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_reset(&out);
		html_text(&out, str_of(cases[i].in));
		is_text(buf_cstr(&out), cases[i].text, "text: %s", cases[i].name);
		buf_reset(&out);
		html_url(&out, str_of(cases[i].in));
		is_text(buf_cstr(&out), cases[i].url, "path: %s", cases[i].name);
		buf_reset(&out);
		html_href(&out, str_of(cases[i].in));
		is_text(buf_cstr(&out), cases[i].href, "href: %s", cases[i].name);
	}
	buf_reset(&out);
	html_text(&out, str_make("a\0b", 3));
	is_text(buf_cstr(&out), "ab", "a NUL is left out");
	buf_free(&out);
}

static void
test_fmt(void)
{
	struct buf out = {0};

	html_fmt(&out, "<a href=\"%u\">%t</a>%r %d%%", "å b", "<x>", "<br>", -7);
	is_text(buf_cstr(&out), "<a href=\"%C3%A5%20b\">&lt;x&gt;</a><br> -7%",
		"a template, each hole by its place");
	buf_reset(&out);
	html_fmt(&out, "%t%u%r", (char *)NULL, (char *)NULL, (char *)NULL);
	html_z(&out, NULL);
	is_text(buf_cstr(&out), "", "NULL is nothing");
	buf_free(&out);
}

int
main(void)
{
	test_escaping();
	test_fmt();
	return test_end();
}
