/* SPDX-License-Identifier: MPL-2.0 */
/* The year wheel: mistakes in it, and when its steps are to be done. */
#include "lib/text/month.h"
#include "lib/form/wheel.h"
#include "lib/report/drawing.h"
#include "tests/unit/configs.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))
#define PATH "perioder/2026-27.yaml"

/* Reads the wheel of a file of its own; what was found is in FS. */
static struct config *
wheel_of(const char *steps, const char *language, struct findings *fs)
{
	struct tree *t = forms_tree();
	struct error err = {0};
	struct config *c = NULL;
	char *file = arena_fmt(&test_arena, "cycle: 2026-27\nwheel:\n%s",
		steps);
	char *words = arena_fmt(&test_arena, "municipality: X\nlanguage: %s\n"
		"roles: [skoleleder]\nlayout: [{path: \"{unit}/{cycle}/"
		"{form}.md\"}]\nperiods: null\n", language);

	tree_put(t, PATH, file, strlen(file));
	if (streq(language, "en"))
		tree_put(t, "referat.yaml", words, strlen(words));
	if (config_read(&c, t, fs, &err) < 0)
		c = NULL;
	tree_free(t);
	return c;
}

/* The findings about that file: "line code first-argument: second", each. */
static const char *
said(struct findings *fs)
{
	const char *all = "";
	size_t i;

	findings_sort(fs);
	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];

		if (!streq(f->path, PATH))
			continue;
		all = arena_fmt(&test_arena, "%s%s%u:%u %s %s: %s", all,
			*all ? "\n" : "", f->line, f->column,
			finding_name(f->code), f->args[0],
			f->args[1] ? f->args[1] : "");
	}
	return all;
}

static void
test_mistakes(void)
{
	static const struct {
		const char *steps, *want;
	} cases[] = {
		{"  - {id: a, title: A, when: December}\n"
		"  - {id: b, title: B, when: [juni, august]}\n"
		"  - {id: c, title: C, when: 2027-01-14, done: 2027-01-15}\n"
		"  - {id: d, title: D, when: {before: b, weeks: 4}}\n"
		"  - {id: e, title: E}\n", ""},
		{"  - {id: a, title: A, when: decmber}\n",
		"3:29 opsaetning-henvisning decmber: @month"},
		{"  - {id: a, title: A, when: [april, 5]}\n",
		"3:37 opsaetning-henvisning 5: @month"},
		{"  - {id: a, title: A, when: {after: b, workdays: 5}}\n",
		"3:37 opsaetning-henvisning b: @step"},
		{"  - {id: a, title: A, when: {after: a, workdays: 5}}\n",
		"3:29 opsaetning-vaerdi when: @wheel-circle:a → a"},
		{"  - {id: a, title: A, when: {after: b, days: 5}}\n"
		"  - {id: b, title: B, when: {before: c, weeks: 1}}\n"
		"  - {id: c, title: C, when: {after: b, weeks: 1}}\n",
		"4:29 opsaetning-vaerdi when: @wheel-circle:b → c → b"},
		{"  - {id: a, title: A, when: maj}\n"
		"  - {id: b, title: B, when: {after: a}}\n"
		"  - {id: c, title: C, when: {workdays: 5}}\n"
		"  - {id: d, title: D, when: {after: a, before: b, days: 1}}\n"
		"  - {id: e, title: E, when: {after: a, days: 1, weeks: 1}}\n"
		"  - {id: f, title: F, when: {after: a, days: -1}}\n"
		"  - {id: g, title: G, when: {after: a, days: 1000}}\n"
		"  - {id: h, title: H, when: {after: a, months: 1}}\n",
		"4:29 opsaetning-mangler workdays: 20\n"
		"5:29 opsaetning-mangler after: samtale\n"
		"6:29 opsaetning-vaerdi when: @wheel-both\n"
		"7:46 opsaetning-vaerdi when: @wheel-amount\n"
		"8:46 opsaetning-vaerdi days: @be-number\n"
		"9:46 opsaetning-vaerdi days: @maximum:999\n"
		"10:29 opsaetning-mangler workdays: 20\n"
		"10:40 opsaetning-ukendt months: @one-of:after, before, "
		"workdays, weeks, days"},
		{"  - {id: a, title: A, when: [[maj]]}\n"
		"  - {id: b, title: B, when: 2025-01-14}\n"
		"  - {id: c, title: C, done: i maj}\n"
		"  - {id: d, title: D, done: 2024-05-01}\n",
		"3:29 opsaetning-vaerdi when: @be-when\n"
		"4:29 opsaetning-vaerdi when: @wheel-far\n"
		"5:29 opsaetning-vaerdi done: @be-date\n"
		"6:29 opsaetning-vaerdi done: @wheel-far"},
		{"  - {id: a, title: A, done: {form: nota, count: 0}}\n"
		"  - {id: b, title: B, done: {form: notat, count: 100}}\n"
		"  - {id: c, title: C, done: {form: notat, count: 6}}\n",
		"3:36 opsaetning-henvisning nota: @form\n"
		"3:49 opsaetning-vaerdi count: @minimum:1\n"
		"4:50 opsaetning-vaerdi count: @maximum:99"},
		{"  - {id: a, title: A}\n  - {id: a, title: B}\n  - {id: c}\n",
		"4:10 opsaetning-dobbelt a: \n"
		"5:5 opsaetning-mangler title: Referat"},
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct findings fs = test_findings();
		struct config *c = wheel_of(cases[i].steps, "da", &fs);

		is_text(said(&fs), cases[i].want, "wheel %zu", i);
		config_free(c);
	}
}

