/* SPDX-License-Identifier: MPL-2.0 */
/* The search index: how words become terms, what of a page is read, that no
 * file grows beyond measure, and that nothing hidden can be found. */
#include "lib/site/search_index.h"
#include "lib/site/search_text.h"
#include "tests/unit/sites.h"

/* A word, and its term; "": none. */
static const struct {
	const char *word, *term;
} terms[] = {
	{"læsebånd", "laesebaand"}, {"Læsebåndet", "laesebaand"},
	{"LÆSEBÅNDENE", "laesebaand"}, {"laesebaandet", "laesebaand"},
	{"læsebaand", "laesebaand"}, {"l\xc3\xa4seb\xc3\xa5nd", "laesebaand"},
	{"la\xcc\x8ase", "laas"}, {"Aabenraa", "aabenraa"},
	{"Åbenrå", "aabenraa"}, {"søndre", "soendr"}, {"SÖNDRE", "soendr"},
	{"soendre", "soendr"}, {"elevernes", "elev"}, {"eleverne", "elev"},
	{"elev", "elev"}, {"fraværet", "fravaer"}, {"aftalernes", "aftal"},
	{"aftaler", "aftal"}, {"idé", "ide"}, {"café", "caf"},
	{"naïv", "naiv"}, {"2025", "2025"}, {"A1", "a1"},
	{"og", ""}, {"Også", ""}, {"være", ""}, {"i", ""}, {"7", ""},
	{"12345", ""}, {"12345678", ""}, {"1a345", "1a345"},
	{"abcdefghijklmnop", "abcdefghijklmnop"},
	{"abcdefghijklmnopq", "abcdefghijklmnopq"},
	{"Правда", "правда"}, {"ｆｕｌｄ", "fuld"},
	{"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", ""},
};

static void
test_terms(void)
{
	struct search_terms t = {.lang = LANG_DA};
	size_t i;

	search_terms_begin(&t);
	for (i = 0; i < sizeof(terms) / sizeof(*terms); i++) {
		struct str word = str_of(terms[i].word);
		struct search_term *term = search_term(&t, word);
		char text[2 * TERM_MAX] = "";

		memcpy(text, term->text.p, term->text.n);
		is_text(text, terms[i].term, "%s", terms[i].word);
		ok(term == search_term(&t, word), "%s again", terms[i].word);
		snprintf(text, sizeof(text), "%s-%s", terms[i].word,
			"og hvad der ellers følger");
		word.p = text;
		ok(term == search_term_near(&t, word) &&
			term == search_term_near(&t, word), "%s near",
			terms[i].word);
	}
	search_terms_free(&t);
}

static const struct {
	const char *html, *words;
} texts[] = {
	{"", ""}, {"<", ""}, {"<p", ""}, {"&", ""}, {"&amp", ""},
	{"To ord", "To1 ord1 "},
	{"<h2 id=\"s-1\">Om fravær</h2>\n<p>Vi&nbsp;lærer</p>", "Om3 fravær3 Vi1 lærer1 "},
	{"<p class=\"name\">A1 Navn</p><p>x</p>", "A13 Navn3 x1 "},
	{"<p class=\"ord\">x</p>", "x1 "},
	{"<dl><div><dt>Ansvarlig</dt><dd>leder</dd></div></dl>", "leder1 "},
	{"SFO&#39;en, 5.–6. klasse (»ny«)", "SFO1 en1 51 61 klasse1 ny1 "},
	{"<hr><header>x</header>", "x1 "},
	{"a\xff" "b\xc3", "a1 b1 "},
	{"a\xc3<b>c", "a1 c1 "}, {"5\xc3\x97" "6", "51 61 "},
	{"&amp<b>c;d", "c1 d1 "}, {"<dt>a &amp; b<i>c</dt>d", "d1 "},
	{"<h2>a</h2><dt>b<h3>c</h3></dt>d", "a3 c3 d1 "},
	{"abcdefghijklmnopqrstuvwxyzæøå0123456789 x",
		"abcdefghijklmnopqrstuvwxyzæøå01234567891 x1 "},
};

static void
test_texts(void)
{
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct search_html h = search_html(str_of(texts[i].html));
		struct buf out = {0};
		struct str word;

		while (search_html_word(&h, &word))
			buf_fmt(&out, "%.*s%u ", (int)word.n, word.p,
				h.weight);
		is_text(buf_cstr(&out), texts[i].words, "%s", texts[i].html);
		buf_free(&out);
	}
}

