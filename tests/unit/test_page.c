/* SPDX-License-Identifier: MPL-2.0 */
/* A small municipality published: what is on its pages, and what never is. */
#include <dirent.h>
#include <sys/stat.h>

#include "lib/site/group.h"
#include "lib/site/leak.h"
#include "tests/unit/sites.h"

/* A document in which every place that can hide something holds a canary: a
 * word of its own, in a text long enough for the gate too. */
#define SECRET(n) "KANARI" #n " som ingen uden for denne kreds nogensinde må læse om"
#define INSIDE(n) "INTERN" #n " som kun udvalget og forvaltningen må læse om i år"
static const char canary_body[] =
	"# Notat for syd\n\n## Tale\n\nEn [henvisning](../../aal/2024-25/notat.md), "
	"en [skjult KANSESHER](../2025-26/notat.md), en "
	"![tegning](Kajs%20tegning.gif), en [plan](plan.pdf), "
	"en [liste](liste.yaml), [andres](../../aal/2024-25/andres.gif) og en fodnote[^1].\n\n[^1]: En note for alle.\n\n"
	"<!-- " SECRET(0) " -->\n\n"
	"- Et punkt\n- " SECRET(1) " [fortrolig]\n- " INSIDE(1) " [intern]\n\n"
	"## Prøver\n\n" SECRET(2) ".[^2] ![lukket](lukket.gif)\n\n"
	"## Internt\n\n" INSIDE(2) "\n\n"
	"## Tabel\n\n"
	"| Emne | Svar | Lukket |\n|---|---|---|\n"
	"| Trivsel | Svar om trivsel | " SECRET(3) " |\n"
	"| Data | " INSIDE(3) " | " SECRET(4) " |\n\n"
	"## Aftaler\n\n"
	"### A1 En aftale for alle\n- Ansvarlig: leder\n- Frist: 2025-06-30\n- Status: ny\n- Tema: Læselyst\n\nTekst til aftalen.\n\n"
	"### A2 " SECRET(5) " [fortrolig]\n- Ansvarlig: leder\n- Frist: 2025-06-30\n- Status: ny\n- Tema: KANARITEMA\n\n" SECRET(6) "\n\n"
	"### A3 " INSIDE(5) " [intern]\n- Ansvarlig: leder\n- Frist: 2025-06-30\n- Status: ny\n- Tema: INTERNTEMA\n\n" INSIDE(6) "\n\n"
	"## Punkter\n\n"
	"- [ ] A4 Et punkt for alle (Ansvarlig: leder; Frist: 2025-06-30)\n"
	"- [ ] A5 " SECRET(7) " [fortrolig] (Ansvarlig: leder; Frist: 2025-06-30)\n\n"
	"## Sidst " SECRET(8) " [fortrolig]\n\n" SECRET(9) "\n\n"
	"[^2]: " SECRET(10) "\n";

static const char *
document(struct arena *a, const char *state, const char *class,
	const char *day, const char *body)
{
	return arena_fmt(a, "---\nstatus: %s\nklassifikation: %s\ndato: %s\n"
		"deltagere:\n  - {rolle: leder, navn: Bodil Leder}\n"
		"  - {rolle: elevråd, navn: Kaj Elev}\n---\n\n%s", state,
		class, day, body);
}

