/* SPDX-License-Identifier: MPL-2.0 */
/* The published schemas: what they take, what they refuse, and that the
 * reading of a configuration says the same. */
#include "lib/base/builtin.h"
#include "lib/schema/schema.h"
#include "lib/text/yaml.h"
#include "tests/unit/configs.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* The schemas, and the files in a repository that each is about. */
enum { FORM, REFERAT, UNITS, PEOPLE, PERIOD, DEMANDS, INDICATORS, SITE,
	SCHEMAS };
static const char *const names[SCHEMAS] = {"form", "referat", "enheder",
	"personer", "periode", "krav", "indikator", "site"};
static struct schema *schemas[SCHEMAS];

static int
kind_of(const char *path)
{
	static const struct {
		const char *part;
		int kind;
	} parts[] = {{"schema/forms/", FORM}, {"schema/demands/", DEMANDS},
		{"schema/indicators/", INDICATORS},
		{"perioder/", PERIOD}, {"referat.yaml", REFERAT},
		{"/site.yaml", SITE},
		{"enheder.yaml", UNITS}, {"personer.yaml", PEOPLE}};
	size_t i;

	for (i = 0; i < COUNT(parts); i++)
		if (strstr(path, parts[i].part) && strstr(path, ".yaml"))
			return parts[i].kind;
	return -1;
}

static struct value *
parse(const char *path, struct str text)
{
	struct source *src = ARENA_NEW(&test_arena, struct source);
	struct findings fs = test_findings();
	struct value *v;

	source_init(src, &test_arena, path, text);
	v = yaml_read(&test_arena, src, span_make(0, text.n), &fs);
	return fs.n ? NULL : v;
}

/* A readable line of what a schema has against V. */
static const char *
complaints(const struct schema *s, const struct value *v)
{
	struct findings fs = test_findings();
	const char *all = "";
	size_t i;

	schema_check(s, v, &fs);
	for (i = 0; i < fs.n; i++)
		all = arena_fmt(&test_arena, "%s%s%s %s", all, i ? ", " : "",
			finding_name(fs.v[i].code),
			fs.v[i].args[0] ? fs.v[i].args[0] : "");
	return all;
}

static void
compile_all(void)
{
	struct schema_options options = {.assert_formats = true};
	struct error err;
	struct span where;
	struct schema *meta;
	const struct value *ref = parse("meta", STR("{$ref: "
		"\"https://json-schema.org/draft/2020-12/schema\"}"));
	int i;

	ok(schema_compile(&meta, ref, &options, &where, &err) == 0,
		"the metaschema");
	for (i = 0; i < SCHEMAS; i++) {
		const char *path = arena_fmt(&test_arena,
			"schema/%s.schema.json", names[i]);
		const struct builtin *b = builtin_find(path);
		struct value *v = b ? parse(path, str_make(b->content, b->n))
			: NULL;

		err.da[0] = '\0';
		ok(v && schema_compile(&schemas[i], v, &options, &where,
			&err) == 0, "%s compiles %s", path, err.da);
		is_text(complaints(meta, v), "", "%s is a schema", path);
		ok(value_text(value_get(v, "title")) &&
			value_text(value_get(v, "description")),
			"%s says what it is", path);
	}
	schema_free(meta);
}

/* Every property that a person may write has a text for editors to show. */
static void
described(const char *path, const struct value *root, const struct value *v)
{
	const struct value *properties = value_get(v, "properties");
	const char *ref;
	uint32_t i;

	for (i = 0; value_is_map(properties) && value_get(v, "type") &&
	    i < properties->n; i++) {
		const struct value *p = properties->members[i].value;

		ref = value_text(value_get(p, "$ref"));
		if (!value_get(p, "description") && ref)
			p = value_get(value_get(root, "$defs"),
				ref + strlen("#/$defs/"));
		ok(value_get(p, "description") != NULL, "%s: %s is described",
			path, properties->members[i].key.p);
	}
	for (i = 0; v->kind == VALUE_MAP && i < v->n; i++)
		described(path, root, v->members[i].value);
	for (i = 0; v->kind == VALUE_LIST && i < v->n; i++)
		described(path, root, v->items[i]);
}