/* What is looked at in blocks is the same as byte by byte, wherever a block
 * ends: tags and references are there as if they were spaces. */
static void
test_blocks(void)
{
	static const char *const pieces[][2] = {{"a", "a"}, {"Z9", "Z9"},
		{" ", " "}, {"\n", "\n"}, {"æ", "æ"}, {"Å", "Å"},
		{"\xc3\x97", "\xc3\x97"}, {"\xc3\xb7", "\xc3\xb7"},
		{"\xc3", "\xc3"}, {"\xa6", "\xa6"}, {"\xff", "\xff"},
		{"–", "–"}, {"ж", "ж"}, {"\xf0\x9d\x92\x9c", "\xf0\x9d\x92\x9c"},
		{"<b>", " "}, {"<a href=\"langt/borte/fra-det-hele.html\">", " "},
		{"&amp;", " "}, {"ordet", "ordet"}, {"læsebåndene", "læsebåndene"}};
	unsigned seed = 1;
	size_t i, k;

	for (i = 0; i < 3000; i++) {
		struct buf html = {0}, plain = {0};
		struct str rest, expected, word = {"", 0};
		struct search_html h;
		bool same = true;

		for (k = 0; k < i % 200; k++) {
			const char *const *piece;

			seed = seed * 1103515245 + 12345;
			piece = pieces[(seed >> 16) % (sizeof(pieces) /
				sizeof(*pieces))];
			buf_z(&html, piece[0]);
			buf_z(&plain, piece[1]);
		}
		h = search_html(buf_view(&html));
		rest = buf_view(&plain);
		while (same && search_word(&rest, &expected))
			same = search_html_word(&h, &word) &&
				str_eq(word, expected);
		if (!same || search_html_word(&h, &word))
			ok(false, "text %zu: %s", i, buf_cstr(&html));
		buf_free(&html);
		buf_free(&plain);
	}
	ok(true, "texts in blocks");
}

/* A posting as bytes, and what it says; an end that is none is no posting. */
static const struct {
	struct str bytes;
	int term, weight;
} postings[] = {
	{{"\0" "0", 2}, 0, 0}, {{"\x7f" "9", 2}, 127, 9},
	{{"\x80\x01" "5", 3}, 128, 5}, {{"\xff\xff\x03" "1", 4}, 65535, 1},
	{{"", 0}, -1, 0}, {{"\0", 1}, -1, 0}, {{"\x80\x01", 2}, -1, 0},
	{{"\x80\x80\x80\x80\x80\0" "1", 7}, -1, 0},
};

static void
test_postings(void)
{
	size_t i;

	for (i = 0; i < sizeof(postings) / sizeof(*postings); i++) {
		struct str rest = postings[i].bytes;
		struct search_posting p;
		bool there = search_posting(&p, &rest);

		is_int(there ? (int)p.term : -1, postings[i].term, "term");
		if (there)
			is_int(p.weight, postings[i].weight, "weight");
		is_int(rest.n, there ? 0 : postings[i].bytes.n, "the rest");
	}
}

/* A unit's number as the step from the one before, a document's behind ".". */
static void
test_files(void)
{
	struct search_group g = {.terms = STR("\2ab")};
	struct search_part parts[2];
	struct buf docs = {0}, text = {0};
	struct index x = {0};
	size_t hole, i;

	x.parts = xcalloc(2, sizeof(*x.parts));
	for (i = 0; i < 42; i++) {
		pack_text(&docs, STR("a.html"));
		pack_text(&docs, STR("T\x01" "itel"));
		pack_text(&docs, STR("Notat"));
		pack_u32(&docs, (uint32_t)DATE_NONE);
		hole = pack_hole(&docs);
		if (i == 0 || i >= 40)
			buf_add(&docs, i ? "\0" "7" : "\0" "9", 2);
		pack_fill(&docs, hole, (uint32_t)(docs.n - hole - 4));
	}
	parts[0] = (struct search_part){.document_count = 42, .documents =
		buf_view(&docs)};
	parts[1] = (struct search_part){.document_count = 1, .documents =
		buf_view(&docs)};
	x.parts[0] = (struct index_part){3, &g, &parts[0], 0};
	x.parts[1] = (struct index_part){3000, &g, &parts[1], 0};
	x.part_count = 2;
	index_read(&x);
	index_put_terms(&text, &x, 0, x.term_count);
	is_text(buf_cstr(&text), "ab\t3J.14H.15H2b9J\n", "a line of a term");
	buf_reset(&text);
	index_put_documents(&text, &x, 3000 / INDEX_BLOCK);
	is_text(buf_cstr(&text), "2bc.0\ta.html\tT itel\tNotat\t\n",
		"a line of a document");
	index_free(&x);
	buf_free(&docs);
	buf_free(&text);
}