static void
put_documents(struct site_fixture *f, struct arena *a)
{
	site_file(f, "enheder/syd/2024-25/Kajs tegning.gif", "GIF89a tegning");
	site_file(f, "enheder/syd/2024-25/plan.pdf", "%PDF-1.4 plan");
	site_file(f, "enheder/syd/2024-25/liste.yaml", "KANARILISTE");
	site_file(f, "enheder/syd/2024-25/lukket.gif", "GIF89a KANARIGIF");
	site_file(f, "enheder/aal/2024-25/andres.gif", "GIF89a KANARIGIF");
	site_file(f, "enheder/syd/2024-25/notat.md", document(a, "godkendt",
		"offentlig", "2025-05-06", canary_body));
	site_file(f, "enheder/syd/2025-26/notat.md", document(a, "godkendt",
		"offentlig", "2026-02-03", "# Notat to\n\n## Tale\n\nSe "
		"[sidste år](../2024-25/notat.md).\n\n## Aftaler\n\n"
		"### A1 En aftale for alle\n- Ansvarlig: konsulent\n"
		"- Frist: 2027-06-30\n- Status: videreført\n"
		"- Fortsætter: 2024-25/A1\n\nTekst til aftalen nu.\n\n"
		"### A2 Svar i det åbne\n- Ansvarlig: leder\n"
		"- Frist: 2027-06-30\n- Status: opfyldt\n"
		"- Fortsætter: 2024-25/A2\n\n### A4 Et punkt for alle\n"
		"- Ansvarlig: leder\n- Frist: 2025-06-30\n- Status: bortfaldet\n"
		"- Fortsætter: 2024-25/A4\n- Begrundelse: ude\n"));
	site_file(f, "enheder/aal/2024-25/notat.md", document(a, "kladde",
		"offentlig", "2025-05-07", "# KLADDETITEL\n\n## Tale\n\n"
		"KLADDETEKST som ikke er godkendt af nogen som helst endnu\n"));
	site_file(f, "enheder/aal/2025-26/notat.md", document(a, "godkendt",
		"intern", "2026-02-04", "# INTERNTITEL\n\n## Tale\n\n"
		"INTERNTEKST der kun er for udvalget og for forvaltningen\n"));
	site_file(f, "enheder/zeta/2025-26/notat.md", document(a, "godkendt",
		"fortrolig", "2026-02-04", "# KANARITITEL\n\n## Tale\n\n"
		SECRET(11) "\n"));
	site_file(f, "enheder/zeta/2024-25/notat.md", document(a, "godkendt",
		"offentlig", "2025-02-04", "# Fejl\n\n## Tale\n\n"
		"FEJLTEKST med <b>rå HTML</b> og 010190-1234\n"));
}

/* All bytes of all files, with their names. */
static void
gather(struct buf *out, const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	struct error err;

	while (d && (e = readdir(d)) != NULL) {
		char path[1024];

		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		buf_fmt(out, "\n%s\n", path);
		if (file_is_dir(path))
			gather(out, path);
		else
			file_read(out, path, 1 << 22, &err);
	}
	if (d)
		closedir(d);
}

static bool
holds(const struct buf *all, const char *text)
{
	return str_find(buf_view(all), str_of(text)) < all->n;
}

static void
test_audiences(struct site_fixture *f)
{
	static const struct {
		const char *text;
		bool seen[AUDIENCE_COUNT];
	} words[] = {
		{"KANARI", {false, false, false}},
		{"INTERN1", {false, true, true}},
		{"INTERN2", {false, true, true}},
		{"INTERN3", {false, true, true}},
		{"INTERN5", {false, true, true}},
		{"INTERN6", {false, true, true}},
		{"INTERNTITEL", {false, true, true}},
		{"INTERNTEKST", {false, true, true}},
		{"INTERNTEMA", {false, true, true}},
		{"interntema", {false, true, true}},
		{"kanaritema", {false, false, false}},
		{"INTERNNOTE", {false, true, true}},
		{"GIF89a tegning", {true, true, true}},
		{"%PDF-1.4 plan", {true, true, true}},
		{"Kajs tegning", {false, false, false}},
		{"KLADDETITEL", {false, false, true}},
		{"KLADDETEKST", {false, false, true}},
		{"FEJLTEKST", {false, false, false}},
		{"Kaj Elev", {false, false, false}},
		{"Bodil Leder", {true, true, true}},
		{"En note for alle", {true, true, true}},
		{"Svar om trivsel", {true, true, true}},
		{"En aftale for alle", {true, true, true}},
		{"Et punkt for alle", {true, true, true}},
		{"Svar i det åbne", {true, true, true}},
		{"Søndre &amp; Vestre Skole", {true, true, true}},
		{"010190", {false, false, false}},
	};
	struct buf all = {0};
	size_t i;
	int who;

	for (who = 0; who < AUDIENCE_COUNT; who++) {
		char out[16];

		snprintf(out, sizeof(out), "out%d", who);
		is_int(site_publish(f, who, out, NULL), 0, "publish to %d: %s",
			who, f->err.en);
		buf_reset(&all);
		gather(&all, out);
		for (i = 0; i < sizeof(words) / sizeof(*words); i++)
			ok(holds(&all, words[i].text) == words[i].seen[who],
				"%s for %d", words[i].text, who);
		is_int(f->report.left_count, 1, "one document is left out");
		ok(f->report.left_count == 1 && streq(f->report.left[0].path,
			"enheder/zeta/2024-25/notat.md"), "and named");
	}
	buf_free(&all);
}

