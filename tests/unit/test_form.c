/* SPDX-License-Identifier: MPL-2.0 */
/* Forms: merged, checked, and made available. */
#include "lib/base/builtin.h"
#include "tests/unit/configs.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* "id id(id id) …" of a list of parts with what is inside. */
/* The part of a list with an id; NULL. */
static const struct part *
part_find(const struct part *list, size_t n, const char *id)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (streq(list[i].id, id))
			return &list[i];
	return NULL;
}

static const char *
outline(const struct part *parts, size_t n)
{
	const char *all = "";
	size_t i;

	for (i = 0; i < n; i++) {
		const struct part *p = &parts[i];
		const char *in = outline(p->sections, p->section_count);

		all = arena_fmt(&test_arena, "%s%s%s", all, i ? " " : "",
			p->id);
		if (*in)
			all = arena_fmt(&test_arena, "%s(%s)", all, in);
	}
	return all;
}

static const struct agreement_label *
label(const struct agreements_spec *s, enum agreement_field field)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->labels[i].field == field)
			return &s->labels[i];
	return NULL;
}

static void
test_agreements(const struct form *f)
{
	const struct part *p = part_find(f->body.sections,
		f->body.section_count, "evaluering");
	const struct agreements_spec *s = p->agreements;

	is_int(s->as, AS_LIST, "a part's own way");
	is_int(s->answers, true, "answers");
	is_int(f->agreements->as, AS_HEADINGS, "the form's way");
	is_text(label(s, FIELD_OWNER)->labels.v[1], "Hvem", "labels");
	is_int(label(s, FIELD_OWNER)->required, true, "required");
	is_text(label(s, FIELD_OWNER)->fallback, "skoleleder", "default");
	is_int(label(s, FIELD_TITLE)->required, true, "the title always is");
	is_text(label(s, FIELD_STATUS)->labels.v[0], "Status",
		"a label that the language brings");
	is_int(label(s, FIELD_STATUS)->required, false, "not required");
	ok(label(s, FIELD_TEXT) == NULL, "one that null removes");
	is_text(label(s, FIELD_OTHER)->name, "maal", "a field of its own");
	ok(part_find(f->body.sections, f->body.section_count, "maal")
		->agreements == NULL, "none on other parts");
}

static void
test_sections(const struct form *f)
{
	const struct part *list = f->body.sections, *p;
	size_t n = f->body.section_count;

	is_text(outline(list, n), "indledning evaluering emne(baggrund "
		"indsatser) maal billedet dagsorden proeveresultater slut",
		"sections, the parent's last");
	is_int(list[0].label_count, 0, "the first has no heading");
	p = part_find(list, n, "emne");
	ok(p->repeats && p->required && p->repeat_max == 3, "repeat");
	is_int(p->labels[0].holes, true, "holes");
	is_int(p->others, OTHERS_FORBID, "its own others");
	is_int(p->strict, false, "its own order");
	is_int(p->sections[0].others, OTHERS_FORBID, "holds inside");
	is_int(p->sections[0].min_words, 5, "min_words");
	is_text(p->sections[0].guide, "Hvorfor netop det?", "guide");
	is_int(part_find(list, n, "maal")->others, OTHERS_WARN,
		"the form's others elsewhere");
	is_text(part_find(list, n, "maal")->each, "udvalg", "each");
	p = part_find(list, n, "billedet");
	is_int(p->content, CONTENT_TABLE, "a table");
	is_int(p->column_count, 3, "columns");
	is_int(p->columns[2].content, CONTENT_AGREEMENTS, "in a column");
	ok(p->columns[2].agreements != NULL, "with a way to write them");
	is_int(p->rows[1].class, CLASS_INTERNAL, "a row's class");
	is_int(p->rows[0].class, -1, "none of its own");
	p = part_find(list, n, "dagsorden");
	is_int(p->minutes_to, 150, "minutes");
	is_int(p->items[0].minutes_from, 15, "an item's minutes");
	is_int(p->items[1].item_count, 2, "items inside items");
	is_text(p->items[1].items[0].origin, "enhed", "origin");
	p = part_find(list, n, "proeveresultater");
	is_int(p->figures.n, 2, "figures");
	is_int(p->minutes_from, -1, "no minutes");
}

