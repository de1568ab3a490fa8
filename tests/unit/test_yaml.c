/* SPDX-License-Identifier: MPL-2.0 */
/* Reading YAML: trees with their places, and findings. */
#include "lib/text/yaml.h"
#include "tests/unit/harness.h"

#include <stdlib.h>

static struct arena arena;
static struct findings fs;
static struct source src;

static struct value *
read_range(const char *text, size_t from, size_t to)
{
	fs = (struct findings){.arena = &arena};
	source_init(&src, &arena, "x.yaml", str_of(text));
	return yaml_read(&arena, &src, span_make(from, to), &fs);
}

static struct value *
read(const char *text)
{
	const char *file = arena_fmt(&arena, "---\n%s", text);

	return read_range(file, 4, strlen(file));
}

/* Writes a tree with the source of each part: a map {key<source>…}<source>. */
static void
dump(struct buf *out, const struct value *v)
{
	uint32_t i;

	if (v->kind < VALUE_LIST)
		buf_fmt(out, "%c%s", "~bns"[v->kind], v->text.p);
	else
		buf_char(out, v->kind == VALUE_MAP ? '{' : '[');
	for (i = 0; i < v->n; i++) {
		if (v->kind == VALUE_MAP) {
			const struct member *m = &v->members[i];

			buf_fmt(out, "%s%s<", i ? " " : "", m->key.p);
			buf_str(out, source_slice(&src, m->key_span));
			buf_z(out, ">: ");
			dump(out, m->value);
		} else {
			buf_z(out, i ? " " : "");
			dump(out, v->items[i]);
		}
	}
	if (v->kind >= VALUE_LIST)
		buf_char(out, v->kind == VALUE_MAP ? '}' : ']');
	buf_char(out, '<');
	buf_str(out, source_slice(&src, v->span));
	buf_char(out, '>');
}

static void
test_trees(void)
{
	static const char *const rows[][2] = {
		{"", "~<>"}, {"# kun en note\n", "~<>"}, {"---\n", "~<>"},
		{"dato: 2026-01-14\n",
			"{dato<dato>: s2026-01-14<2026-01-14>}<dato: 2026-01-14>"},
		{"æøå: \"Møde i går\"\nb: 5\n",
			"{æøå<æøå>: sMøde i går<\"Møde i går\"> b<b>: n5<5>}"
			"<æøå: \"Møde i går\"\nb: 5>"},
		{"a:\n  - æ\n  - {r: 'x''y', n: null}\nb:\n",
			"{a<a>: [sæ<æ> {r<r>: sx'y<'x''y'> n<n>: ~null<null>}"
			"<{r: 'x''y', n: null}>]<- æ\n  - {r: 'x''y', n: null}> "
			"b<b>: ~<>}<a:\n  - æ\n  - {r: 'x''y', n: null}\nb:>"},
		{"a: [1, true, \"\\u00e6\"] # note\n\n\nb: x\n",
			"{a<a>: [n1<1> btrue<true> sæ<\"\\u00e6\">]"
			"<[1, true, \"\\u00e6\"]> b<b>: sx<x>}"
			"<a: [1, true, \"\\u00e6\"] # note\n\n\nb: x>"},
		{"a: |\n  æ\n  b\n\nc: d\n",
			"{a<a>: sæ\nb\n<|\n  æ\n  b> c<c>: sd<d>}"
			"<a: |\n  æ\n  b\n\nc: d>"},
		{"a: én\n  to\nb: 1\n",
			"{a<a>: sén to<én\n  to> b<b>: n1<1>}"
			"<a: én\n  to\nb: 1>"},
		{"{\"a\":1,\"b\":[]}",
			"{a<\"a\">: n1<1> b<\"b\">: []<[]>}<{\"a\":1,\"b\":[]}>"},
		{"a: 1\r\nb: æ\r\nc: 2\r\n",
			"{a<a>: n1<1> b<b>: sæ<æ> c<c>: n2<2>}"
			"<a: 1\r\nb: æ\r\nc: 2>"},
		{"a: \"x\xe2\x80\xa8y\"\nb: 2\n",
			"{a<a>: sx\xe2\x80\xa8y<\"x\xe2\x80\xa8y\"> b<b>: n2<2>}"
			"<a: \"x\xe2\x80\xa8y\"\nb: 2>"},
		{"- a: 1\n  b: 2\n- c\n",
			"[{a<a>: n1<1> b<b>: n2<2>}<a: 1\n  b: 2> sc<c>]"
			"<- a: 1\n  b: 2\n- c>"},
		{"2024: x\ntrue: y\n",
			"{2024<2024>: sx<x> true<true>: sy<y>}"
			"<2024: x\ntrue: y>"},
		{" { \"a\" : [ ] , \"b\":[1,[{}],\"\\uD83D\\uDE00\\n\"], \"c\": -1.5e+3}",
			"{a<\"a\">: []<[ ]> b<\"b\">: [n1<1> [{}<{}>]<[{}]> "
			"s\xf0\x9f\x98\x80\n<\"\\uD83D\\uDE00\\n\">]"
			"<[1,[{}],\"\\uD83D\\uDE00\\n\"]> c<\"c\">: n-1.5e+3<-1.5e+3>}"
			"<{ \"a\" : [ ] , \"b\":[1,[{}],\"\\uD83D\\uDE00\\n\"], \"c\": -1.5e+3}>"},
		{"[1, 017, +1, 0x1]",
			"[n1<1> n017<017> n+1<+1> n0x1<0x1>]<[1, 017, +1, 0x1]>"},
		{"{\"a\":}", "{a<\"a\">: ~<>}<{\"a\":}>"},
		{"[1, 2,]", "[n1<1> n2<2>]<[1, 2,]>"},
	};
	struct buf out = {0};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct value *v = read(rows[i][0]);

		buf_reset(&out);
		if (v)
			dump(&out, v);
		is_text(buf_cstr(&out), rows[i][1], "tree %zu", i);
	}
	buf_free(&out);
}