#define has(page, text) ok(strstr(site_text(page), text) != NULL, \
	"%s: %s", page, text)
#define hasnt(page, text) ok(strstr(site_text(page), text) == NULL, \
	"%s: no %s", page, text)

static void
test_content(void)
{
	const char *doc = "out0/enheder/syd/2024-25/notat.html";
	const char *next = "out0/enheder/syd/2025-26/notat.html";
	const char *unit = "out0/enheder/syd/index.html";
	const char *diff = "out0/enheder/syd/aendringer/2025-26.html";

	has(doc, "<html lang=\"da\">");
	has(doc, "<h1>Notat for syd</h1>");
	has(doc, "href=\"../../../site.css\"");
	has(doc, "default-src 'none'");
	has(doc, "Emne</th>");
	has(doc, "<td data-th=\"Svar\">Svar om trivsel</td>");
	hasnt(doc, "Lukket");
	hasnt(doc, "<script");
	hasnt(doc, " style=");
	has(doc, "<time datetime=\"2025-05-06\">6. maj 2025</time>");
	has(doc, "elevråd");
	has(doc, "https://was.example/1");
	has(doc, "src=\"filer/");
	has(doc, ".gif\" alt=\"tegning\" width=\"29728\" height=\"26469\">");
	hasnt(doc, "lukket");
	hasnt(doc, "liste.yaml");
	hasnt(doc, "andres.gif");
	hasnt(doc, "Prøver");
	hasnt(doc, "aal/2024-25");
	has(doc, "\"../2025-26/notat.html\"");
	has(next, "\"../2024-25/notat.html\">sidste år</a>");
	has(next, "\"../2024-25/notat.html#a-A1\">");
	hasnt(next, "#a-A2\">");
	hasnt(next, "2024-25/A2");
	has(unit, "videreført");
	has(unit, "Afsluttede aftaler");
	has(diff, "<del>leder</del> <ins>konsulent</ins>");
	has(diff, "<del>30. juni 2025</del> <ins>30. juni 2027</ins>");
	has(diff, "nu");
	has("out0/index.html", "14. marts 2026");
	hasnt(doc, "14. marts 2026");
	has("out0/was/index.html", "0; url=https://was.example/1");
	has("out0/404.html", "href=\"/x/enheder/index.html\"");
	has("out0/404.html", "style-src 'sha256-");
	hasnt("out0/404.html", "site.css");
	has("out0/feed.xml", "https://site.example/x/enheder/syd/2025-26/notat.html");
	has("out0/sitemap.xml", "https://site.example/x/enheder/syd/sitemap.xml");
	has("out0/sitemap.xml", "https://site.example/x/sitemap-0.xml");
	has("out0/sitemap-0.xml", "<loc>https://site.example/x/index.html</loc>");
	has("out0/sitemap-0.xml", "https://site.example/x/aar/2024-25.html");
	has("out0/sitemap-0.xml", "https://site.example/x/temaer/laeselyst/index.html");
	hasnt("out0/sitemap-0.xml", "KANARI");
	hasnt("out0/sitemap.xml", "zeta");
	has("out1/index.html", "noindex");
	has("out1/index.html", "Kun for udvalget");
	has("out2/enheder/aal/2024-25/notat.html", "kladde");
}