static void
test_head(const struct form *f)
{
	struct buf json = {0};

	is_text(f->title, "Notat om skolens udvikling", "title");
	is_int(f->kinds, 1U << KIND_AGENDA | 1U << KIND_MINUTES, "two kinds");
	is_int(f->spans, 2, "spans");
	is_int(f->class, CLASS_PUBLIC, "class");
	is_int(f->state, STATE_DRAFT, "state");
	is_int(f->stored, true, "stored");
	is_int(f->level, 2, "level");
	is_int(f->when->from, 2022, "from");
	is_text(f->f_title.key, "#", "title field");
	is_text(f->f_date.key, "dato", "the child's field wins");
	is_text(f->f_unit.key, "enhed", "the parent's field stays");
	is_text(f->f_participants.role, "rolle", "items of participants");
	is_text(f->f_absent.key, "fravær", "a plain key");
	is_text(f->f_absent.role, NULL, "has no parts");
	is_int(f->participant_count, 2, "participants");
	is_text(f->participants[1].labels[1].text, "bestyrelse", "two roles");
	ok(f->schema != NULL, "a compiled schema");
	value_json(&json, f->effective);
	is_text(buf_cstr(&json), "{\"$schema\":\"https://json-schema.org/"
		"draft/2020-12/schema\",\"type\":\"object\",\"required\":"
		"[\"dato\",\"deltagere\",\"status\"],\"properties\":{"
		"\"status\":{\"type\":\"string\"},"
		"\"klasse\":{\"type\":\"string\"},"
		"\"skjult\":{\"type\":\"string\"},"
		"\"type\":{\"type\":\"string\"},\"dato\":{\"type\":\"string\","
		"\"format\":\"date\"},\"fravær\":{\"type\":\"array\","
		"\"items\":{\"type\":\"string\"}},\"tid\":{},\"sted\":{},"
		"\"bilag\":{},\"enhed\":{},\"periode\":{},\"formular\":{},"
		"\"deltagere\":{\"type\":[\"string\",\"number\","
		"\"boolean\",\"array\",\"object\"]},\"godkendelser\":{},\"form\":{}},"
		"\"additionalProperties\":false}", "the schema that counts");
	buf_free(&json);
}

static void
test_merged(const struct config *c)
{
	const struct form *f = config_form(c, "samtaler");
	const struct part *p;

	is_text(outline(f->body.sections, f->body.section_count),
		"indledning foerst evaluering ny-efter-evalueringen "
		"emne(indsatser) maal billedet dagsorden slut",
		"new parts come after the one above");
	is_text(outline(f->participants, f->participant_count),
		"elevraad skoleleder foraeldrerepraesentant tovholder",
		"or first");
	ok(f->when == NULL, "null removes `when`");
	is_int(f->spans, 1, "the child wins");
	p = part_find(f->body.sections, f->body.section_count, "evaluering");
	is_text(p->guide, "Begynd her.", "added to a part");
	is_int(p->required, true, "what it had stays");
	p = part_find(f->body.sections, f->body.section_count, "emne");
	is_text(p->sections[0].labels[0].text, "Tiltag", "renamed by id");
	p = part_find(f->body.sections, f->body.section_count, "billedet");
	is_int(p->row_count, 3, "a row more");
	is_text(p->rows[0].id, "ny-raekke", "first");
	is_int(part_find(p->rows, 3, "data")->class, -1, "null in a part");
	ok(value_get(value_get(f->effective, "properties"), "skjult") == NULL,
		"null in the frontmatter");
	ok(value_get(value_get(value_get(value_get(f->effective, "properties"),
		"fravær"), "items"), "minLength") != NULL, "merged deep down");
	f = config_form(c, "notat-foer");
	is_int(f->when->from, CYCLE_NONE, "null inside `when`");
	is_int(f->when->to, 2021, "replaced inside `when`");
	is_int(f->when->units.n, 2, "kept inside `when`");
}

static void
test_whole(void)
{
	struct findings fs = test_findings();
	struct tree *t = forms_tree();
	struct error err = {0};
	struct config *c;
	const struct form *f;

	if (!ok(config_read(&c, t, &fs, &err) == 0, "read"))
		return;
	is_text(listed(&fs), "", "without findings");
	f = config_form(c, "notat");
	test_head(f);
	test_sections(f);
	test_agreements(f);
	test_merged(c);
	config_free(c);
	tree_free(t);
}

/* A field that is null has no label, not even the language's; what is above
 * may have had one. */
