/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements, year over year and between revisions. */
#include "lib/compare/changes.h"
#include "tests/unit/harness.h"
#include "tests/unit/records.h"

#define SOUTH "soendre"
#define EAST "oestre"

/* The changes as "A1>A1 kept continues +title", one a line. */
static const char *
show(struct arena *a, const struct changes *c)
{
	static const char *const fields[] = {" +title", " +owner", " +due",
		" +status", " +text"};
	const char *s = "";
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		const struct change *v = &c->v[i];

		s = arena_fmt(a, "%s%s%s>%s %s %s", s, i ? "\n" : "",
			v->from ? v->from->id : "", v->to ? v->to->id : "",
			change_name(v->kind), match_name(v->match));
		for (k = 0; k < 5; k++)
			if (v->fields & 1u << k)
				s = arena_fmt(a, "%s%s", s, fields[k]);
	}
	return s;
}

static const char *
cycles(struct sample *s, const char *unit, int from, int to)
{
	struct changes c;

	changes_cycles(&c, &s->arena, &s->group, unit, from, to);
	return show(&s->arena, &c);
}

/* One agreement in 2024-25 and what 2025-26 says of it. */
static void
test_kinds(void)
{
	static const struct {
		const char *name;
		struct agreement before, after;
		const char *continues, *want;
	} cases[] = {
		{"kept as it is", {.title = "Læsebånd", .text = "Hver dag."},
			{.title = "Læsebånd", .text = "Hver\ndag."},
			"2024-25/A1", "A1>A5 kept continues"},
		{"open to carried is no change", {.title = "Læsebånd",
			.status = "i gang"}, {.title = "Læsebånd",
			.status = "videreført", .state = STATUS_CARRIED},
			"2024-25/A1", "A1>A5 kept continues +status"},
		{"another word is no change", {.title = "Læsebånd",
			.status = "ny"}, {.title = "Læsebånd",
			.status = "i gang"}, "2024-25/A1",
			"A1>A5 kept continues +status"},
		{"the new state is changed", {.title = "Læsebånd"},
			{.title = "Læsebånd", .state = STATUS_CHANGED},
			"2024-25/A1", "A1>A5 changed continues +status"},
		{"another title", {.title = "Læsebånd"},
			{.title = "Bogklub"}, "2024-25/A1",
			"A1>A5 changed continues +title"},
		{"another owner", {.title = "Læsebånd", .owner = "skoleleder"},
			{.title = "Læsebånd", .owner = "konsulent"},
			"2024-25/A1", "A1>A5 changed continues +owner"},
		{"an owner went", {.title = "Læsebånd", .owner = "skoleleder"},
			{.title = "Læsebånd"}, "2024-25/A1",
			"A1>A5 changed continues +owner"},
		{"another due date", {.title = "Læsebånd",
			.due_text = "2025-06", .due = 100},
			{.title = "Læsebånd", .due_text = "2026-06",
			.due = 200}, "2024-25/A1",
			"A1>A5 changed continues +due"},
		{"the same date written otherwise", {.title = "Læsebånd",
			.due_text = "2026-06", .due = 100},
			{.title = "Læsebånd", .due_text = "2026-06-30",
			.due = 100}, "2024-25/A1", "A1>A5 kept continues"},
		{"another text", {.title = "Læsebånd", .text = "Hver dag."},
			{.title = "Læsebånd", .text = "Hver anden dag."},
			"2024-25/A1", "A1>A5 changed continues +text"},
		{"done goes before changed", {.title = "Læsebånd"},
			{.title = "Bogklub", .state = STATUS_DONE},
			"2024-25/A1", "A1>A5 done continues +title +status"},
		{"dropped goes before changed", {.title = "Læsebånd"},
			{.title = "Bogklub", .state = STATUS_DROPPED},
			"2024-25/A1", "A1>A5 dropped continues +title +status"},
		{"a guess answers nothing", {.title = "Fast læsebånd"},
			{.title = "Læsebåndet", .state = STATUS_DONE}, NULL,
			"A1>A5 unanswered similar +title +status"},
		{"not mentioned", {.title = "Læsebånd"},
			{.title = "Svømning"}, NULL,
			"A1> unanswered none\n>A5 added none"},
		{"closed and not mentioned", {.title = "Læsebånd",
			.state = STATUS_DONE}, {.title = "Svømning"}, NULL,
			">A5 added none"},
		{"closed, no guess", {.title = "Læsebånd",
			.state = STATUS_DROPPED}, {.title = "Læsebåndet"},
			NULL, ">A5 added none"},
		{"closed and taken up again", {.title = "Læsebånd",
			.state = STATUS_DONE}, {.title = "Læsebånd"},
			"2024-25/A1", "A1>A5 kept continues +status"},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sample s;
		struct record *r;
		struct agreement *a;

		sample_init(&s);
		r = sample_document(&s, SOUTH, 2024, "referat", 1);
		a = sample_agreement(r, "", "", STATUS_OPEN, NULL);
		*a = cases[i].before;
		a->id = "A1";
		a->due = a->due ? a->due : DATE_NONE;
		r = sample_document(&s, SOUTH, 2025, "referat", 2);
		a = sample_agreement(r, "", "", STATUS_OPEN, NULL);
		*a = cases[i].after;
		a->id = "A5";
		a->due = a->due ? a->due : DATE_NONE;
		a->continues = cases[i].continues;
		sample_link(&s);
		is_text(cycles(&s, SOUTH, 2024, 2025), cases[i].want, "%s",
			cases[i].name);
		sample_free(&s);
	}
}

