/* SPDX-License-Identifier: MPL-2.0 */
/* Findings in the formats of others, by the schemas of those. */
#include "lib/base/file.h"
#include "lib/report/findings.h"
#include "lib/schema/schema.h"
#include "lib/text/yaml.h"
#include "tests/unit/harness.h"

#define RDJSON "tests/schemas/rdjson/DiagnosticResult.json"
#define GITLAB "tests/schemas/gitlab-code-quality.json"
#define GITHUB "tests/schemas/github-sarif.json"
#define SARIF "../shared/suites/sarif/sarif-schema-2.1.0.json"

/* A list about TEXT at PATH, empty. */
static void
begin(struct findings *fs, struct arena *a, const char *path)
{
	memset(fs, 0, sizeof(*fs));
	fs->arena = a;
	fs->path = path;
}

static void
place(struct findings *fs, struct arena *a, const char *text)
{
	struct source src;

	source_init(&src, a, fs->path, str_of(text));
	findings_locate(fs, 0, &src);
}

/* One finding of each code, with four arguments. */
static void
every_code(struct findings *fs, struct arena *a)
{
	int i;

	begin(fs, a, "enheder/Søndre skole/100 % 😀#?.md");
	for (i = 0; i < FINDING_COUNT; i++)
		finding_add(fs, (enum finding_code)i, span_make(6, 10), "æ\"ø\n",
			"b\x01", "c", "d");
	place(fs, a, "a\nb\nåæøå😀\n");
}

static void
write_sarif(struct buf *out, const struct findings *fs, enum lang lang)
{
	findings_sarif(out, fs, "0.1", lang);
}

static const struct format {
	const char *name, *schema, *more;
	void (*write)(struct buf *, const struct findings *, enum lang);
} formats[] = {
	{"gitlab", GITLAB, NULL, findings_gitlab},
	{"sarif", GITHUB, SARIF, write_sarif},
	{"rdjson", RDJSON, NULL, findings_rdjson},
};
#define FORMATS (sizeof(formats) / sizeof(*formats))

static struct value *
read_json(struct arena *a, struct str text)
{
	struct findings fs = {.arena = a};
	struct source src;

	text.p = arena_strndup(a, text.p, text.n);
	source_init(&src, a, "json", text);
	return yaml_read(a, &src, span_make(0, text.n), &fs);
}

/* Whether a schema of draft-04 uses nothing that means something else in
 * 2020-12; where there is a name for anything in NAMES, keys are no keywords. */
static bool
same_in_2020(const struct value *v, bool names)
{
	static const char *const other[] = {"exclusiveMinimum",
		"exclusiveMaximum", "additionalItems", "dependencies", "id"};
	bool refers = value_text(value_get(v, "$ref")) != NULL;
	uint32_t i;
	size_t k;

	for (i = 0; v->kind == VALUE_LIST && i < v->n; i++)
		if (!same_in_2020(v->items[i], false))
			return false;
	for (i = 0; v->kind == VALUE_MAP && i < v->n; i++) {
		const struct member *m = &v->members[i];
		bool inner = !names && (str_is(m->key, "properties") ||
			str_is(m->key, "definitions"));

		for (k = 0; !names && k < sizeof(other) / sizeof(*other); k++)
			if (str_is(m->key, other[k]))
				return false;
		if (!names && str_is(m->key, "items") &&
		    m->value->kind == VALUE_LIST)
			return false;
		/* Beside `$ref` draft-04 looks at nothing. */
		if (!names && refers && !str_is(m->key, "$ref") &&
		    !str_is(m->key, "description") &&
		    !str_is(m->key, "default") &&
		    !str_is(m->key, "definitions") &&
		    !(str_is(m->key, "additionalProperties") &&
		    m->value->kind == VALUE_BOOL && m->value->truth))
			return false;
		if (!same_in_2020(m->value, inner))
			return false;
	}
	return true;
}

/* The schema in a file, compiled; what names its dialect is taken out of one of
 * draft-04. NULL: there is no such file. */
static struct schema *
read_schema(struct arena *a, const char *path)
{
	struct schema_options options = {.assert_formats = true};
	struct schema *schema = NULL;
	struct buf text = {0};
	struct error err;
	struct value *root;
	uint32_t i, n = 0;

	if (file_read(&text, path, YAML_SIZE, &err) < 0)
		return NULL;
	root = read_json(a, buf_view(&text));
	buf_free(&text);
	if (strstr(value_text(value_get(root, "$schema")), "draft-04")) {
		for (i = 0; i < root->n; i++)
			if (!str_is(root->members[i].key, "$schema") &&
			    !str_is(root->members[i].key, "id"))
				root->members[n++] = root->members[i];
		root->n = n;
		ok(same_in_2020(root, false), "%s means the same in 2020-12",
			path);
	}
	ok(schema_compile(&schema, root, &options, NULL, &err) == 0,
		"%s is a schema", path);
	return schema;
}