static void
test_fields_removed(void)
{
	static const struct test_file files[] = {{"referat.yaml",
		"municipality: X\nlayout: []\n"},
		{"schema/forms/a.yaml", "title: A\nkind: referat\n"
		"agreements: {fields: {theme: Emne, reason: null}}\n"},
		{"schema/forms/b.yaml", "title: B\nextends: a\n"
		"agreements: {fields: {theme: null}}\n"
		"sections: [{heading: S, content: agreements,\n"
		"  agreements: {fields: {due: null, reason: Hvorfor}}}]\n"},
		{"schema/forms/c.yaml", "title: C\nextends: b\n"
		"sections: [{id: s, agreements: {fields: {text: null}}}]\n"}};
	struct findings fs = test_findings();
	struct tree *t = memory_tree(files, COUNT(files));
	const struct agreements_spec *s;
	struct error err = {0};
	struct config *c;

	if (!ok(config_read(&c, t, &fs, &err) == 0, "read"))
		return;
	is_text(listed(&fs), "", "no findings");
	s = config_form(c, "b")->agreements;
	ok(label(s, FIELD_THEME) == NULL, "null over a parent's label");
	ok(label(s, FIELD_REASON) == NULL, "the parent's null stays");
	ok(label(s, FIELD_DUE) != NULL, "others have the language's label");
	s = config_form(c, "c")->body.sections[0].agreements;
	ok(label(s, FIELD_THEME) == NULL, "a part has the form's null");
	ok(label(s, FIELD_DUE) == NULL, "and its own over the form");
	ok(label(s, FIELD_TEXT) == NULL, "and the child's over its own");
	is_text(label(s, FIELD_REASON)->labels.v[0], "Hvorfor",
		"a label over null");
	config_free(c);
	tree_free(t);
}

/* Own forms over the built-in ones. */
static void
test_own_over_builtin(void)
{
	static const struct test_file files[] = {{"referat.yaml",
		"municipality: X\nlayout:\n"
		"  - {path: \"{unit}/{cycle}/{form}.md\"}\n"},
		{"schema/forms/samtale.yaml", "title: Vores samtale\n"
		"extends: samtale\nsections: [{heading: Vores}]\n"},
		{"schema/forms/anden.yaml", "title: Anden\nextends: samtale\n"},
		{"schema/forms/moede.yaml", "title: Vores møde\n"
		"kind: referat\n"}};
	struct findings fs = test_findings();
	struct tree *t = memory_tree(files, COUNT(files));
	struct error err = {0};
	struct config *c;

	if (!ok(config_read(&c, t, &fs, &err) == 0, "read"))
		return;
	is_text(listed(&fs), "", "no findings");
	is_text(config_form(c, "samtale")->title, "Vores samtale",
		"own id extends the built-in one");
	is_int(config_form(c, "samtale")->class, CLASS_PUBLIC,
		"and has what that has");
	is_int(config_form(c, "anden")->body.section_count, 1,
		"others build on the own one");
	is_text(config_form(c, "moede")->title, "Vores møde",
		"without extends it stands alone");
	is_int(config_form(c, "samtale")->participant_count, 0,
		"also below the built-in ones");
	ok(config_form(c, "stevns-notat") != NULL, "{form} may be built in");
	is_text(config_form(c, "stevns-notat")->path, "", "with no path");
	config_free(c);
	tree_free(t);
}

/* All built-in forms must be right where the language is Danish: the words of
 * it know each kind, class, origin, role and demand. */
static void
test_builtin(void)
{
	struct findings fs = test_findings();
	const struct builtin *files;
	size_t i, n, forms = 0;
	struct error err = {0};
	struct tree *t;
	struct config *c;

	if (tree_open_memory(&t, NULL, &err) < 0)
		return;
	tree_put(t, "referat.yaml", "municipality: X\nlayout: []\n", 27);
	files = builtin_list(&n);
	for (i = 0; i < n; i++)
		if (strncmp(files[i].path, "schema/forms/", 13) == 0 ||
		    strncmp(files[i].path, "schema/demands/", 15) == 0) {
			tree_put(t, files[i].path, files[i].content,
				files[i].n);
			forms += files[i].path[7] == 'f';
		}
	ok(config_read(&c, t, &fs, &err) == 0, "read");
	is_text(listed(&fs), "", "nothing to say of them");
	is_int(c->form_count, forms, "all built-in forms");
	config_free(c);
	tree_free(t);
}

#define TOP "title: F\nkind: referat\n"

