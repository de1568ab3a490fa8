/* SPDX-License-Identifier: MPL-2.0 */
/* The page of a unit's year: its agreements by theme; that a card is the same
 * on every page that it stands on, but for where its links lead from; and that
 * what goes on in two is in force twice. */
#include "tests/unit/sites.h"

#define ANSWER "- Fortsætter: 2022-23/A1\n"
#define AGREEMENT(id, more) "### " id " Aftale " id "\n" \
	"- Ansvarlig: leder & kreds\n- Frist: 2026-06\n- Status: ny\n" more "\n"

static const char head[] = "---\nstatus: godkendt\nklassifikation: offentlig\n"
	"dato: 2025-05-06\ndeltagere: []\n---\n\n# Notat\n\n## Aftaler\n\n";

/* The themes that agreements have; what stands on the page, in that order. */
static const struct {
	const char *name, *agreements, *page[8];
} cases[] = {
	{"no theme at all",
		AGREEMENT("A1", "") AGREEMENT("A2", ""),
		{"<ul class=\"agreements brief\">", "Aftale A1", "Aftale A2"}},
	{"as they come up, spelt as it was first, the others last",
		AGREEMENT("A1", "- Tema: Læselyst\n") AGREEMENT("A2", "")
		AGREEMENT("A3", "- Tema: Tal\n")
		AGREEMENT("A4", "- Tema: LÆSELYST\n"),
		{"<h3 id=\"tema-laeselyst\">Læselyst</h3>", "Aftale A1", "Aftale A4",
		"<h3 id=\"tema-tal\">Tal</h3>", "Aftale A3",
		"<h3>Uden tema</h3>", "Aftale A2"}},
	{"all with a theme", AGREEMENT("A1", "- Tema: Tal\n"),
		{"<h3 id=\"tema-tal\">Tal</h3>", "Aftale A1"}},
};

static int
count(const char *text, const char *what)
{
	int n = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		n++;
	return n;
}

static void
test_themes(size_t i)
{
	const char *at = site_text("out/enheder/syd/2024-25/index.html"), *found;
	int themes = count(at, "<h3"), want = 0;
	size_t k;

	for (k = 0; cases[i].page[k]; k++) {
		found = strstr(at, cases[i].page[k]);
		ok(found != NULL, "%s: %s", cases[i].name, cases[i].page[k]);
		at = found ? found : at;
		want += count(cases[i].page[k], "<h3");
	}
	is_int(themes, want, "%s: no other theme", cases[i].name);
}

/* The facts of the first agreement. */
static void
test_card(void)
{
	static const char facts[] = "<p class=\"state\"><span class=\"tag open\">ny"
		"</span></p>\n<dl class=\"facts\">\n"
		"<div><dt>Ansvarlig</dt><dd>leder &amp; kreds</dd></div>\n"
		"<div><dt>Frist</dt><dd>juni 2026</dd></div>\n"
		"<div><dt>Tema</dt><dd>Tal</dd></div>\n</dl>\n";
	static const char *const pages[] = {"out/enheder/syd/index.html",
		"out/enheder/syd/2024-25/index.html",
		"out/enheder/syd/2024-25/notat.html"};
	size_t i;

	for (i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		const char *page = site_text(pages[i]);

		ok(strstr(page, facts) != NULL, "%s: the facts", pages[i]);
		ok(strstr(page, "<span class=\"ref\">A1</span> Aftale A1") != NULL,
			"%s: the title", pages[i]);
	}
}

/* The same agreement on the page of its document, of its cycle, and of a later
 * one that the document spans; and what it continues. */
static void
test_links(struct site_fixture *f, struct arena *a)
{
	static const char link[] = "<div><dt>Fortsætter</dt><dd>"
		"<a href=\"../2022-23/notat.html#a-A1\">A1, 2022-23</a></dd></div>";
	static const char title[] = "<p class=\"name\"><a href=\"%splan.html#a-B1\">"
		"<span class=\"ref\">B1</span> Aftale B1</a></p>";
	static const struct {
		const char *path, *folder;
	} pages[] = {{"2023-24/plan.html", NULL}, {"2023-24/index.html", ""},
		{"2024-25/index.html", "../2023-24/"}};
	size_t i;

	site_file(f, "schema/forms/plan.yaml", arena_fmt(a, "spans: 2\n%s",
		sites_form));
	site_file(f, "enheder/syd/2022-23/notat.md", arena_fmt(a, "%s%s", head,
		AGREEMENT("A1", "")));
	site_file(f, "enheder/syd/2023-24/plan.md", arena_fmt(a, "%s%s", head,
		AGREEMENT("B1", "- Fortsætter: 2022-23/A1\n")));
	ok(site_publish(f, AUDIENCE_PUBLIC, "out", "state") == 0,
		"links: published");
	for (i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		const char *page = site_text(arena_fmt(a, "out/enheder/syd/%s",
			pages[i].path));

		is_int(count(page, link), 1, "%s: what it continues",
			pages[i].path);
		is_int(count(page, " href=\"../index.html#t-"), 1,
			"%s: its history", pages[i].path);
		if (pages[i].folder)
			is_int(count(page, arena_fmt(a, title, pages[i].folder)),
				1, "%s: where it stands", pages[i].path);
	}
}

/* What two documents of a year say of A1 from the year before, and how many
 * agreements are then in force. */
static void
test_threads(struct site_fixture *f, struct arena *a)
{
	static const struct {
		const char *name, *first, *second;
		int open;
	} years[] = {
		{"said again later in the year", AGREEMENT("A1", ANSWER),
			AGREEMENT("A1", ANSWER), 1},
		{"split in two", AGREEMENT("A1", ANSWER) AGREEMENT("A2", ANSWER),
			"", 2},
		{"split in two, each said again",
			AGREEMENT("A1", ANSWER) AGREEMENT("A2", ANSWER),
			AGREEMENT("A1", ANSWER) AGREEMENT("A2", ANSWER), 2},
	};
	size_t i;

	site_file(f, "enheder/aal/2022-23/notat.md", arena_fmt(a, "%s%s", head,
		AGREEMENT("A1", "")));
	for (i = 0; i < sizeof(years) / sizeof(*years); i++) {
		site_file(f, "enheder/aal/2023-24/notat.md", arena_fmt(a,
			"%s%s", head, years[i].first));
		site_file(f, "enheder/aal/2023-24/plan.md", arena_fmt(a,
			"%s%s", head, years[i].second));
		ok(site_publish(f, AUDIENCE_PUBLIC, "out", "state") == 0,
			"%s: published", years[i].name);
		is_int(count(site_text("out/enheder/aal/index.html"),
			"<li class=\"agreement\""), years[i].open, "%s",
			years[i].name);
	}
}

int
main(void)
{
	struct arena a = {0};
	struct site_fixture f;
	size_t i;

	sandbox_start();
	site_start(&f);
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		site_file(&f, "enheder/syd/2024-25/notat.md", arena_fmt(&a,
			"%s%s", head, cases[i].agreements));
		ok(site_publish(&f, AUDIENCE_PUBLIC, "out", "state") == 0,
			"%s: published", cases[i].name);
		test_themes(i);
	}
	test_card();
	test_links(&f, &a);
	test_threads(&f, &a);
	site_end(&f);
	arena_free(&a);
	sandbox_end();
	return test_end();
}