static void
test_answer_is_short(void)
{
	struct agreements_spec spec = {.answers = true};
	struct part part = {.agreements = &spec};
	struct sample s;
	struct record *r;
	struct agreement *a;

	sample_init(&s);
	r = sample_document(&s, SOUTH, 2024, "referat", 1);
	a = sample_agreement(r, "A1", "Læsebånd", STATUS_OPEN, NULL);
	a->owner = "skoleleder";
	a->text = "Hver dag.";
	a->due_text = "2025-06";
	a->due = 7;
	r = sample_document(&s, SOUTH, 2025, "referat", 2);
	a = sample_agreement(r, "A1", "Læsebånd", STATUS_CARRIED, NULL);
	a->part = &part;
	sample_link(&s);
	is_text(cycles(&s, SOUTH, 2024, 2025), "A1>A1 kept id +status",
		"an answer that is silent leaves things as they were");
	a->text = "Går godt.";
	is_text(cycles(&s, SOUTH, 2024, 2025),
		"A1>A1 changed id +status +text",
		"what it says counts");
	sample_free(&s);
}

static void
test_years(void)
{
	struct form strategy = {.spans = 2};
	struct sample s;
	struct record *r;

	sample_init(&s);
	r = sample_document(&s, SOUTH, 2021, "strategi", 1);
	r->form = &strategy;
	sample_agreement(r, "B1", "Naturfag", STATUS_OPEN, NULL);
	r = sample_document(&s, SOUTH, 2021, "referat", 2);
	sample_agreement(r, "A1", "Læsebånd", STATUS_OPEN, NULL);
	sample_agreement(r, "A2", "Svømning", STATUS_OPEN, NULL);
	sample_agreement(r, "A3", "Teater", STATUS_OPEN, NULL);
	r = sample_document(&s, SOUTH, 2022, "referat", 3);
	sample_agreement(r, "A1", "Læsebånd", STATUS_CARRIED, NULL);
	sample_agreement(r, "A2", "Svømning", STATUS_DONE, NULL);
	r = sample_document(&s, SOUTH, 2023, "referat", 4);
	sample_agreement(r, "A7", "Læsning hver dag", STATUS_DONE,
		"2022-23/A1");
	sample_agreement(r, "A8", "Skuespil", STATUS_OPEN, "2021-22/A3");
	sample_link(&s);
	is_text(cycles(&s, SOUTH, 2021, 2022),
		"A1>A1 kept id +status\nA2>A2 done id +status\n"
		"A3> unanswered none",
		"what spans both cycles is still running");
	is_text(cycles(&s, SOUTH, 2022, 2023),
		"B1> unanswered none\nA1>A7 done continues +title +status\n"
		">A8 added none", "and is missed after its last one");
	is_text(cycles(&s, SOUTH, 2021, 2023),
		"B1> unanswered none\nA1>A7 done id +title +status\nA2>A2 done id +status\n"
		"A3>A8 changed continues +title",
		"two years at once: the weakest link, and what closed between");
	is_int(s.findings.n, 0, "nothing to complain of");
	sample_free(&s);
}

