/* SPDX-License-Identifier: MPL-2.0 */
/* The gate: the same words have the same fingerprint wherever they stand, and
 * what is hidden is found on a page. */
#include <stdlib.h>

#include "lib/base/bytes.h"
#include "lib/site/gate.h"
#include "tests/unit/harness.h"
#include "tests/unit/random.h"

static void
note(uint64_t v, struct str text, void *ctx)
{
	(void)text;
	fingerprints_add(ctx, v);
}

static void
read_page_of(struct fingerprints *f, const char *page)
{
	struct markup m = {.reader = {.found = note, .ctx = f}};

	markup_read(&m, str_of(page));
	markup_free(&m);
}

#define LONG "Eleverne på mellemtrinnet læser tyve minutter hver eneste dag"
#define OTHER "Bestyrelsen drøfter emnet igen på sit møde efter sommerferien"

/* A text, a page, and whether the page shows it. */
static const struct {
	const char *name, *text, *page;
	bool found;
} cases[] = {
	{"as it is", LONG, "<p>" LONG "</p>", true},
	{"another text", LONG, "<p>" OTHER "</p>", false},
	{"too short", "Fem korte ord er intet", "<p>Fem korte ord er intet</p>", false},
	{"few but long words", "Skoleudviklingssamtalereferatsskabelonoversigt er god",
		"<p>Skoleudviklingssamtalereferatsskabelonoversigt er god</p>", false},
	{"case", LONG, "<p>ELEVERNE PÅ MELLEMTRINNET LÆSER TYVE MINUTTER HVER ENESTE DAG</p>", true},
	{"spaces", LONG, "<p>Eleverne på\n\tmellemtrinnet  læser tyve&#32;</p>", false},
	{"line breaks", LONG, "<p>Eleverne på\nmellemtrinnet læser<br>tyve minutter  hver eneste dag\n</p>", true},
	{"hard spaces", LONG, "<p>Eleverne på\xc2\xa0mellemtrinnet læser tyve minutter hver eneste dag</p>", true},
	{"inline markup", LONG, "<p>Eleverne på <em>mellemtrinnet</em> læser <a href=\"x\">tyve</a> minutter hver eneste dag</p>", true},
	{"a footnote's mark", LONG, "<p>Eleverne på mellemtrinnet<sup><a href=\"#n\">1</a></sup> læser tyve minutter hver eneste dag</p>", true},
	{"over two blocks", LONG, "<p>Eleverne på mellemtrinnet læser</p><p>tyve minutter hver eneste dag</p>", false},
	{"one sentence of a paragraph", LONG ".", "<p>" OTHER ". " LONG ". Og mere.</p>", true},
	{"one of two in the source", OTHER ". " LONG ".", "<td>" LONG ".</td>", true},
	{"short sentences in a row", "Vi ser på tallene. De er pæne. Vi går videre nu.",
		"<li>Vi ser på tallene. De er pæne. Vi går videre nu.</li>", true},
	{"a number with a point", "Fraværet faldt fra 5.8 til 4.9 procent på et eneste år hos os",
		"<p>Fraværet faldt fra 5.8 til 4.9 procent på et eneste år hos os</p>", true},
	{"entities", "Mål & midler <for> \"alle\" elever i den nye skole ved søen",
		"<p>Mål &amp; midler &lt;for&gt; &quot;alle&quot; elever i den nye skole ved søen</p>", true},
	{"alternative text", LONG, "<img src=\"x.png\" alt=\"" LONG "\">", true},
	{"a title", LONG, "<title>" LONG "</title>", true},
	{"as it was, in a diff", LONG, "<p>Eleverne på mellemtrinnet læser <del>tyve</del><ins>tredive</ins> minutter hver eneste dag</p>", true},
	{"as it became, in a diff", LONG, "<p>Eleverne på mellemtrinnet læser <del>ti</del> <ins>tyve</ins> minutter hver eneste dag</p>", true},
	{"neither, in a diff", LONG, "<p>Eleverne på mellemtrinnet læser <del>ti</del> <ins>fem</ins> minutter hver eneste dag</p>", false},
	{"a comment", LONG, "<p>x</p><!-- " LONG " -->", true},
	{"XML", LONG, "<entry><title>" LONG "</title></entry>", true},
};

static bool
same_sets(const struct fingerprints *a, const struct fingerprints *b)
{
	uint64_t *v = fingerprints_sorted(a), *w = fingerprints_sorted(b);
	bool same = a->n == b->n && memcmp(v, w, a->n * sizeof(*v)) == 0;

	free(v);
	free(w);
	return same;
}

