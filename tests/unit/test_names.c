/* SPDX-License-Identifier: MPL-2.0 */
/* Names on the list stand on no page whose audience may not see them. */
#include "lib/site/names.h"
#include "tests/unit/sites.h"

/* What a page says, and whether that is the name "Søren Bæk-Åris". */
static const struct {
	const char *name, *page;
	bool found;
} cases[] = {
	{"as it is", "<p>Her er Søren Bæk-Åris.</p>", true},
	{"another", "<p>Her er Søren Bæk.</p>", false},
	{"part of a word", "<p>Søren Bæk-Årisen</p>", false},
	{"somebody's own", "<p>Søren Bæk-Åris' plan, Søren Bæk-Åriss plan</p>", true},
	{"case", "<p>SØREN BÆK-ÅRIS</p>", true},
	{"spaces", "<p>Søren\n\xc2\xa0  Bæk - Åris</p>", true},
	{"line break", "<p>Søren<br>Bæk-Åris</p>", true},
	{"inline markup", "<p>Sø<em>ren</em> <strong>Bæk</strong>-Åris</p>", true},
	{"two cells", "<td>Søren</td><td>Bæk-Åris</td>", true},
	{"soft hyphens", "<p>Sø\xc2\xadren Bæk-Å\xe2\x80\x8bris</p>", true},
	{"composed letters", "<p>Søren Bæk-A\xcc\x8aris</p>", true},
	{"accents", "<p>Sørén Bæk-Åris</p>", true},
	{"letters of addresses", "<a href=\"x/soeren-baek-aaris.html\">her</a>", true},
	{"percent", "<a href=\"S%C3%B8ren%20B%C3%A6k-%c3%85ris\">her</a>", true},
	{"alternative text", "<img src=\"x.png\" alt=\"Søren Bæk-Åris\">", true},
	{"entities", "<p>Søren &quot;Bæk&quot; Åris</p>", true},
	{"an entity's name", "<p>Søren &amp; Bæk-Åris</p>", true},
	{"as it was, in a diff", "<p>Søren <ins>Blå-</ins><del>Bæk-</del>Åris</p>", true},
	{"as it became, in a diff", "<p>Søren <del>Blå</del> <ins>Bæk</ins> Åris</p>", true},
	{"neither, in a diff", "<p><del>Søren Blå</del> <ins>Bæk Bo</ins> Åris</p>", false},
	{"a tag that does not end", "<p>Søren <a href=\"", false},
	{"an open tag alone", "<", false},
	{"nothing", "", false},
};

static void
test_finding(void)
{
	struct listed_name list[] = {{"Søren Bæk-Åris", CLASS_INTERNAL, 3},
		{"...", CLASS_CONFIDENTIAL, 4}};
	struct config c = {.names = list, .name_count = 2};
	struct buf scratch = {0};
	struct names n;
	size_t i;

	names_init(&n, &c, CLASS_PUBLIC);
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct listed_name *at = names_find(&n, &scratch,
			str_of(cases[i].page));

		ok((at != NULL) == cases[i].found, "name: %s", cases[i].name);
		ok(at == NULL || at->line == 3, "line: %s", cases[i].name);
	}
	names_free(&n);
	names_init(&n, &c, CLASS_INTERNAL);
	ok(names_find(&n, &scratch, str_of(cases[0].page)) == NULL,
		"whoever may see internal matter may see such a name");
	names_free(&n);
	buf_free(&scratch);
}

/* A document into which a name is put, and the audiences that it is kept from
 * by a list that says so. */
