/* SPDX-License-Identifier: MPL-2.0 */
/* Value trees: kinds, numbers, equality, merging, JSON. */
#include "lib/text/number.h"
#include "lib/text/scalar.h"
#include "lib/text/yaml.h"
#include "tests/unit/harness.h"

static struct arena arena;

static struct value *
read(const char *text)
{
	struct findings fs = {.arena = &arena};
	struct source src;

	source_init(&src, &arena, "x.yaml", str_of(text));
	return yaml_read(&arena, &src, span_make(0, src.text.n), &fs);
}

static const char *
json(const struct value *v)
{
	static struct buf out;

	buf_reset(&out);
	value_json(&out, v);
	return buf_cstr(&out);
}

static void
test_kinds(void)
{
	static const struct {
		const char *text;
		enum value_kind kind;
	} rows[] = {
		{"", VALUE_NULL}, {"~", VALUE_NULL}, {"null", VALUE_NULL},
		{"NULL", VALUE_NULL}, {"nULL", VALUE_STRING},
		{"true", VALUE_BOOL}, {"False", VALUE_BOOL},
		{"tRUE", VALUE_STRING}, {"nej", VALUE_STRING},
		{"no", VALUE_STRING}, {"on", VALUE_STRING},
		{"ja", VALUE_STRING}, {"y", VALUE_STRING},
		{"2026-01-14", VALUE_STRING}, {"08-01", VALUE_STRING},
		{"2024/25", VALUE_STRING}, {"1:30", VALUE_STRING},
		{"1_000", VALUE_STRING}, {"1.10", VALUE_NUMBER},
		{"017", VALUE_NUMBER}, {"0o17", VALUE_NUMBER},
		{"0x1F", VALUE_NUMBER}, {"0x", VALUE_STRING},
		{"0o8", VALUE_STRING}, {"-0x1", VALUE_STRING},
		{"+12", VALUE_NUMBER}, {"-", VALUE_STRING},
		{".", VALUE_STRING}, {"..", VALUE_STRING},
		{".5", VALUE_NUMBER}, {"5.", VALUE_NUMBER},
		{"1e3", VALUE_NUMBER}, {"1e", VALUE_STRING},
		{"1.2.3", VALUE_STRING}, {"-.inf", VALUE_NUMBER},
		{".nan", VALUE_NUMBER}, {"-.nan", VALUE_STRING},
		{"12a", VALUE_STRING}, {"4.-6. klasse", VALUE_STRING},
	};
	bool truth;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		is_int(scalar_kind(str_of(rows[i].text), &truth), rows[i].kind,
			"kind of »%s«", rows[i].text);
}

static void
test_older(void)
{
	static const char *const rows[][2] = {
		{"no", "@bool:false"}, {"On", "@bool:true"}, {"nej", NULL},
		{"017", "@the-number:15"}, {"018", NULL}, {"17", NULL},
		{"1:30", "@the-number:90"}, {"12:30:15", "@the-number:45015"},
		{"1:75", NULL}, {"1_000", "@the-number:1000"},
		{"2026-01-14", NULL}, {"08-01", NULL}, {"1.10", NULL},
		{"2024/25", NULL}, {"0", NULL}, {"1:", NULL},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		is_text(scalar_older(&arena, str_of(rows[i][0])), rows[i][1],
			"»%s« in older programs", rows[i][0]);
}

static void
test_numbers(void)
{
	static const struct {
		const char *a, *b;
		int order;
	} rows[] = {
		{"1", "1.0", 0}, {"1", "2", -1}, {"10", "9", 1},
		{"-1", "1", -1}, {"-2", "-1", -1}, {"0", "-0", 0},
		{"0", "0.001", -1}, {"0", "-0.001", 1}, {"1e2", "100", 0},
		{"0.1e1", "1", 0}, {"017", "17", 0}, {"0o17", "15", 0},
		{"0xFF", "255", 0}, {".5", "0.50", 0}, {"5.", "5", 0},
		{"12345678901234567890123", "12345678901234567890124", -1},
		{"1e400", "1e399", 1}, {"1e-400", "0", 1},
		{"1.5", "1.25", 1}, {"100.5", "1005e-1", 0},
		{"1e99999999999999999999", "1e99999", 1},
	};
	static const struct {
		const char *a, *b;
		bool multiple;
	} multiples[] = {
		{"10", "2", true}, {"7", "2", false}, {"0", "3", true},
		{"4.5", "1.5", true}, {"0.0075", "0.0001", true},
		{"0.00751", "0.0001", false}, {"1e308", "0.123456789", false},
		{"12391239123", "1e-8", true}, {"-6", "3", true},
		{"1.1", "1", false}, {"20", "10", true}, {"2", "10", false},
		{"30000000000000000000001", "3", false},
		{"30000000000000000000003", "3", true},
	};
	struct number a, b;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		number_parse(&a, str_of(rows[i].a));
		number_parse(&b, str_of(rows[i].b));
		is_int(number_compare(&a, &b), rows[i].order, "%s against %s",
			rows[i].a, rows[i].b);
		is_int(number_compare(&b, &a), -rows[i].order,
			"%s against %s", rows[i].b, rows[i].a);
	}
	for (i = 0; i < sizeof(multiples) / sizeof(multiples[0]); i++) {
		number_parse(&a, str_of(multiples[i].a));
		number_parse(&b, str_of(multiples[i].b));
		is_int(number_is_multiple(&a, &b), multiples[i].multiple,
			"%s of %s", multiples[i].a, multiples[i].b);
	}
	ok(!number_parse(&a, STR(".inf")), "infinity is no number");
	ok(number_parse(&a, STR("1.0")) && number_is_integer(&a), "1.0 is whole");
	ok(number_parse(&a, STR("1.5")) && !number_is_integer(&a), "1.5 is not");
}