static int
judge(struct arena *a, const struct schema *schema, struct str text)
{
	const struct value *v = read_json(a, text);
	struct error err;

	return v ? schema_valid(schema, v, &err) : -1;
}

static void
judge_format(struct arena *a, const struct format *f, const char *path)
{
	struct schema *schema = read_schema(a, path);
	struct findings none, all;
	struct buf out = {0};
	int lang;

	if (schema == NULL) {
		if (path == f->more)
			test_skip("no " SARIF);
		else
			ok(false, "%s is there", path);
		return;
	}
	begin(&none, a, "");
	every_code(&all, a);
	for (lang = LANG_DA; lang <= LANG_EN; lang++) {
		f->write(&out, &all, (enum lang)lang);
		is_int(judge(a, schema, buf_view(&out)), 1,
			"%s: every code, language %d, %s", f->name, lang, path);
		ok(utf8_invalid(buf_view(&out)) == out.n &&
			!str_starts(buf_view(&out), "\xef\xbb\xbf"),
			"%s is UTF-8 without a BOM", f->name);
		buf_reset(&out);
	}
	f->write(&out, &none, LANG_DA);
	is_int(judge(a, schema, buf_view(&out)), 1, "%s: no findings",
		f->name);
	buf_free(&out);
	schema_free(schema);
}

static void
test_schemas(void)
{
	struct arena a = {0};
	size_t i;

	for (i = 0; i < FORMATS; i++) {
		judge_format(&a, &formats[i], formats[i].schema);
		if (formats[i].more)
			judge_format(&a, &formats[i], formats[i].more);
	}
	arena_free(&a);
}

/* The schemas would see it if something were amiss. */
static void
test_judges(void)
{
	static const struct {
		size_t format;
		const char *is, *was;
	} cases[] = {
		{0, "\"check_nam\"", "\"check_name\""},
		{0, "\"begin\":0", "\"begin\":3"},
		{0, "\"severity\":\"error\"", "\"severity\":\"major\""},
		{1, "\"text\":\"\",\"x\":\"", "\"text\":\"# tom-fil"},
		{1, "\"endColum\"", "\"endColumn\""},
		{1, "\"Søndre skole\"", "S%C3%B8ndre%20skole"},
		{1, "\"utf16CodeUnits\"", "\"unicodeCodePoints\""},
		{1, "\"primaryLocationLineHas\"", "\"primaryLocationLineHash\""},
		{2, "\"severity\":\"FATAL\"", "\"severity\":\"ERROR\""},
		{2, "\"column\":\"3\"", "\"column\":3"},
	};
	struct arena a = {0};
	struct findings fs;
	struct buf out = {0}, bad = {0};
	struct schema *schema;
	size_t i, at;

	every_code(&fs, &a);
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str was = str_of(cases[i].was);

		schema = read_schema(&a, formats[cases[i].format].schema);
		buf_reset(&out);
		buf_reset(&bad);
		formats[cases[i].format].write(&out, &fs, LANG_DA);
		at = str_find(buf_view(&out), was);
		buf_add(&bad, out.p, at);
		buf_z(&bad, cases[i].is);
		if (at < out.n)
			buf_str(&bad, str_skip(buf_view(&out), at + was.n));
		ok(at < out.n && judge(&a, schema, buf_view(&bad)) != 1,
			"%s: no %s for %s", formats[cases[i].format].name,
			cases[i].is, cases[i].was);
		schema_free(schema);
	}
	buf_free(&out);
	buf_free(&bad);
	arena_free(&a);
}

/* The same place in the unit of each: "æø 😀 her" has 9 characters, 14 bytes,
 * 10 units of UTF-16. */