static void
test_wrong(void)
{
	static const struct {
		const char *content, *want;
	} cases[] = {
		{"kind: referat\n", "1 opsaetning-mangler title"},
		{"title: F\n", "1 opsaetning-mangler kind"},
		{TOP "extend: grund\n", "3 opsaetning-ukendt extend"},
		{TOP "extends: grnd\n", "3 opsaetning-henvisning grnd"},
		{TOP "extends: f\n", "3 opsaetning-henvisning f"},
		{"title: F\nkind: [referat, notat]\n",
		"2 opsaetning-henvisning notat"},
		{TOP "class: hemmelig\n", "3 opsaetning-henvisning hemmelig"},
		{TOP "state: klade\n", "3 opsaetning-henvisning klade"},
		{TOP "covers: xyzzy\n", "3 formular-ukendt-navn xyzzy"},
		{TOP "sections: [{heading: A, figures: [fravaer, fravær]}]\n",
		"3 formular-ukendt-navn fravær"},
		{TOP "participants: [{role: rektor}]\n",
		"3 formular-ukendt-navn rektor"},
		{TOP "participants: [{required: true}]\n",
		"3 opsaetning-mangler role"},
		{TOP "participants: [{role: elevråd}, {role: elevråd}]\n",
		"3 opsaetning-dobbelt elevraad"},
		{TOP "spans: to\n", "3 opsaetning-vaerdi spans"},
		{TOP "stored: nej\n", "3 opsaetning-vaerdi stored"},
		{TOP "level: 7\n", "3 opsaetning-vaerdi level"},
		{TOP "order: fri\n", "3 opsaetning-vaerdi order"},
		{TOP "others: warning\n", "3 opsaetning-vaerdi others"},
		{TOP "sections: {a: b}\n", "3 opsaetning-vaerdi sections"},
		{TOP "sections: [a]\n", "3 opsaetning-vaerdi sections"},
		{TOP "fields: {data: dato}\n", "3 opsaetning-ukendt data"},
		{TOP "fields: {participants: {role: rolle}}\n",
		"3 opsaetning-mangler key"},
		{TOP "fields: {date: [a, b]}\n", "3 opsaetning-vaerdi date"},
		{TOP "when: {from: 2025-26,\n  to: 2024-25}\n",
		"4 opsaetning-vaerdi to"},
		{TOP "when: {from: 2025}\n", "3 opsaetning-vaerdi from"},
		{TOP "when: {unit: skole}\n", "3 opsaetning-ukendt unit"},
		{TOP "sections:\n  - {heading: A, origin: byen}\n",
		"4 opsaetning-henvisning byen"},
		{TOP "sections:\n  - {heading: A, content: text}\n",
		"4 opsaetning-vaerdi content"},
		{TOP "sections:\n  - {heading: A, required: ja}\n",
		"4 opsaetning-vaerdi required"},
		{TOP "sections:\n  - {heading: A, minutes: [30, 15]}\n",
		"4 opsaetning-vaerdi minutes"},
		{TOP "sections:\n  - {heading: A, repeat: 3}\n",
		"4 opsaetning-vaerdi repeat"},
		{TOP "sections:\n  - {heading: A, repeat: [3, 1]}\n",
		"4 opsaetning-vaerdi repeat"},
		{TOP "sections:\n  - {heading: A}\n  - {id: b}\n",
		"5 opsaetning-mangler heading"},
		{TOP "sections:\n  - {heading: A}\n  - {heading: \"1. a:\"}\n",
		"5 formular-overskrifter A"},
		{TOP "sections:\n  - {heading: A}\n  - {id: a, heading: B}\n",
		"5 opsaetning-dobbelt a"},
		{TOP "sections:\n  - {heading: \"A {n}\"}\n"
		"  - {heading: \"{text}\"}\n", "5 formular-overskrifter A {n}"},
		{TOP "sections:\n  - {heading: A}\n  - {heading: \"{text}\"}\n"
		"  - {heading: \"{theme}\", each: udvalg}\n"
		"  - {id: x, heading: \"{theme}\", each: forvaltning}\n", ""},
		{TOP "sections:\n  - {heading: \"{n} og {n}\"}\n",
		"4 opsaetning-vaerdi heading"},
		{TOP "sections:\n  - {heading: \"{navn}\"}\n",
		"4 opsaetning-vaerdi heading"},
		{TOP "sections:\n  - {heading: \"\"}\n",
		"4 opsaetning-vaerdi heading"},
		{TOP "sections:\n  - heading: A\n    sections: [{id: x}]\n",
		"5 opsaetning-mangler heading"},
		{TOP "sections:\n  - heading: A\n    rows: [{heading: X}, "
		"{heading: x}]\n", "5 opsaetning-dobbelt x"},
		{TOP "sections:\n  - heading: A\n    columns: [{items: []}]\n",
		"5 opsaetning-mangler heading\n"
		"5 opsaetning-ukendt items"},
		{TOP "agreements: {as: text}\n", "3 opsaetning-vaerdi as"},
		{TOP "agreements: {required: [ower]}\n",
		"3 opsaetning-henvisning ower"},
		{TOP "agreements: {defaults: {maal: x}}\n",
		"3 opsaetning-henvisning maal"},
		{TOP "agreements: {fields: {owner: Hvem, due: hvem}}\n",
		"3 formular-overskrifter owner"},
		{TOP "agreements: {fields: {owner: Status}}\n", ""},
		{TOP "frontmatter: {properties: {a: {type: tekst}}}\n",
		"3 formular-skema *"},
		{TOP "frontmatter: {properties: [a]}\n", "3 formular-skema *"},
		{TOP "frontmatter: true\n", "3 opsaetning-vaerdi frontmatter"},
		{TOP "sections: [{id: x, omit: true}]\n",
		"3 opsaetning-henvisning x"},
		{"extends: grund\nsections:\n  - {id: slut, guide: x}\n"
		"  - {id: slut, guide: y}\n", "4 opsaetning-dobbelt slut"},
		{"- a\n", "1 opsaetning-vaerdi schema/forms/f.yaml"},
		{"", "1 opsaetning-mangler kind\n1 opsaetning-mangler title"},
		{TOP "a: *b\n", "3 yaml-henvisning *b"},
	};
	static const char *const settings = "municipality: X\nlayout: []\n"
		"people: null\n";
	size_t i, j;

	for (i = 0; i < COUNT(cases); i++) {
		struct findings fs = test_findings();
		struct tree *t = forms_tree();
		struct test_file files[] = {{"referat.yaml", settings},
			{"personer.yaml", NULL}, {"perioder/2025-26.yaml",
			NULL}, {"schema/forms/f.yaml", cases[i].content}};
		struct error err = {0};
		struct config *c = NULL;
		const char *got = "";

		put_files(t, files, COUNT(files));
		ok(config_read(&c, t, &fs, &err) == 0, "read %zu", i);
		findings_sort(&fs);
		for (j = 0; j < fs.n; j++) {
			struct finding *f = &fs.v[j];
			bool loose = f->code == FINDING_FORM_SCHEMA;

			if (streq(f->path, "schema/forms/f.yaml"))
				got = arena_fmt(&test_arena, "%s%s%u %s %s",
					got, *got ? "\n" : "", f->line,
					finding_name(f->code), loose ? "*"
					: f->args[0]);
		}
		is_text(got, cases[i].want, "form %zu", i);
		config_free(c);
		tree_free(t);
	}
}

