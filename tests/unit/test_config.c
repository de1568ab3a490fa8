/* SPDX-License-Identifier: MPL-2.0 */
/* The configuration of a municipality. */
#include "tests/unit/configs.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static struct config *
read_tree(struct tree *t, struct findings *fs)
{
	struct error err = {0};
	struct config *c = NULL;

	if (config_read(&c, t, fs, &err) < 0)
		printf("# %s\n", err.en);
	tree_free(t);
	return c;
}

static void
test_whole(void)
{
	struct findings fs = test_findings();
	struct config *c = read_tree(forms_tree(), &fs);
	const struct unit *u;

	if (!ok(c != NULL, "the whole example is read"))
		return;
	is_text(listed(&fs), "", "without findings");
	is_text(c->municipality, "Prøve Kommune", "municipality");
	is_int(c->broken, false, "not broken");
	is_int(c->layout_count, 6, "lines of the layout");
	is_int(c->cycles.month, 8, "the cycle's month");
	is_int(words_meaning(&c->statuses, STR("opfyldt")), -1,
		"a word that null removes");
	is_text(words_first(&c->statuses, STATUS_DONE), "afsluttet",
		"a word of their own");
	is_int(words_meaning(&c->kinds, STR("brev")), KIND_PROCESS,
		"two words of one meaning");
	is_int(c->audiences[AUDIENCE_PUBLIC].states, 1U << STATE_PUBLISHED,
		"public states as written");
	is_int(c->audiences[AUDIENCE_COMMITTEE].class, CLASS_INTERNAL,
		"committee by default");
	is_int(c->audiences[AUDIENCE_INTERNAL].states,
		(1U << STATE_COUNT) - 1, "internal: all states");
	is_int(c->holds, 1U << CLASS_PUBLIC | 1U << CLASS_INTERNAL, "holds");
	is_int(c->threshold, 7, "threshold");
	is_text(c->site_path, "side", "a path without its last /");
	is_text(c->statement_email, "web@proeve.eksempel.dk", "statement");
	is_int(c->unit_count, 4, "units");
	u = config_unit(c, "bakkeskolen");
	ok(u && streq(u->merged_into, "vestre-skole"), "a merged unit");
	is_int(unit_valid(u, 2023), true, "valid in its last cycle");
	is_int(unit_valid(u, 2024), false, "not after it");
	is_int(unit_valid(config_unit(c, "vestre-skole"), 2018), false,
		"not before its first");
	ok(config_unit(c, "vestre") == NULL, "no such unit");
	is_int(c->person_count, 2, "people");
	is_int(c->people[0].emails.n, 2, "e-mails");
	is_int(c->people[1].emails.n, 1, "one e-mail as a text");
	is_int(c->people[0].role_count, 2, "roles");
	is_int(c->people[0].key_count, 1, "keys");
	is_int(c->people[0].roles[1].to, DATE_NONE, "open to its end");
	is_int(config_period(c, 2025)->theme_count, 2, "themes");
	is_text(config_period(c, 2025)->themes[1].names.v[1], "Fravær",
		"a theme");
	ok(config_period(c, 2024) == NULL, "no such period");
	is_int(c->demand_count, 5, "demands of its own only");
	config_free(c);
}

static void
test_defaults(void)
{
	static const struct test_file files[] = {{"referat.yaml",
		"municipality: X\nlanguage: en\ncycles: {pattern: YYYY}\n"
		"layout: [{path: \"{unit}/report-{cycle}.md\", form: r}]\n"
		"statuses: {planned: open}\n"},
		{"schema/forms/r.yaml", "title: Report\nkind: minutes\n"},
		{"a/report-2024.md", "x"}, {"a/report-2025.md", "x"},
		{"b c/report-2025.md", "x"}, {"d/other.md", "x"}};
	struct findings fs = test_findings();
	struct config *c = read_tree(memory_tree(files, COUNT(files)), &fs);

	is_text(listed(&fs), "", "no findings");
	is_text(words_first(&c->statuses, STATUS_OPEN), "planned",
		"what is written goes first");
	is_int(words_meaning(&c->statuses, STR("open")), STATUS_OPEN,
		"the meanings themselves");
	is_int(c->cycles.month, 1, "calendar years begin in January");
	is_text(c->origins.v[1], "committee", "origins");
	is_int(c->threshold, 5, "threshold");
	is_int(c->holds, 7, "holds all");
	is_int(c->units_discovered, true, "units are seen in the paths");
	is_int(c->unit_count, 2, "two of them");
	is_text(c->units[1].id, "b c", "sorted");
	ok(c->units_path == NULL && c->people_path == NULL, "no such files");
	ok(c->demand_count > 5, "built-in demands where it has none");
	config_free(c);
}