static void
test_columns(void)
{
	static const struct {
		const char *text;
		struct span span;
		const char *rdjson, *sarif, *gitlab;
	} cases[] = {
		{"æø 😀 her\n", {10, 13},
			"{\"start\":{\"line\":1,\"column\":11},"
			"\"end\":{\"line\":1,\"column\":14}}",
			"{\"startLine\":1,\"startColumn\":6,"
			"\"endLine\":1,\"endColumn\":9}",
			"{\"begin\":1,\"end\":1}"},
		{"x\n😀å\n", {6, 8},
			"{\"start\":{\"line\":2,\"column\":5},"
			"\"end\":{\"line\":2,\"column\":7}}",
			"{\"startLine\":2,\"startColumn\":2,"
			"\"endLine\":2,\"endColumn\":3}",
			"{\"begin\":2,\"end\":2}"},
		{"æ her\nslut\n", {3, 7},
			"{\"start\":{\"line\":1,\"column\":4},"
			"\"end\":{\"line\":2,\"column\":1}}",
			"{\"startLine\":1,\"startColumn\":3,"
			"\"endLine\":2,\"endColumn\":1}",
			"{\"begin\":1,\"end\":2}"},
		{"æ her\nå slut\n", {3, 10},
			"{\"start\":{\"line\":1},\"end\":{\"line\":2}}",
			"{\"startLine\":1,\"startColumn\":3,"
			"\"endLine\":2,\"endColumn\":3}",
			"{\"begin\":1,\"end\":2}"},
		{"", {0, 0},
			"{\"start\":{\"line\":1,\"column\":1},"
			"\"end\":{\"line\":1,\"column\":1}}",
			"{\"startLine\":1,\"startColumn\":1,"
			"\"endLine\":1,\"endColumn\":1}",
			"{\"begin\":1,\"end\":1}"},
	};
	struct arena a = {0};
	struct findings fs;
	struct buf out = {0};
	size_t i, k;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *want[FORMATS] = {cases[i].gitlab, cases[i].sarif,
			cases[i].rdjson};

		begin(&fs, &a, "a.md");
		finding_add(&fs, FINDING_CPR, cases[i].span, "");
		place(&fs, &a, cases[i].text);
		for (k = 0; k < FORMATS; k++) {
			buf_reset(&out);
			formats[k].write(&out, &fs, LANG_DA);
			ok(strstr(out.p, want[k]), "%s, text %zu: %s",
				formats[k].name, i, want[k]);
		}
	}
	arena_free(&a);
	buf_free(&out);
}

/* The fingerprints of a report, in order. */
static void
add_prints(struct buf *out, struct arena *a, struct findings *fs,
	const char *text)
{
	struct buf json = {0};
	const struct value *v;
	uint32_t i;

	place(fs, a, text);
	findings_gitlab(&json, fs, LANG_DA);
	v = read_json(a, buf_view(&json));
	for (i = 0; i < v->n; i++)
		buf_fmt(out, "%s\n", value_text(value_get(v->items[i],
			"fingerprint")));
	buf_free(&json);
}

static void
test_fingerprints(void)
{
	struct arena a = {0};
	struct findings fs, moved;
	struct buf one = {0}, two = {0};
	struct str rest, line;
	const char *seen[8];
	size_t n = 0, i;
	bool twins = false;

	begin(&fs, &a, "a.md");
	finding_add(&fs, FINDING_CPR, span_make(0, 1), "");
	finding_add(&fs, FINDING_CPR, span_make(2, 3), "");
	finding_add(&fs, FINDING_FIELD_MISSING, span_make(0, 1), "dato", "x");
	finding_add(&fs, FINDING_FIELD_MISSING, span_make(0, 1), "dat", "ox");
	fs.path = "b.md";
	finding_add(&fs, FINDING_CPR, span_make(0, 1), "");
	add_prints(&one, &a, &fs, "a b");
	begin(&moved, &a, "a.md");
	finding_add(&moved, FINDING_CPR, span_make(5, 6), "");
	finding_add(&moved, FINDING_CPR, span_make(8, 9), "");
	finding_add(&moved, FINDING_FIELD_MISSING, span_make(5, 6), "dato",
		"x");
	finding_add(&moved, FINDING_FIELD_MISSING, span_make(5, 6), "dat",
		"ox");
	moved.path = "b.md";
	finding_add(&moved, FINDING_CPR, span_make(8, 9), "");
	add_prints(&two, &a, &moved, "æ\n\n\n\nc\nd");
	is_text(buf_cstr(&two), buf_cstr(&one), "lines may move");
	for (rest = buf_view(&one); str_split(&rest, '\n', &line); n++) {
		seen[n] = arena_strndup(&a, line.p, line.n);
		for (i = 0; i < n; i++)
			twins |= streq(seen[i], seen[n]);
	}
	ok(n == 5 && !twins, "no two findings share one");
	buf_free(&one);
	buf_free(&two);
	arena_free(&a);
}

