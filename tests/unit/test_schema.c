/* SPDX-License-Identifier: MPL-2.0 */
/* Compiling schemas, and schemas that are wrong or mean. */
#include "lib/schema/pattern.h"
#include "lib/schema/schema.h"
#include "lib/schema/uri.h"
#include "lib/text/yaml.h"
#include "tests/unit/harness.h"

static struct arena arena;
static struct source src;

static struct value *
read(const char *text)
{
	struct findings fs = {.arena = &arena};

	source_init(&src, &arena, "x", str_of(text));
	return yaml_read(&arena, &src, span_make(0, src.text.n), &fs);
}

static struct schema *
compile(const char *text, struct span *where)
{
	struct schema_options options = {.assert_formats = true};
	struct schema *s = NULL;
	struct error err;

	schema_compile(&s, read(text), &options, where, &err);
	return s;
}

static void
test_refused(void)
{
	static const char *const rows[][2] = {
		{"{type: tekst}", "tekst"}, {"{properties: 5}", "5"},
		{"{properties: {a: 5}}", "5"}, {"{required: a}", "a"},
		{"{required: [[a]]}", "[[a]]"}, {"{minLength: -1}", "-1"},
		{"{minLength: 1.5}", "1.5"}, {"{maximum: x}", "x"},
		{"{multipleOf: 0}", "0"}, {"{uniqueItems: ja}", "ja"},
		{"{allOf: []}", "[]"}, {"{allOf: {}}", "{}"},
		{"{enum: a}", "a"}, {"{pattern: '['}", "'['"},
		{"{pattern: 'a++'}", "'a++'"}, {"{pattern: '\\Z'}", "'\\Z'"},
		{"{$ref: '#/$defs/a'}", "'#/$defs/a'"},
		{"{$ref: 'https://eksempel.dk/x'}", "'https://eksempel.dk/x'"},
		{"{$ref: [a]}", "[a]"}, {"{$ref: '#nej'}", "'#nej'"},
		{"{$ref: '#'}", "{$ref: '#'}"},
		{"{allOf: [{$ref: '#'}]}", "{$ref: '#'}"},
		{"{$schema: 'http://json-schema.org/draft-07/schema#'}",
			"'http://json-schema.org/draft-07/schema#'"},
		{"{$defs: {a: {$anchor: x}, b: {$anchor: x}}}", "x"},
		{"5", "5"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct span where = {0, 0};
		struct schema *s = compile(rows[i][0], &where);
		struct str at = source_slice(&src, where);

		ok(s == NULL, "%s is refused", rows[i][0]);
		is_text(arena_strndup(&arena, at.p, at.n), rows[i][1],
			"%s: the place", rows[i][0]);
		schema_free(s);
	}
}

/* One that is valid or not, or that takes more than is good for anyone. */
static void
test_mean(void)
{
	struct buf deep = {0}, wide = {0}, text = {0};
	struct error err;
	struct schema *s;
	int i;

	/* a and b look at the same value for ever, but only if they must. */
	s = compile("{$ref: '#/$defs/a', $defs: {a: {anyOf: [{type: string}, "
		"{not: {$ref: '#/$defs/a'}}]}}}", NULL);
	ok(s && schema_valid(s, read("x"), &err) == 1, "a circle with an end");
	ok(s && schema_valid(s, read("5"), &err) == -1, "one without");
	schema_free(s);

	/* Each level doubles the work. */
	buf_z(&text, "$ref: '#/$defs/d0'\n$defs:\n");
	for (i = 0; i < 60; i++)
		buf_fmt(&text, "  d%d: {allOf: [{$ref: '#/$defs/d%d'}, {$ref: "
			"'#/$defs/d%d'}]}\n", i, i + 1, i + 1);
	buf_z(&text, "  d60: {type: string}\n");
	s = compile(buf_cstr(&text), NULL);
	ok(s && schema_valid(s, read("x"), &err) == -1, "work without end");
	schema_free(s);

	s = compile("{pattern: '^(a+)+$'}", NULL);
	for (i = 0; i < 5000; i++)
		buf_char(&deep, 'a');
	buf_char(&deep, '!');
	ok(s && schema_valid(s, read(buf_cstr(&deep)), &err) == -1,
		"a pattern that explodes");
	schema_free(s);

	for (i = 0; i < 40000; i++)
		buf_fmt(&wide, "f%d: {type: string}\n", i);
	buf_reset(&text);
	buf_fmt(&text, "{\"properties\":{\"a\":false");
	for (i = 0; i < 40000; i++)
		buf_fmt(&text, ",\"f%d\":{\"type\":\"string\"}", i);
	buf_z(&text, "}}");
	s = compile(buf_cstr(&text), NULL);
	ok(s && schema_valid(s, read("{f39999: x}"), &err) == 1,
		"a schema of a megabyte");
	ok(s && schema_valid(s, read("{f39999: 5}"), &err) == 0,
		"it is in force");
	schema_free(s);

	buf_reset(&deep);
	for (i = 0; i < 10000; i++)
		buf_z(&deep, "{\"not\":");
	ok(read(buf_cstr(&deep)) == NULL, "nesting 10,000 deep is not read");
	buf_free(&deep);
	buf_free(&wide);
	buf_free(&text);
}

/* What a check has to say stays bounded, too. */
static void
test_many_findings(void)
{
	struct findings fs = {.arena = &arena};
	struct schema *s = compile("{additionalProperties: false, properties:"
		" {a: {$ref: '#'}}, required: [b]}", NULL);
	struct buf text = {0};
	struct value *v;
	int i;

	for (i = 0; i < 20000; i++)
		buf_fmt(&text, "k%d: x\n", i);
	v = read(buf_cstr(&text));
	ok(schema_check(s, v, &fs) <= 101, "many mistakes, few findings");
	schema_free(s);
	fs.n = 0;
	s = compile("{$ref: '#/$defs/d', $defs: {d: {anyOf: [{type: string}, "
		"{not: {$ref: '#/$defs/d'}}]}}}", NULL);
	v = read("5");
	is_int(schema_check(s, v, &fs), 1, "no end: one finding");
	is_text(finding_name(fs.v[0].code), "for-tung", "that says so");
	schema_free(s);
	buf_free(&text);
}

static void
test_absent(void)
{
	struct schema_options options = {.nulls_as_absent = true};
	static const struct {
		const char *schema, *value;
		int plain, absent;
	} rows[] = {
		{"{properties: {a: {type: string}}}", "a:", 0, 1},
		{"{properties: {a: {type: string}}}", "a: []", 0, 0},
		{"{properties: {a: {enum: [b]}}}", "a:", 0, 1},
		{"{required: [a], properties: {a: {type: string}}}", "a:", 0,
			0},
		{"{properties: {a: {}}, additionalProperties: false}", "b:", 0,
			0},
		{"{properties: {a: {type: string}}, unevaluatedProperties: "
			"false}", "a:", 0, 1},
		{"{items: {type: string}}", "[null]", 0, 0},
		{"{type: string}", "null", 0, 0},
	};
	struct findings fs = {.arena = &arena};
	struct error err;
	struct schema *s;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct value *root = read(rows[i].schema);
		struct value *v = read(rows[i].value);

		schema_compile(&s, root, NULL, NULL, &err);
		is_int(schema_valid(s, v, &err), rows[i].plain, "%s: %s",
			rows[i].schema, rows[i].value);
		schema_free(s);
		schema_compile(&s, root, &options, NULL, &err);
		is_int(schema_valid(s, v, &err), rows[i].absent,
			"%s: %s, null is absent", rows[i].schema,
			rows[i].value);
		is_int(schema_check(s, v, &fs) == 0, rows[i].absent,
			"%s: %s, findings", rows[i].schema, rows[i].value);
		schema_free(s);
	}
}