static void
test_discover(void)
{
	static const struct test_file files[] = {{"referat.yaml",
		"municipality: X\nlayout: [{path: \"{unit}/r-{cycle}.md\", "
		"form: r}]\nunits: {discover: {sig: \"sig-*\", wg: "
		"[\"wg-*\", \"group-*\"]}}\n"},
		{"schema/forms/r.yaml", "title: R\nkind: referat\n"},
		{"sig-a/r-2024-25.md", ""}, {"group-b/r-2024-25.md", ""},
		{"other/r-2025-26.md", ""}};
	struct findings fs = test_findings();
	struct config *c = read_tree(memory_tree(files, COUNT(files)), &fs);

	is_text(listed(&fs), "", "no findings");
	is_text(config_unit(c, "sig-a")->type, "sig", "by its name");
	is_text(config_unit(c, "group-b")->type, "wg", "by another");
	is_text(config_unit(c, "other")->type, NULL, "by none");
	config_free(c);
}

/* One file put over tests/forms, and the findings that it brings. */
static void
test_findings_of(size_t number, const char *path, const char *content,
	const char *want)
{
	struct findings fs = test_findings();
	struct tree *t = forms_tree();
	struct test_file file = {path, content};
	struct config *c;

	put_files(t, &file, 1);
	c = read_tree(t, &fs);
	is_text(listed(&fs), want, "wrong %zu, %s", number, path);
	config_free(c);
}

#define ROLES "roles: [skoleleder, skolechef, konsulent, " \
	"forældrerepræsentant, elevråd, tovholder, rolleadministrator]\n"
#define HEAD "municipality: X\nlayout: [{path: \"{unit}/{cycle}/notat.md\", " \
	"form: notat}]\n" ROLES

