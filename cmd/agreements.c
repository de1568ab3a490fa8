/* SPDX-License-Identifier: MPL-2.0 */
/* referat agreements: the agreements with their threads. */
#include <stdio.h>

#include "cmd/command.h"
#include "lib/report/agreements.h"

/* What is asked for, and the report in the making. */
struct listing {
	struct session *s;
	const char *unit;
	int cycle;                     /* CYCLE_NONE: each thread's last state */
	bool open, overdue;
	struct report report;
	struct buf out;
	bool any;
};

static bool
wanted(const struct entries *e, void *ctx)
{
	const struct listing *l = ctx;
	size_t i;

	for (i = 0; l->unit && i < e->units.n; i++)
		if (streq(e->units.v[i], l->unit))
			return true;
	return l->unit == NULL;
}

/* Without a cycle and among the open ones only the last mention of a thread
 * counts: what stood open once and was done since is not open. */
static bool
is_asked(const struct listing *l, const struct agreement *a, const char *unit)
{
	const struct record *r = a->record;

	if (!streq(r->unit, unit))
		return false;
	if (l->cycle != CYCLE_NONE && !(r->cycle <= l->cycle &&
	    l->cycle < r->cycle + r->form->spans &&
	    agreement_stands(a, l->cycle)))
		return false;
	if ((l->open || l->overdue) && (!agreement_is_open(a) ||
	    (l->cycle == CYCLE_NONE && a->answered)))
		return false;
	return !l->overdue || report_overdue(&l->report, a);
}

static int
list_group(struct group *g, size_t index, struct findings *fs,
	struct buf *out, void *ctx, struct error *err)
{
	const struct listing *l = ctx;
	struct texts units = entries_units(&l->s->m->groups[index]);
	struct agreement **v = ARENA_ARRAY(g->arena, struct agreement *,
		g->agreement_count + 1);
	size_t i, k;

	(void)fs, (void)err;
	for (i = 0; i < units.n; i++) {
		struct agreement_list list = {units.v[i], v, 0};

		if (l->unit && !streq(l->unit, units.v[i]))
			continue;
		for (k = 0; k < g->agreement_count; k++)
			if (is_asked(l, g->agreements[k], units.v[i]))
				v[list.n++] = g->agreements[k];
		agreements_add(out, &l->report, &list);
		buf_char(out, '\0');
	}
	return 0;
}

static int
join(size_t index, struct str result, void *ctx, struct error *err)
{
	struct listing *l = ctx;

	(void)index, (void)err;
	report_join(&l->out, &l->report, &l->any, result);
	return 0;
}

static int
list(struct listing *l, struct error *err)
{
	struct municipality_job job = {.m = l->s->m, .wanted = wanted,
		.map = list_group, .sink = join, .ctx = l};

	l->report.lang = l->s->lang;
	l->report.color = l->s->color;
	l->report.config = l->s->m->config;
	l->report.today = l->s->today;
	agreements_begin(&l->out, &l->report);
	if (municipality_map(&job, err) < 0)
		return -1;
	agreements_end(&l->out, &l->report);
	if (l->out.n == 0)
		session_note(l->s, "Der er ingen sådanne aftaler.\n",
			"There are no such agreements.\n");
	session_print(&l->out);
	return 0;
}

int
cmd_agreements(struct session *s, int argc, char **argv)
{
	struct listing l = {.s = s, .cycle = CYCLE_NONE};
	struct input in = {NULL, false, false};
	const char *cycle = NULL, *format = "text";
	const struct opt opts[] = {
		{"unit", 0, NULL, &l.unit, NULL},
		{"cycle", 0, NULL, &cycle, NULL},
		{"open", 0, &l.open, NULL, NULL},
		{"overdue", 0, &l.overdue, NULL, NULL},
		{"format", 0, NULL, &format, "text|json|csv|markdown|html"},
		INPUT_OPTIONS(in),
		{NULL, 0, NULL, NULL, NULL}
	};
	struct error err;
	int n, rc;

	if (opt_parse(argc, argv, opts, &n, &err) < 0)
		return session_fail(s, &err);
	if (session_no_rest(n, argv, "--unit", &err) < 0)
		return session_fail(s, &err);
	report_format(&l.report.format, format);
	if (session_load(s, &in, &err) < 0 ||
	    (l.unit && session_unit(s, l.unit, &err) < 0) ||
	    (cycle && session_cycle(s, &l.cycle, cycle, &err) < 0))
		return session_fail(s, &err);
	rc = list(&l, &err);
	buf_free(&l.out);
	return rc < 0 ? session_fail(s, &err) : EXIT_GOOD;
}
