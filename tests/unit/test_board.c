/* SPDX-License-Identifier: MPL-2.0 */
/* The cycle board: steps, agreements, the way through a pipe, the sum. */
#include "lib/compare/summary.h"
#include "tests/unit/dates.h"
#include "tests/unit/harness.h"
#include "tests/unit/records.h"

#define SOUTH "soendre"
#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* A talk in April or May, its minutes twenty working days after it, a step of
 * the calendar, one that the wheel itself says is done. */
struct boards {
	struct sample s;
	struct wheel_step steps[4];
	size_t order[4];
	struct wheel wheel;
	struct period period;
	struct demand demand;
};

static void
boards_init(struct boards *b)
{
	memset(b, 0, sizeof(*b));
	sample_init(&b->s);
	b->steps[0] = (struct wheel_step){.id = "talk", .title = "Talk",
		.when = WHEEL_MONTHS, .done_on = DATE_NONE,
		.time = {day("2026-04-01"), day("2026-05-31")},
		.done = DONE_DOCUMENT, .kinds = 1 << KIND_MINUTES,
		.state = STATE_REVIEW, .count = 1};
	b->steps[1] = b->steps[0];
	b->steps[1].id = "out";
	b->steps[1].when = WHEEL_AFTER;
	b->steps[1].workdays = 20;
	b->steps[1].state = STATE_PUBLISHED;
	b->steps[2] = (struct wheel_step){.id = "data", .title = "Data",
		.when = WHEEL_MONTHS, .done_on = DATE_NONE,
		.time = {day("2025-12-01"), day("2025-12-31")}};
	b->steps[3] = b->steps[2];
	b->steps[3].id = "theme";
	b->steps[3].done = DONE_DAY;
	b->steps[3].done_on = day("2026-01-07");
	memcpy(b->order, (const size_t[]){0, 1, 2, 3}, sizeof(b->order));
	b->wheel = (struct wheel){b->steps, 4, b->order};
	b->period = (struct period){.cycle = 2025, .steps = &b->wheel};
	b->demand = (struct demand){.id = "followed", .title = "Followed up",
		.from = DATE_NONE, .to = DATE_NONE};
	b->s.config.periods = &b->period;
	b->s.config.period_count = 1;
	b->s.config.demands = &b->demand;
	b->s.config.demand_count = 1;
	b->s.config.audiences[AUDIENCE_COMMITTEE] = (struct audience){
		CLASS_INTERNAL, 1 << STATE_APPROVED | 1 << STATE_PUBLISHED};
	b->s.form.kinds = 1 << KIND_MINUTES;
}

static struct record *
minutes(struct boards *b, int cycle, const char *name, date d,
	enum state state)
{
	struct record *r = sample_document(&b->s, SOUTH, cycle, name, d);

	r->state = state;
	r->readable = true;
	return r;
}

/* "talk=late 2026-05-31 2026-06-02; …" */
static const char *
board_text(struct boards *b, date today)
{
	struct board board;
	const char *all = "";
	size_t i;

	sample_link(&b->s);
	board_make(&board, &b->s.arena, &b->s.group, SOUTH, 2025, NULL, today);
	for (i = 0; i < board.step_count; i++) {
		char due[11] = "-", done[11] = "-";

		if (board.steps[i].due != DATE_NONE)
			date_format(due, board.steps[i].due);
		if (board.steps[i].done != DATE_NONE)
			date_format(done, board.steps[i].done);
		all = arena_fmt(&b->s.arena, "%s%s%s=%s %s %s", all,
			i ? "; " : "", board.steps[i].step->id,
			board_state_name(board.steps[i].state), due, done);
	}
	return all;
}

#define LATER "; data=done 2025-12-31 2025-12-31; theme=late 2025-12-31 2026-01-07"