static void
test_as_text(void)
{
	struct schema_options options = {.numbers_as_text = true};
	static const struct {
		const char *schema, *value;
		int plain, as_text;
	} rows[] = {
		{"{type: string}", "5", 0, 1},
		{"{type: string, pattern: '^1'}", "25", 0, 0},
		{"{type: string, pattern: '^1'}", "15", 0, 1},
		{"{type: [string, number], pattern: '^1'}", "25", 1, 1},
		{"{type: string}", "true", 0, 0}, {"{const: '5'}", "5", 0, 1},
		{"{enum: [a, '2025']}", "2025", 0, 1},
		{"{enum: [a, '2025']}", "2026", 0, 0},
		{"{type: string, minLength: 3}", "12", 0, 0},
	};
	struct error err;
	struct schema *s;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct value *root = read(rows[i].schema);

		schema_compile(&s, root, NULL, NULL, &err);
		is_int(schema_valid(s, read(rows[i].value), &err),
			rows[i].plain, "%s: %s", rows[i].schema, rows[i].value);
		schema_free(s);
		schema_compile(&s, root, &options, NULL, &err);
		is_int(schema_valid(s, read(rows[i].value), &err),
			rows[i].as_text, "%s: %s as text", rows[i].schema,
			rows[i].value);
		schema_free(s);
	}
}