static void
test_split_and_merge(void)
{
	struct sample s;
	struct record *r;

	sample_init(&s);
	r = sample_document(&s, EAST, 2023, "referat", 1);
	sample_agreement(r, "A1", "Læring og leg", STATUS_OPEN, NULL);
	sample_agreement(r, "A2", "Skolehave", STATUS_OPEN, NULL);
	r = sample_document(&s, SOUTH, 2023, "referat", 1);
	sample_agreement(r, "A3", "Kor", STATUS_OPEN, NULL);
	r = sample_document(&s, SOUTH, 2024, "referat", 1);
	sample_agreement(r, "A4", "Læring", STATUS_OPEN, "oestre/2023-24/A1");
	sample_agreement(r, "A5", "Leg", STATUS_OPEN, "oestre/2023-24/A1");
	sample_agreement(r, "A6", "Koret", STATUS_OPEN, "2023-24/A3");
	sample_link(&s);
	is_text(cycles(&s, SOUTH, 2023, 2024),
		"A1>A4 changed continues +title\n"
		"A1>A5 changed continues +title\n"
		"A2> unanswered none\nA3>A6 changed continues +title",
		"a split is listed twice, what was merged in belongs here");
	is_text(cycles(&s, EAST, 2023, 2024), "",
		"and no longer to the unit that is gone");
	is_int(s.findings.n, 0, "nothing to complain of");
	sample_free(&s);
}

static void
test_guesses(void)
{
	struct sample s;
	struct record *r;

	sample_init(&s);
	r = sample_document(&s, SOUTH, 2024, "referat", 1);
	sample_agreement(r, "A1", "Læsebånd på mellemtrinnet", STATUS_OPEN,
		NULL);
	sample_agreement(r, "A2", "Fast læsebånd på mellemtrinnet",
		STATUS_OPEN, NULL);
	r = sample_document(&s, SOUTH, 2025, "referat", 1);
	sample_agreement(r, "A8", "Fast læsebånd på mellemtrin", STATUS_OPEN,
		NULL);
	sample_agreement(r, "A9", "Svømning", STATUS_OPEN, NULL);
	sample_link(&s);
	is_text(cycles(&s, SOUTH, 2024, 2025),
		"A1> unanswered none\nA2>A8 unanswered similar +title\n"
		">A9 added none", "the best guess, used once, not listed again");
	sample_free(&s);
}

static void
test_revisions(void)
{
	struct sample before, after;
	struct changes c;
	struct record *r;

	sample_init(&before);
	sample_init(&after);
	r = sample_document(&before, SOUTH, 2023, "referat", 1);
	sample_agreement(r, "A1", "Gammel", STATUS_OPEN, NULL);
	r = sample_document(&after, SOUTH, 2023, "referat", 1);
	sample_agreement(r, "A1", "Gammel", STATUS_OPEN, NULL);
	r = sample_document(&before, SOUTH, 2024, "referat", 1);
	sample_agreement(r, "A1", "Læsebånd", STATUS_OPEN, NULL);
	sample_agreement(r, "A2", "Svømning", STATUS_OPEN, NULL);
	sample_agreement(r, "x0", "Etablere skolehave", STATUS_OPEN, NULL);
	sample_agreement(r, "A4", "Kor", STATUS_OPEN, NULL);
	r = sample_document(&after, SOUTH, 2024, "referat", 1);
	source_init(&r->source, &after.arena, r->path, STR("ny"));
	sample_agreement(r, "A1", "Læsebånd", STATUS_OPEN, NULL);
	sample_agreement(r, "A2", "Svømning", STATUS_DONE, NULL);
	sample_agreement(r, "x1", "Skolehaven etableres", STATUS_OPEN, NULL);
	sample_agreement(r, "A5", "Skak", STATUS_OPEN, NULL);
	sample_link(&before);
	sample_link(&after);
	changes_revisions(&c, &after.arena, &before.group, &after.group, SOUTH);
	is_text(show(&after.arena, &c),
		"A1>A1 kept id\nA2>A2 done id +status\n"
		"x0>x1 changed similar +title\nA4> unanswered none\n"
		">A5 added none", "documents that differ, agreement by agreement");
	after.group.record_count = 1;
	changes_revisions(&c, &after.arena, &before.group, &after.group, SOUTH);
	is_int(c.n, 4, "a document that is gone takes its agreements along");
	changes_revisions(&c, &after.arena, &after.group, &before.group, SOUTH);
	is_int(c.n, 4, "a new document brings them");
	ok(c.n && c.v[0].kind == CHANGE_ADDED, "as added");
	sample_free(&before);
	sample_free(&after);
}

int
main(void)
{
	test_kinds();
	test_answer_is_short();
	test_years();
	test_split_and_merge();
	test_guesses();
	test_revisions();
	return test_end();
}