static void
test_times(void)
{
	static const char steps[] =
		"  - {id: ude, title: Ude, when: {after: samtale, workdays: 20}}\n"
		"  - {id: kort, title: Kort, when: {after: ude, days: 3}}\n"
		"  - {id: papir, title: Papir, when: {before: samtale, weeks: 4}}\n"
		"  - {id: samtale, title: Samtaler, when: [april, maj]}\n"
		"  - {id: data, title: Data, when: december}\n"
		"  - {id: august, title: Start, when: august}\n"
		"  - {id: sommer, title: Sommer, when: [juni, august]}\n"
		"  - {id: dag, title: Dag, when: 2027-01-14}\n"
		"  - {id: ring, title: Ring, when: {after: dag2, days: 1}}\n"
		"  - {id: dag2, title: Dag, when: {before: dag, workdays: 9}}\n"
		"  - {id: altid, title: Altid}\n"
		"  - {id: efter, title: Efter, when: {after: altid, days: 1}}\n";
	static const char *const want[] = {
		"2027-05-31 2027-06-28", "2027-06-28 2027-07-01",
		"2027-03-04 2027-03-04", "2027-04-01 2027-05-31",
		"2026-12-01 2026-12-31", "2026-08-01 2026-08-31",
		"2027-06-01 2027-08-31", "2027-01-14 2027-01-14",
		"2026-12-30 2026-12-31", "2026-12-30 2026-12-30",
		"- -", "- -"};
	struct findings fs = test_findings();
	struct config *c = wheel_of(steps, "da", &fs);
	const struct wheel *w = config_period(c, 2026)->steps;
	struct wheel_time t[COUNT(want)];
	date held[COUNT(want)];
	char from[11], to[11];
	size_t i;

	is_text(said(&fs), "", "no mistakes");
	is_int(w->n, COUNT(want), "all steps");
	wheel_times(t, w, NULL);
	for (i = 0; i < w->n; i++) {
		snprintf(from, sizeof(from), "-");
		snprintf(to, sizeof(to), "-");
		if (t[i].from != DATE_NONE)
			date_format(from, t[i].from);
		if (t[i].to != DATE_NONE)
			date_format(to, t[i].to);
		is_text(arena_fmt(&test_arena, "%s %s", from, to), want[i],
			"time of %s", w->v[i].id);
		held[i] = DATE_NONE;
	}
	date_make(&held[3], 2027, 4, 8);
	date_make(&held[10], 2027, 1, 1);
	wheel_times(t, w, held);
	date_format(to, t[0].to);
	is_text(to, "2027-05-07", "twenty working days after the talk itself");
	date_format(to, t[1].to);
	is_text(to, "2027-05-10", "and what hangs on that");
	date_format(to, t[2].to);
	is_text(to, "2027-03-11", "four weeks before it");
	date_format(to, t[11].to);
	is_text(to, "2027-01-02", "a step without a time, once it was held");
	config_free(c);
}

