/* SPDX-License-Identifier: MPL-2.0 */
/* Findings, changes and agreements as they are shown. */
#include "lib/report/agreements.h"
#include "lib/report/changes.h"
#include "lib/report/findings.h"
#include "lib/report/marks.h"
#include "tests/unit/harness.h"
#include "tests/unit/records.h"

/* A list with one finding about TEXT. */
static void
one_finding(struct findings *fs, struct arena *a, enum finding_code code,
	const char *text, struct span span, const char *arg0,
	const char *arg1)
{
	struct source src;

	memset(fs, 0, sizeof(*fs));
	fs->arena = a;
	fs->path = "enheder/s/referat.md";
	source_init(&src, a, fs->path, str_of(text));
	finding_add(fs, code, span, arg0, arg1);
	findings_locate(fs, 0, &src);
}

static void
test_terminal(void)
{
	static const struct {
		enum finding_code code;
		const char *text;
		struct span span;
		const char *arg0, *arg1, *want;
	} cases[] = {
		{FINDING_FIELD_MISSING, "---\nstatus: kladde\n---\n", {0, 3},
			"dato", "2026-01-14",
			"fejl[felt-mangler]: feltet »dato« skal udfyldes\n"
			"  --> enheder/s/referat.md:1:1\n"
			"   |\n"
			" 1 | ---\n"
			"   | ^^^\n"
			"   = hjælp: skriv fx  dato: 2026-01-14\n\n"},
		{FINDING_CPR, "a\nb\nc\nd\ne\nf\ng\nh\ni\nær\t010190-1234 x\n",
			{22, 33}, "", NULL,
			"fejl[cpr-nummer]: her står et CPR-nummer\n"
			"   --> enheder/s/referat.md:10:4\n"
			"    |\n"
			" 10 | ær  010190-1234 x\n"
			"    |     ^^^^^^^^^^^\n"
			"    = hjælp: slet det; skriv fx »elev A«\n\n"},
		{FINDING_AGREEMENT_DUE, "x \033[31m\n", {2, 2}, "snart", "@due",
			"advarsel[aftale-frist]: fristen »snart« kan ikke læses "
			"som en dato og bliver aldrig overskredet\n"
			"  --> enheder/s/referat.md:1:3\n"
			"   |\n"
			" 1 | x \uFFFD[31m\n"
			"   |   ^^^^^\n"
			"   = hjælp: skriv fx  2026-06-30  eller  2026-06\n\n"},
		{FINDING_PARTICIPANT_MISSING, "", {0, 0}, "skoleleder",
			"@add-field:deltagere:  - {rolle: skoleleder}",
			"fejl[deltager-mangler]: der mangler en deltager i rollen "
			"»skoleleder«\n"
			"  --> enheder/s/referat.md:1:1\n"
			"   |\n"
			" 1 |\n"
			"   | ^\n"
			"   = hjælp: tilføj  deltagere:  - {rolle: skoleleder}"
			"\n\n"},
		{FINDING_CONTINUES_NONE, "A9\nx", {0, 4}, "A9",
			"@one-of:A1, A2",
			"fejl[fortsaetter-ukendt]: »A9« peger ikke på nogen "
			"aftale\n"
			"  --> enheder/s/referat.md:1:1\n"
			"   |\n"
			" 1 | A9\n"
			"   | ^^\n"
			"   = hjælp: vælg en af: A1, A2\n\n"},
		{FINDING_FIELD_UNKNOWN, "a: b\n", {0, 1}, "a", "",
			"fejl[felt-ukendt]: feltet »a« kendes ikke\n"
			"  --> enheder/s/referat.md:1:1\n"
			"   |\n"
			" 1 | a: b\n"
			"   | ^\n\n"},
	};
	struct arena a = {0};
	struct findings fs;
	struct buf out = {0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		one_finding(&fs, &a, cases[i].code, cases[i].text,
			cases[i].span, cases[i].arg0, cases[i].arg1);
		buf_reset(&out);
		findings_text(&out, &fs, LANG_DA, false);
		is_text(buf_cstr(&out), cases[i].want, "%s",
			finding_name(cases[i].code));
	}
	one_finding(&fs, &a, FINDING_EMPTY_FILE, "", span_make(0, 0), "", NULL);
	buf_reset(&out);
	findings_text(&out, &fs, LANG_EN, true);
	ok(strstr(buf_cstr(&out), "\033[1;31merror[tom-fil]\033[0m"),
		"in colour and English");
	arena_free(&a);
	buf_free(&out);
}

