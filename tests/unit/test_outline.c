/* SPDX-License-Identifier: MPL-2.0 */
/* The empty document of a form. */
#include "lib/form/outline.h"
#include "tests/unit/configs.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static bool
carry(struct buf *out, const struct part *part, enum outline_place place,
	int level, enum class class, void *ctx)
{
	(void)ctx;
	buf_fmt(out, "%scarried into %s, %d, %s%s", place == OUTLINE_SECTION
		? "- " : place == OUTLINE_ITEM ? "  - " : "", part->id, level,
		class_name(class), place == OUTLINE_CELL ? "" : "\n");
	return true;
}

static bool
carry_nothing(struct buf *out, const struct part *part,
	enum outline_place place, int level, enum class class, void *ctx)
{
	(void)out, (void)part, (void)place, (void)level, (void)class;
	(void)ctx;
	return false;
}

static const char whole[] =
	"---\n"
	"status: kladde\n"
	"dato: 2026-04-14\n"
	"deltagere:\n"
	"  - rolle: skoleleder\n"
	"  - rolle: forældrerepræsentant\n"
	"---\n"
	"\n"
	"# Notat om skolens udvikling, Vestre Skole 2025-26\n"
	"\n"
	"## Sidste samtale\n"
	"\n"
	"- carried into evaluering, 3, public\n"
	"\n"
	"## Emne 1: …\n"
	"\n"
	"### Baggrund\n"
	"\n"
	"> Hvorfor netop det?\n"
	"\n"
	"### Indsatser\n"
	"\n"
	"## Natur og teknik\n"
	"\n"
	"## Billedet\n"
	"\n"
	"| Område | Billede | Indsats |\n"
	"| --- | --- | --- |\n"
	"| Anerkendelse |  |  |\n"
	"| Data |  |  |\n"
	"\n"
	"## Dagsorden\n"
	"\n"
	"- Evaluering (15 min)\n"
	"- Temaer\n"
	"  - Skolen (45 min)\n"
	"  - Prøver\n"
	"\n"
	"## Prøveresultater\n"
	"\n"
	"## Afslutning\n";

static const char *
outline_of(const struct config *c, const char *form,
	const struct outline_options *o)
{
	struct buf out = {0};
	const char *text;

	form_outline(&out, config_form(c, form), c, o);
	text = arena_strndup(&test_arena, buf_cstr(&out), out.n);
	buf_free(&out);
	return text;
}

static void
test_whole(void)
{
	struct findings fs = test_findings();
	struct tree *t = forms_tree();
	struct error err = {0};
	struct outline_options o = {.cycle = 2025, .agreements = carry};
	struct test_file more = {"schema/forms/f.yaml", "title: F\n"
		"kind: referat\nextends: notat\nfrontmatter: "
		"{required: [type], properties: {type: {enum: [a, b]}}}\n"};
	struct config *c;
	const char *text;

	put_files(t, &more, 1);
	if (!ok(config_read(&c, t, &fs, &err) == 0, "read"))
		return;
	o.unit = config_unit(c, "vestre-skole");
	date_parse(&o.date, STR("2026-04-14"));
	is_text(outline_of(c, "notat", &o), whole, "all that is expected");
	o.cycle = 2024;
	ok(!strstr(outline_of(c, "notat", &o), "forældrerepræsentant"),
		"who is not expected yet is left out");
	ok(!strstr(outline_of(c, "notat", &o), "Natur"),
		"no themes in this cycle");
	o.agreements = carry_nothing;
	ok(!strstr(outline_of(c, "notat", &o), "carried"), "nothing open");
	o.say_unit = o.say_cycle = o.say_form = true;
	text = outline_of(c, "notat", &o);
	ok(strstr(text, "enhed: vestre-skole\n"), "the unit");
	ok(strstr(text, "periode: 2024-25\n"), "the cycle");
	ok(strstr(text, "formular: notat\n"), "the form");
	ok(strstr(outline_of(c, "f", &o), "\ntype: # a | b\n"),
		"choices of what is not known");
	o.title = "Andet";
	ok(strstr(outline_of(c, "notat", &o), "\n# Andet\n"), "a title");
	config_free(c);
	tree_free(t);
}

static const char form[] =
	"title: F\nkind: referat\nlevel: any\nclass: offentlig\n"
	"agreements: {as: table, fields: {theme: null, continues: null, "
	"reason: null, text: null}}\n"
	"sections:\n"
	"  - {guide: \"Skriv <navn>.\\n\\nOg mere.\"}\n"
	"  - heading: A | B\n"
	"    class: fortrolig\n"
	"    content: table\n"
	"    rows: [{heading: R, guide: \"Sig x|y.\"}, {heading: S, "
	"content: agreements}]\n"
	"  - {heading: Punkter, content: agenda, items: [{heading: P, "
	"guide: G, items: [{heading: Q, guide: H}]}]}\n"
	"  - {heading: Aftaler, content: agreements}\n"
	"  - {heading: \"Mål {n}\", repeat: [2, null]}\n"
	"  - {heading: Senere, when: {from: 2030-31}}\n";