/* Old addresses lead on, and every page says which address is its own. */
static void
test_addresses(void)
{
	const char *doc = "out0/enheder/syd/2024-25/notat.html";
	const char *old = "out0/enheder/gamle-syd/2024-25/notat.html";

	has(doc, "<link rel=\"canonical\" href=\"https://site.example/x/enheder/syd/2024-25/notat.html\">");
	has(doc, "<meta property=\"og:title\" content=\"Notat for syd – Søndre &amp; Vestre Skole 2024-25\">");
	has(doc, "2024-25 · 2 aftaler\">");
	has(old, "0; url=../../../enheder/syd/2024-25/notat.html");
	has(old, "<link rel=\"canonical\" href=\"https://site.example/x/enheder/syd/2024-25/notat.html\">");
	has("out0/enheder/gamle-syd/index.html", "Siden er flyttet");
	has("out0/enheder/gamle-syd/aendringer/2025-26.html", "url=");
	is_text(site_text("out0/_redirects"),
		"/x/enheder/gamle-syd/* /x/enheder/syd/:splat 301\n",
		"a host is told");
	has("out0/_headers", "frame-ancestors 'none'");
	hasnt("out0/_headers", "noindex");
	has("out1/_headers", "X-Robots-Tag: noindex");
	has("out0/robots.txt", "Allow: /\n\nSitemap: https://site.example/x/sitemap.xml\n");
	hasnt("out0/robots.txt", "Disallow");
	has("out1/robots.txt", "Disallow: /\n");
	hasnt("out1/robots.txt", "Sitemap");
	hasnt("out1/index.html", "og:");
	has("out0/data.json", "https://site.example/x/enheder/syd/aftaler.json");
	hasnt("out0/data.json", "\"zeta\"");
	has("out0/enheder/syd/aftaler.json", "notat.html#a-A1\"");
	has("out0/enheder/syd/aftaler.json", "\"continues\":\"syd/2024-25/notat/A1\"");
	hasnt("out0/enheder/syd/aftaler.json", "2024-25/notat/A2");
	has("out0/enheder/syd/aftaler.csv", "syd;2024-25;notat;A1;En aftale for alle;leder;2025-06-30;");
	has("out0/aftaler.schema.json", "2020-12");
	has("out0/enheder/syd/feed.xml", "https://site.example/x/enheder/syd/feed.xml");
	has("out0/enheder/syd/index.html", "aftaler.csv");
	is_text(site_text("out0/enheder/zeta/feed.xml"), "",
		"no feed of nothing");
}

/* Counts and overviews say of what is hidden no more than pages do: the
 * confidential minutes of zeta and the draft of aal are nowhere counted. */
static void
test_overviews(void)
{
	has("out0/aar/2024-25.html", "<b>Samtaler</b> <span>1 af 3 enheder");
	has("out2/aar/2024-25.html", "<b>Samtaler</b> <span>1 af 3 enheder");
	has("out0/aar/2024-25.html", "<b>2</b> aftaler");
	has("out1/aar/2024-25.html", "<b>3</b> aftaler");
	hasnt("out0/aar/2024-25.html", "mangler");
	has("out1/aar/2024-25.html", "2 mangler");
	has("out0/temaer/laeselyst/index.html", "årets tema (enhed)");
	has("out0/temaer/laeselyst/2024-25.html",
		"enheder/syd/2024-25/index.html#tema-laeselyst");
	has("out0/enheder/syd/2024-25/index.html", "id=\"tema-laeselyst\"");
	is_text(site_text("out0/temaer/interntema/index.html"), "",
		"no page of a theme that only hidden agreements have");
	has("out1/temaer/interntema/index.html", "INTERNTEMA");
	has("out0/aarshjul/2024-25.html", "<th scope=\"row\">Samtaler</th>");
	has("out0/aarshjul/index.html", "Årshjul 2024-25");
	is_text(site_text("out0/overblik/2024-25.html"), "",
		"the public has no summary");
	has("out1/overblik/2024-25.html", "3 enheder har 3 aftaler.");
	hasnt("out1/overblik/2024-25.html", "fortrolige");
	has("out0/om/index.html", "godkendt");
	has("out0/tilgaengelighed/index.html", "https://was.example/1");
	has("out0/enheder/syd/index.html", "nye aftaler; i dag:");
}