static void
test_wrong(void)
{
	static const struct {
		const char *path, *content, *want;
	} cases[] = {
		{"referat.yaml", "# tom\n" ROLES,
		"referat.yaml:2 opsaetning-mangler layout\n"
		"referat.yaml:2 opsaetning-mangler municipality"},
		{"referat.yaml", HEAD "rolls: [x]\n",
		"referat.yaml:4 opsaetning-ukendt rolls"},
		{"referat.yaml", HEAD "threshold: five\n",
		"referat.yaml:4 opsaetning-vaerdi threshold"},
		{"referat.yaml", HEAD "language: sv\n",
		"referat.yaml:4 opsaetning-vaerdi language"},
		{"referat.yaml", HEAD "statuses: {x: opened}\n",
		"referat.yaml:4 opsaetning-vaerdi x"},
		{"referat.yaml", HEAD "cycles: {pattern: YY, start: 02-30}\n",
		"referat.yaml:4 opsaetning-vaerdi pattern\n"
		"referat.yaml:4 opsaetning-vaerdi start"},
		{"referat.yaml", HEAD "holds: [hemmelig]\n",
		"referat.yaml:4 opsaetning-henvisning hemmelig"},
		{"referat.yaml", HEAD "audiences: {public: {class: fortrolig}}\n",
		"referat.yaml:4 opsaetning-vaerdi class"},
		{"referat.yaml", HEAD "audiences: {public: {states: [klade]}}\n",
		"referat.yaml:4 opsaetning-henvisning klade"},
		{"referat.yaml", HEAD "units: enhder.yaml\n",
		"referat.yaml:4 opsaetning-henvisning enhder.yaml"},
		{"referat.yaml", HEAD "paths: {site: ../x}\n",
		"referat.yaml:4 opsaetning-vaerdi site"},
		{"referat.yaml", ROLES "municipality: X\nlayout:\n"
		"  - {path: \"{unit}/{unit}/notat.md\", form: notat}\n"
		"  - {path: \"{enhed}/notat.md\", form: notat}\n"
		"  - {path: \"{unit}/notat.md\"}\n"
		"  - {path: \"{unit}/notat.md\", form: [notat, notatt]}\n"
		"  - {form: notat}\n",
		"referat.yaml:4 opsaetning-vaerdi path\n"
		"referat.yaml:5 opsaetning-vaerdi path\n"
		"referat.yaml:6 opsaetning-vaerdi path\n"
		"referat.yaml:7 opsaetning-henvisning notatt\n"
		"referat.yaml:8 opsaetning-mangler path"},
		{"referat.yaml", HEAD "x: &a 1\n",
		"referat.yaml:4 yaml-henvisning &a"},
		{"enheder.yaml", "units:\n  - {id: a}\n  - {id: a}\n",
		"enheder.yaml:3 opsaetning-dobbelt a\n"
		"perioder/2025-26.yaml:9 opsaetning-henvisning vestre-skole\n"
		"personer.yaml:7 opsaetning-henvisning vestre-skole"},
		{"enheder.yaml", "units:\n  - {id: vestre-skole, from: 2025-26, "
		"to: 2024-25}\n  - {id: b, from: 2025-27}\n  - {id: a/b}\n"
		"  - {name: Uden id}\n", "enheder.yaml:2 opsaetning-vaerdi to\n"
		"enheder.yaml:3 opsaetning-vaerdi from\n"
		"enheder.yaml:4 opsaetning-vaerdi id\n"
		"enheder.yaml:5 opsaetning-mangler id"},
		{"enheder.yaml", "units:\n  - {id: vestre-skole, merged_into: b}\n"
		"  - {id: b, merged_into: vestre-skole}\n"
		"  - {id: c, merged_into: d}\n",
		"enheder.yaml:2 opsaetning-vaerdi merged_into\n"
		"enheder.yaml:3 opsaetning-vaerdi merged_into\n"
		"enheder.yaml:4 opsaetning-henvisning d"},
		{"enheder.yaml", "units:\n  - {id: vestre-skole, formerly: [vest, a/b]}\n"
		"  - {id: b, formerly: [vest]}\n"
		"  - {id: c, formerly: b}\n",
		"enheder.yaml:2 opsaetning-vaerdi formerly\n"
		"enheder.yaml:3 opsaetning-vaerdi formerly\n"
		"enheder.yaml:4 opsaetning-vaerdi formerly"},
		{"enheder.yaml", "- a\n",
		"enheder.yaml:1 opsaetning-vaerdi enheder.yaml"},
		{"personer.yaml", "people:\n"
		"  - {id: a, roles: [{role: skoleleder, units: [vestreskole]}]}\n"
		"  - {id: b, roles: [{role: skolleder}]}\n"
		"  - {id: b}\n"
		"  - {id: c, roles: [{role: konsulent, from: 2025-08-01, "
		"to: 2025-07-31}]}\n"
		"  - {id: d, keys: [{key: x, from: i går}], mail: x}\n",
		"personer.yaml:2 opsaetning-henvisning vestreskole\n"
		"personer.yaml:3 rolle-ukendt skolleder\n"
		"personer.yaml:4 opsaetning-dobbelt b\n"
		"personer.yaml:5 opsaetning-vaerdi to\n"
		"personer.yaml:6 noegle-ulaeselig \n"
		"personer.yaml:6 opsaetning-vaerdi from\n"
		"personer.yaml:6 opsaetning-ukendt mail"},
		{"perioder/2026-27.yaml", "cycle: 2026\n",
		"perioder/2026-27.yaml:1 opsaetning-vaerdi cycle"},
		{"perioder/2026-27.yaml", "cycle: 2026-27\nfrom: 2027-08-01\n"
		"to: 2027-07-31\nthemes: {skolen: [X]}\n"
		"wheel: [{id: a, title: A, done: {kind: notat}},\n"
		"  {id: a, title: A}]\nmet: [{demand: xyzzy, unit: lundn}]\n",
		"perioder/2026-27.yaml:3 opsaetning-vaerdi to\n"
		"perioder/2026-27.yaml:4 opsaetning-henvisning skolen\n"
		"perioder/2026-27.yaml:5 opsaetning-henvisning notat\n"
		"perioder/2026-27.yaml:6 opsaetning-dobbelt a\n"
		"perioder/2026-27.yaml:7 formular-ukendt-navn xyzzy\n"
		"perioder/2026-27.yaml:7 opsaetning-henvisning lundn"},
		{"perioder/2026-27.yaml", "cycle: 2025-26\n",
		"perioder/2026-27.yaml:1 opsaetning-vaerdi cycle"},
		{"perioder/2026-27.yaml", "cycle: 2026-27\n"
		"from: 2025-08-01\nto: 2026-07-31\n",
		"perioder/2026-27.yaml:2 opsaetning-vaerdi from\n"
		"perioder/2026-27.yaml:3 opsaetning-vaerdi to"},
		{"perioder/2026-27.yaml", "cycle: 2026-27\nto: 2026-07-31\n",
		"perioder/2026-27.yaml:2 opsaetning-vaerdi to"},
		{"perioder/2026-27.yaml", "cycle: 2026-27\n"
		"from: 2026-06-20\nto: 2027-09-01\n", ""},
		{"perioder/igen.yaml", "cycle: 2025-26\n",
		"perioder/igen.yaml:1 opsaetning-dobbelt 2025-26"},
		{"schema/demands/flere.yaml", "demands:\n  - {id: ny}\n"
		"  - {id: ny, title: Ny}\n",
		"schema/demands/flere.yaml:2 opsaetning-mangler title\n"
		"schema/demands/flere.yaml:3 opsaetning-dobbelt ny"},
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		test_findings_of(i, cases[i].path, cases[i].content,
			cases[i].want);
}

static void
test_missing(void)
{
	struct findings fs = test_findings();
	struct tree *t = memory_tree(NULL, 0);
	struct error err = {0};
	struct config *c = NULL;

	is_int(config_read(&c, t, &fs, &err), -1, "no referat.yaml");
	is_int(err.kind, ERROR_MISSING, "is missing");
	tree_free(t);
}

static void
test_unreadable(void)
{
	static const struct test_file files[] = {{"referat.yaml",
		"municipality: [X\n"}};
	struct findings fs = test_findings();
	struct config *c = read_tree(memory_tree(files, 1), &fs);

	ok(c && c->broken, "broken");
	is_int(fs.n > 0, true, "with a finding");
	config_free(c);
}

static void
test_too_large(void)
{
	struct findings fs = test_findings();
	struct tree *t = forms_tree();
	struct config *c;
	struct buf big = {0};
	size_t i;

	for (i = 0; i < (1 << 20) / 8 + 1; i++)
		buf_z(&big, "#23456\n ");
	tree_put(t, "personer.yaml", big.p, big.n);
	buf_free(&big);
	c = read_tree(t, &fs);
	is_text(listed(&fs), "personer.yaml:1 for-stor @yaml-size",
		"a file over the limit");
	is_int(c->person_count, 0, "is not read");
	config_free(c);
}

static void
test_hash(void)
{
	struct findings fs = test_findings();
	struct tree *t = forms_tree();
	struct config *a = read_tree(forms_tree(), &fs), *b;

	tree_put(t, "schema/demands/krav.yaml", "demands: []", 11);
	b = read_tree(t, &fs);
	ok(a->hash != b->hash, "another file, another hash");
	config_free(b);
	b = read_tree(forms_tree(), &fs);
	ok(a->hash == b->hash, "the same files, the same hash");
	config_free(a);
	config_free(b);
}

int
main(void)
{
	test_whole();
	test_defaults();
	test_discover();
	test_wrong();
	test_missing();
	test_unreadable();
	test_too_large();
	test_hash();
	arena_free(&test_arena);
	return test_end();
}
