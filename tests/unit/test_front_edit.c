/* SPDX-License-Identifier: MPL-2.0 */
/* Single fields changed as text: what isn't named stays byte by byte. */
#include "lib/model/front_edit.h"
#include "tests/unit/approvals.h"

#define ITEM "  - rolle: chef\n    person: carl\n"
#define BODY "---\nTekst\n"

/* The change: the state becomes STATE, or of the approvals those named in DROP
 * ("x.": the first of two) go and, with ADD, one of Carl comes. WANT NULL: it
 * can't be done here. */
static const struct {
	const char *name, *text, *state, *drop;
	bool add;
	const char *want;
} cases[] = {
	{"a state", "---\nstatus: kladde # ikke læst\ndato: 2026-01-01\n" BODY,
		"godkendt", NULL, false,
		"---\nstatus: godkendt # ikke læst\ndato: 2026-01-01\n" BODY},
	{"a state in quotes", "---\nstatus: \"til høring\"\n" BODY, "godkendt",
		NULL, false, "---\nstatus: godkendt\n" BODY},
	{"a state of two words", "---\nstatus: kladde\n" BODY, "til høring",
		NULL, false, "---\nstatus: til høring\n" BODY},
	{"a state not filled in", "---\nstatus:\ndato: 2026-01-01\n" BODY,
		"godkendt", NULL, false,
		"---\nstatus: godkendt\ndato: 2026-01-01\n" BODY},
	{"no state yet, in the form's order",
		"---\ndato: 2026-01-01\ngodkendelser: []\n" BODY, "godkendt",
		NULL, false,
		"---\ndato: 2026-01-01\nstatus: godkendt\ngodkendelser: []\n"
		BODY},
	{"no fields at all", "Tekst\n", "godkendt", NULL, false,
		"---\nstatus: godkendt\n---\nTekst\n"},
	{"no field between the lines", "---\n" BODY, "godkendt", NULL, false,
		"---\nstatus: godkendt\n" BODY},
	{"the first item", "---\ndato: 2026-01-01\n" BODY, NULL, "", true,
		"---\ndato: 2026-01-01\ngodkendelser:\n" ITEM BODY},
	{"the first item, comments last", "---\ndato: 2026-01-01\n# slut\n" BODY,
		NULL, "", true,
		"---\ndato: 2026-01-01\n# slut\ngodkendelser:\n" ITEM BODY},
	{"into an empty list", "---\ngodkendelser: []\ndato: 2026-01-01\n" BODY,
		NULL, "", true,
		"---\ngodkendelser:\n" ITEM "dato: 2026-01-01\n" BODY},
	{"into a list that says nothing",
		"---\ngodkendelser:\ndato: 2026-01-01\n" BODY, NULL, "", true,
		"---\ngodkendelser:\n" ITEM "dato: 2026-01-01\n" BODY},
	{"after the others, as they are indented", "---\ngodkendelser:\n"
		"- {person: eva}   # først\n-  person:   bo\n\n# se\ndato: 2026-01-01\n"
		BODY, NULL, "..", true,
		"---\ngodkendelser:\n- {person: eva}   # først\n-  person:   bo\n"
		"- rolle: chef\n  person: carl\n\n# se\ndato: 2026-01-01\n"
		BODY},
	{"after those in brackets", "---\ngodkendelser: [{person: eva}, "
		"{person: bo}]\n" BODY, NULL, "..", true,
		"---\ngodkendelser:\n  - {person: eva}\n  - {person: bo}\n" ITEM
		BODY},
	{"the first goes", "---\ngodkendelser:\n  - person: eva\n    rolle: x\n"
		"  - person: bo\nstatus: kladde\n" BODY, NULL, "x.", false,
		"---\ngodkendelser:\n  - person: bo\nstatus: kladde\n" BODY},
	{"the last goes, one comes", "---\ngodkendelser:\n  - person: eva\n"
		"  - person: bo\n" BODY, NULL, ".x", true,
		"---\ngodkendelser:\n  - person: eva\n" ITEM BODY},
	{"all go", "---\ndato: 2026-01-01\ngodkendelser:\n  - person: eva\n"
		"  - person: bo\nstatus: kladde\n" BODY, NULL, "xx", false,
		"---\ndato: 2026-01-01\nstatus: kladde\n" BODY},
	{"lines as Windows has them", "---\r\ndato: 2026-01-01\r\n---\r\nA\r\n",
		NULL, "", true, "---\r\ndato: 2026-01-01\r\ngodkendelser:\r\n"
		"  - rolle: chef\r\n    person: carl\r\n---\r\nA\r\n"},
	{"all fields in brackets", "---\n{dato: 2026-01-01, status: kladde}\n"
		BODY, NULL, "", true, NULL},
	{"a dash on a line of its own", "---\ngodkendelser:\n  -\n    person: "
		"eva\n" BODY, NULL, ".", true, NULL},
};

static void
test_cases(void)
{
	static const struct front_part parts[] = {{"rolle", "chef"},
		{"person", "carl"}, {"tekst", NULL}};
	size_t i, n;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct approvals_case k;
		struct front_change c = {.key = "godkendelser"};
		bool drop[4] = {false};
		struct buf out = {0};

		case_open(&k, "");
		for (n = 0; cases[i].drop && cases[i].drop[n]; n++)
			drop[n] = cases[i].drop[n] == 'x';
		c.drop = drop;
		c.parts = parts;
		c.part_count = cases[i].add ? 3 : 0;
		if (cases[i].state)
			c = (struct front_change){.key = "status",
				.text = cases[i].state};
		ok(front_edit(&out, case_read_at(&k, APPROVALS_PATH,
			cases[i].text), &c, 1) == (cases[i].want != NULL),
			"%s: %s", cases[i].name, cases[i].want ? "done"
			: "left");
		is_text(buf_cstr(&out), cases[i].want ? cases[i].want : "",
			"%s", cases[i].name);
		buf_free(&out);
		case_close(&k);
	}
}

/* Two fields at once. */
static void
test_together(void)
{
	static const struct front_part parts[] = {{"rolle", "chef"}};
	const struct front_change changes[] = {
		{.key = "godkendelser", .parts = parts, .part_count = 1},
		{.key = "status", .text = "godkendt"}};
	struct approvals_case k;
	struct buf out = {0};

	case_open(&k, "");
	ok(front_edit(&out, case_read_at(&k, APPROVALS_PATH,
		"---\nstatus: kladde\ndato: 2026-01-01\n" BODY), changes, 2),
		"two fields");
	is_text(buf_cstr(&out), "---\nstatus: godkendt\ndato: 2026-01-01\n"
		"godkendelser:\n  - rolle: chef\n" BODY, "two fields");
	buf_free(&out);
	case_close(&k);
}

int
main(void)
{
	test_cases();
	test_together();
	return test_end();
}
