/* SPDX-License-Identifier: MPL-2.0 */
/* A unit's row of the cycle board. */
#include "lib/compare/board.h"

const char *
board_state_name(enum board_state state)
{
	static const char *const names[] = {"done", "late", "due", "missing"};

	return names[state];
}

const struct wheel *
board_wheel(const struct config *c, int cycle)
{
	static const struct wheel none;
	const struct period *p = config_period(c, cycle);

	return p ? p->steps : &none;
}

/* Whether R is the unit's, and of the cycle or spans it. */
static bool
is_of(const struct record *r, const char *unit, int cycle)
{
	int spans = r->form && r->form->spans > 1 ? r->form->spans : 1;

	return r->form && r->readable && r->cycle != CYCLE_NONE &&
		streq(r->unit, unit) && r->cycle <= cycle &&
		cycle < r->cycle + spans;
}

struct papers
board_papers(struct arena *a, const struct group *g, const char *unit,
	int cycle)
{
	struct papers p = {ARENA_ARRAY(a, struct paper, g->record_count), 0};
	size_t i;

	for (i = 0; i < g->record_count; i++) {
		const struct record *r = g->records[i];

		if (is_of(r, unit, cycle))
			p.v[p.n++] = (struct paper){r->form, r->path, r->date,
				r->state};
	}
	return p;
}

/* The papers that S asks: the unit's own, if any of them is for it. */
static const struct papers *
asked(const struct wheel_step *s, const struct papers *own,
	const struct papers *common)
{
	size_t i;

	for (i = 0; i < own->n; i++)
		if (wheel_is_for(s, own->v[i].form))
			return own;
	return common ? common : own;
}

/* The day on which a step is held: that of the first document for it, be it
 * a draft. */
static date
held_on(const struct wheel_step *s, const struct papers *p)
{
	date first = DATE_NONE;
	size_t i;

	if (s->done == DONE_DAY)
		return s->done_on;
	for (i = 0; i < p->n; i++)
		if (p->v[i].date != DATE_NONE &&
		    p->v[i].state != STATE_WITHDRAWN &&
		    wheel_is_for(s, p->v[i].form) &&
		    (first == DATE_NONE || p->v[i].date < first))
			first = p->v[i].date;
	return first;
}

static enum board_state
judge(bool done, date on, date due, date today)
{
	if (done)
		return due != DATE_NONE && on != DATE_NONE && on > due
			? BOARD_LATE : BOARD_DONE;
	return due != DATE_NONE && today > due ? BOARD_MISSING : BOARD_DUE;
}

/* Whether X comes before Y: by date, those without one last, then by path. */
static bool
comes_before(const struct paper *x, const struct paper *y)
{
	if ((x->date == DATE_NONE) != (y->date == DATE_NONE))
		return y->date == DATE_NONE;
	if (x->date != y->date)
		return x->date < y->date;
	return strcmp(x->path, y->path) < 0;
}

/* The document that shows S: as many as it asks for, this one the last. */
static const struct paper *
shown_by(const struct wheel_step *s, const struct papers *p)
{
	const struct paper *last = NULL, *next;
	size_t i;
	int n;

	for (n = 0; n < s->count; n++, last = next) {
		next = NULL;
		for (i = 0; i < p->n; i++)
			if (wheel_takes(s, p->v[i].form, p->v[i].state) &&
			    (last == NULL || comes_before(last, &p->v[i])) &&
			    (next == NULL || comes_before(&p->v[i], next)))
				next = &p->v[i];
		if (next == NULL)
			return NULL;
	}
	return last;
}

static void
make_step(struct board_step *b, const struct wheel_step *s, date due,
	const struct papers *p, date today)
{
	const struct paper *paper;
	bool done = false;

	b->step = s;
	b->due = due;
	b->done = DATE_NONE;
	switch (s->done) {
	case DONE_DOCUMENT:
		paper = shown_by(s, p);
		done = paper != NULL;
		b->done = paper ? paper->date : DATE_NONE;
		b->where = paper ? paper->path : NULL;
		break;
	case DONE_DAY:
		done = s->done_on <= today;
		b->done = done ? s->done_on : DATE_NONE;
		break;
	case DONE_CALENDAR:
		done = due != DATE_NONE && today > due;
		b->done = done ? due : DATE_NONE;
		break;
	}
	b->state = judge(done, b->done, due, today);
}