static void
test_range(void)
{
	const char *text = "---\nsø: å\nx: *y\n---\n";
	struct value *v = read_range(text, 4, 12);

	ok(v && value_get(v, "sø"), "a range is read");
	is_int(v->members[0].value->span.from, 9, "a place in the file");
	read_range(text, 4, 18);
	is_int(fs.n, 1, "one finding");
	is_int(fs.v[0].span.from, 15, "a finding's place in the file");
}

static const struct {
	const char *text;
	enum finding_code code;
	const char *at, *first, *second;
	bool read;
} mistakes[] = {
	{"titel: Aftale: trivsel\n", FINDING_YAML_COLON, "Aftale: trivsel",
		"titel", "Aftale: trivsel", false},
	{"dato: 1\nnavn: \"x\"\ntitel: Æble: \\ og \"x\"\n", FINDING_YAML_COLON,
		"Æble: \\ og \"x\"", "titel", "Æble: \\\\ og \\\"x\\\"", false},
	{"l:\n  - navn: A: b\n", FINDING_YAML_COLON, "A: b", "navn", "A: b",
		false},
	{"a: x\n b: y\n", FINDING_YAML_SYNTAX, "b: y", "@yaml-indent",
		"@yaml-align:a: x", false},
	{"a:\n  - x\n - y\n", FINDING_YAML_SYNTAX, "- y", "@yaml-indent",
		"@yaml-align:- x", false},
	{"dato:2026\nsted:S\ntid: 9\n", FINDING_YAML_SYNTAX, "dato:2026",
		"@yaml-space", "@write:dato: 2026", false},
	{"a: 1\nsted = S\n", FINDING_YAML_SYNTAX, "sted = S",
		"@yaml-no-colon", "@write:sted: S", false},
	{"l:\n  - x\n  • y\n  • z\n", FINDING_YAML_SYNTAX, "• y",
		"@yaml-bullet", "@write:- y", false},
	{"l:\n  * x\n  - y\n", FINDING_YAML_SYNTAX, "* x", "@yaml-bullet",
		"@write:- x", false},
	{"l:\n  - x\n  -y\n  - z: 1\n", FINDING_YAML_SYNTAX, "-y",
		"@yaml-bullet", "@write:- y", false},
	{"l:\n  - {r: a, n: b}\n  - r: a, n: b\n", FINDING_YAML_SYNTAX,
		": b", "@yaml-braces", "@write:- {r: a, n: b}", false},
	{"l:\n  - {r: a, n: b: c}\n", FINDING_YAML_SYNTAX, "{r: a, n: b: c}",
		"@yaml-map-end", "@write:- {r: a, n: \"b: c\"}", false},
	{"l:\n  - {r: a, n: b}\n  - {r: a n: b}\n", FINDING_YAML_SYNTAX,
		"{r: a n: b}", "@yaml-map-end", "@write:- {r: a, n: b}", false},
	{"a: \"x\nb: \"y\"\n", FINDING_YAML_SYNTAX, "a: \"x",
		"@yaml-quote", "@write:a: \"x\"", false},
	{"a: \"x”\nb: y\n", FINDING_YAML_SYNTAX, "\"x”", "@yaml-quote",
		"@write:a: \"x\"", false},
	{"a: “x: y”\n", FINDING_YAML_COLON, "“x: y”", "a", "x: y", false},
	{"a: “x \"y\"”\n", FINDING_YAML_QUOTES, "“x \"y\"”", "'x \"y\"'",
		NULL, true},
	{"a: ‘x’\n", FINDING_YAML_QUOTES, "‘x’", "\"x\"", NULL, true},
	{"a: 1\na: [x, y\nb 2\nc: 3\n", FINDING_YAML_SYNTAX, "[x, y",
		"@yaml-list-end", "@yaml-look", false},
	{"a:\n\t- x\n", FINDING_YAML_TAB, "\t- x", "", NULL, false},
	{"a: 1\nb: 2\na: 3\na: 4\n", FINDING_YAML_DUPLICATE, "a", "a", NULL,
		true},
	{"a: &x 1\n", FINDING_YAML_FEATURE, "&x", "&x", "@yaml-anchor", false},
	{"a: *x\n", FINDING_YAML_FEATURE, "*x", "*x", "@yaml-alias", false},
	{"a: *Vigtigt* møde\n", FINDING_YAML_FEATURE, "*Vigtigt*",
		"*Vigtigt*", "@yaml-alias", false},
	{"a: !!str 1\n", FINDING_YAML_FEATURE, "!!str", "!!str", "@yaml-tag",
		false},
	{"a: !x [1]\n", FINDING_YAML_FEATURE, "!x", "!x", "@yaml-tag", false},
	{"a: !æ 1\n", FINDING_YAML_FEATURE, "!æ", "!æ", "@yaml-tag", false},
	{"%YAML 1.2\n---\na: 1\n", FINDING_YAML_FEATURE, "%YAML", "%YAML",
		"@yaml-directive", false},
	{"a: 1\n---\nb: 2\n", FINDING_YAML_FEATURE, "---", "---",
		"@yaml-document", false},
	{"a: {b: 1}\n<<: {c: 1}\n", FINDING_YAML_FEATURE, "<<:", "<<:",
		"@yaml-merge", false},
	{"? [a]\n: b\n", FINDING_YAML_SYNTAX, "[", "@yaml-key", NULL, false},
	{"svar: no\n", FINDING_YAML_AMBIGUOUS, "no", "no", "@bool:false", true},
	{"nr: 017\n", FINDING_YAML_AMBIGUOUS, "017", "017", "@the-number:15",
		true},
	{"tid: 1:30\n", FINDING_YAML_AMBIGUOUS, "1:30", "1:30",
		"@the-number:90", true},
	{"a: [1, 2\nb: 3\n", FINDING_YAML_SYNTAX, "[1, 2", "@yaml-list-end",
		"@write:a: [1, 2]", false},
	{"a: {x: 1\nb: 3\n", FINDING_YAML_SYNTAX, "{x: 1", "@yaml-map-end",
		"@write:a: {x: 1}", false},
	{"a: 1\ndato 2026\nb: 3\n", FINDING_YAML_SYNTAX, "dato 2026",
		"@yaml-no-colon", "@yaml-look", false},
	{"a: \"x\nb: 3\n", FINDING_YAML_SYNTAX, "\"x", "@yaml-quote",
		"@write:a: \"x\"", false},
	{"a: \"C:\\Users\"\n", FINDING_YAML_SYNTAX, "\\Users\"",
		"@yaml-escape", "@write:a: 'C:\\Users'", false},
	{"a: @skole\n", FINDING_YAML_SYNTAX, "@skole", "@yaml-start:@",
		"@write:a: \"@skole\"", false},
	{"a: \"x\" y\n", FINDING_YAML_SYNTAX, "y", "@yaml-behind-quote",
		"@write:a: '\"x\" y'", false},
	{"a: - y\n", FINDING_YAML_SYNTAX, "- y", "@yaml-dash",
		"@write:a: \"- y\"", false},
	{"a: [1, , 2]\n", FINDING_YAML_SYNTAX, ", 2]", "@yaml-content", NULL,
		false},
	{"a: [?x]\n", FINDING_YAML_SYNTAX, "x", "@yaml-question", NULL, false},
	{"a: | x\n  y\n", FINDING_YAML_SYNTAX, "x", "@yaml-block", NULL, false},
	{"a: \x01\n", FINDING_YAML_SYNTAX, "\x01", "@yaml-control", NULL,
		false},
	{"[a]\nb: c\n", FINDING_YAML_SYNTAX, NULL, NULL, NULL, false},
	{"a: \xff\n", FINDING_NOT_UTF8, "\xff", "", NULL, false},
};

