/* SPDX-License-Identifier: MPL-2.0 */
/* A unit's row of the cycle board as bytes, from worker to parent. */
#include "lib/compare/board.h"

/* A text ends in a NUL; NULL goes as an empty one and comes back as NULL. */
static void
put_text(struct buf *out, const char *text)
{
	buf_z(out, text ? text : "");
	buf_char(out, '\0');
}

static void
put_number(struct buf *out, long long number)
{
	buf_add(out, (const char *)&number, sizeof(number));
}

struct taking {
	struct arena *a;
	struct str *rest;
	bool bad;
};

static const char *
take_text(struct taking *t)
{
	struct str text;

	if (t->bad || str_chr(*t->rest, '\0') == t->rest->n) {
		t->bad = true;
		return NULL;
	}
	text = str_make(t->rest->p, str_chr(*t->rest, '\0'));
	*t->rest = str_skip(*t->rest, text.n + 1);
	return text.n ? arena_strndup(t->a, text.p, text.n) : NULL;
}

/* A number from LEAST to MOST. */
static long long
take_number(struct taking *t, long long least, long long most)
{
	long long number;

	if (t->bad || t->rest->n < sizeof(number)) {
		t->bad = true;
		return least;
	}
	memcpy(&number, t->rest->p, sizeof(number));
	*t->rest = str_skip(*t->rest, sizeof(number));
	if (number < least || number > most) {
		t->bad = true;
		return least;
	}
	return number;
}

static size_t
take_size(struct taking *t)
{
	return (size_t)take_number(t, 0, UINT32_MAX);
}

static void
put_told(struct buf *out, const struct told *t)
{
	put_text(out, t->ref);
	put_text(out, t->title);
	put_text(out, t->theme);
	put_text(out, t->origin);
	put_text(out, t->owner);
	put_text(out, t->reason);
	put_number(out, t->state);
	put_number(out, t->since);
}

static void
take_told(struct taking *t, struct told *told)
{
	told->ref = take_text(t);
	told->title = take_text(t);
	told->theme = take_text(t);
	told->origin = take_text(t);
	told->owner = take_text(t);
	told->reason = take_text(t);
	told->state = (enum status)take_number(t, 0, STATUS_COUNT - 1);
	told->since = (int)take_number(t, INT32_MIN, INT32_MAX);
}

void
board_encode(struct buf *out, const struct board *b, const struct config *c)
{
	size_t i;

	put_text(out, b->unit);
	put_number(out, (long long)b->step_count);
	for (i = 0; i < b->step_count; i++) {
		put_number(out, b->steps[i].due);
		put_number(out, b->steps[i].done);
		put_number(out, b->steps[i].state);
		put_text(out, b->steps[i].where);
	}
	put_number(out, (long long)b->demand_count);
	for (i = 0; i < b->demand_count; i++) {
		put_number(out, b->demands[i].demand - c->demands);
		put_number(out, b->demands[i].met);
		put_text(out, b->demands[i].where);
		put_text(out, b->demands[i].hint);
	}
	put_number(out, (long long)b->told_count);
	for (i = 0; i < b->told_count; i++)
		put_told(out, &b->told[i]);
	put_number(out, (long long)b->documents);
	put_number(out, (long long)b->carried_in);
	put_number(out, (long long)b->answered);
	put_number(out, (long long)b->open);
	put_number(out, (long long)b->overdue);
	put_number(out, (long long)b->untold);
}

static void
take_steps(struct taking *t, struct board *b, const struct wheel *w)
{
	size_t i;

	b->step_count = (size_t)take_number(t, 0, (long long)w->n);
	b->steps = ARENA_ARRAY(t->a, struct board_step, b->step_count);
	for (i = 0; i < b->step_count; i++) {
		b->steps[i].step = &w->v[i];
		b->steps[i].due = (date)take_number(t, INT32_MIN, INT32_MAX);
		b->steps[i].done = (date)take_number(t, INT32_MIN, INT32_MAX);
		b->steps[i].state = (enum board_state)take_number(t, 0,
			BOARD_MISSING);
		b->steps[i].where = take_text(t);
	}
}

static void
take_demands(struct taking *t, struct board *b, const struct config *c)
{
	long long count = (long long)c->demand_count;
	size_t i;

	b->demand_count = (size_t)take_number(t, 0, count);
	b->demands = ARENA_ARRAY(t->a, struct demanded, b->demand_count);
	for (i = 0; i < b->demand_count; i++) {
		b->demands[i].demand = &c->demands[take_number(t, 0,
			count - 1)];
		b->demands[i].met = take_number(t, 0, 1) == 1;
		b->demands[i].where = take_text(t);
		b->demands[i].hint = take_text(t);
	}
}

int
board_decode(struct board *b, struct arena *a, struct str *bytes,
	const struct config *c, int cycle)
{
	struct taking t = {a, bytes, false};
	size_t n;

	memset(b, 0, sizeof(*b));
	b->unit = take_text(&t);
	take_steps(&t, b, board_wheel(c, cycle));
	take_demands(&t, b, c);
	n = take_size(&t);
	if (n > bytes->n)              /* each takes more than a byte */
		return -1;
	b->told = ARENA_ARRAY(a, struct told, n);
	for (; b->told_count < n; b->told_count++)
		take_told(&t, &b->told[b->told_count]);
	b->documents = take_size(&t);
	b->carried_in = take_size(&t);
	b->answered = take_size(&t);
	b->open = take_size(&t);
	b->overdue = take_size(&t);
	b->untold = take_size(&t);
	return t.bad || b->unit == NULL ? -1 : 0;
}

void
papers_encode(struct buf *out, const struct papers *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		put_text(out, p->v[i].form->id);
		put_text(out, p->v[i].path);
		put_number(out, p->v[i].date);
		put_number(out, p->v[i].state);
	}
}

int
papers_decode(struct papers *p, size_t *cap, struct arena *a,
	struct str *bytes, const struct config *c)
{
	struct taking t = {a, bytes, false};

	while (bytes->n && !t.bad) {
		const char *form = take_text(&t);
		struct paper paper = {.form = form ? config_form(c, form)
			: NULL};

		paper.path = take_text(&t);
		paper.date = (date)take_number(&t, INT32_MIN, INT32_MAX);
		paper.state = (enum state)take_number(&t, 0, STATE_COUNT - 1);
		if (t.bad || paper.form == NULL || paper.path == NULL)
			return -1;
		ARENA_GROW(a, p->v, p->n, *cap);
		p->v[p->n++] = paper;
	}
	return t.bad ? -1 : 0;
}