void
board_steps(struct board *b, struct arena *a, const struct group *g, int cycle,
	const struct papers *common, date today)
{
	const struct wheel *w = board_wheel(g->config, cycle);
	struct papers own = board_papers(a, g, b->unit, cycle);
	struct wheel_time *times = ARENA_ARRAY(a, struct wheel_time, w->n);
	date *held = ARENA_ARRAY(a, date, w->n);
	size_t i;

	b->documents = own.n;
	for (i = 0; i < w->n; i++)
		held[i] = held_on(&w->v[i], asked(&w->v[i], &own, common));
	wheel_times(times, w, held);
	b->steps = ARENA_ARRAY(a, struct board_step, w->n);
	b->step_count = w->n;
	for (i = 0; i < w->n; i++)
		make_step(&b->steps[i], &w->v[i], times[i].to,
			asked(&w->v[i], &own, common), today);
}

/* What to fill in says nothing to a unit that has not begun. */
void
board_demands(struct board *b, struct arena *a, const struct group *g,
	int cycle)
{
	size_t i;

	b->demands = demands_judge(g, a, b->unit, cycle, &b->demand_count);
	for (i = 0; b->documents == 0 && i < b->demand_count; i++)
		if (!b->demands[i].met)
			b->demands[i].hint = "@demand-no-documents";
}

static bool
may_be_told(const struct config *c, const struct agreement *ag)
{
	const struct audience *committee = &c->audiences[AUDIENCE_COMMITTEE];

	return ag->class <= committee->class &&
		(committee->states & 1u << ag->record->state) != 0;
}

static int
first_cycle(const struct agreement *ag)
{
	while (ag->match >= MATCH_ID && ag->previous)
		ag = ag->previous;
	return ag->record->cycle;
}

void
board_agreements(struct board *b, struct arena *a, const struct group *g,
	int cycle, date today)
{
	size_t i, n;
	struct agreement **v = group_due(g, a, b->unit, cycle, &n);

	b->carried_in = n;
	for (i = 0; i < n; i++)
		b->answered += v[i]->continued_in != CYCLE_NONE &&
			v[i]->continued_in <= cycle;
	v = group_cycle(g, a, b->unit, cycle, &n);
	b->told = ARENA_ARRAY(a, struct told, n);
	for (i = 0; i < n; i++) {
		const struct agreement *ag = v[i];
		bool open = agreement_is_open(ag);

		b->open += open;
		b->overdue += open && !ag->answered &&
			ag->due != DATE_NONE && ag->due < today;
		if (may_be_told(g->config, ag))
			b->told[b->told_count++] = (struct told){ag->ref,
				ag->title, ag->theme, ag->origin, ag->owner,
				ag->reason, ag->state, first_cycle(ag)};
		else
			b->untold++;
	}
}

void
board_make(struct board *b, struct arena *a, const struct group *g,
	const char *unit, int cycle, const struct papers *common, date today)
{
	memset(b, 0, sizeof(*b));
	b->unit = unit;
	board_steps(b, a, g, cycle, common, today);
	board_demands(b, a, g, cycle);
	board_agreements(b, a, g, cycle, today);
}

enum board_state
board_state_on(const struct board_step *s, date today)
{
	return judge(s->state == BOARD_DONE || s->state == BOARD_LATE,
		s->done, s->due, today);
}

size_t
board_count(const struct board *b, enum board_state state)
{
	size_t i, n = 0;

	for (i = 0; i < b->step_count; i++)
		n += b->steps[i].state == state &&
			b->steps[i].step->done == DONE_DOCUMENT;
	return n;
}

size_t
board_met(const struct board *b)
{
	size_t i, n = 0;

	for (i = 0; i < b->demand_count; i++)
		n += b->demands[i].met;
	return n;
}