static void
test_mistakes(void)
{
	size_t i;

	for (i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		struct value *v = read(mistakes[i].text);
		struct str at;

		is_int(v != NULL, mistakes[i].read, "%zu: read on", i);
		if (!ok(fs.n > 0, "%zu: has a finding", i))
			continue;
		is_text(finding_name(fs.v[0].code),
			finding_name(mistakes[i].code), "%zu: its code", i);
		at = source_slice(&src, fs.v[0].span);
		if (mistakes[i].at)
			is_text(arena_strndup(&arena, at.p, at.n),
				mistakes[i].at, "%zu: its place", i);
		if (mistakes[i].first)
			is_text(fs.v[0].args[0], mistakes[i].first,
				"%zu: what it is about", i);
		if (mistakes[i].second)
			is_text(fs.v[0].args[1], mistakes[i].second,
				"%zu: what more it says", i);
	}
	is_text(value_text(value_get(read("a: “x”\n"), "a")), "x",
		"what stands between curly quotes is the value");
	read("a: 1\nb: 2\na: 3\na: 4\n");
	is_int(fs.n, 2, "a key three times: two findings");
	ok(read_range("svar: no\n", 0, 9) && fs.n == 0,
		"nobody else reads a file of ours");
}

static void
test_many_keys(void)
{
	struct buf text = {0};
	struct value *v;
	int i;

	for (i = 0; i < 3000; i++)
		buf_fmt(&text, "k%d: %d\n", i % 2990, i);
	v = read(buf_cstr(&text));
	is_int(v ? v->n : 0, 2990, "the first of each key stands");
	is_int(fs.n, 10, "each double key is found");
	is_text(value_text(value_get(v, "k5")), "5", "the first one");
	buf_free(&text);
}