/* Whom the pages name. */
static void
test_names(struct site_fixture *f)
{
	static const struct {
		const char *setting;
		bool leader, pupil;
	} cases[] = {
		{"roles", false, false},
		{"officials", true, false},
		{"all", true, true},
	};
	struct buf all = {0};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char out[32], config[4096];

		snprintf(config, sizeof(config), "%.*ssite: {participants: %s, %s",
			(int)(strstr(sites_config, "site: {") - sites_config),
			sites_config, cases[i].setting, strstr(sites_config,
			"site: {") + 7);
		site_file(f, "referat.yaml", config);
		snprintf(out, sizeof(out), "names%zu", i);
		is_int(site_publish(f, 2, out, NULL), 0, "named: %s",
			cases[i].setting);
		buf_reset(&all);
		gather(&all, out);
		ok(holds(&all, "Bodil Leder") == cases[i].leader,
			"the leader: %s", cases[i].setting);
		ok(holds(&all, "Kaj Elev") == cases[i].pupil,
			"the pupil: %s", cases[i].setting);
		ok(holds(&all, "elevråd"), "the role: %s", cases[i].setting);
	}
	site_file(f, "referat.yaml", sites_config);
	buf_free(&all);
}

/* Every relative link of a page leads to a file, and to an id in it. */
static void
check_link(const char *dir, const char *page, struct str url, size_t *bad)
{
	char path[2048];
	size_t hash = str_chr(url, '#');
	const char *text;

	if (str_starts(url, "http") || str_starts(url, "mailto:"))
		return;
	if (hash)
		snprintf(path, sizeof(path), "%s/%.*s/%.*s", dir,
			(int)path_dir(page), page, (int)hash, url.p);
	else
		snprintf(path, sizeof(path), "%s/%s", dir, page);
	text = site_text(path);
	if (hash < url.n && *text) {
		char id[256];

		snprintf(id, sizeof(id), "id=\"%.*s\"", (int)(url.n - hash - 1),
			url.p + hash + 1);
		if (strstr(text, id) == NULL)
			text = "";
	}
	if (*text == '\0') {
		printf("# %s: %.*s\n", page, (int)url.n, url.p);
		++*bad;
	}
}

static void
check_page(const char *dir, const char *page, size_t *bad, size_t *skipped)
{
	struct buf path = {0}, text = {0};
	struct error err;
	const char *at;
	int level = 0, ones = 0;

	buf_fmt(&path, "%s/%s", dir, page);
	file_read(&text, path.p, 1 << 20, &err);
	for (at = text.p; (at = strstr(at, "href=\"")) != NULL;) {
		at += 6;
		check_link(dir, page, str_make(at, strcspn(at, "\"")), bad);
	}
	for (at = text.p; (at = strstr(at, "<h")) != NULL; at += 2) {
		if (at[2] < '1' || at[2] > '6')
			continue;
		ones += at[2] == '1';
		*skipped += at[2] - '0' > level + 1;
		level = at[2] - '0';
	}
	*skipped += ones != 1;
	buf_free(&text);
	buf_free(&path);
}

static void
test_links(void)
{
	char pages[16384];
	struct str rest, line;
	size_t bad = 0, skipped = 0;

	snprintf(pages, sizeof(pages), "%s", sh_read(
		"cd out2 && find . -name '*.html' ! -name 404.html | cut -c3-"));
	rest = str_of(pages);
	while (str_split(&rest, '\n', &line)) {
		char page[512];

		snprintf(page, sizeof(page), "%.*s", (int)line.n, line.p);
		check_page("out2", page, &bad, &skipped);
	}
	is_int(bad, 0, "every link leads somewhere");
	is_int(skipped, 0, "one h1 on a page, and no level skipped");
}

static int
pages_of(struct str *out, size_t i, struct arena *a, void *ctx,
	struct error *err)
{
	(void)a, (void)err;
	*out = i == 0 ? buf_view(ctx) : STR("");
	return 0;
}

/* Puts TEXT between BEFORE and BEHIND into the file PATH of the finished folder
 * "leak", as if it had been made so, and lets the gate look. */