static const struct {
	const char *name, *list, *text;
	bool kept[AUDIENCE_COUNT];
} sites[] = {
	{"no such name", "Vera Vig\n", "Om Vera Vinter.", {false, false, false}},
	{"internal, as nothing is said", "# Fredede navne\n\n Vera Vig \n",
		"Om Vera Vig.", {true, false, false}},
	{"confidential", "Vera Vig [fortrolig]\n", "Om Vera Vig.",
		{true, true, true}},
	{"public", "Vera Vig [offentlig]\n", "Om Vera Vig.",
		{false, false, false}},
	{"a mark that is none", "Vera Vig [hemlig]\n", "Om Vera Vig.",
		{true, true, true}},
	{"an agreement", "Vera Vig\n", "Tak.\n\n## Aftaler\n\n### A1 Vera Vigs "
		"plan\n- Ansvarlig: leder\n- Frist: 2027-01-01\n",
		{true, false, false}},
	{"its owner", "Vera Vig\n", "Tak.\n\n## Aftaler\n\n### A1 En plan\n"
		"- Ansvarlig: Vera Vig\n- Frist: 2027-01-01\n",
		{true, false, false}},
	{"who took part", "Bodil Leder\n", "Tak.", {true, false, false}},
	{"what is hidden anyway", "Vera Vig\n",
		"Tak.\n\n## Prøver\n\nOm Vera Vig.\n", {false, false, false}},
	{"a unit", "Vestre Skole [fortrolig]\n", "Tak.", {true, true, true}},
};

static void
test_site(size_t i)
{
	struct site_fixture f;
	char text[600], config[1400];
	int a;

	site_start(&f);
	snprintf(config, sizeof(config), "%s", sites_config);
	snprintf(strstr(config, "site: {"), 300, "site: {names: navne.txt}\n");
	site_file(&f, "referat.yaml", config);
	site_file(&f, "navne.txt", sites[i].list);
	snprintf(text, sizeof(text), "---\nstatus: godkendt\ndato: 2025-02-01\n"
		"deltagere:\n  - {rolle: leder, navn: Bodil Leder}\n---\n\n"
		"# Notat\n\n## Tale\n\n%s\n", sites[i].text);
	site_file(&f, "enheder/syd/2024-25/notat.md", text);
	for (a = 0; a < AUDIENCE_COUNT; a++) {
		char out[32];
		int rc;

		snprintf(out, sizeof(out), "names-%zu-%d", i, a);
		rc = site_publish(&f, a, out, NULL);
		ok((rc < 0) == sites[i].kept[a], "%s, %s: %s", sites[i].name,
			audience_name(a), rc < 0 ? f.err.en : "published");
		ok((site_text(out)[0] == '\0') && (rc == 0 ||
			(strstr(f.err.en, "of navne.txt") &&
			strstr(f.err.en, "page ") &&
			!strstr(f.err.en, "Vera"))), "%s, %s: says where",
			sites[i].name, audience_name(a));
		snprintf(out, sizeof(out), "names-%zu-%d/index.html", i, a);
		ok((site_text(out)[0] == '\0') == (rc < 0),
			"%s, %s: all or nothing", sites[i].name,
			audience_name(a));
	}
	site_end(&f);
}

/* A list that is not there may hold anything. */
static void
test_missing(void)
{
	struct site_fixture f;
	char config[1400];

	site_start(&f);
	snprintf(config, sizeof(config), "%s", sites_config);
	snprintf(strstr(config, "site: {"), 300, "site: {names: navne.txt}\n");
	site_file(&f, "referat.yaml", config);
	ok(site_publish(&f, AUDIENCE_PUBLIC, "names-missing", NULL) == 0 &&
		f.m->config->broken, "a list that is not there is an error");
	site_file(&f, "navne.txt", "\xff\xfe\n");
	ok(site_publish(&f, AUDIENCE_PUBLIC, "names-missing", NULL) == 0 &&
		f.m->config->broken, "so is one that is no text");
	site_file(&f, "navne.txt", "Vera Vig\n");
	ok(site_publish(&f, AUDIENCE_PUBLIC, "names-missing", NULL) == 0 &&
		!f.m->config->broken, "one that is there is none");
	site_end(&f);
}

int
main(void)
{
	size_t i;

	test_finding();
	sandbox_start();
	for (i = 0; i < sizeof(sites) / sizeof(*sites); i++)
		test_site(i);
	test_missing();
	sandbox_end();
	return test_end();
}