static void
test_steps(void)
{
	struct boards b;
	struct record *r;

	boards_init(&b);
	is_text(board_text(&b, day("2025-12-31")), "talk=due 2026-05-31 -; "
		"out=due 2026-06-29 -; data=due 2025-12-31 -; "
		"theme=due 2025-12-31 -", "nothing is done, nothing is late");
	is_text(board_text(&b, day("2026-01-06")), "talk=due 2026-05-31 -; "
		"out=due 2026-06-29 -; data=done 2025-12-31 2025-12-31; "
		"theme=missing 2025-12-31 -", "the calendar goes on");
	is_text(board_text(&b, day("2026-05-31")), "talk=due 2026-05-31 -; "
		"out=due 2026-06-29 -" LATER, "the last day is not too late");
	is_text(board_text(&b, day("2026-06-01")), "talk=missing 2026-05-31 -; "
		"out=due 2026-06-29 -" LATER, "the day after is");
	r = minutes(&b, 2025, "referat", day("2026-04-08"), STATE_DRAFT);
	is_text(board_text(&b, day("2026-05-06")), "talk=due 2026-05-31 -; "
		"out=due 2026-05-06 -" LATER,
		"a draft shows nothing, but when the talk is");
	is_text(board_text(&b, day("2026-05-07")), "talk=due 2026-05-31 -; "
		"out=missing 2026-05-06 -" LATER, "what hangs on it is late");
	r->state = STATE_REVIEW;
	is_text(board_text(&b, day("2026-06-09")), "talk=done 2026-05-31 "
		"2026-04-08; out=missing 2026-05-06 -" LATER, "in review");
	r->state = STATE_PUBLISHED;
	is_text(board_text(&b, day("2026-06-09")), "talk=done 2026-05-31 "
		"2026-04-08; out=done 2026-05-06 2026-04-08" LATER,
		"published is more than in review");
	r->date = day("2026-06-02");
	is_text(board_text(&b, day("2026-06-09")), "talk=late 2026-05-31 "
		"2026-06-02; out=done 2026-07-01 2026-06-02" LATER,
		"held after its time");
	r->date = DATE_NONE;
	is_text(board_text(&b, day("2026-06-09")), "talk=done 2026-05-31 -; "
		"out=done 2026-06-29 -" LATER, "a document without a date");
	r->state = STATE_WITHDRAWN;
	is_text(board_text(&b, day("2026-06-09")), "talk=missing 2026-05-31 -; "
		"out=due 2026-06-29 -" LATER, "withdrawn");
	r->state = STATE_PUBLISHED;
	r->cycle = 2024;
	is_text(board_text(&b, day("2026-06-09")), "talk=missing 2026-05-31 -; "
		"out=due 2026-06-29 -" LATER, "another cycle's");
	b.s.form.spans = 2;
	is_text(board_text(&b, day("2026-06-09")), "talk=done 2026-05-31 -; "
		"out=done 2026-06-29 -" LATER, "which spans this one");
	b.s.form.spans = 1;
	r->cycle = 2025;
	r->unit = "oestre";
	is_text(board_text(&b, day("2026-06-09")), "talk=missing 2026-05-31 -; "
		"out=due 2026-06-29 -" LATER, "another unit's");
	sample_free(&b.s);
}

static void
test_several(void)
{
	struct boards b;

	boards_init(&b);
	minutes(&b, 2025, "c", day("2026-05-05"), STATE_REVIEW);
	minutes(&b, 2025, "a", DATE_NONE, STATE_REVIEW);
	minutes(&b, 2025, "b", day("2026-04-08"), STATE_REVIEW);
	ok(strstr(board_text(&b, day("2026-06-09")), "talk=done 2026-05-31 "
		"2026-04-08; out=missing 2026-05-06"), "the first one counts");
	sample_free(&b.s);
}