static void
test_long_line(void)
{
	struct arena a = {0};
	struct findings fs;
	struct buf line = {0}, out = {0};
	int i;

	for (i = 0; i < 2000; i++)
		buf_z(&line, i == 1500 ? "X" : "æ");
	one_finding(&fs, &a, FINDING_CPR, buf_cstr(&line),
		span_make(3000, 3001), "", NULL);
	findings_text(&out, &fs, LANG_DA, false);
	is_int(fs.v[0].column, 1501, "columns count characters");
	ok(out.n < 1000 && strstr(buf_cstr(&out), "…æ") &&
		strstr(buf_cstr(&out), "Xæ"), "a long line is cut round the place");
	arena_free(&a);
	buf_free(&line);
	buf_free(&out);
}

/* Findings of which so many are errors and warnings. */
static void
many(struct findings *fs, struct arena *a, int errors, int warnings)
{
	memset(fs, 0, sizeof(*fs));
	fs->arena = a;
	fs->path = "a,b:c%.md";
	while (warnings-- > 0)
		finding_add(fs, FINDING_BOM, span_make(0, 0), "");
	while (errors-- > 0)
		finding_add(fs, FINDING_CPR, span_make(0, 0), "");
}

static void
test_summary(void)
{
	static const struct {
		int errors, warnings;
		size_t documents;
		const char *da, *en;
	} cases[] = {
		{0, 0, 12, "12 dokumenter, ingen fejl\n",
			"12 documents, no errors\n"},
		{0, 0, 1, "1 dokument, ingen fejl\n", "1 document, no errors\n"},
		{2, 1, 3, "2 fejl og 1 advarsel i 3 dokumenter\n",
			"2 errors and 1 warning in 3 documents\n"},
		{1, 0, 1, "1 fejl i 1 dokument\n", "1 error in 1 document\n"},
		{0, 2, 3, "2 advarsler i 3 dokumenter\n",
			"2 warnings in 3 documents\n"},
	};
	struct arena a = {0};
	struct buf out = {0};
	struct findings fs;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		many(&fs, &a, cases[i].errors, cases[i].warnings);
		buf_reset(&out);
		findings_summary(&out, &fs, cases[i].documents, LANG_DA);
		is_text(buf_cstr(&out), cases[i].da, "summary in Danish");
		buf_reset(&out);
		findings_summary(&out, &fs, cases[i].documents, LANG_EN);
		is_text(buf_cstr(&out), cases[i].en, "summary in English");
	}
	arena_free(&a);
	buf_free(&out);
}

/* Adds a finding at LINE of PATH. */
static void
put(struct findings *fs, const char *path, enum finding_code code,
	unsigned line, const char *a, const char *b, const char *c)
{
	fs->path = path;
	finding_put(fs, code, span_make(0, 0), (const char *const[]){a, b, c,
		NULL});
	fs->v[fs->n - 1].line = fs->v[fs->n - 1].end_line = line;
	fs->v[fs->n - 1].column = fs->v[fs->n - 1].end_column = 1;
}