/* Whether PAGE has a sentence of TEXT, AT bytes and a tag from its front. */
static bool
shows(const char *page, const char *text, int at)
{
	struct fingerprints on_page = {0}, in_text = {0};
	struct buf b = {0};
	uint64_t *v;
	size_t k;
	bool found = false;

	buf_fmt(&b, "%0*d<p>%s", at, 0, page);
	gate_phrase(&in_text, text);
	read_page_of(&on_page, buf_cstr(&b));
	v = fingerprints_sorted(&in_text);
	for (k = 0; k < in_text.n; k++)
		found |= fingerprints_has(&on_page, v[k]);
	free(v);
	buf_free(&b);
	fingerprints_free(&in_text);
	fingerprints_free(&on_page);
	return found;
}

/* Wherever the page stands in what is looked at together. */
static void
test_sentences(void)
{
	size_t i;
	int at;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		for (at = 1; at <= WINDOW; at++)
			if (shows(cases[i].page, cases[i].text, at) !=
			    cases[i].found)
				break;
		is_int(at, WINDOW + 1, "%s", cases[i].name);
	}
}

/* Whether a text is one that is parted by the tag NAME and MORE. */
static bool
stands_in_text(const char *name, const char *more)
{
	struct fingerprints text = {0}, page = {0};
	struct buf b = {0};
	uint64_t *v;
	bool found;

	gate_phrase(&text, LONG);
	buf_fmt(&b, "<td>Eleverne på mellemtrinnet læser <%s%s>tyve</%s%s> "
		"minutter hver eneste dag", name, more, name, more);
	read_page_of(&page, buf_cstr(&b));
	v = fingerprints_sorted(&text);
	found = fingerprints_has(&page, v[0]);
	free(v);
	buf_free(&b);
	fingerprints_free(&text);
	fingerprints_free(&page);
	return found;
}

static void
test_inline(void)
{
	static const char *const names[] = {"a", "abbr", "b", "br", "cite",
		"code", "em", "i", "mark", "q", "s", "small", "span", "strong",
		"sub", "time", "u"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		ok(stands_in_text(names[i], ""), "<%s>", names[i]);
		ok(stands_in_text(names[i], " lang=\"da\""), "<%s …>",
			names[i]);
		ok(!stands_in_text(names[i], "z"), "<%sz>", names[i]);
		ok(!stands_in_text(names[i], "6"), "<%s6>", names[i]);
	}
	ok(stands_in_text("ins", "") && stands_in_text("del", ""), "changes");
	ok(!stands_in_text("insz", "") && !stands_in_text("delz", "") &&
		!stands_in_text("supz", ""), "and what only looks like them");
	ok(!stands_in_text("sup", ""), "what a footnote's mark holds");
}