static void
test_equal(void)
{
	static const struct {
		const char *a, *b;
		bool equal;
	} rows[] = {
		{"{a: 1, b: 2}", "{b: 2.0, a: 1}", true},
		{"{a: 1}", "{a: 1, b: 2}", false},
		{"{a: 1, b: 2}", "{a: 1, c: 2}", false},
		{"[1, 2]", "[2, 1]", false}, {"[1]", "[true]", false},
		{"'1'", "1", false}, {"[]", "{}", false}, {"~", "null", true},
		{"[[], {}]", "[[], {}]", true}, {"false", "0", false},
	};
	struct buf big = {0}, turned = {0};
	struct value *a, *b;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		a = read(rows[i].a);
		b = read(rows[i].b);
		is_int(value_equal(a, b), rows[i].equal, "%s and %s",
			rows[i].a, rows[i].b);
	}
	for (i = 0; i < 40; i++) {
		buf_fmt(&big, "k%zu: %zu\n", i, i);
		buf_fmt(&turned, "k%zu: %zu.0\n", 39 - i, 39 - i);
	}
	a = read(buf_cstr(&big));
	b = read(buf_cstr(&turned));
	ok(value_equal(a, b), "large maps are equal without order");
	b->members[3].value = b->members[4].value;
	ok(!value_equal(a, b), "large maps differ");
	buf_free(&big);
	buf_free(&turned);
}

static void
test_merge(void)
{
	static const char *const rows[][3] = {
		{"{a: 1, b: 2}", "{b: 3, c: 4}", "{\"a\":1,\"b\":3,\"c\":4}"},
		{"{a: {x: 1, y: 2}}", "{a: {y: null}}", "{\"a\":{\"x\":1}}"},
		{"{a: 1}", "{a: null, b: null}", "{}"},
		{"{a: [1, 2]}", "{a: [3]}", "{\"a\":[3]}"},
		{"{a: 1}", "[1]", "[1]"}, {"1", "{a: 2}", "{\"a\":2}"},
		{"{a: {const: null}}", "{b: 1}", "{\"a\":{\"const\":null},\"b\":1}"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		is_text(json(value_merge(&arena, read(rows[i][0]),
			read(rows[i][1]))), rows[i][2], "%s under %s",
			rows[i][0], rows[i][1]);
}

static void
test_json(void)
{
	static const char *const rows[][2] = {
		{"[+1, 017, .5, 5., 0x1f, 0o17, -0.50, 1e3, 00.5, -.5e-2]",
			"[1,17,0.5,5,31,15,-0.50,1e3,0.5,-0.5e-2]"},
		{"[.inf, .nan]", "[null,null]"}, {"", "null"},
		{"{a: \"x\\ty\", b: [true, no]}",
			"{\"a\":\"x\\ty\",\"b\":[true,\"no\"]}"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		is_text(json(read(rows[i][0])), rows[i][1], "JSON of %s",
			rows[i][0]);
}

static void
test_get(void)
{
	struct value *v = read("{a: {b: x, c: 5, d: ~}, e: [1]}");

	is_text(value_text(value_get(value_get(v, "a"), "b")), "x", "a.b");
	is_text(value_text(value_get(value_get(v, "a"), "c")), "5",
		"numbers are text");
	is_text(value_text(value_get(value_get(v, "a"), "d")), NULL, "null");
	is_text(value_text(value_get(value_get(v, "x"), "y")), NULL,
		"what is not there");
	is_text(value_text(value_get(v, "e")), NULL, "a list is no text");
}

int
main(void)
{
	test_kinds();
	test_older();
	test_numbers();
	test_equal();
	test_merge();
	test_json();
	test_get();
	arena_free(&arena);
	return test_end();
}
