/* SPDX-License-Identifier: MPL-2.0 */
/* referat status: how far each unit is in a cycle, and all of them together. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/base/ascii.h"
#include "lib/base/work.h"
#include "lib/report/board.h"

/* One run; boards as their units come. */
struct standing {
	struct session *s;
	struct report report;
	struct boards boards;
	struct papers common;
	size_t cap, common_cap;
	const char *unit;          /* this one alone; NULL: all */
	bool summary;
};

static bool
is_valid(const struct standing *st, const char *unit)
{
	const struct unit *u = config_unit(st->s->m->config, unit);

	return u && unit_valid(u, st->boards.cycle) &&
		(st->unit == NULL || streq(unit, st->unit));
}

static bool
is_common(const struct entries *e, void *ctx)
{
	(void)ctx;
	return e->key[0] == '\0';
}

static int
note_common(struct group *g, size_t index, struct findings *fs,
	struct buf *out, void *ctx, struct error *err)
{
	const struct standing *st = ctx;
	struct papers p = board_papers(g->arena, g, NULL, st->boards.cycle);

	(void)index, (void)fs, (void)err;
	papers_encode(out, &p);
	return 0;
}

static int
take_common(size_t index, struct str result, void *ctx, struct error *err)
{
	struct standing *st = ctx;

	(void)index;
	return papers_decode(&st->common, &st->common_cap, &st->s->arena,
		&result, st->s->m->config) < 0 ? work_garbled(err) : 0;
}

static bool
wanted(const struct entries *e, void *ctx)
{
	size_t i;

	for (i = 0; i < e->units.n; i++)
		if (is_valid(ctx, e->units.v[i]))
			return true;
	return false;
}

static int
judge(struct group *g, size_t index, struct findings *fs, struct buf *out,
	void *ctx, struct error *err)
{
	const struct standing *st = ctx;
	const struct entries *e = &st->s->m->groups[index];
	struct board b;
	size_t i;

	(void)fs, (void)err;
	for (i = 0; i < e->units.n; i++) {
		if (!is_valid(st, e->units.v[i]))
			continue;
		board_make(&b, g->arena, g, e->units.v[i], st->boards.cycle,
			&st->common, st->s->today);
		board_encode(out, &b, g->config);
	}
	return 0;
}

static int
take(size_t index, struct str result, void *ctx, struct error *err)
{
	struct standing *st = ctx;
	struct boards *b = &st->boards;

	(void)index;
	while (result.n) {
		ARENA_GROW(&st->s->arena, b->v, b->n, st->cap);
		if (board_decode(&b->v[b->n], &st->s->arena, &result,
		    st->s->m->config, b->cycle) < 0)
			return work_garbled(err);
		b->n++;
	}
	return 0;
}

static void
print(struct standing *st)
{
	struct arena *a = &st->s->arena;
	struct summary sum;
	struct buf out = {0};

	if (st->summary) {
		summary_make(&sum, a, st->s->m->config, st->boards.cycle,
			st->boards.v, st->boards.n);
		summary_add(&out, a, &sum, &st->report);
	} else {
		boards_add(&out, a, &st->boards);
		if (board_wheel(st->s->m->config, st->boards.cycle)->n == 0)
			session_note_no_wheel(st->s, st->boards.cycle);
	}
	session_print(&out);
	buf_free(&out);
}

static int
stand(struct standing *st, const struct input *in, const char *cycle,
	int workers, struct error *err)
{
	struct municipality_job common = {.workers = 1, .wanted = is_common,
		.map = note_common, .sink = take_common, .ctx = st};
	struct municipality_job job = {.workers = workers, .wanted = wanted,
		.map = judge, .sink = take, .ctx = st};
	struct session *s = st->s;

	if (session_load(s, in, err) < 0)
		return -1;
	st->boards.cycle = cycle_of(&s->m->config->cycles, s->today);
	if ((cycle && session_cycle(s, &st->boards.cycle, cycle, err) < 0) ||
	    (st->unit && session_unit(s, st->unit, err) < 0))
		return -1;
	common.m = job.m = s->m;
	st->report.lang = s->lang;
	st->report.color = s->color;
	st->report.config = s->m->config;
	st->report.today = s->today;
	st->boards.report = &st->report;
	return municipality_map(&common, err) < 0 ? -1
		: municipality_map(&job, err);
}

int
cmd_status(struct session *s, int argc, char **argv)
{
	struct standing st = {.s = s};
	struct input in = {NULL, false, false};
	const char *cycle = NULL, *format = "text", *workers = NULL;
	const struct opt opts[] = {
		{"unit", 0, NULL, &st.unit, NULL},
		{"cycle", 0, NULL, &cycle, NULL},
		{"summary", 0, &st.summary, NULL, NULL},
		{"format", 0, NULL, &format, "text|json|csv|markdown|html"},
		{"workers", 0, NULL, &workers, NULL},
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;
	int n, count;

	if (opt_parse(argc, argv, opts, &n, &err) < 0 ||
	    session_workers(&count, workers, &err) < 0)
		return session_fail(s, &err);
	if (session_no_rest(n, argv, n && ascii_digit(argv[1][0])
	    ? "--cycle" : "--unit", &err) < 0)
		return session_fail(s, &err);
	report_format(&st.report.format, format);
	if (stand(&st, &in, cycle, count, &err) < 0)
		return session_fail(s, &err);
	print(&st);
	return EXIT_GOOD;
}