/* What costs libyaml or a naive reader more than it should. */
static void
test_hostile(void)
{
	static const struct {
		const char *head, *unit;
		size_t times;
		enum finding_code code;
	} rows[] = {
		{"", "[", 200000, FINDING_TOO_LARGE},
		{"", "{a: ", 50000, FINDING_TOO_LARGE},
		{"", "- ", 50000, FINDING_TOO_LARGE},
		{"", "? ", 50000, FINDING_YAML_SYNTAX},
		{"", "%TAG !a! x\n", 100000, FINDING_YAML_FEATURE},
		{"", "- &a 1\n", 100000, FINDING_YAML_FEATURE},
		{"a: \"", "æ", 5000000, FINDING_TOO_LARGE},
	};
	struct buf text = {0};
	size_t i, n;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&text);
		buf_z(&text, rows[i].head);
		for (n = 0; n < rows[i].times; n++)
			buf_z(&text, rows[i].unit);
		ok(read(buf_cstr(&text)) == NULL, "hostile %zu: refused", i);
		is_text(fs.n ? finding_name(fs.v[0].code) : NULL,
			finding_name(rows[i].code), "hostile %zu: why", i);
	}
	buf_free(&text);
}

int
main(void)
{
	test_trees();
	test_range();
	test_mistakes();
	test_many_keys();
	test_hostile();
	arena_free(&arena);
	return test_end();
}