static void
test_one_document(void)
{
	struct arena a = {0};
	struct findings fs = {.arena = &a, .draft = true};
	struct buf out = {0};

	put(&fs, "a.md", FINDING_DEMAND_NOT_MET, 1, "Et", "2025-26", "@prose");
	put(&fs, "a.md", FINDING_DEMAND_NOT_MET, 1, "To", "2025-26", "@prose");
	put(&fs, "a.md", FINDING_DEMAND_NOT_MET, 1, "Tre", "2025-26", "@prose");
	put(&fs, "a.md", FINDING_GUIDE_LEFT, 9, "Mål", "", NULL);
	put(&fs, "a.md", FINDING_GUIDE_LEFT, 12, "Tal", "", NULL);
	put(&fs, "a.md", FINDING_GUIDE_LEFT, 15, "Aftaler", "", NULL);
	put(&fs, "b.md", FINDING_CPR, 3, "", NULL, NULL);
	put(&fs, "b.md", FINDING_GUIDE_LEFT, 9, "Mål", "", NULL);
	findings_text(&out, &fs, LANG_EN, false);
	ok(strstr(buf_cstr(&out), "error[cpr") == buf_cstr(&out),
		"what is wrong comes first");
	ok(strstr(buf_cstr(&out),
		"warning[vejledning-tilbage]: the guidance is still there in "
		"3 sections\n"
		"  --> a.md:9:1\n"
		"   - line 9: »Mål«\n"
		"   - line 12: »Tal«\n"
		"   - line 15: »Aftaler«\n"
		"   = help: write your own text instead and delete the guidance"
		"\n\n"
		"warning[krav-ikke-opfyldt]: 3 demands are not met\n"
		"  --> a.md:1:1\n"
		"   - Et: text\n"
		"   - To: text\n"
		"   - Tre: text\n\n"
		"warning[vejledning-tilbage]: the guidance in »Mål« is still "
		"there\n"
		"  --> b.md:9:1\n"), "many of a kind are one");
	buf_reset(&out);
	findings_summary(&out, &fs, 2, LANG_DA);
	is_text(buf_cstr(&out), "1 fejl og 7 advarsler i 2 dokumenter, heraf 4 "
		"om det, som kladder endnu mangler\n", "what drafts lack");
	fs.n = 2;
	buf_reset(&out);
	findings_text(&out, &fs, LANG_DA, false);
	ok(strstr(buf_cstr(&out), "kravet »Et« er ikke opfyldt i 2025-26"),
		"few are told each");
	arena_free(&a);
	buf_free(&out);
}

static void
test_many_documents(void)
{
	static const char *const cycles[] = {"2021-22", "2022-23", "2023-24",
		"2024-25", "2025-26"};
	struct arena a = {0};
	struct findings fs = {.arena = &a};
	struct buf out = {0};
	size_t i;

	for (i = 0; i < 5; i++) {
		const char *path = arena_fmt(&a, "s/%s/r.md", cycles[i]);

		put(&fs, path, FINDING_DEMAND_NOT_MET, 1, "Et", cycles[i],
			"@near:A");
		put(&fs, path, FINDING_DEMAND_NOT_MET, 1, "To", cycles[i],
			i == 3 ? "@near:B" : "@near:C");
	}
	findings_text(&out, &fs, LANG_DA, false);
	ok(strstr(buf_cstr(&out),
		"advarsel[krav-ikke-opfyldt]: kravet »Et« er ikke opfyldt\n"
		"  --> s/2021-22/r.md:1:1\n"
		"  --> s/2022-23/r.md:1:1\n"
		"  --> s/2023-24/r.md:1:1\n"
		"  --> s/2024-25/r.md:1:1\n"
		"  --> s/2025-26/r.md:1:1\n"
		"   = hjælp: mente du »A«?\n\n"), "one demand of many years");
	ok(strstr(buf_cstr(&out), "kravet »To« er ikke opfyldt i 2024-25\n"),
		"another advice is told by itself");
	for (i = 0; i < 12; i++)
		put(&fs, arena_fmt(&a, "t/%02zu.md", i), FINDING_CRLF, 1, "",
			NULL, NULL);
	buf_reset(&out);
	findings_text(&out, &fs, LANG_EN, false);
	ok(strstr(buf_cstr(&out), "  --> t/07.md:1:1\n   … and 4 more places\n"),
		"the rest are counted");
	arena_free(&a);
	buf_free(&out);
}

