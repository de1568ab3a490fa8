/* SPDX-License-Identifier: MPL-2.0 */
/* Changing an agreement in the text of its document, in all the ways in which
 * agreements are written; and due dates as spreadsheets make them. */
#include <stdio.h>

#include "lib/model/amend.h"
#include "lib/report/intake.h"
#include "tests/unit/documents.h"
#include "tests/unit/harness.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))
#define FORM(more) "title: Prøve\nkind: referat\nstate: til høring\n" \
	"fields: {title: \"#\"}\nagreements:\n  fields: {id: Nr, title: Aftale, " \
	"owner: [Ansvarlig, Hvem], due: Frist, status: Status}\n" \
	"  " more "\nsections:\n  - {heading: A, content: agreements}\n"
#define LIST FORM("as: list")
#define TASKS FORM("as: list\n  tasks: true")
#define HEADINGS FORM("as: headings")
#define TABLE FORM("as: table")
#define HEAD "# T\n\n## A\n\n"

static const struct {
	const char *name, *form, *text;
	struct amendment am;
	const char *want;          /* NULL: refused */
} cases[] = {
	{"in a bracket", LIST, "- A1 Nye bøger (Hvem: leder; Frist: 2026-06; Status: ny)\n",
		{"konsulent", "2026-07-01", "i gang"},
		"- A1 Nye bøger (Hvem: konsulent; Frist: 2026-07-01; Status: i gang)\n"},
	{"the value stands in the title, too", LIST, "- A1 Nyt nye ny (Status: ny)\n",
		{NULL, NULL, "i gang"}, "- A1 Nyt nye ny (Status: i gang)\n"},
	{"one more in the bracket", LIST, "- A1 Bøger (Frist: 2026-06)\n  \n  Tekst.\n",
		{"leder", NULL, "opfyldt"},
		"- A1 Bøger (Frist: 2026-06; Ansvarlig: leder; Status: opfyldt)\n  \n  Tekst.\n"},
	{"a new bracket, behind one that is none", LIST, "- A1 Bøger (de nye)\n",
		{NULL, "2026-06", NULL}, "- A1 Bøger (de nye) (Frist: 2026-06)\n"},
	{"a list of fields", LIST, "- A1 Bøger\n  - Frist: 2026-06\n- A2 Stole\n",
		{"leder", "2026-07", NULL},
		"- A1 Bøger\n  - Frist: 2026-07\n  - Ansvarlig: leder\n- A2 Stole\n"},
	{"the second of two alike", LIST, "- A1 Bøger\n", {NULL, NULL, NULL},
		"- A1 Bøger\n"},
	{"a box is ticked", TASKS, "- [ ] A1 Bøger (Frist: 2026-06)\n",
		{NULL, NULL, "opfyldt"}, "- [x] A1 Bøger (Frist: 2026-06)\n"},
	{"and opened", TASKS, "- [x] A1 Bøger\n", {NULL, NULL, "ny"},
		"- [ ] A1 Bøger\n"},
	{"what a box can't say is written", TASKS, "- [ ] A1 Bøger\n",
		{NULL, NULL, "videreført"}, "- [ ] A1 Bøger (Status: videreført)\n"},
	{"below a heading", HEADINGS, "### A1 Bøger\n\n- Frist: 2026-06\n\nTekst.\n",
		{"leder", NULL, "i gang"},
		"### A1 Bøger\n\n- Frist: 2026-06\n- Ansvarlig: leder\n- Status: i gang\n\nTekst.\n"},
	{"a heading without fields", HEADINGS, "### A1 Bøger\n\n### A2 Stole\n",
		{NULL, "2026-06", NULL},
		"### A1 Bøger\n\n- Frist: 2026-06\n\n### A2 Stole\n"},
	{"a row", TABLE, "| Nr | Aftale | Hvem | Status |\n|-|-|-|-|\n| A1 | Bøger | leder | |\n",
		{"skolechef", NULL, "ny"},
		"| Nr | Aftale | Hvem | Status |\n|-|-|-|-|\n| A1 | Bøger | skolechef | ny |\n"},
	{"a row without the column", TABLE, "| Nr | Aftale |\n|-|-|\n| A1 | Bøger |\n",
		{"leder", NULL, NULL}, NULL},
	{"marks are escaped", TABLE, "| Nr | Aftale | Hvem |\n|-|-|-|\n| A1 | Bøger | leder |\n",
		{"a|b *c* <d>", NULL, NULL},
		"| Nr | Aftale | Hvem |\n|-|-|-|\n| A1 | Bøger | a\\|b \\*c\\* \\<d> |\n"},
	{"what would end the field", LIST, "- A1 Bøger (Hvem: leder)\n",
		{"leder; Status: opfyldt", NULL, NULL}, NULL},
	{"what would end the bracket", LIST, "- A1 Bøger (Hvem: leder)\n",
		{"leder) x (", NULL, NULL}, NULL},
	{"written with emphasis", LIST, "- A1 Bøger (Hvem: le*d*er)\n",
		{"konsulent", NULL, NULL}, NULL},
	{"with a class", LIST, "- A1 Bøger [intern]\n", {"leder", NULL, NULL},
		"- A1 Bøger [intern] (Ansvarlig: leder)\n"},
};

static void
test_amend(void)
{
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct document d;
		struct buf out = {0};
		char text[1024];
		bool good;

		snprintf(text, sizeof(text), HEAD "%s", cases[i].text);
		document_read(&d, cases[i].form, text);
		is_int(d.record->agreement_count > 0, 1, "%s: there is one",
			cases[i].name);
		good = amend(&out, d.record, 0, &cases[i].am);
		is_int(good, cases[i].want != NULL, "%s: done",
			cases[i].name);
		if (cases[i].want)
			is_text(buf_cstr(&out) + (good ? strlen(HEAD) : 0),
				cases[i].want, "%s", cases[i].name);
		else
			is_int(out.n, 0, "%s: nothing is written",
				cases[i].name);
		buf_free(&out);
		document_free(&d);
	}
}

static void
test_due(void)
{
	static const struct {
		const char *value, *current, *want;
	} dues[] = {
		{"2026-06-30", NULL, "2026-06-30"},
		{"30-06-2026", "2026-01-01", "2026-06-30"},
		{"30.6.2026", NULL, "2026-06-30"},
		{"30/06/26", NULL, "2026-06-30"},
		{"01-06-2026", "2026-06", "2026-06"},
		{"02-06-2026", "2026-06", "2026-06-02"},
		{"jun-26", "2026-06", "2026-06"},
		{"Maj-26", "2026-06", "2026-05"},
		{"2026-06", NULL, "2026-06"},
		{"2025-26", NULL, "2025-26"},
		{"efter påske", "efter påske", "efter påske"},
		{"efter jul", "efter påske", NULL},
		{"31-02-2026", NULL, NULL},
		{"30-06.2026", NULL, NULL},
		{"30-06-2026x", NULL, NULL},
		{"2026-13", NULL, NULL},
	};
	struct config c = {.cycles = {true, 8, 1}};
	struct arena a = {0};
	size_t i;

	for (i = 0; i < COUNT(dues); i++)
		is_text(intake_due(&a, &c, dues[i].value, dues[i].current),
			dues[i].want, "%s", dues[i].value);
	arena_free(&a);
}

int
main(void)
{
	test_amend();
	test_due();
	return test_end();
}
