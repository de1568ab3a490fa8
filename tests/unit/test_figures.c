/* SPDX-License-Identifier: MPL-2.0 */
/* Figures on a site: what each audience sees, that nothing else is in any byte
 * of it, and that changes are noticed. */
#include "lib/site/figures.h"
#include "tests/unit/sites.h"

#define HEADER "unit;indicator;group;value;n;source;class\n"

static const char indicators[] = "indicators:\n"
	"  - {id: fravaer, title: Fravær, unit: \"%\", measure: mean, "
	"better: less, range: [0, 100], spread: 6}\n"
	"  - {id: trivsel, title: Trivsel, measure: share}\n"
	"  - {id: lukket, title: LUKKETTITEL, measure: share}\n"
	"  - {id: test, title: TESTTITEL, measure: share, national: true}\n";
static const char form[] = "title: Datapakke\nkind: datagrundlag\n"
	"class: offentlig\nstate: godkendt\nfields: {title: \"#\"}\n"
	"sections:\n"
	"  - {heading: Fravær, figures: [fravaer]}\n"
	"  - {heading: Trivsel, class: intern, figures: [trivsel]}\n"
	"  - {heading: Test, class: fortrolig, figures: [test]}\n"
	"  - {heading: Lukket, figures: [lukket]}\n";
static const char document[] = "# Tallene\n\n## Fravær\n\n## Trivsel\n\n"
	"## Test\n\n## Lukket\n";
static const char before[] = HEADER
	"syd;fravaer;;5,31;150;KILDEFØR;offentlig\n"
	"aal;fravaer;;6,92;90;KILDEFØR;offentlig\n"
	"syd;trivsel;;81,53;150;Måling;offentlig\n";
static const char now[] = HEADER
	"syd;fravaer;;5,43;153;Eget system;offentlig\n"
	"syd;fravaer;køn: drenge;5,47;90;Eget system;offentlig\n"
	"syd;fravaer;køn: piger;5,39;63;Eget system;offentlig\n"
	"aal;fravaer;;7,15;93;Eget system;offentlig\n"
	"aal;fravaer;køn: drenge;41,23;90;SKJULTKILDE;offentlig\n"
	"aal;fravaer;køn: piger;71,13;3;SKJULTKILDE;offentlig\n"
	"zeta;fravaer;LUKKETGRUPPE;61,17;80;INTERNKILDE;intern\n"
	"landet;fravaer;;5,77;650000;STIL;offentlig\n"
	"syd;trivsel;;83,61;153;Måling;offentlig\n"
	"aal;trivsel;;100;93;Måling;offentlig\n"
	"syd;lukket;;51,19;153;HEMMELIGKILDE;fortrolig\n"
	"syd;test;;51,29;153;HEMMELIGKILDE;fortrolig\n";

/* What stands in a site, by audience: 'p' all, 'i' the committee and inside,
 * '-' nowhere. */
static const struct {
	const char *text;
	char who;
} canaries[] = {
	{"5,43", 'p'}, {"5,47", 'p'}, {"5,39", 'p'}, {"7,15", 'p'},
	{"5,77", 'p'}, {"83,61", 'p'}, {"5,31", 'p'}, {"KILDEFØR", 'p'},
	{"skjult", 'p'}, {"Kommunen er", '-'},
	{"41,23", '-'}, {"41.23", '-'}, {"71,13", '-'}, {"71.13", '-'},
	{"SKJULTKILDE", '-'},
	{"61,17", 'i'}, {"LUKKETGRUPPE", 'i'}, {"INTERNKILDE", 'i'},
	{"51,19", '-'}, {"51.19", '-'}, {"51,29", '-'}, {"51.29", '-'},
	{"HEMMELIGKILDE", '-'}, {"LUKKETTITEL", '-'}, {"TESTTITEL", '-'},
	{"<td>100", '-'},
};

static bool
stands_in(const char *folder, const char *text)
{
	char command[512];

	snprintf(command, sizeof(command), "grep -rqaF -- '%s' %s", text,
		folder);
	return sh("%s", command) == 0;
}

static void
start(struct site_fixture *f)
{
	site_start(f);
	site_file(f, "schema/indicators/tal.yaml", indicators);
	site_file(f, "schema/forms/datapakke.yaml", form);
	site_file(f, "data/2024-25/tal.csv", before);
	site_file(f, "data/2025-26/tal.csv", now);
	site_file(f, "enheder/syd/2025-26/datapakke.md", document);
	site_file(f, "enheder/aal/2025-26/datapakke.md",
		"# Tallene\n\n## Fravær\n\nVi ser på drengene.\n");
}