/* The second of several, as `count` asks; two on the same day are two. */
static void
test_counted(void)
{
	struct boards b;
	struct record *r;

	boards_init(&b);
	b.steps[0].count = 2;
	minutes(&b, 2025, "a", day("2026-05-05"), STATE_REVIEW);
	r = minutes(&b, 2025, "b", day("2026-04-08"), STATE_DRAFT);
	ok(strstr(board_text(&b, day("2026-06-09")), "talk=missing"),
		"a draft does not make it two");
	r->state = STATE_REVIEW;
	ok(strstr(board_text(&b, day("2026-06-09")), "talk=done 2026-05-31 "
		"2026-05-05"), "done when the second one is");
	r->date = day("2026-05-05");
	ok(strstr(board_text(&b, day("2026-06-09")), "talk=done 2026-05-31 "
		"2026-05-05"), "two on one day");
	b.steps[0].count = 3;
	ok(strstr(board_text(&b, day("2026-06-09")), "talk=missing"),
		"three are more than two");
	sample_free(&b.s);
}

static enum board_state
talk_state(struct boards *b, const struct papers *common)
{
	struct board board;

	sample_link(&b->s);
	board_make(&board, &b->s.arena, &b->s.group, SOUTH, 2025, common,
		day("2026-06-09"));
	return board.steps[0].state;
}

static void
test_common(void)
{
	struct boards b;
	struct form other = {.id = "other", .kinds = 1 << KIND_PLAN};
	struct paper v[] = {{NULL, "faelles/2025-26/x.md", DATE_NONE,
		STATE_REVIEW}};
	struct papers common = {v, 1}, back = {NULL, 0};
	struct form *forms[1];
	struct record *r;
	struct buf bytes = {0};
	struct str rest;
	size_t cap = 0, n;

	boards_init(&b);
	b.s.form.id = "form";
	forms[0] = &b.s.form;
	b.s.config.forms = forms;
	b.s.config.form_count = 1;
	map_put(&b.s.config.forms_by_id, str_of(forms[0]->id), forms[0]);
	v[0].form = &other;
	is_int(talk_state(&b, &common), BOARD_MISSING, "of another kind");
	v[0].form = &b.s.form;
	is_int(talk_state(&b, &common), BOARD_DONE, "for every unit");
	v[0].state = STATE_DRAFT;
	is_int(talk_state(&b, &common), BOARD_MISSING, "not as a draft");
	v[0].state = STATE_REVIEW;
	r = minutes(&b, 2025, "a", day("2026-05-05"), STATE_DRAFT);
	is_int(talk_state(&b, &common), BOARD_MISSING,
		"the unit's own document goes before");
	r->form = &other;
	is_int(talk_state(&b, &common), BOARD_DONE,
		"but not one that is something else");
	papers_encode(&bytes, &common);
	rest = buf_view(&bytes);
	is_int(papers_decode(&back, &cap, &b.s.arena, &rest, &b.s.config), 0,
		"through a pipe");
	is_text(back.v[0].path, v[0].path, "the same");
	for (n = 1; n < bytes.n; n++) {
		rest = str_make(bytes.p, n);
		if (papers_decode(&back, &cap, &b.s.arena, &rest,
		    &b.s.config) == 0)
			break;
	}
	is_int(n, bytes.n, "nothing less is taken");
	buf_free(&bytes);
	map_free(&b.s.config.forms_by_id);
	sample_free(&b.s);
}

/* Three years: A1 is carried on and on, A2 done, A3 dropped, A4 confidential,
 * A5 new; the last document is published, then not. */
static struct record *
years(struct boards *b)
{
	struct record *r;
	struct agreement *a;

	r = minutes(b, 2023, "referat", day("2024-04-01"), STATE_PUBLISHED);
	sample_agreement(r, "A1", "Band", STATUS_OPEN, NULL);
	r = minutes(b, 2024, "referat", day("2025-04-01"), STATE_PUBLISHED);
	sample_agreement(r, "A1", "Band", STATUS_CARRIED, "2023-24/A1");
	sample_agreement(r, "A2", "Pauses", STATUS_OPEN, NULL);
	sample_agreement(r, "A3", "Choir", STATUS_OPEN, NULL);
	sample_agreement(r, "A4", "Plan", STATUS_OPEN, NULL);
	r = minutes(b, 2025, "referat", day("2026-04-01"), STATE_PUBLISHED);
	a = sample_agreement(r, "A1", "Band", STATUS_CARRIED, "2024-25/A1");
	a->theme = "Reading";
	a->due = day("2026-06-08");
	a = sample_agreement(r, "A2", "Pauses", STATUS_DONE, "2024-25/A2");
	a->theme = "READING ";
	a = sample_agreement(r, "A3", "Choir", STATUS_DROPPED, "2024-25/A3");
	a->reason = "No singers";
	a->theme = "Music";
	a = sample_agreement(r, "A5", "New", STATUS_OPEN, NULL);
	a->class = CLASS_CONFIDENTIAL;
	return r;
}