static int
leak_check(struct site_fixture *f, const char *path, const char *before,
	const char *text, const char *behind)
{
	struct site site;
	struct output o;
	struct arena a = {0};
	struct buf bytes = {0}, pages = {0};
	struct result results[2];
	struct press pr = {.site = &site, .output = &o};
	struct memory none = {0};
	struct fingerprints hidden = {0};
	uint64_t *prints;
	date today = 0;
	int rc;

	site_init(&site, f->m, 0, today);
	output_open(&o, "leak", "public", &f->err);
	pr.memory = &none;
	press_begin(&pr, STR("zeta"));
	press_page(&pr);
	buf_fmt(&pr.text, "%s%s%s", before, text, behind);
	output_begin(&o, &f->err);
	press_out(&pr, &pages, path, &f->err);
	result_put_pages(&bytes, buf_view(&pages));
	pack_u32(&bytes, 0);
	result_put_no_units(&bytes);
	result_put_gate(&bytes, &pr.gate, pr.fault, pr.named);
	result_read(&results[0], &a, buf_view(&bytes));
	results[1] = results[0];
	results[1].odd_count = 0;
	gate_phrase(&hidden, SECRET(9));
	prints = fingerprints_sorted(&hidden);
	results[1].hidden = (const char *)prints;
	results[1].hidden_count = hidden.n;
	memset(&f->err, 0, sizeof(f->err));
	rc = leak_find(&(struct leak_search){&site, &o, results, 2, 1, pages_of,
		&pages}, &f->err);
	output_discard(&o);
	output_close(&o);
	press_free(&pr);
	site_free(&site);
	fingerprints_free(&hidden);
	free(prints);
	buf_free(&bytes);
	buf_free(&pages);
	arena_free(&a);
	return rc;
}

static const char *
digest(const char *dir)
{
	char command[256];

	snprintf(command, sizeof(command), "cd %s && find . -type f "
		"! -path './.referat/lock' | LC_ALL=C sort | xargs sha256sum "
		"| sha256sum", dir);
	return sh_read(command);
}

/* From a repository, so that the blobs have ids. */
static void
test_again(struct site_fixture *f, struct arena *a)
{
	char first[128], stamps[65536];
	struct stat st;

	site_commit(f);
	is_int(site_publish(f, 0, "inc", "state"), 0, "with a state");
	ok(stat("state", &st) == 0 && (st.st_mode & 0777) == 0700,
		"the state is its owner's alone");
	is_int(site_publish(f, 0, "once", NULL), 0, "and without");
	snprintf(first, sizeof(first), "%s", digest("once"));
	is_text(digest("inc"), first, "the same bytes as without");
	has("inc/enheder/syd/2025-26/notat.html", "Offentliggjort");
	hasnt("inc/enheder/syd/2025-26/notat.html", "Sidst ændret");
	f->workers = 2;
	is_int(site_publish(f, 0, "two", NULL), 0, "with two workers");
	is_text(digest("two"), first, "the same bytes again");
	snprintf(stamps, sizeof(stamps), "%s", sh_read("find inc state | "
		"LC_ALL=C sort | xargs stat -c '%n %i %z'"));
	is_int(site_publish(f, 0, "inc", "state"), 0, "nothing changed");
	is_int(f->report.written, 0, "no page written");
	is_text(sh_read("find inc state | LC_ALL=C sort | "
		"xargs stat -c '%n %i %z'"), stamps, "nothing touched at all");
	is_int(f->report.left_count, 1, "what is left out is told again");
	site_file(f, "enheder/syd/2024-25/Kajs tegning.gif", "GIF89a ny");
	site_commit(f);
	is_int(site_publish(f, 0, "inc", "state"), 0, "another drawing");
	ok(f->report.written >= 2 && f->report.deleted == 1,
		"its page is made anew");
	site_file(f, "enheder/syd/2025-26/notat.md", document(a,
		"tilbagekaldt", "offentlig", "2026-02-03", "# Notat to\n\n"
		"## Tale\n\nGemt væk, indtil alle har set det igen.\n"));
	site_file(f, "enheder/aal/2024-25/notat.md", document(a,
		"tilbagekaldt", "offentlig", "2025-05-07", "# KLADDETITEL\n\n"
		"## Tale\n\nAldrig godkendt.\n"));
	site_commit(f);
	is_int(site_publish(f, 0, "inc", "state"), 0, "one is withdrawn");
	is_int(f->report.deleted, 8, "its pages are deleted");
	ok(!file_exists("inc/enheder/syd/2025-26/index.html"),
		"with those of its year");
	has("inc/enheder/syd/2025-26/notat.html", "trukket tilbage");
	hasnt("inc/enheder/syd/2025-26/notat.html", "Notat to");
	hasnt("inc/enheder/syd/2025-26/notat.html", "indtil alle har set");
	ok(!file_exists("inc/enheder/aal/2024-25/notat.html"),
		"what was never public leaves nothing");
	ok(f->report.written > 0 && f->report.unchanged > 0,
		"only what it concerns is written");
	is_int(site_publish(f, 0, "fresh", NULL), 0, "the same from nothing");
	snprintf(first, sizeof(first), "%s", digest("fresh"));
	is_text(digest("inc"), first, "gives the same bytes");
}