/* Places are those of the file that has the mistake. */
static void
test_places(void)
{
	static const struct test_file files[] = {{"referat.yaml",
		"municipality: X\nlayout: []\n"},
		{"schema/forms/a.yaml", "title: A\nkind: referat\n"
		"extends: b\nsections:\n  - {heading: Mål}\n"},
		{"schema/forms/b.yaml", "title: B\nkind: referat\n"
		"# en linje mere\n\nsections:\n  - {heading: Data}\n"
		"  - {id: maal-2, heading: Mål}\n"},
		{"schema/forms/c.yaml", "title: C\nkind: referat\n"
		"extends: d\n"},
		{"schema/forms/d.yaml", "title: D\nkind: referat\n\n"
		"extends: c\n"}};
	struct findings fs = test_findings();
	struct tree *t = memory_tree(files, COUNT(files));
	struct error err = {0};
	struct config *c;

	if (!ok(config_read(&c, t, &fs, &err) == 0, "read"))
		return;
	is_text(listed(&fs), "schema/forms/b.yaml:7 formular-overskrifter Mål\n"
		"schema/forms/c.yaml:3 formular-kreds d > c > d\n"
		"schema/forms/d.yaml:4 formular-kreds c > d > c",
		"each in its own file");
	ok(config_form(c, "c") == NULL, "a circle is no form");
	config_free(c);
	tree_free(t);
}

int
main(void)
{
	test_whole();
	test_fields_removed();
	test_own_over_builtin();
	test_builtin();
	test_wrong();
	test_places();
	arena_free(&test_arena);
	return test_end();
}