/* Every file but that of a single term is within measure, and a reader finds
 * each term in the file with the longest beginning. */
struct shards {
	size_t n, big, lost;
	struct buf begins;
};

static int
see_shard(struct index *x, struct str begin, size_t from, size_t to,
	void *ctx, struct error *err)
{
	struct shards *s = ctx;
	struct buf text = {0};
	struct str rest, line;

	(void)err;
	index_put_terms(&text, x, from, to);
	s->n++;
	s->big += text.n > INDEX_SHARD && to > from + 1;
	rest = buf_view(&text);
	while (str_split(&rest, '\n', &line))
		s->lost += line.n < begin.n ||
			memcmp(line.p, begin.p, begin.n) != 0;
	buf_free(&text);
	return 0;
}

static void
test_shards(void)
{
	struct buf group_terms = {0}, docs = {0};
	struct search_group g = {0};
	struct index x = {0};
	struct shards s = {0};
	struct error err;
	unsigned i, k, hole, at[4000];

	for (i = 0; i < 4000; i++) {
		char term[16];
		int n = snprintf(term, sizeof(term), "s%ck%u", 'a' + (int)
			(i % 5), i);

		at[i] = (unsigned)group_terms.n;
		buf_char(&group_terms, (char)n);
		buf_add(&group_terms, term, (size_t)n);
	}
	g.terms = buf_view(&group_terms);
	for (i = 0; i < 200; i++) {
		pack_text(&docs, STR("a.html"));
		pack_text(&docs, STR("T\x01" "itel"));
		pack_text(&docs, STR("Notat"));
		pack_u32(&docs, (uint32_t)DATE_NONE);
		hole = (unsigned)pack_hole(&docs);
		for (k = 0; k < 100; k++) {
			unsigned term = at[(i * 37 + k * 41) % 4000];

			buf_char(&docs, (char)(term % 128 | 128));
			buf_char(&docs, (char)(term / 128 % 128 | 128));
			buf_char(&docs, (char)(term / 128 / 128));
			buf_char(&docs, '5');
		}
		pack_fill(&docs, hole, 400);
	}
	x.parts = xcalloc(1, sizeof(*x.parts));
	x.part_count = 1;
	x.parts[0] = (struct index_part){3, &g, &(struct search_part){
		.document_count = 200, .documents = buf_view(&docs)}, 0};
	index_read(&x);
	is_int(x.document_count, 200, "all documents");
	is_int(index_shards(&x, see_shard, &s, &err), 0, "all files");
	ok(s.n > 3, "more than one: %zu", s.n);
	is_int(s.big, 0, "none is too big");
	is_int(s.lost, 0, "each begins as it says");
	index_free(&x);
	buf_free(&group_terms);
	buf_free(&docs);
}

static const char published_minutes[] =
	"---\nstatus: godkendt\ndato: 2026-04-14\nnote: Feltkanarie\n"
	"klassifikation: offentlig\ndeltagere:\n  - {rolle: leder, navn: Navnekanarie}\n---\n"
	"# Titelord\n\n## Tale\n\nTekstord om læsebåndene.\n\n- Punktkanarie [fortrolig]\n\n"
	"## Prøver\n\nFortroligkanarie.\n\n## Internt\n\nInternkanarie.\n\n"
	"## Aftaler\n\n### A1 Aftaleord\n- Ansvarlig: leder\n- Status: ny\n\nAftaletekst.\n\n"
	"### A2 Aftalekanarie [intern]\n- Ansvarlig: leder\n- Status: ny\n\n<!-- Kommentarkanarie -->\n";

/* Whether the index of the site OUT has a term that begins with TERM. */
static bool
has_term(const char *out, const char *term)
{
	return sh("grep -rqE '^%s' %s/soeg/*/t-*.txt", term, out) == 0;
}