/* Pages that become another group's, and those of which only the folder knows
 * that they are ours. */
static void
test_moved(struct site_fixture *f)
{
	char anew[128];

	site_file(f, "enheder.yaml", "units:\n"
		"  - {id: syd, name: Syd, type: skole, merged_into: zeta}\n"
		"  - {id: aal, name: Ålborgvejens Skole, type: skole}\n"
		"  - {id: zeta, name: Zeta, type: skole}\n");
	site_commit(f);
	is_int(site_publish(f, 0, "inc", "state"), 0, "units are merged");
	ok(file_exists("inc/enheder/syd/index.html"), "pages of both stay");
	ok(f->report.deleted > 0, "others go");
	is_int(site_publish(f, 0, "fresh", NULL), 0, "the same from nothing");
	snprintf(anew, sizeof(anew), "%s", digest("fresh"));
	is_text(digest("inc"), anew, "gives the same bytes");
	is_int(sh("rm -r repo/enheder/syd state"), 0, "documents go, unseen");
	site_commit(f);
	is_int(site_publish(f, 0, "inc", "state"), 0, "without a state");
	ok(f->report.deleted > 0, "pages go");
	is_int(site_publish(f, 0, "fresh", NULL), 0, "as from nothing");
	snprintf(anew, sizeof(anew), "%s", digest("fresh"));
	is_text(digest("inc"), anew, "the same bytes");
}

/* A document's states day by day, and what its page says then. */
static void
test_published(struct arena *a)
{
	static const struct {
		const char *day, *state, *text, *published, *changed;
	} days[] = {
		{"2026-01-05", "kladde", "Et.", NULL, NULL},
		{"2026-01-06", "kladde", "To.", NULL, NULL},
		{"2026-01-07", "godkendt", "To.", "2026-01-07", NULL},
		{"2026-01-08", "godkendt", "Tre.", "2026-01-07", "2026-01-08"},
		{"2026-01-09", "offentliggjort", "Tre.", "2026-01-07",
			"2026-01-09"},
		{"2026-01-10", "kladde", "Fire.", NULL, NULL},
		{"2026-01-11", "offentliggjort", "Fire.", "2026-01-11", NULL},
	};
	const char *page = "days/enheder/aal/2025-26/notat.html";
	struct site_fixture f;
	size_t i;

	sh("rm -rf repo");
	site_start(&f);
	for (i = 0; i < sizeof(days) / sizeof(*days); i++) {
		char want[128], first[128];
		const char *day = days[i].published;

		setenv("GIT_COMMITTER_DATE", arena_fmt(a,
			"%sT12:00:00+0100", days[i].day), 1);
		site_file(&f, "enheder/aal/2025-26/notat.md", document(a,
			days[i].state, "offentlig", "2026-01-04", arena_fmt(a,
			"# Notat\n\n## Tale\n\n%s\n", days[i].text)));
		site_commit(&f);
		is_int(site_publish(&f, 0, "days", "days-state"), 0, "%s",
			days[i].day);
		snprintf(want, sizeof(want), "Offentliggjort</dt><dd><time "
			"datetime=\"%s\"", day ? day : "");
		ok((strstr(site_text(page), want) != NULL) == (day != NULL),
			"%s: published %s", days[i].day, day ? day : "never");
		snprintf(want, sizeof(want), "<published>%sT00:00:00Z",
			day ? day : "");
		ok((strstr(site_text("days/feed.xml"), want) != NULL) ==
			(day != NULL), "%s: as the feed says", days[i].day);
		snprintf(want, sizeof(want), "Sidst ændret</dt><dd><time "
			"datetime=\"%s\"", days[i].changed);
		ok((strstr(site_text(page), days[i].changed ? want
			: "Sidst ændret") != NULL) ==
			(days[i].changed != NULL), "%s: changed",
			days[i].day);
		snprintf(first, sizeof(first), "%.127s", digest("days"));
		is_int(site_publish(&f, 0, arena_fmt(a, "days-%zu", i), NULL),
			0, "anew");
		is_text(digest(arena_fmt(a, "days-%zu", i)), first,
			"the same bytes");
	}
	unsetenv("GIT_COMMITTER_DATE");
	site_end(&f);
}