static void
test_junit(void)
{
	static const char *const documents[] = {"a.md", "b.md", "d.md"};
	struct arena a = {0};
	struct findings fs;
	struct buf out = {0};

	begin(&fs, &a, "b.md");
	finding_add(&fs, FINDING_FIELD_MISSING, span_make(0, 2), "<dato>", "x");
	finding_add(&fs, FINDING_BOM, span_make(0, 0), "");
	finding_add(&fs, FINDING_CPR, span_make(3, 5), "");
	fs.path = "c.yaml";
	finding_add(&fs, FINDING_BOM, span_make(0, 0), "");
	place(&fs, &a, "æ hemmelig\n");
	findings_junit(&out, &fs, documents, 3, false, LANG_DA);
	is_text(buf_cstr(&out),
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<testsuites name=\"referat\" tests=\"4\" failures=\"1\" "
		"errors=\"0\" time=\"0\">\n"
		" <testsuite name=\"referat\" tests=\"4\" failures=\"1\" "
		"errors=\"0\" time=\"0\">\n"
		"  <testcase classname=\"referat\" name=\"a.md\" "
		"file=\"a.md\" time=\"0\"/>\n"
		"  <testcase classname=\"referat\" name=\"b.md\" "
		"file=\"b.md\" time=\"0\">\n"
		"   <failure message=\"feltet »&lt;dato&gt;« skal udfyldes\" "
		"type=\"felt-mangler\">b.md:1:1: fejl[felt-mangler]: feltet "
		"»&lt;dato&gt;« skal udfyldes\n"
		"  hjælp: skriv fx  &lt;dato&gt;: x\n"
		"b.md:1:3: fejl[cpr-nummer]: her står et CPR-nummer\n"
		"  hjælp: slet det; skriv fx »elev A«\n</failure>\n"
		"   <system-out>b.md:1:1: advarsel[bom]: filen begynder med et "
		"usynligt mærke (BOM)\n"
		"  hjælp: gem filen som »UTF-8« uden BOM\n</system-out>\n"
		"  </testcase>\n"
		"  <testcase classname=\"referat\" name=\"c.yaml\" "
		"file=\"c.yaml\" time=\"0\">\n"
		"   <system-out>c.yaml:1:1: advarsel[bom]: filen begynder med "
		"et usynligt mærke (BOM)\n"
		"  hjælp: gem filen som »UTF-8« uden BOM\n</system-out>\n"
		"  </testcase>\n"
		"  <testcase classname=\"referat\" name=\"d.md\" "
		"file=\"d.md\" time=\"0\"/>\n"
		" </testsuite>\n</testsuites>\n", "JUnit");
	buf_reset(&out);
	findings_junit(&out, &fs, documents, 3, true, LANG_EN);
	ok(strstr(out.p, "tests=\"4\" failures=\"2\"") &&
		!strstr(out.p, "system-out") && strstr(out.p, "\n  help: "),
		"strict: a warning fails too");
	buf_reset(&out);
	begin(&fs, &a, "");
	findings_junit(&out, &fs, NULL, 0, false, LANG_DA);
	ok(strstr(out.p, "tests=\"0\" failures=\"0\""), "nothing at all");
	buf_free(&out);
	arena_free(&a);
}

/* No report repeats what stands in a document, nor takes too much. */
static void
test_limits(void)
{
	struct arena a = {0};
	struct findings fs;
	struct buf out = {0};
	size_t i, n = 0;
	const char *p;

	begin(&fs, &a, "a.md");
	finding_add(&fs, FINDING_CPR, span_make(0, 11), "");
	place(&fs, &a, "311299-0000 hemmelig\n");
	for (i = 0; i < FORMATS; i++) {
		buf_reset(&out);
		formats[i].write(&out, &fs, LANG_DA);
		ok(!strstr(out.p, "hemmelig"), "%s repeats no line",
			formats[i].name);
	}
	buf_reset(&out);
	begin(&fs, &a, "a.md");
	for (i = 0; i < SARIF_RESULTS + 2; i++)
		finding_add(&fs, FINDING_BOM, span_make(0, 0), "");
	finding_add(&fs, FINDING_CPR, span_make(0, 0), "");
	findings_sarif(&out, &fs, "0.1", LANG_DA);
	for (p = out.p; (p = strstr(p, "\"ruleId\"")); p++)
		n++;
	is_int(n, SARIF_RESULTS, "SARIF: as many as GitHub takes");
	ok(strstr(out.p, "\"ruleId\":\"cpr-nummer\"") &&
		strstr(out.p, "\"text\":\"… og 3 mere\""),
		"SARIF: errors are kept, and how many more is said");
	buf_free(&out);
	arena_free(&a);
}

int
main(void)
{
	test_schemas();
	test_judges();
	test_columns();
	test_fingerprints();
	test_junit();
	test_limits();
	return test_end();
}