static void
test_english(void)
{
	struct findings fs = test_findings();
	struct config *c = wheel_of("  - {id: a, title: A, when: may}\n"
		"  - {id: b, title: B, when: maj}\n", "en", &fs);

	is_text(said(&fs), "4:29 opsaetning-henvisning maj: @month",
		"months are of the repository's language");
	config_free(c);
	is_int(month_by_name(LANG_DA, STR("MAJ")), 5, "case does not count");
	is_int(month_by_name(LANG_DA, STR("")), 0, "nothing is no month");
}

static void
test_many(void)
{
	struct findings fs = test_findings();
	struct buf steps = {0};
	struct config *c;
	int i;

	for (i = 0; i <= 100; i++)
		buf_fmt(&steps, "  - {id: s%d, title: T}\n", i);
	c = wheel_of(buf_cstr(&steps), "da", &fs);
	is_text(said(&fs), "3:3 opsaetning-vaerdi wheel: @max-items:100",
		"a hundred are enough");
	is_int(config_period(c, 2026)->steps->n, 100, "those are read");
	config_free(c);
	buf_free(&steps);
}

static void
test_takes(void)
{
	static const struct {
		enum state asked, is;
		unsigned kinds;
		bool takes;
	} cases[] = {
		{STATE_REVIEW, STATE_DRAFT, 1 << KIND_MINUTES, false},
		{STATE_REVIEW, STATE_REVIEW, 1 << KIND_MINUTES, true},
		{STATE_REVIEW, STATE_PUBLISHED, 1 << KIND_MINUTES, true},
		{STATE_REVIEW, STATE_WITHDRAWN, 1 << KIND_MINUTES, false},
		{STATE_WITHDRAWN, STATE_WITHDRAWN, 1 << KIND_MINUTES, true},
		{STATE_WITHDRAWN, STATE_PUBLISHED, 1 << KIND_MINUTES, false},
		{STATE_REVIEW, STATE_APPROVED, 1 << KIND_AGENDA, false},
		{STATE_REVIEW, STATE_APPROVED,
			1 << KIND_AGENDA | 1 << KIND_MINUTES, true},
	};
	const char *ids[] = {"notat"};
	struct form form = {.id = "referat"};
	struct wheel_step s = {.done = DONE_DOCUMENT,
		.kinds = 1 << KIND_MINUTES};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		s.state = cases[i].asked;
		form.kinds = cases[i].kinds;
		is_int(wheel_takes(&s, &form, cases[i].is),
			cases[i].takes, "document %zu", i);
	}
	s.kinds = 0;
	form.kinds = 1 << KIND_DATA;
	ok(!wheel_takes(&s, &form, STATE_WITHDRAWN),
		"no kind: any, but the state counts");
	ok(wheel_takes(&s, &form, STATE_APPROVED), "any kind");
	s.forms = (struct texts){ids, 1};
	ok(!wheel_takes(&s, &form, STATE_APPROVED), "not that form");
	form.id = "notat";
	ok(wheel_takes(&s, &form, STATE_APPROVED), "that form");
	s.done = DONE_CALENDAR;
	ok(!wheel_takes(&s, &form, STATE_PUBLISHED),
		"a step that no document shows");
}

static void
test_lengths(void)
{
	static const struct {
		double length;
		const char *want;
	} cases[] = {{0, "0.0"}, {-0.04, "0.0"}, {-0.06, "-0.1"}, {0.06, "0.1"},
		{12.34, "12.3"}, {-7.5, "-7.5"}, {250, "250.0"}, {99.96, "100.0"},
		{-99.96, "-100.0"}};
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		is_text(drawing_length(&test_arena, cases[i].length),
			cases[i].want, "a length of %g", cases[i].length);
}

int
main(void)
{
	test_lengths();
	test_mistakes();
	test_times();
	test_english();
	test_many();
	test_takes();
	arena_free(&test_arena);
	return test_end();
}