static void
test_described(void)
{
	int i;

	for (i = 0; i < SCHEMAS; i++) {
		const char *path = arena_fmt(&test_arena,
			"schema/%s.schema.json", names[i]);
		const struct builtin *b = builtin_find(path);
		struct value *v = parse(path, str_make(b->content, b->n));

		described(path, v, v);
	}
}

static void
test_good(const char *path, struct str text)
{
	struct value *v = parse(path, text);

	is_text(v ? complaints(schemas[kind_of(path)], v) : "unreadable", "",
		"%s", path);
}

/* The first line leads an editor from the file to its schema. */
static void
test_editor_line(const char *path, const char *text)
{
	const char *name = names[kind_of(path)];
	const char *way = strstr(path, "perioder/") || strstr(path, "site/")
		? "../schema/"
		: strstr(path, "/forms/") || strstr(path, "/demands/") ||
		strstr(path, "/indicators/") ? "../"
		: "schema/";
	const char *line = arena_fmt(&test_arena,
		"# yaml-language-server: $schema=%s%s.schema.json\n", way,
		name);

	ok(strncmp(text, line, strlen(line)) == 0, "%s begins with %s", path,
		line);
}

static void
test_builtin(void)
{
	const struct builtin *list;
	size_t i, n;
	int seen = 0;

	list = builtin_list(&n);
	for (i = 0; i < n; i++) {
		if (kind_of(list[i].path) < 0)
			continue;
		seen++;
		test_good(list[i].path, str_make(list[i].content,
			list[i].n));
		test_editor_line(list[i].path, list[i].content);
	}
	ok(seen > 35, "%d built-in files were looked at", seen);
}

static void
test_own(struct tree *t)
{
	const struct tree_entry *v;
	struct buf text = {0};
	struct error err;
	size_t i, n;

	ok(tree_list(t, &v, &n, &err) == 0 && n > 8, "files of the tests");
	for (i = 0; i < n; i++) {
		buf_reset(&text);
		tree_read(t, v[i].path, 1 << 20, &text, &err);
		test_good(v[i].path, str_make(arena_strndup(&test_arena,
			text.p, text.n), text.n));
	}
	buf_free(&text);
}

/* A file, whether its schema refuses it, and what the reader of the
 * configuration finds in it ("": nothing that is wrong). A schema doesn't
 * know a municipality's own words, nor what stands in other files. */