static void
test_machines(void)
{
	struct arena a = {0};
	struct findings fs;
	struct buf out = {0};
	const char *p;
	int lines = 0;

	one_finding(&fs, &a, FINDING_FIELD_MISSING, "---\na \"b\"\n---\n",
		span_make(4, 9), "da\"to", "x");
	findings_json(&out, &fs, 3, LANG_DA);
	is_text(buf_cstr(&out), "{\"documents\":3,\"errors\":1,\"warnings\":0,"
		"\"findings\":[{\"path\":\"enheder/s/referat.md\",\"line\":2,"
		"\"column\":1,\"end_line\":2,\"end_column\":6,"
		"\"severity\":\"error\",\"code\":\"felt-mangler\","
		"\"message\":\"feltet »da\\\"to« skal udfyldes\","
		"\"hint\":\"skriv fx  da\\\"to: x\"}]}\n", "JSON");
	buf_reset(&out);
	findings_github(&out, &fs, LANG_EN);
	is_text(buf_cstr(&out), "::error file=enheder/s/referat.md,line=2,"
		"col=1,endColumn=6,title=felt-mangler::the field »da\"to« must "
		"be filled in%0Awrite for instance  da\"to: x\n", "GitHub");
	many(&fs, &a, 12, 11);
	buf_reset(&out);
	findings_github(&out, &fs, LANG_DA);
	for (p = buf_cstr(&out); (p = strchr(p, '\n')); p++)
		lines++;
	is_int(lines, 21, "ten and ten, and how many more");
	ok(str_starts(buf_view(&out), "::error file=a%2Cb%3Ac%25.md,") &&
		str_ends(buf_view(&out), "… og 3 mere\n"),
		"escaped, errors first");
	arena_free(&a);
	buf_free(&out);
}

static void
test_pipe(void)
{
	struct arena a = {0};
	struct findings fs, back = {0};
	struct buf bytes = {0}, one = {0}, two = {0};
	size_t n;

	one_finding(&fs, &a, FINDING_FIELD_MISSING, "---\næ\n", span_make(4, 6),
		"dato", "2026");
	finding_add(&fs, FINDING_BOM, span_make(0, 0), "");
	findings_encode(&bytes, &fs);
	back.arena = &a;
	is_int(findings_decode(&back, buf_view(&bytes)), 0, "decoded");
	findings_json(&one, &fs, 1, LANG_DA);
	findings_json(&two, &back, 1, LANG_DA);
	is_text(buf_cstr(&two), buf_cstr(&one), "the same after a pipe");
	for (n = 1; n < bytes.n; n += 7) {
		struct findings bad = {.arena = &a};
		int rc = findings_decode(&bad, str_make(bytes.p, n));

		if (rc == 0 && bad.n != 1)
			ok(false, "cut off at %zu", n);
	}
	back.n = 0;
	is_int(findings_decode(&back, STR("no such bytes at all, really not "
		"any bytes that could be a list of findings")), -1,
		"other bytes");
	arena_free(&a);
	buf_free(&bytes);
	buf_free(&one);
	buf_free(&two);
}

static void
test_marks(void)
{
	static const struct {
		void (*marks)(struct buf *, const char *, const char *);
		const char *before, *after, *want;
	} cases[] = {
		{marks_plain, "tyve minutter", "tredive minutter",
			"[-tyve-]{+tredive+} minutter"},
		{marks_plain, NULL, "ny", "{+ny+}"},
		{marks_plain, "væk", NULL, "[-væk-]"},
		{marks_plain, "a\033b", "a\033b c", "a\uFFFDb {+c+}"},
		{marks_markdown, "1. *a* b", "1. *a* c",
			"1\\. \\*a\\* ~~b~~ **c**"},
		{marks_html, "a <b>", "a <i>",
			"a <del>&lt;b&gt;</del> <ins>&lt;i&gt;</ins>"},
		{marks_color, "a b", "a c",
			"a \033[31;9mb\033[0m \033[32mc\033[0m"},
	};
	static const struct {
		const char *text, *want;
	} safe[] = {
		{"# nej", "\\# nej"}, {"- nej", "\\- nej"},
		{"1. nej", "1\\. nej"}, {"1) nej", "1\\) nej"},
		{"a|b", "a\\|b"}, {"<b>", "\\<b\\>"},
		{"[a](javascript:b)", "\\[a\\](javascript:b)"},
		{"https://x.dk", "https\\://x.dk"},
		{"www.x.dk", "www\\.x.dk"}, {"@navn", "\\@navn"},
		{"/close", "\\/close"}, {"på 4. trin (72 %)!", "på 4. trin (72 %)!"}, {"!12 og #12", "\\!12 og \\#12"},
		{"a\nb", "a b"}, {"~~a~~", "\\~\\~a\\~\\~"},
		{"Læsning hver dag.", "Læsning hver dag."},
	};
	struct buf out = {0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_reset(&out);
		cases[i].marks(&out, cases[i].before, cases[i].after);
		is_text(buf_cstr(&out), cases[i].want, "marks number %zu", i);
	}
	for (i = 0; i < sizeof(safe) / sizeof(*safe); i++) {
		buf_reset(&out);
		markdown_add(&out, safe[i].text);
		is_text(buf_cstr(&out), safe[i].want, "»%s« in Markdown",
			safe[i].text);
	}
	buf_free(&out);
}