static bool
has_text(const char *out, const char *text)
{
	return sh("grep -rqi '%s' %s/soeg", text, out) == 0;
}

static void
test_hidden(void)
{
	static const char *const never[] = {"feltkanari", "navnekanari",
		"punktkanari", "fortroligkanari", "kommentarkanari",
		"kladdekanari"};
	struct site_fixture f;
	size_t i;

	site_start(&f);
	site_file(&f, "enheder/syd/2025-26/notat.md", published_minutes);
	site_file(&f, "enheder/zeta/2025-26/notat.md",
		"---\nstatus: kladde\n---\n# Kladdekanarie\n\n## Tale\n\nKladdekanarie.\n");
	is_int(site_publish(&f, AUDIENCE_PUBLIC, "out", NULL), 0, "public");
	is_int(site_publish(&f, AUDIENCE_COMMITTEE, "udvalg", NULL), 0,
		"committee");
	ok(has_term("out", "titelord") && has_term("out", "tekstord") &&
		has_term("out", "laesebaand") && has_term("out", "aftaleord"),
		"what is shown is found");
	for (i = 0; i < sizeof(never) / sizeof(*never); i++)
		ok(!has_text("out", never[i]) && !has_text("udvalg",
			never[i]), "not found: %s", never[i]);
	ok(!has_text("out", "internkanari") && !has_text("out",
		"aftalekanari"), "internal is not found by the public");
	ok(has_term("udvalg", "internkanari") && has_term("udvalg",
		"aftalekanari"), "but by the committee");
	ok(!has_term("out", "ansvar"), "labels are no words of a document");
	site_end(&f);
}

static void
test_incremental(void)
{
	static const char *const years[] = {"2023-24", "2024-25", "2025-26"};
	struct site_fixture f;
	char path[64];
	size_t i;

	site_start(&f);
	for (i = 0; i < 3; i++) {
		snprintf(path, sizeof(path), "enheder/syd/%s/notat.md",
			years[i]);
		site_file(&f, path, published_minutes);
		snprintf(path, sizeof(path), "enheder/aal/%s/notat.md",
			years[i]);
		site_file(&f, path, "---\nstatus: godkendt\n---\n# Andet\n\n## Tale\n\nAndre ord.\n");
	}
	site_commit(&f);
	is_int(site_publish(&f, AUDIENCE_PUBLIC, "a", "state"), 0, "publish");
	is_int(site_publish(&f, AUDIENCE_PUBLIC, "a", "state"), 0, "again");
	is_int(f.report.written, 0, "nothing is written");
	sh("cp -a a before && rm a/soeg/2023-24/d-0.txt a/soeg/2025-26/t-*.txt");
	site_file(&f, "enheder/aal/2024-25/notat.md",
		"---\nstatus: godkendt\n---\n# Andet\n\n## Tale\n\nNyeord her.\n");
	site_commit(&f);
	is_int(site_publish(&f, AUDIENCE_PUBLIC, "a", "state"), 0, "change");
	ok(has_term("a", "nyeord"), "the new word is found");
	is_int(sh("diff -r a/soeg/2023-24 before/soeg/2023-24 && "
		"diff -r a/soeg/2025-26 before/soeg/2025-26"), 0,
		"other years are as they were, lost files too");
	is_int(sh("diff -r a/soeg/2024-25 before/soeg/2024-25"), 1,
		"this one is not");
	is_int(site_publish(&f, AUDIENCE_PUBLIC, "b", NULL), 0, "from nothing");
	is_int(sh("diff -r -x .referat a b"), 0, "gives the same");
	f.workers = 3;
	is_int(site_publish(&f, AUDIENCE_PUBLIC, "c", NULL), 0, "by three");
	is_int(sh("diff -r -x .referat a c"), 0, "gives the same");
	sh("rm repo/enheder/*/2024-25/notat.md");
	site_commit(&f);
	is_int(site_publish(&f, AUDIENCE_PUBLIC, "a", "state"), 0, "removal");
	is_int(sh("test -e a/soeg/2024-25"), 1, "a year that is gone is gone");
	site_end(&f);
}

int
main(void)
{
	sandbox_start();
	test_terms();
	test_texts();
	test_blocks();
	test_postings();
	test_files();
	test_shards();
	test_hidden();
	test_incremental();
	sandbox_end();
	return test_end();
}
