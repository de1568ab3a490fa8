/* SPDX-License-Identifier: MPL-2.0 */
/* Places in a text, and findings that stand there. */
#include "lib/text/finding.h"
#include "tests/unit/harness.h"

static struct arena arena;

static void
test_places(void)
{
	static const struct {
		const char *text;
		uint32_t offset, line, column;
	} cases[] = {
		{"", 0, 1, 1}, {"abc", 0, 1, 1}, {"abc", 3, 1, 4},
		{"a\nb", 1, 1, 2}, {"a\nb", 2, 2, 1}, {"a\nb\n", 4, 3, 1},
		{"æøå x", 6, 1, 4}, {"æøå\nå😀x", 13, 2, 3}, {"a\r\nb", 3, 2, 1},
		{"a\rb", 2, 1, 3}, {"\n\n\n", 3, 4, 1},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct source src;
		uint32_t line, column;

		source_init(&src, &arena, "x", str_of(cases[i].text));
		source_place(&src, cases[i].offset, &line, &column);
		is_int(line, cases[i].line, "line of %zu", i);
		is_int(column, cases[i].column, "column of %zu", i);
	}
}

static void
test_lines(void)
{
	struct source src;

	source_init(&src, &arena, "x", STR("æ\r\n\nb\rc"));
	is_int(src.line_count, 3, "lines end at LF");
	ok(str_is(source_line(&src, 1), "æ"), "a line without its CR LF");
	ok(str_is(source_line(&src, 2), ""), "an empty line");
	ok(str_is(source_line(&src, 3), "b\rc"), "the last, with a CR in it");
	ok(str_is(source_line(&src, 4), ""), "past the end");
	ok(str_is(source_line(&src, 0), ""), "before the beginning");
	is_int(source_offset(&src, 3), 5, "offset of a line");
	is_int(source_offset(&src, 9), src.text.n, "offset past the end");
	ok(str_is(source_slice(&src, span_make(0, 2)), "æ"), "a slice");
}

static void
test_findings(void)
{
	struct findings fs = {.arena = &arena, .path = "b.md"};
	struct source src;
	enum finding_code code;

	source_init(&src, &arena, "b.md", STR("æ\nabc\n"));
	finding_add(&fs, FINDING_RAW_HTML, span_make(4, 5), "<b>");
	finding_add(&fs, FINDING_RAW_HTML, span_make(4, 5), "<b>");
	finding_add(&fs, FINDING_RAW_HTML, span_make(4, 5), "<c>");
	finding_add(&fs, FINDING_UNSAFE_LINK, span_make(2, 900), "x", "y");
	findings_locate(&fs, 0, &src);
	fs.path = "a.md";
	fs.draft = true;
	finding_add(&fs, FINDING_SECTION_MISSING, span_make(0, 0), "A");
	fs.draft = false;
	finding_add(&fs, FINDING_SECTION_MISSING, span_make(0, 0), "B");
	findings_sort(&fs);
	is_int(fs.n, 5, "exact doubles are dropped");
	is_text(fs.v[0].path, "a.md", "sorted by path");
	is_int(fs.v[0].severity, SEVERITY_WARNING, "unfinished in a draft");
	is_int(fs.v[1].severity, SEVERITY_ERROR, "unfinished later");
	is_int(fs.v[2].code, FINDING_UNSAFE_LINK, "then by place");
	is_text(fs.v[2].args[1], "y", "arguments are kept");
	ok(fs.v[2].args[2] == NULL, "the others are not given");
	is_int(fs.v[2].line, 1, "line");
	is_int(fs.v[2].column, 2, "column in code points");
	is_int(fs.v[2].end_line, 3, "the end is cut to the text's");
	is_int(fs.v[3].line, 2, "line of the next");
	is_int(fs.v[3].column, 2, "its column");
	is_text(fs.v[3].line_text, "abc", "its line");
	is_int(findings_count(&fs, SEVERITY_ERROR), 4, "errors");
	is_int(findings_count(&fs, SEVERITY_WARNING), 1, "warnings");
	ok(finding_by_name(&code, "html") && code == FINDING_RAW_HTML,
		"a code by its name");
	ok(!finding_by_name(&code, "findes-ikke"), "no such name");
	is_text(finding_name(FINDING_RAW_HTML), "html", "the name of a code");
}

/* Of a line that is long only what stands around the place is kept. */
static void
test_long_line(void)
{
	struct findings fs = {.arena = &arena, .path = "a"};
	struct buf b = {0};
	struct source src;
	int i;

	for (i = 0; i < 20000; i++)
		buf_z(&b, "æb");
	buf_z(&b, "\nc");
	source_init(&src, &arena, "a", buf_view(&b));
	finding_add(&fs, FINDING_RAW_HTML, span_make(30000, 30003), "");
	finding_add(&fs, FINDING_RAW_HTML, span_make(3, 5), "");
	finding_add(&fs, FINDING_RAW_HTML, span_make(60001, 60002), "");
	findings_locate(&fs, 0, &src);
	is_int(fs.v[0].column, 20001, "the column in the whole line");
	is_int(fs.v[0].end_column, 20003, "and that of the end");
	ok(strlen(fs.v[0].line_text) <= 2048, "not the whole line");
	is_int(fs.v[0].text_byte % 3, 1, "cut between characters");
	is_int(2 * (fs.v[0].text_byte - 1), 3 * (fs.v[0].text_column - 1),
		"where it was cut, in bytes and in characters");
	is_int(fs.v[1].column, 3, "a place before the last one");
	is_int(fs.v[1].text_column, 1, "shown from the front");
	is_int(fs.v[2].line, 2, "the next line");
	is_text(fs.v[2].line_text, "c", "is whole");
	buf_free(&b);
}

/* Names are what people write and link to: each its own. */
static void
test_names(void)
{
	int i, k, same = 0, odd = 0;

	for (i = 0; i < FINDING_COUNT; i++) {
		const char *name = finding_name((enum finding_code)i);

		for (k = 0; k < i; k++)
			same += streq(name, finding_name((enum finding_code)k));
		odd += *name == '\0' || strpbrk(name, " /.") != NULL;
	}
	is_int(same, 0, "no code has another's name");
	is_int(odd, 0, "names are good in a path");
}

int
main(void)
{
	test_places();
	test_lines();
	test_findings();
	test_long_line();
	test_names();
	arena_free(&arena);
	return test_end();
}