/* A unit with one change of each kind that matters. */
static void
two_years(struct sample *s, struct changes *c)
{
	struct record *r;
	struct agreement *a;

	sample_init(s);
	r = sample_document(s, "soendre", 2024, "referat", 1);
	a = sample_agreement(r, "A1", "Læsebånd", STATUS_OPEN, NULL);
	a->owner = "skoleleder";
	a->due_text = "2025-06";
	a->due = 100;
	sample_agreement(r, "A2", "Mobilfri <skole>", STATUS_OPEN, NULL);
	r = sample_document(s, "soendre", 2025, "referat", 2);
	a = sample_agreement(r, "A7", "Ny mobilfri skole", STATUS_OPEN, NULL);
	a->title = "Mobilfri skoledag";
	a = sample_agreement(r, "A1", "Læsebånd", STATUS_CARRIED, NULL);
	a->owner = "konsulent";
	a->due_text = "2025-06";
	a->due = 100;
	a = sample_agreement(r, "A3", "=SUM(A1)", STATUS_OPEN, NULL);
	sample_link(s);
	changes_cycles(c, &s->arena, &s->group, "soendre", 2024, 2025);
}

static const char *
render(struct buf *out, struct sample *s, const struct changes *c,
	enum report_format format)
{
	struct report r = {.format = format, .lang = LANG_DA,
		.config = &s->config, .from = "2024-25", .to = "2025-26",
		.today = DATE_NONE};

	buf_reset(out);
	changes_begin(out, &r);
	changes_add(out, &r, c);
	changes_end(out, &r);
	return buf_cstr(out);
}