static void
test_audiences(struct site_fixture *f)
{
	static const char *const folders[AUDIENCE_COUNT] = {"public",
		"committee", "internal"};
	size_t i;
	int audience;

	for (audience = 0; audience < AUDIENCE_COUNT; audience++) {
		is_int(site_publish(f, audience, folders[audience], "state"),
			0, "%s: %s", folders[audience], f->err.en);
		for (i = 0; i < sizeof(canaries) / sizeof(*canaries); i++) {
			bool may = canaries[i].who == 'p' ||
				(canaries[i].who == 'i' && audience > 0);

			ok(stands_in(folders[audience], canaries[i].text) ==
				may, "%s: »%s« %s", folders[audience],
				canaries[i].text, may ? "is there"
				: "is in no byte");
		}
	}
	ok(!stands_in("state", "71") || !stands_in("state", "71,13"),
		"nor in what is kept for the next time");
}

static void
test_pages(void)
{
	const char *page = site_text("public/enheder/syd/2025-26/"
		"datapakke.html");

	ok(strstr(page, ">Fravær</h2>\n<figure") != NULL,
		"a section of figures alone is there");
	ok(strstr(page, "Trivsel") == NULL && strstr(page, "Lukket") == NULL,
		"sections that the audience may not see are not");
	ok(strstr(page, "role=\"img\"") && strstr(page, "<title id=") &&
		strstr(page, "<caption") && strstr(page,
		"<th scope=\"row\">"), "a chart, a name, a table");
	ok(strstr(page, "5,31 → 5,43") != NULL, "a change that is chance");
	page = site_text("public/enheder/syd/index.html");
	ok(strstr(page, "83,61") != NULL, "the unit's page has them all");
	ok(strstr(page, "sammenlignet med kommunen og landet i 2025-26") !=
		NULL, "and holds them against others");
	page = site_text("public/enheder/aal/2025-26/datapakke.html");
	ok(strstr(page, "skjult") != NULL, "what is masked is said");
	page = site_text("public/enheder/zeta/index.html");
	ok(strstr(page, "<figure") == NULL, "nothing for nobody");
}

/* A page as it should not be made. */
static void
test_gate(struct site_fixture *f)
{
	struct site s;
	struct buf page = {0};
	date today = 0;

	site_init(&s, f->m, AUDIENCE_PUBLIC, today);
	site_figures(&s);
	buf_z(&page, site_text("public/enheder/aal/index.html"));
	is_int(figures_check(&s, "aal", "a", buf_view(&page), &f->err), 0,
		"the finished page passes");
	buf_reset(&page);
	buf_z(&page, "<figure class=\"chart\"><table><td>7,15 <span>(93)"
		"</span></td><td>71,13 (3)</td></table></figure>");
	is_int(figures_check(&s, "aal", "a", buf_view(&page), &f->err), -1,
		"one with a masked figure does not");
	is_int(figures_check(&s, "syd", "a", buf_view(&page), &f->err), 0,
		"on another unit's page it means something else");
	buf_reset(&page);
	buf_z(&page, "<td>71,13</td>");
	is_int(figures_check(&s, "aal", "a", buf_view(&page), &f->err), 0,
		"and in a text");
	buf_free(&page);
	site_free(&s);
}

static void
test_again(struct site_fixture *f)
{
	site_commit(f);
	is_int(site_publish(f, 0, "inc", "state"), 0, "from a commit");
	is_int(site_publish(f, 0, "inc", "state"), 0, "and again");
	is_int(f->report.written, 0, "nothing is written");
	site_file(f, "data/2025-26/tal.csv", HEADER
		"syd;fravaer;;9,99;153;Eget system;offentlig\n");
	site_commit(f);
	is_int(site_publish(f, 0, "inc", "state"), 0, "a figure is changed");
	ok(f->report.written > 0 && f->report.unchanged > 0,
		"what shows it is written, the rest is not");
	ok(stands_in("inc/enheder/syd", "9,99") &&
		!stands_in("inc", "5,43"), "and says so");
}

int
main(void)
{
	struct site_fixture f;

	sandbox_start();
	start(&f);
	test_audiences(&f);
	test_pages();
	test_gate(&f);
	test_again(&f);
	site_end(&f);
	sandbox_end();
	return test_end();
}