static void
test_agreements(void)
{
	struct boards b;
	struct board board;
	struct summary sum;
	struct record *r;

	boards_init(&b);
	r = years(&b);
	sample_link(&b.s);
	board_make(&board, &b.s.arena, &b.s.group, SOUTH, 2025, NULL,
		day("2026-06-09"));
	is_int(board.carried_in, 4, "open when the cycle began");
	is_int(board.answered, 3, "answered");
	is_int(board.open, 2, "open now");
	is_int(board.overdue, 1, "overdue");
	is_int(board.told_count, 3, "for the committee");
	is_int(board.untold, 1, "what is confidential is counted only");
	is_int(board.demand_count, 1, "demands");
	is_int(board_met(&board), 0, "met");
	summary_make(&sum, &b.s.arena, &b.s.config, 2025, &board, 1);
	is_int(sum.themes.n, 2, "themes are the same but for case");
	is_text(sum.themes.v[0].name, "Reading", "the most frequent first");
	is_int(sum.themes.v[0].total, 2, "its agreements");
	is_int(sum.themes.v[0].states[STATUS_DONE], 1, "of which done");
	is_int(sum.origins.n, 1, "no origin is one group");
	ok(sum.origins.v[0].name == NULL, "without a name");
	is_int(sum.all.total, 3, "all");
	is_int(sum.long_open.n, 1, "in the third year");
	is_text(sum.long_open.v[0].told->title, "Band", "that one");
	is_int(sum.long_open.v[0].told->since, 2023, "since");
	is_int(sum.dropped.n, 1, "dropped");
	is_text(sum.dropped.v[0].told->reason, "No singers", "and why");
	is_int(sum.demands[0].met, 0, "no unit meets the demand");
	is_text(sum.demands[0].lacking[0], SOUTH, "who does not");
	r->state = STATE_REVIEW;
	board_make(&board, &b.s.arena, &b.s.group, SOUTH, 2025, NULL,
		day("2026-06-09"));
	is_int(board.told_count, 0, "nothing of it before approval");
	is_int(board.untold, 4, "counted only");
	sample_free(&b.s);
}

static void
test_pipe(void)
{
	struct boards b;
	struct board board, back;
	struct buf bytes = {0}, again = {0};
	struct str rest;
	size_t n;

	boards_init(&b);
	years(&b);
	sample_link(&b.s);
	board_make(&board, &b.s.arena, &b.s.group, SOUTH, 2025, NULL,
		day("2026-06-09"));
	board_encode(&bytes, &board, &b.s.config);
	rest = buf_view(&bytes);
	is_int(board_decode(&back, &b.s.arena, &rest, &b.s.config, 2025), 0,
		"through a pipe");
	is_int(rest.n, 0, "all of it");
	board_encode(&again, &back, &b.s.config);
	ok(str_eq(buf_view(&bytes), buf_view(&again)), "and the same");
	for (n = 0; n < bytes.n; n++) {
		rest = str_make(bytes.p, n);
		if (board_decode(&back, &b.s.arena, &rest, &b.s.config,
		    2025) == 0)
			break;
	}
	is_int(n, bytes.n, "no beginning of it is a board");
	buf_free(&bytes);
	buf_free(&again);
	sample_free(&b.s);
}

int
main(void)
{
	test_steps();
	test_several();
	test_counted();
	test_common();
	test_agreements();
	test_pipe();
	return test_end();
}