static void
test_changes(void)
{
	struct sample s;
	struct changes c, none = {.unit = "soendre"};
	struct buf out = {0};

	two_years(&s, &c);
	is_text(render(&out, &s, &c, REPORT_TEXT),
		"Søndre: 2024-25 → 2025-26\n"
		"  ubesvaret   2024-25/referat/A2  Mobilfri <skole>\n"
		"              måske besvaret af 2025-26/referat/A7  "
		"Mobilfri skoledag (95 % ens)\n"
		"  ændret      2025-26/referat/A1  Læsebånd\n"
		"              før: 2024-25/referat/A1\n"
		"              ansvarlig: [-skoleleder-]{+konsulent+}\n"
		"              status: [-open-]{+carried+}\n"
		"  ny          2025-26/referat/A3  =SUM(A1)\n", "text");
	render(&out, &s, &c, REPORT_JSON);
	ok(str_starts(buf_view(&out), "{\"from\":\"2024-25\",\"to\":"
		"\"2025-26\",\"units\":[{\"unit\":\"soendre\",\"changes\":["
		"{\"change\":\"changed\",\"match\":\"id\",\"similarity\":1,"
		"\"from\":{\"ref\":\"soendre/2024-25/referat/A1\",\"unit\":"
		"\"soendre\",\"cycle\":\"2024-25\",\"document\":\"referat\","
		"\"id\":\"A1\",\"title\":\"Læsebånd\",\"owner\":\"skoleleder\","
		"\"due\":\"2025-06\",\"status\":null,\"state\":\"open\","
		"\"theme\":null,\"origin\":null,\"reason\":null,\"class\":"
		"\"public\",\"continues\":null,\"thread\":"
		"\"soendre/2024-25/referat/A1\",\"text\":null,\"path\":"
		"\"enheder/soendre/2024/referat.md\",\"line\":1"),
		"JSON begins as the contract says");
	ok(strstr(out.p, "\"fields\":[\"owner\",\"status\"]},{\"change\":"
		"\"unanswered\",\"match\":\"similar\",\"similarity\":0.95,"),
		"a guess is one");
	ok(strstr(out.p, "{\"change\":\"added\",\"match\":\"none\","
		"\"similarity\":0,\"from\":null,"), "added has no from");
	ok(str_ends(buf_view(&out), "\"fields\":[]}]}]}\n"), "and ends");
	is_text(render(&out, &s, &c, REPORT_MARKDOWN),
		"## Søndre: 2024-25 → 2025-26\n\n"
		"- **ubesvaret**: 2024-25/referat/A2 Mobilfri \\<skole\\>\n"
		"  - måske besvaret af 2025-26/referat/A7 Mobilfri skoledag "
		"(95 % ens)\n"
		"- **ændret**: 2025-26/referat/A1 Læsebånd\n"
		"  - før: 2024-25/referat/A1\n"
		"  - ansvarlig: ~~skoleleder~~ **konsulent**\n"
		"  - status: ~~open~~ **carried**\n"
		"- **ny**: 2025-26/referat/A3 =SUM(A1)\n", "Markdown");
	render(&out, &s, &c, REPORT_CSV);
	ok(str_starts(buf_view(&out), "\xef\xbb\xbf" "enhed;ændring;match;") &&
		strstr(out.p, ";\"'=SUM(A1)\";"), "CSV: BOM, semicolon, no formula");
	render(&out, &s, &c, REPORT_HTML);
	ok(strstr(out.p, "<li class=\"change unanswered\">") &&
		strstr(out.p, "Mobilfri &lt;skole&gt;") &&
		strstr(out.p, "<del>skoleleder</del> <ins>konsulent</ins>"),
		"HTML");
	is_text(render(&out, &s, &none, REPORT_TEXT), "",
		"a unit without changes is not shown");
	is_text(render(&out, &s, &none, REPORT_JSON), "{\"from\":\"2024-25\","
		"\"to\":\"2025-26\",\"units\":[{\"unit\":\"soendre\","
		"\"changes\":[]}]}\n", "but in JSON");
	sample_free(&s);
	buf_free(&out);
}

static void
test_agreements(void)
{
	struct sample s;
	struct changes c;
	struct report r = {.lang = LANG_DA, .config = &s.config, .today = 101};
	struct agreement_list list = {.unit = "soendre"};
	struct buf out = {0};

	two_years(&s, &c);
	list.v = group_cycle(&s.group, &s.arena, "soendre", 2025, &list.n);
	agreements_text(&out, &r, &list);
	is_text(buf_cstr(&out), "Søndre\n"
		"  2025-26/referat/A7  Mobilfri skoledag\n    open\n"
		"  2025-26/referat/A1  Læsebånd\n    carried"
		"  ·  ansvarlig konsulent  ·  frist 2025-06 (overskredet)\n"
		"    fortsætter 2024-25/referat/A1\n"
		"  2025-26/referat/A3  =SUM(A1)\n    open\n", "text");
	r.today = 100;
	ok(!report_overdue(&r, list.v[1]), "the last day is in time");
	buf_reset(&out);
	r.format = REPORT_JSON;
	agreements_begin(&out, &r);
	agreements_add(&out, &r, &list);
	agreements_end(&out, &r);
	ok(str_starts(buf_view(&out), "{\"agreements\":[{\"ref\":"
		"\"soendre/2025-26/referat/A7\",") &&
		str_ends(buf_view(&out), "}]}\n"), "JSON");
	list.n = 0;
	buf_reset(&out);
	agreements_add(&out, &r, &list);
	is_int(out.n, 0, "none: an empty fragment");
	sample_free(&s);
	buf_free(&out);
}

int
main(void)
{
	test_terminal();
	test_long_line();
	test_summary();
	test_one_document();
	test_many_documents();
	test_machines();
	test_pipe();
	test_marks();
	test_changes();
	test_agreements();
	return test_end();
}