static void
test_small(void)
{
	struct test_file files[] = {{"referat.yaml",
		"municipality: X\nlayout: []\n"}, {"schema/forms/f.yaml", form}};
	struct findings fs = test_findings();
	struct tree *t = memory_tree(files, COUNT(files));
	struct error err = {0};
	struct outline_options o = {.cycle = 2025, .date = DATE_NONE,
		.agreements = carry};
	struct config *c;

	if (!ok(config_read(&c, t, &fs, &err) == 0, "read"))
		return;
	is_text(listed(&fs), "", "no findings");
	is_text(outline_of(c, "f", &o), "# F 2025-26\n\n> Skriv \\<navn>.\n"
		">\n> Og mere.\n\n## A | B\n\n|  |  |\n| --- | --- |\n"
		"| R | Sig x\\|y. |\n| S | carried into s, 0, confidential |\n"
		"\n## Punkter\n\n- P\n  > G\n  - Q\n    > H\n\n## Aftaler\n\n"
		"| Nr | Aftale | Ansvarlig | Frist | Status |\n"
		"| --- | --- | --- | --- | --- |\n\n"
		"## Mål 1\n\n## Mål 2\n", "tables, items and repeats");
	o.everything = true;
	ok(strstr(outline_of(c, "f", &o), "## Senere\n"), "everything");
	config_free(c);
	tree_free(t);
}

/* An agenda with columns is a table; its topics stand in the column that every
 * row has. */
static void
test_agenda_table(void)
{
	struct test_file files[] = {{"referat.yaml",
		"municipality: X\nlayout: []\n"}, {"schema/forms/f.yaml",
		"title: F\nkind: referat\nsections:\n"
		"  - heading: Program\n    content: agenda\n    columns: "
		"[{heading: Tid}, {heading: Indhold, required: true}, "
		"{heading: Kun nu, when: {from: 2030-31}}, "
		"{heading: Referat}]\n    items:\n"
		"      - {heading: P, guide: \"G|H\", items: [{heading: Q, "
		"minutes: 15}]}\n"
		"      - {heading: Senere, when: {from: 2030-31}}\n"
		"      - {heading: Aftaler, guide: H, content: agreements, "
		"agreements: {as: list}}\n"}};
	struct findings fs = test_findings();
	struct tree *t = memory_tree(files, COUNT(files));
	struct error err = {0};
	struct outline_options o = {.cycle = 2025, .date = DATE_NONE,
		.agreements = carry};
	struct config *c;

	if (!ok(config_read(&c, t, &fs, &err) == 0, "read"))
		return;
	is_text(listed(&fs), "", "no findings");
	is_text(outline_of(c, "f", &o), "# F 2025-26\n\n## Program\n\n"
		"| Tid | Indhold | Referat |\n| --- | --- | --- |\n"
		"|  | P | G\\|H |\n|  | Q (15 min) |  |\n"
		"|  | Aftaler | carried into aftaler, 0, internal |\n",
		"an agenda with columns");
	o.agreements = carry_nothing;
	ok(strstr(outline_of(c, "f", &o), "|  | Aftaler | H |\n"),
		"guidance where nothing is open");
	config_free(c);
	tree_free(t);
}

static void
test_scalar(void)
{
	static const struct {
		const char *text, *yaml;
	} cases[] = {{"skoleleder", "skoleleder"}, {"Søndre Skole",
		"Søndre Skole"}, {"2026-01-14", "2026-01-14"},
		{"2025-26", "2025-26"}, {"9:30", "\"9:30\""},
		{"1e-5", "\"1e-5\""}, {"a: b", "\"a: b\""},
		{"a:b", "a:b"}, {"nej", "nej"}, {"no", "\"no\""},
		{"12", "\"12\""}, {"", "\"\""}, {"- a", "\"- a\""},
		{"a #b", "\"a #b\""}, {"a\nb", "\"a\\nb\""},
		{"\"x\"", "\"\\\"x\\\"\""}};
	struct buf out = {0};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		buf_reset(&out);
		yaml_scalar(&out, cases[i].text);
		is_text(buf_cstr(&out), cases[i].yaml, "scalar %zu", i);
	}
	buf_free(&out);
}

int
main(void)
{
	test_whole();
	test_small();
	test_agenda_table();
	test_scalar();
	arena_free(&test_arena);
	return test_end();
}