/* RFC 3986, 5.4, and what identifiers of schemas look like. */
static void
test_uris(void)
{
	static const char base[] = "http://a/b/c/d;p?q";
	static const char *const rows[][2] = {
		{"g:h", "g:h"}, {"g", "http://a/b/c/g"},
		{"./g", "http://a/b/c/g"}, {"g/", "http://a/b/c/g/"},
		{"/g", "http://a/g"}, {"//g", "http://g"},
		{"?y", "http://a/b/c/d;p?y"}, {"g?y", "http://a/b/c/g?y"},
		{"#s", "http://a/b/c/d;p?q"}, {"", "http://a/b/c/d;p?q"},
		{";x", "http://a/b/c/;x"}, {".", "http://a/b/c/"},
		{"..", "http://a/b/"}, {"../g", "http://a/b/g"},
		{"../..", "http://a/"}, {"../../g", "http://a/g"},
		{"../../../g", "http://a/g"}, {"/./g", "http://a/g"},
		{"/../g", "http://a/g"}, {"g.", "http://a/b/c/g."},
		{"..g", "http://a/b/c/..g"}, {"./../g", "http://a/b/g"},
		{"./g/.", "http://a/b/c/g/"}, {"g/./h", "http://a/b/c/g/h"},
		{"g/../h", "http://a/b/c/h"}, {"urn:a:b#c", "urn:a:b"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		is_text(uri_resolve(&arena, str_of(base), str_of(rows[i][0])).p,
			rows[i][1], "»%s« is resolved", rows[i][0]);
}

static void
test_patterns(void)
{
	static const struct {
		const char *pattern, *text;
		int match;
	} rows[] = {
		{"^\\d{4}-\\d{2}$", "2025-26", 1},
		{"^\\d{4}-\\d{2}$", "2025-26\n", 0},
		{"^\\d$", "\xd9\xa3", 0}, {"^\\s$", "\xc2\xa0", 1},
		{"^[\\s]$", "\xef\xbb\xbf", 1}, {"^[\\S]$", "x", 1},
		{"^[^\\S]$", "\xc2\xa0", 1}, {"^[^\\S]$", "x", 0},
		{"^.$", "\xc3\xa6", 1}, {"^.$", "\r", 0},
		{"^[^]$", "\n", 1}, {"[]", "a", 0},
		{"^\\p{Letter}+$", "\xc3\xa6" "bc", 1},
		{"^\\p{Lu}", "\xc3\x86", 1}, {"^\\P{Lu}", "\xc3\x86", 0},
		{"^\\p{Script=Greek}$", "\xce\xb1", 1},
		{"^\\u00e6$", "\xc3\xa6", 1}, {"^\\uD83D\\uDE00$",
			"\xf0\x9f\x98\x80", 1}, {"^\\u{1F600}$",
			"\xf0\x9f\x98\x80", 1}, {"^\\x41\\cA?$", "A", 1},
		{"^[[a]$", "[", 1}, {"^[[:alpha:]]$", "a", 0},
		{"^a{2}$", "aa", 1}, {"^a{,2}$", "a{,2}", 1},
		{"(?<=a)b", "ab", 1}, {"^(?<x>a)\\k<x>$", "aa", 1},
		{"^(?:(a)|b)\\1c$", "bc", 1}, {"\\bx\\b", "\xc3\xa6x", 1},
	};
	static const char *const wrong[] = {"(", "a**", "a*+", "(?i)a", "(*F)",
		"\\Q", "\\p", "\\pL", "\\u12", "[a", "\\", "(?P<x>a)", "\\a",
		"(?>a)", "a{1}{2}", "\\k<x", "\\xg1", "\\c1"};
	struct matcher m = {0};
	struct pattern *p;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		p = pattern_new(&arena, str_of(rows[i].pattern));
		if (!ok(p != NULL, "%s is a pattern", rows[i].pattern))
			continue;
		is_int(pattern_match(p, &m, str_of(rows[i].text)),
			rows[i].match, "%s on text %zu", rows[i].pattern,
			i);
		pattern_free(p);
	}
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		ok(!pattern_valid(str_of(wrong[i])), "%s is none", wrong[i]);
	matcher_free(&m);
}

int
main(void)
{
	test_refused();
	test_mean();
	test_many_findings();
	test_absent();
	test_as_text();
	test_uris();
	test_patterns();
	arena_free(&arena);
	return test_end();
}