static void
test_loss(struct site_fixture *f)
{
	char first[128];

	snprintf(first, sizeof(first), "%s", digest("inc"));
	is_int(sh("rm -r state"), 0, "without the state");
	is_int(site_publish(f, 0, "inc", "state"), 0, "it is found out anew");
	is_int(f->report.written, 0, "that nothing has changed");
	is_text(digest("inc"), first, "the same bytes still");
	is_int(sh("for s in state/*; do head -c 500 $s >x && cat x >$s; done"),
		0, "a broken state");
	is_int(site_publish(f, 0, "inc", "state"), 0, "is made anew");
	is_text(digest("inc"), first, "the same bytes still");
	is_int(sh("rm inc/enheder/syd/index.html"), 0, "a page taken away");
	is_int(site_publish(f, 0, "inc", "state"), 0, "comes back");
	is_text(digest("inc"), first, "the same bytes");
	f->program = "another";
	is_int(site_publish(f, 0, "inc", "state"), 0, "another program");
	is_text(digest("inc"), first, "makes all anew");
	is_int(site_publish(f, 1, "inc", "state"), -1, "another audience");
	is_int(f->err.kind, ERROR_REFUSED, "is refused");
}

/* A page that shows what it must not, as a fault of ours would make it: the
 * municipality's own name is on every page. */
static void
test_leak(struct site_fixture *f)
{
	static const struct {
		const char *path, *before, *behind;
	} files[] = {
		{"enheder/zeta/index.html", "<main><p>Her står det.</p><p>",
			"</p></main>"},
		{"enheder/zeta/aftaler.json", "{\"name\":\"A1\",\"text\":\"",
			"\",\"reason\":null}\n"},
		{"enheder/zeta/aftaler.csv", "nr;tekst;fil\nA1;", ";a.md\n"},
		{"soeg/2025-26/d-0.txt", "enheder/zeta/\t", "\t2026\n"},
	};
	size_t i;

	site_file(f, "referat.yaml", "municipality: Prøve Kommune\n"
		"layout: [{path: \"enheder/{unit}/{cycle}/{form}.md\"}]\n"
		"units: enheder.yaml\n"
		"audiences: {public: {class: offentlig, states: [godkendt]}}\n");
	site_commit(f);
	is_int(site_publish(f, 0, "leak", "state"), 0, "before");
	for (i = 0; i < sizeof(files) / sizeof(*files); i++) {
		const char *path = files[i].path, *before = files[i].before;
		const char *behind = files[i].behind;

		ok(leak_check(f, path, before,
			"Et helt andet indhold på en helt almindelig side",
			behind) == 0, "%s with any text passes", path);
		ok(leak_check(f, path, before, SECRET(9), behind) < 0,
			"with a hidden text it does not");
		is_int(f->err.kind, ERROR_FAILED, "it is a fault of ours");
		ok(strstr(f->err.da, "enheder/syd/2024-25/notat.md") != NULL,
			"the document is named");
		ok(strstr(f->err.da, path) != NULL, "the file is named");
		ok(strstr(f->err.da, "KANARI") == NULL, "the text is not");
		ok(leak_check(f, path, before, "Se 010190-1234", behind) < 0,
			"with a CPR number neither");
	}
}

int
main(void)
{
	struct site_fixture f;
	struct arena a = {0};

	sandbox_start();
	site_start(&f);
	put_documents(&f, &a);
	test_audiences(&f);
	test_content();
	test_overviews();
	test_addresses();
	test_links();
	test_names(&f);
	test_again(&f, &a);
	test_loss(&f);
	test_leak(&f);
	test_moved(&f);
	site_end(&f);
	test_published(&a);
	arena_free(&a);
	sandbox_end();
	return test_end();
}