static void
test_broken_markup(void)
{
	static const char *const pages[] = {"", "<", "</", "<a", "<a href=\"",
		"<sup>", "<ins>", "&", "&am", "\xc3", "\xc2", "<!--", "<p>x<del>"};
	struct fingerprints f = {0};
	size_t i;

	for (i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		read_page_of(&f, pages[i]);
	is_int(f.n, 0, "pages cut short have no sentence");
	fingerprints_free(&f);
}

static void
test_sets(void)
{
	struct fingerprints f = {0};
	uint64_t i, *v;
	size_t bad = 0;

	for (i = 1; i <= 1000; i++)
		bad += !fingerprints_add(&f, i * 0x9e3779b97f4a7c15U);
	is_int(bad, 0, "a thousand are new");
	for (i = 1; i <= 1000; i++)
		bad += fingerprints_add(&f, i * 0x9e3779b97f4a7c15U);
	is_int(bad, 0, "and then are not");
	is_int(f.n, 1000, "each counts once");
	v = fingerprints_sorted(&f);
	for (i = 1; i < 1000; i++)
		bad += v[i - 1] >= v[i];
	is_int(bad, 0, "sorted");
	free(v);
	fingerprints_reset(&f);
	ok(!fingerprints_has(&f, 0x9e3779b97f4a7c15U), "reset");
	fingerprints_free(&f);
}

static void
test_pages(void)
{
	struct gate g = {0};

	gate_phrase(&g.shown, LONG);
	ok(gate_page(&g, STR("<p>" LONG "</p>")), "a page");
	is_int(g.odd.n, 0, "what is shown is not odd");
	ok(gate_page(&g, STR("<p>" OTHER "</p>")), "another page");
	is_int(g.odd.n, 1, "what is not shown is");
	ok(!gate_page(&g, STR("<p>Født 010190-1234</p>")), "a CPR number");
	ok(gate_page(&g, STR("<p>Den 2026-01-14, tlf. 00 00 00 00</p>")),
		"dates and telephones are none");
	gate_free(&g);
}

/* Wherever the digits of a CPR number stand on a page, the page is looked
 * through for it. */
static void
test_digits(void)
{
	static const struct {
		const char *page;
		bool good;
	} pages[] = {
		{"<p>010190-1234</p>", false},
		{"<p>010190<br>\n1234</p>", true},
		{"<p>01<em>01</em>90-1234</p>", false},
		{"<p>01<sup><a href=\"#n\">0190</a></sup>-1234</p>", false},
		{"<p>01*01_90 1234</p>", false},
		{"<p>01\xc2\xad" "0190-1234</p>", false},
		{"<p>01\xe2\x80\x8b" "0190\xe2\x80\x93" "1234</p>", false},
		{"<p>\xef\xbc\x90\xef\xbc\x91\xef\xbc\x90\xef\xbc\x91"
			"\xef\xbc\x99\xef\xbc\x90-1234</p>", false},
		{"<p>01&#48;190-1234</p>", false},
		{"<p>01.02.03-1234</p>", false},
		{"<p>01 02 03-1234</p>", false},
		{"<p>01<em>.</em>02.03-1234</p>", false},
		{"<p>01\xe2\x80\x93" "02\xe2\x80\x93" "03-1234</p>", false},
		{"<td>12</td><td>01</td><td>20</td> 1.234", true},
		{"<p>14.01.26 kl. 9.30</p>", true},
		{"<a href=\"fil-010190-1234.html\">x</a>", false},
		{"<a href=\"010190%2D1234\">x</a>", false},
		{"<!-- 010190-1234 --><p>x</p>", false},
		{"<h1>æ01</h1><b>0190-1234</b>", false},
		{"<p>2025–26, 2026-01-14 og 12,5 &amp; 3</p>", true},
		{"<p>Journalnr. 2025-010190-12</p>", true},
	};
	struct gate g = {0};
	size_t i;

	for (i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		ok(gate_page(&g, str_of(pages[i].page)) == pages[i].good,
			"%s", pages[i].page);
	gate_free(&g);
}

/* In data too, between quotes and separators. */
static void
test_data(void)
{
	static const struct {
		const char *data;
		bool odd;
	} data[] = {
		{"{\"a\":\"" LONG "\",\"b\":1}", true},
		{"{\"a\":\"Først.\\n" LONG "\"}", true},
		{"a;" LONG ";b\r\n", true},
		{"{\"a\":\"kort\"}", false},
	};
	size_t i;

	for (i = 0; i < sizeof(data) / sizeof(*data); i++) {
		struct gate g = {0};
		struct fingerprints text = {0};
		uint64_t *v;
		bool found = false;
		size_t k;

		gate_phrase(&text, LONG);
		gate_data(&g, str_of(data[i].data));
		v = fingerprints_sorted(&text);
		for (k = 0; k < text.n; k++)
			found |= fingerprints_has(&g.odd, v[k]);
		ok(found == data[i].odd, "%s", data[i].data);
		free(v);
		fingerprints_free(&text);
		gate_free(&g);
	}
}

/* Data and, character by character, the page that they stand for. */
static void
make_data(struct buf *data, struct buf *page)
{
	static const struct {
		const char *datum, *shown;
	} parts[] = {{LONG, LONG}, {OTHER ". ", OTHER ". "}, {",", ","},
		{"a", "a"}, {"0101", "0101"}, {"901234", "901234"},
		{"-1234", "-1234"}, {"010190", "010190"}, {"\\n", " "},
		{"\\t", " "}, {"\\\"", "&quot;"}, {"\\\\", "\\"},
		{"\\u00a0", "u00a0"}, {"<b>", "&lt;b>"}, {"&", "&amp;"},
		{"\n", "\n"}, {"et ord ", "et ord "}};
	bool quoted = false;
	unsigned n = draw(24);

	buf_reset(data);
	buf_reset(page);
	while (n-- > 0) {
		unsigned what = draw(2 * sizeof(parts) / sizeof(*parts));
		bool quote = what % 3 == 0;

		if (what < sizeof(parts) / sizeof(*parts)) {
			buf_z(data, parts[what].datum);
			buf_z(page, parts[what].shown);
			continue;
		}
		quoted ^= quote;
		buf_z(data, quote ? "\"" : ";");
		buf_z(page, quote || !quoted ? "<p>" : ";");
	}
}

/* Data are read as the page that they stand for. */
static void
test_data_as_page(void)
{
	struct buf data = {0}, page = {0};
	unsigned i, bad = 0, numbers = 0, odd = 0;

	for (i = 0; i < 20000; i++) {
		struct gate a = {0}, b = {0};
		bool good;

		make_data(&data, &page);
		good = gate_data(&a, buf_view(&data));
		bad += good != gate_page(&b, buf_view(&page));
		bad += !same_sets(&a.odd, &b.odd);
		numbers += !good;
		odd += a.odd.n > 0;
		gate_free(&a);
		gate_free(&b);
	}
	is_int(bad, 0, "data are read as pages");
	ok(numbers > 100 && odd > 1000, "%u with a number, %u with sentences",
		numbers, odd);
	buf_free(&data);
	buf_free(&page);
}

int
main(void)
{
	test_data();
	test_data_as_page();
	test_sentences();
	test_inline();
	test_broken_markup();
	test_sets();
	test_pages();
	test_digits();
	return test_end();
}
