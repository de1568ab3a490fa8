/* SPDX-License-Identifier: MPL-2.0 */
/* Trailers: what is composed reads back; all that could be read in two ways
 * is refused. */
#include "tests/unit/harness.h"

#include "lib/trust/trailer.h"

#define BLOCK "Role: skoleleder\nUnit: nord\nCycle: 2025-26\nAction: edit\n"

static const struct trailers all = {"skoleleder", "nord", "2025-26", "edit"};

static void
test_compose(void)
{
	static const struct {
		const char *name, *message, *want;      /* want NULL: refused */
	} cases[] = {
		{"a line", "Referat", "Referat\n\n" BLOCK},
		{"trimmed", "\n Referat \n\n", "Referat\n\n" BLOCK},
		{"several lines", "A\n\nb\nc", "A\n\nb\nc\n\n" BLOCK},
		{"CRLF", "A\r\n\r\nb\r\n", "A\n\nb\n\n" BLOCK},
		{"Danish", "Årets møde: æøå", "Årets møde: æøå\n\n" BLOCK},
		{"another's trailer", "A\n\nSigned-off-by: x",
			"A\n\nSigned-off-by: x\n\n" BLOCK},
		{"dashes in a line", "A --- b\n----", "A --- b\n----\n\n" BLOCK},
		{"the word alone", "Role\n\nUnit nord",
			"Role\n\nUnit nord\n\n" BLOCK},
		{"empty", " \n", NULL},
		{"our trailer", "A\n\nRole: skolechef", NULL},
		{"in the first line", "Unit: nord", NULL},
		{"in other letters", "A\n\nROLE : x", NULL},
		{"indented", "A\n\n  Cycle: x", NULL},
		{"a divider", "A\n\n---\nb", NULL},
		{"a divider with text", "A\n--- b", NULL},
		{"escape", "A\x1b[31m", NULL},
		{"a lone CR", "A\rRole: x", NULL},
		{"not UTF-8", "A\xff", NULL},
		{"line separator", "A\xe2\x80\xa8Role: x", NULL},
		{"turned around", "A\xe2\x80\xae", NULL},
	};
	struct error err;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = {0};
		int rc = trailer_compose(&out, cases[i].message, &all, &err);

		is_int(rc, cases[i].want ? 0 : -1, "%s", cases[i].name);
		if (cases[i].want)
			is_text(buf_cstr(&out), cases[i].want, "%s",
				cases[i].name);
		else
			is_int(err.kind, ERROR_USAGE, "%s", cases[i].name);
		buf_free(&out);
	}
}

static void
test_values(void)
{
	static const char *const bad[] = {"", " x", "x ", "a\nRole: b", "a\tb",
		"\x1b", "\xff", "a\xe2\x80\xa9" "b"};
	struct trailers t = {0};
	struct buf out = {0};
	struct error err;
	size_t i;

	ok(trailer_compose(&out, "A", &t, &err) == 0, "none at all");
	is_text(buf_cstr(&out), "A\n\nRole: -\nUnit: -\nCycle: -\nAction: -\n",
		"are dashes");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		t.unit = bad[i];
		is_int(trailer_compose(&out, "A", &t, &err), -1,
			"bad value %zu", i);
	}
	buf_free(&out);
}

static void
test_parse(void)
{
	static const struct {
		const char *name, *message;
		enum trailer_verdict want;
	} cases[] = {
		{"ours", "A\n\n" BLOCK, TRAILER_GOOD},
		{"with a body", "A\n\nb\n\nc\n\n" BLOCK, TRAILER_GOOD},
		{"two empty lines", "A\n\n\n" BLOCK, TRAILER_GOOD},
		{"elsewhere", "Rettet i webben\n", TRAILER_NONE},
		{"empty", "", TRAILER_NONE},
		{"another's", "A\n\nSigned-off-by: x\n", TRAILER_NONE},
		{"block alone", BLOCK, TRAILER_BAD},
		{"block alone, spaced", "\n\n" BLOCK, TRAILER_BAD},
		{"no empty line", "A\n" BLOCK, TRAILER_BAD},
		{"one more", "A\n\n" BLOCK "Signed-off-by: x\n", TRAILER_BAD},
		{"one less", "A\n\nRole: a\nUnit: b\nCycle: c\n", TRAILER_BAD},
		{"twice", "A\n\nRole: a\nRole: b\nUnit: b\nCycle: c\nAction: d\n",
			TRAILER_BAD},
		{"two blocks", "A\n\n" BLOCK "\n" BLOCK, TRAILER_BAD},
		{"one in the body", "A\n\nrole : x\n\n" BLOCK, TRAILER_BAD},
		{"only in the body", "A\n\nRole: x\n\nb\n", TRAILER_BAD},
		{"text after", "A\n\n" BLOCK "\nb\n", TRAILER_BAD},
		{"divider", "A\n\n---\n\n" BLOCK, TRAILER_BAD},
		{"other order", "A\n\nUnit: b\nRole: a\nCycle: c\nAction: d\n",
			TRAILER_BAD},
		{"other case", "A\n\nrole: a\nUnit: b\nCycle: c\nAction: d\n",
			TRAILER_BAD},
		{"space before the colon",
			"A\n\nRole : a\nUnit: b\nCycle: c\nAction: d\n",
			TRAILER_BAD},
		{"no space after it",
			"A\n\nRole:a\nUnit: b\nCycle: c\nAction: d\n",
			TRAILER_BAD},
		{"folded", "A\n\nRole: a\n b\nUnit: b\nCycle: c\nAction: d\n",
			TRAILER_BAD},
		{"empty value", "A\n\nRole: \nUnit: b\nCycle: c\nAction: d\n",
			TRAILER_BAD},
		{"CRLF", "A\r\n\r\nRole: a\r\nUnit: b\r\nCycle: c\r\n"
			"Action: d\r\n", TRAILER_BAD},
		{"a letter that looks like o",
			"A\n\nR\xd0\xbele: a\nUnit: b\nCycle: c\nAction: d\n",
			TRAILER_BAD},
		{"indented block", "A\n\n Role: a\n Unit: b\n", TRAILER_BAD},
	};
	struct arena a = {0};
	struct trailers t;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		is_int(trailer_parse(&t, &a, str_of(cases[i].message)),
			cases[i].want, "%s", cases[i].name);
		ok((t.role != NULL) == (cases[i].want == TRAILER_GOOD),
			"%s: filled", cases[i].name);
	}
	is_int(trailer_parse(&t, &a, STR("A\0\n\nRole: a\n")), TRAILER_BAD,
		"NUL");
	arena_free(&a);
}

static void
test_round(void)
{
	struct trailers in = {"forældrerepræsentant", NULL, "2025-26", "edit"};
	struct trailers out;
	struct arena a = {0};
	struct buf text = {0};
	struct error err;

	trailer_compose(&text, "Møde\n\nmed tekst", &in, &err);
	is_int(trailer_parse(&out, &a, buf_view(&text)), TRAILER_GOOD,
		"what is written reads back");
	is_text(out.role, "forældrerepræsentant", "role");
	ok(out.unit == NULL, "a dash is none");
	is_text(out.cycle, "2025-26", "cycle");
	is_text(out.action, "edit", "action");
	buf_free(&text);
	arena_free(&a);
}

int
main(void)
{
	test_compose();
	test_values();
	test_parse();
	test_round();
	return test_end();
}