#define FORM_PATH "schema/forms/proeve.yaml"
#define PARENT_PATH "schema/forms/notat.yaml"
#define UNITS_PATH "enheder.yaml"
#define PEOPLE_PATH "personer.yaml"
#define PERIOD_PATH "perioder/2025-26.yaml"
#define DEMANDS_PATH "schema/demands/krav.yaml"
#define INDICATORS_PATH "schema/indicators/tal.yaml"
#define SITE_PATH "side/site.yaml"
#define INDICATOR(keys) "indicators: [{id: a, title: A, " keys "}]\n"
#define LAYOUT "layout: [{path: \"{unit}/{cycle}/{form}.md\"}]\n"
#define SMALL "municipality: A\n" LAYOUT
#define NOTE "title: A\nkind: referat\n"
static const struct trial {
	const char *path, *text;
	bool refused;
	const char *found;
} trials[] = {
	{"referat.yaml", SMALL, false, ""},
	{SITE_PATH, "texts: {title: A, lead: null}\norder: {front: [years, units]}\n", false, ""},
	{SITE_PATH, "order: {front: years}\n", false, ""},
	{SITE_PATH, "texts: {titel: A}\n", true, "opsaetning-ukendt"},
	{SITE_PATH, "texts: {title: [A]}\n", true, "opsaetning-vaerdi"},
	{SITE_PATH, "order: {front: [aar]}\n", true, "opsaetning-ukendt"},
	{SITE_PATH, "order: {front: [years, years]}\n", true, "opsaetning-dobbelt"},
	{SITE_PATH, "order: {page: [years]}\n", true, "opsaetning-ukendt"},
	{SITE_PATH, "farver: {}\n", true, "opsaetning-ukendt"},
	{"referat.yaml", LAYOUT, true, "opsaetning-mangler"},
	{"referat.yaml", "municipality:\n" LAYOUT, true,
		"opsaetning-mangler"},
	{"referat.yaml", "municipality: A\n", true, "opsaetning-mangler"},
	{"referat.yaml", SMALL "layuot: []\n", true, "opsaetning-ukendt"},
	{"referat.yaml", SMALL "language: dk\n", true, "opsaetning-vaerdi"},
	{"referat.yaml", SMALL "language: null\n", false, ""},
	{"referat.yaml", SMALL "threshold: fem\n", true, "opsaetning-vaerdi"},
	{"referat.yaml", SMALL "threshold: -1\n", true, "opsaetning-vaerdi"},
	{"referat.yaml", SMALL "threshold: \"7\"\n", false, ""},
	{"referat.yaml", SMALL "cycles: {pattern: YY}\n", true,
		"opsaetning-vaerdi"},
	{"referat.yaml", SMALL "cycles: {start: 02-30}\n", true,
		"opsaetning-vaerdi"},
	{"referat.yaml", SMALL "cycles: {start: 02-28}\n", false, ""},
	{"referat.yaml", SMALL "states: {klar: done}\n", true,
		"opsaetning-vaerdi"},
	{"referat.yaml", SMALL "statuses: {klar: done, ny: null}\n", false,
		""},
	{"referat.yaml", SMALL "audiences: {pressen: {}}\n", true,
		"opsaetning-ukendt"},
	{"referat.yaml", SMALL "audiences: {public: {klasse: intern}}\n",
		true, "opsaetning-ukendt"},
	{"referat.yaml", SMALL "audiences: {public: {class: hemmelig}}\n",
		false, "opsaetning-henvisning"},
	{"referat.yaml", SMALL "roles: {leder: 1}\n", true,
		"opsaetning-vaerdi"},
	{"referat.yaml", SMALL "roles: leder\n", false, ""},
	{"referat.yaml", SMALL "paths: {data: /data}\n", true,
		"opsaetning-vaerdi"},
	{"referat.yaml", SMALL "paths: {data: ../data}\n", true,
		"opsaetning-vaerdi"},
	{"referat.yaml", SMALL "paths: {data: ./tal/}\n", false, ""},
	{"referat.yaml", SMALL "site: https://a.dk\n", true,
		"opsaetning-vaerdi"},
	{"referat.yaml", SMALL "units: {find: {}}\n", true,
		"opsaetning-ukendt"},
	{"referat.yaml", "municipality: A\nlayout: [{form: notat}]\n", true,
		"opsaetning-mangler"},
	{"referat.yaml", "municipality: A\nlayout: [{path: \"/a/{form}.md\"}]\n",
		true, "opsaetning-vaerdi"},
	{"referat.yaml", "municipality: A\nlayout: [{path: \"{skole}/a.md\", "
		"form: notat}]\n", true, "opsaetning-vaerdi"},
	{"referat.yaml", "municipality: A\nlayout: [{path: "
		"\"{unit}/{unit}.md\", form: notat}]\n", true,
		"opsaetning-vaerdi"},
	{"referat.yaml", "municipality: A\nlayout: [{path: \"{unit}/a.md\"}]\n",
		true, "opsaetning-vaerdi"},
	{"referat.yaml", "municipality: A\nlayout: {path: a}\n", true,
		"opsaetning-vaerdi"},

	{UNITS_PATH, "units: [{id: vestre-skole}]\n", false, ""},
	{UNITS_PATH, "enheder: []\n", true, "opsaetning-ukendt"},
	{UNITS_PATH, "units:\n", true, "opsaetning-mangler"},
	{UNITS_PATH, "units: {id: vestre-skole}\n", true,
		"opsaetning-vaerdi"},
	{UNITS_PATH, "units: [vestre-skole]\n", true, "opsaetning-vaerdi"},
	{UNITS_PATH, "units: [{name: Vestre}]\n", true, "opsaetning-mangler"},
	{UNITS_PATH, "units: [{id: a/b}]\n", true, "opsaetning-vaerdi"},
	{UNITS_PATH, "units: [{id: .a}]\n", true, "opsaetning-vaerdi"},
	{UNITS_PATH, "units: [{id: a, form: 2019-20}]\n", true,
		"opsaetning-ukendt"},
	{UNITS_PATH, "units: [{id: a, from: 2019/20}]\n", true,
		"opsaetning-vaerdi"},
	{UNITS_PATH, "units: [{id: a, from: 2019-21}]\n", false,
		"opsaetning-vaerdi"},
	{UNITS_PATH, "units: [{id: a, tags: {stor: ja}}]\n", true,
		"opsaetning-vaerdi"},
	{UNITS_PATH, "units: [{id: a, tags: [[stor]]}]\n", true,
		"opsaetning-vaerdi"},
	{UNITS_PATH, "units: [{id: a, name: [A]}]\n", true,
		"opsaetning-vaerdi"},
	{UNITS_PATH, "units: [{id: a, merged_into: b}]\n", false,
		"opsaetning-henvisning"},

	{PEOPLE_PATH, "people: [{id: a, email: null}]\n", false, ""},
	{PEOPLE_PATH, "people: [{name: A}]\n", true, "opsaetning-mangler"},
	{PEOPLE_PATH, "people: [{id: a, mail: a@b.dk}]\n", true,
		"opsaetning-ukendt"},
	{PEOPLE_PATH, "people: [{id: a, roles: skoleleder}]\n", true,
		"opsaetning-vaerdi"},
	{PEOPLE_PATH, "people: [{id: a, roles: [{units: [lunden]}]}]\n", true,
		"opsaetning-mangler"},
	{PEOPLE_PATH, "people: [{id: a, roles: [{role: skoleleder, from: "
		"1.8.2025}]}]\n", true, "opsaetning-vaerdi"},
	{PEOPLE_PATH, "people: [{id: a, roles: [{role: skoleleder, to: "
		"2025-02-30}]}]\n", true, "opsaetning-vaerdi"},
	{PEOPLE_PATH, "people: [{id: a, roles: [{role: konge}]}]\n", false,
		"rolle-ukendt"},
	{PEOPLE_PATH, "people: [{id: a, keys: [ssh-ed25519]}]\n", true,
		"opsaetning-vaerdi"},
	{PEOPLE_PATH, "people: [{id: a, keys: [{from: 2025-08-01}]}]\n", true,
		"opsaetning-mangler"},

	{PERIOD_PATH, "cycle: 2025-26\nwheel: [{id: a, title: A, when: maj}]\n",
		false, ""},
	{PERIOD_PATH, "from: 2025-08-01\n", true, "opsaetning-mangler"},
	{PERIOD_PATH, "cycle: i år\n", true, "opsaetning-vaerdi"},
	{PERIOD_PATH, "cycle: 2025-26\nfrom: 1. august\n", true,
		"opsaetning-vaerdi"},
	{PERIOD_PATH, "cycle: 2025-26\ntema: {}\n", true,
		"opsaetning-ukendt"},
	{PERIOD_PATH, "cycle: 2025-26\nthemes: [Trivsel]\n", true,
		"opsaetning-vaerdi"},
	{PERIOD_PATH, "cycle: 2025-26\nwheel: [{id: a}]\n", true,
		"opsaetning-mangler"},
	{PERIOD_PATH, "cycle: 2025-26\nwheel: [{id: a, title: A, hvem: b}]\n",
		true, "opsaetning-ukendt"},
	{PERIOD_PATH, "cycle: 2025-26\nwheel: [{id: a, title: A, done: "
		"{slags: referat}}]\n", true, "opsaetning-ukendt"},
	{PERIOD_PATH, "cycle: 2025-26\nwheel: [{id: a, title: A, done: "
		"[referat]}]\n", true, "opsaetning-vaerdi"},
	{PERIOD_PATH, "cycle: 2025-26\nmet: [{demand: samtale}]\n", true,
		"opsaetning-mangler"},

	{"referat.yaml", SMALL "wholes: {kommunen som helhed: municipality}\n",
		false, ""},
	{"referat.yaml", SMALL "wholes: {amtet: county}\n", true,
		"opsaetning-vaerdi"},

	{INDICATORS_PATH, INDICATOR("measure: share"), false, ""},
	{INDICATORS_PATH, INDICATOR("measure: mean, range: [-3, 12], "
		"spread: 2.5, better: more, class: intern"), false, ""},
	{INDICATORS_PATH, INDICATOR("measure: mean, range: [0, null]"), false,
		""},
	{INDICATORS_PATH, INDICATOR("measure: share, national: true, release: "
		"{basis: Afgørelse, class: intern, from: 2024-25}"), false,
		""},
	{INDICATORS_PATH, INDICATOR("unit: elever"), true,
		"opsaetning-mangler"},
	{INDICATORS_PATH, "indicators: [{id: a, measure: share}]\n", true,
		"opsaetning-mangler"},
	{INDICATORS_PATH, INDICATOR("measure: andel"), true,
		"opsaetning-vaerdi"},
	{INDICATORS_PATH, INDICATOR("measure: share, better: lower"), true,
		"opsaetning-vaerdi"},
	{INDICATORS_PATH, INDICATOR("measure: share, direction: up"), true,
		"opsaetning-ukendt"},
	{INDICATORS_PATH, INDICATOR("measure: mean, range: [0]"), true,
		"opsaetning-vaerdi"},
	{INDICATORS_PATH, INDICATOR("measure: mean, range: 100"), true,
		"opsaetning-vaerdi"},
	{INDICATORS_PATH, INDICATOR("measure: mean, range: [12, -3]"), false,
		"opsaetning-vaerdi"},
	{INDICATORS_PATH, INDICATOR("measure: mean, spread: -1"), true,
		"opsaetning-vaerdi"},
	{INDICATORS_PATH, INDICATOR("measure: share, spread: 6"), false,
		"opsaetning-vaerdi"},
	{INDICATORS_PATH, INDICATOR("measure: share, national: ja"), true,
		"opsaetning-vaerdi"},
	{INDICATORS_PATH, INDICATOR("measure: share, national: true, release: "
		"{class: intern}"), true, "opsaetning-mangler"},
	{INDICATORS_PATH, INDICATOR("measure: share, class: hemmelig"), false,
		"opsaetning-henvisning"},
	{INDICATORS_PATH, "indikatorer: []\n", true, "opsaetning-ukendt"},

	{DEMANDS_PATH, "demands: []\n", false, ""},
	{DEMANDS_PATH, "krav: []\n", true, "opsaetning-ukendt"},
	{DEMANDS_PATH, "demands: [{id: a}]\n", true, "opsaetning-mangler"},
	{DEMANDS_PATH, "demands: [{id: a, title: A, unit: skole}]\n", true,
		"opsaetning-ukendt"},
	{DEMANDS_PATH, "demands: [{id: a, title: A, from: 2025}]\n", true,
		"opsaetning-vaerdi"},
	{DEMANDS_PATH, "demands: [{id: a, title: {da: A}}]\n", true,
		"opsaetning-vaerdi"},

	{FORM_PATH, NOTE, false, ""},
	{FORM_PATH, "title: A\n", true, "opsaetning-mangler"},
	{FORM_PATH, "title:\nkind: referat\n", true, "opsaetning-mangler"},
	{FORM_PATH, "title: A\nkind: []\n", true, "opsaetning-mangler"},
	{FORM_PATH, "extends: grund\n", false, ""},
	{FORM_PATH, NOTE "sektions: []\n", true, "opsaetning-ukendt"},
	{PARENT_PATH, NOTE "sektions: []\n", true, "opsaetning-ukendt"},
	{FORM_PATH, NOTE "stored: nej\n", true, "opsaetning-vaerdi"},
	{FORM_PATH, NOTE "spans: to\n", true, "opsaetning-vaerdi"},
	{FORM_PATH, NOTE "level: 7\n", true, "opsaetning-vaerdi"},
	{FORM_PATH, NOTE "level: alle\n", true, "opsaetning-vaerdi"},
	{FORM_PATH, NOTE "level: any\n", false, ""},
	{FORM_PATH, NOTE "order: streng\n", true, "opsaetning-vaerdi"},
	{FORM_PATH, NOTE "others: [warn]\n", true, "opsaetning-vaerdi"},
	{FORM_PATH, NOTE "class: hemmelig\n", false,
		"opsaetning-henvisning"},
	{FORM_PATH, NOTE "when: {unit: skole}\n", true, "opsaetning-ukendt"},
	{FORM_PATH, NOTE "when: {from: sidste år}\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "fields: {datum: dato}\n", true,
		"opsaetning-ukendt"},
	{FORM_PATH, NOTE "fields: {participants: {role: rolle}}\n", true,
		"opsaetning-mangler"},
	{FORM_PATH, NOTE "fields: {date: [dato]}\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "frontmatter: [dato]\n", true, "opsaetning-vaerdi"},
	{FORM_PATH, NOTE "frontmatter: {properties: {dato: {type: tekst}}}\n",
		true, "formular-skema"},
	{FORM_PATH, NOTE "frontmatter: {required: dato}\n", true,
		"formular-skema"},
	{FORM_PATH, NOTE "frontmatter: {properties: {a: {minLength: to}}}\n",
		true, "formular-skema"},
	{FORM_PATH, NOTE "frontmatter: {properties: {a: {type: string}}}\n",
		false, ""},
	{FORM_PATH, NOTE "participants: [skoleleder]\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "participants: [{required: true}]\n", true,
		"opsaetning-mangler"},
	{FORM_PATH, NOTE "agreements: {as: tabel}\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "agreements: {felter: {}}\n", true,
		"opsaetning-ukendt"},
	{FORM_PATH, NOTE "sections: {heading: A}\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "sections: [{content: prose}]\n", false, ""},
	{FORM_PATH, NOTE "sections: [{heading: A}, {content: prose}]\n", true,
		"opsaetning-mangler"},
	{FORM_PATH, NOTE "sections: [{heading: A, content: tekst}]\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "sections: [{heading: A, required: ja}]\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "sections: [{heading: A, repeat: 2}]\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "sections: [{heading: A, repeat: [1]}]\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "sections: [{heading: \"A {n}\", repeat: [1, null]}]\n",
		false, ""},
	{FORM_PATH, NOTE "sections: [{heading: A, minutes: [10, null]}]\n",
		true, "opsaetning-vaerdi"},
	{FORM_PATH, NOTE "sections: [{heading: A, minutes: kort}]\n", true,
		"opsaetning-vaerdi"},
	{FORM_PATH, NOTE "sections: [{heading: A, sections: [{heading: B, "
		"sections: [{heading: C, indhold: prose}]}]}]\n", true,
		"opsaetning-ukendt"},
	{FORM_PATH, NOTE "sections: [{heading: A, items: [{heading: B, "
		"items: [{heading: C, min_words: 3}]}]}]\n", true,
		"opsaetning-ukendt"},
	{FORM_PATH, NOTE "sections: [{heading: A, columns: [{heading: B, "
		"minutes: 5}]}]\n", true, "opsaetning-ukendt"},
	{FORM_PATH, NOTE "sections: [{heading: A, rows: [{class: intern}]}]\n",
		true, "opsaetning-mangler"},
};

/* The findings about PATH. */
static const char *
found_in(const char *path, const char *text)
{
	struct tree *t = forms_tree();
	struct findings fs = test_findings();
	struct config *c = NULL;
	struct error err;
	const char *all = "";
	size_t i;

	tree_put(t, path, text, strlen(text));
	ok(config_read(&c, t, &fs, &err) == 0, "read");
	for (i = 0; i < fs.n; i++)
		if (streq(fs.v[i].path, path))
			all = arena_fmt(&test_arena, "%s%s ", all,
				finding_name(fs.v[i].code));
	config_free(c);
	tree_free(t);
	return all;
}

static void
test_trial(const struct trial *t)
{
	const struct schema *s = schemas[kind_of(t->path)];
	const struct value *v = parse(t->path, str_of(t->text));
	const char *found = found_in(t->path, t->text);
	struct error err;

	if (!ok(v != NULL, "%s is YAML: %s", t->path, t->text))
		return;
	is_int(schema_valid(s, v, &err), !t->refused, "%s by schema: %s",
		t->path, t->text);
	if (*t->found)
		ok(strstr(found, t->found) != NULL, "%s by us: %s (%s)",
			t->path, t->text, found);
	else
		is_text(found, "", "%s by us: %s", t->path, t->text);
	ok(!t->refused || *complaints(s, v), "%s with a reason: %s", t->path,
		t->text);
}

int
main(void)
{
	struct tree *t = forms_tree();
	size_t i;

	compile_all();
	test_described();
	test_builtin();
	test_own(t);
	for (i = 0; i < COUNT(trials); i++)
		test_trial(&trials[i]);
	for (i = 0; i < SCHEMAS; i++)
		schema_free(schemas[i]);
	tree_free(t);
	arena_free(&test_arena);
	return test_end();
}
