/* SPDX-License-Identifier: MPL-2.0 */
/* A unit's rows of the cycle boards, of what its site shows. */
#include "lib/site/boards.h"

/* Of a demand only whether it is met is taken: that is the committee's to
 * know; what meets it may be nothing that it can read. */
static void
put_board(struct buf *out, struct arena *a, const struct site *s,
	const struct group *whole, const struct reduced *r, const char *unit,
	int cycle)
{
	struct board b = {.unit = unit};
	struct buf bytes = {0};
	size_t i;

	board_steps(&b, a, &r->group, cycle, NULL, s->today);
	for (i = 0; i < b.step_count; i++)
		b.steps[i].where = NULL;
	if (unit == NULL) {
		b.unit = BOARD_COMMON;
	} else if (s->audience_id != AUDIENCE_PUBLIC) {
		board_agreements(&b, a, &r->group, cycle, s->today);
		board_demands(&b, a, whole, cycle);
		for (i = 0; i < b.demand_count; i++)
			b.demands[i].where = b.demands[i].hint = NULL;
		b.overdue = 0;
	}
	board_encode(&bytes, &b, s->config);
	result_put_board(out, &(struct board_bytes){cycle, buf_view(&bytes)});
	buf_free(&bytes);
}

/* The public sees how far the year's steps are; that takes a wheel. */
static bool
is_wanted(const struct site *s, const struct unit_view *v, int cycle)
{
	const struct wheel *w = board_wheel(s->config, cycle);
	size_t i;

	if (w->n)
		return true;
	if (s->audience_id == AUDIENCE_PUBLIC)
		return false;
	for (i = 0; i < v->cycle_count; i++)
		if (v->cycles[i].cycle == cycle)
			return true;
	return false;
}

uint32_t
boards_put(struct buf *out, struct arena *a, const struct site *s,
	const struct group *whole, const struct unit_view *v)
{
	const struct config *c = s->config;
	const struct unit *u = v->unit ? config_unit(c, v->unit) : NULL;
	uint32_t n = 0;
	size_t i;

	if (u == NULL && v->unit)
		return 0;
	for (i = 0; i < c->period_count + v->cycle_count; i++) {
		bool period = i < c->period_count;
		int cycle = period ? c->periods[i].cycle
			: v->cycles[i - c->period_count].cycle;

		if ((!period && config_period(c, cycle)) ||
		    (u && !unit_valid(u, cycle)) || !is_wanted(s, v, cycle))
			continue;
		put_board(out, a, s, whole, v->reduced, v->unit, cycle);
		n++;
	}
	return n;
}
