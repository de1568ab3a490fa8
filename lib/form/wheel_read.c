/* SPDX-License-Identifier: MPL-2.0 */
/* Reading a year wheel out of a cycle's file. */
#include "lib/form/wheel.h"

#include "lib/base/hash.h"
#include "lib/text/month.h"

/* The longest way between two steps, and how far from its cycle a day may be:
 * further off it is most likely last year's. */
#define AMOUNT_MAX 999
#define FAR 183

/* Nobody can read a wheel with more; it bounds drawings and boards. */
#define STEPS_MAX 100
#define STEPS_MAX_TEXT "100"

static const struct shape done_shape[] = {
	{"kind", SHAPE_KINDS, NULL, NULL, false},
	{"form", SHAPE_TEXTS, NULL, NULL, false},
	{"state", SHAPE_STATES, NULL, NULL, false},
	{"count", SHAPE_NUMBER, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
const struct shape wheel_shape[] = {
	{"id", SHAPE_TEXT, NULL, NULL, true},
	{"title", SHAPE_TEXT, NULL, NULL, true},
	{"when", SHAPE_ANY, NULL, NULL, false},
	{"who", SHAPE_ROLES, NULL, NULL, false},
	{"note", SHAPE_TEXT, NULL, NULL, false},
	{"done", SHAPE_TEXT_OR_MAP, done_shape, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape relative_shape[] = {
	{"after", SHAPE_TEXT, NULL, NULL, false},
	{"before", SHAPE_TEXT, NULL, NULL, false},
	{"workdays", SHAPE_NUMBER, NULL, NULL, false},
	{"weeks", SHAPE_NUMBER, NULL, NULL, false},
	{"days", SHAPE_NUMBER, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};

/* One reading: the steps by id (number + 1 of W->v), and where each stands. */
struct reading {
	struct config_reader *r;
	struct wheel *w;
	const struct value **values;
	struct map ids;
	date from, to;
};

static void
wrong(struct reading *rd, const struct value *v, const char *key,
	const char *problem, const char *hint)
{
	shape_wrong(&rd->r->check, v->span, key, problem, hint);
}

static const char *
when_hint(const struct reading *rd)
{
	return arena_fmt(rd->r->fs->arena, "@wheel-when:%s",
		month_name(rd->r->c->language, 4));
}

/* Whether a day is so far from the cycle that it is most likely wrong. */
static bool
is_far(const struct reading *rd, date d)
{
	return (rd->from != DATE_NONE && d < rd->from - FAR) ||
		(rd->to != DATE_NONE && d > rd->to + FAR);
}

/* The last day of the first MONTH that is not over on FROM. */
static date
month_end(date from, int month)
{
	int year, m, d;

	date_split(from, &year, &m, &d);
	return date_month_end(year + (month < m), month);
}

static date
month_begin(date end)
{
	int year, month, day;

	date_split(end, &year, &month, &day);
	return end - day + 1;
}

/* Months in the order written: each is the first one after that before it, so
 * that [juni, august] ends in the summer after the school year. */
static void
read_months(struct reading *rd, struct wheel_step *s, const struct value *v)
{
	enum lang lang = rd->r->c->language;
	date at = rd->from;
	const struct value *item;
	uint32_t i;
	int month;

	for (i = 0; i < 12 && (item = texts_item(v, i)); i++) {
		month = month_by_name(lang, item->text);
		if (month == 0) {
			finding_add(rd->r->fs, FINDING_CONFIG_REFERENCE,
				item->span, value_text(item), "@month",
				shape_hint(rd->r->fs, month_names(lang), 12,
				item->text));
			return;
		}
		s->time.to = month_end(at, month);
		if (i == 0)
			s->time.from = month_begin(s->time.to);
		at = s->time.to + 1;
	}
	s->when = i ? WHEEL_MONTHS : WHEEL_ANY;
}

static void
read_day(struct reading *rd, struct wheel_step *s, const struct value *v)
{
	date d = value_date(v);

	if (is_far(rd, d)) {
		wrong(rd, v, "when", "@wheel-far", NULL);
		return;
	}
	s->when = WHEEL_DAY;
	s->time = (struct wheel_time){d, d};
}

/* The amount: exactly one of three keys, not more than anyone means. */
static bool
read_amount(struct reading *rd, struct wheel_step *s, const struct value *v)
{
	static const char *const keys[] = {"workdays", "weeks", "days"};
	const struct value *found = NULL, *one;
	int amounts[3] = {0}, n = 0;
	size_t i;

	for (i = 0; i < 3; i++) {
		one = value_get(v, keys[i]);
		if (one == NULL || one->kind == VALUE_NULL)
			continue;
		n++;
		found = one;
		amounts[i] = value_number(one, -1);
		if (amounts[i] > AMOUNT_MAX) {
			wrong(rd, one, keys[i], "@maximum:999", NULL);
			return false;
		}
		if (amounts[i] < 0)
			return false;
	}
	if (n == 0)
		shape_missing(&rd->r->check, v->span.from, "workdays");
	else if (n > 1)
		wrong(rd, found, "when", "@wheel-amount", when_hint(rd));
	s->workdays = amounts[0];
	s->days = amounts[1] * 7 + amounts[2];
	return n == 1;
}

static void
unknown_step(struct reading *rd, const struct value *of)
{
	struct texts known = {ARENA_ARRAY(rd->r->fs->arena, const char *,
		rd->w->n), 0};

	for (; known.n < rd->w->n; known.n++)
		known.v[known.n] = rd->w->v[known.n].id;
	finding_add(rd->r->fs, FINDING_CONFIG_REFERENCE, of->span,
		value_text(of), "@step", shape_hint(rd->r->fs, known.v,
		known.n, of->text));
}

static void
read_relative(struct reading *rd, struct wheel_step *s, const struct value *v)
{
	const struct value *after = value_get(v, "after");
	const struct value *of = after ? after : value_get(v, "before");
	const struct wheel_step *other;
	bool good;

	shape_check(&rd->r->check, v, relative_shape);
	if (after && value_get(v, "before"))
		wrong(rd, v, "when", "@wheel-both", when_hint(rd));
	else if (of == NULL)
		shape_missing(&rd->r->check, v->span.from, "after");
	good = read_amount(rd, s, v);
	if (!value_is_scalar(of))
		return;
	other = map_get(&rd->ids, of->text);
	if (other == NULL) {
		unknown_step(rd, of);
	} else if (good) {
		s->of = (size_t)(other - rd->w->v);
		s->when = after ? WHEEL_AFTER : WHEEL_BEFORE;
	}
}

static void
read_when(struct reading *rd, struct wheel_step *s, const struct value *v)
{
	uint32_t i;

	if (v == NULL || v->kind == VALUE_NULL)
		return;
	if (value_is_map(v)) {
		read_relative(rd, s, v);
		return;
	}
	for (i = 0; value_is_list(v) && i < v->n; i++)
		if (!value_is_scalar(v->items[i]) || v->n > 12) {
			wrong(rd, v, "when", "@be-when", when_hint(rd));
			return;
		}
	if (value_date(v) != DATE_NONE)
		read_day(rd, s, v);
	else if (rd->from != DATE_NONE)
		read_months(rd, s, v);
}

static void
read_done(struct reading *rd, struct wheel_step *s, const struct value *v)
{
	wheel_read_done(rd->r, s, v);
	if (s->done == DONE_DAY && is_far(rd, s->done_on))
		wrong(rd, v, "done", "@wheel-far", NULL);
}

/* What hangs on what, from S on: "a → b → a". */
static const char *
circle_text(struct arena *a, const struct wheel *w, size_t first)
{
	const char *all = w->v[first].id;
	size_t i = first, hops = 0;

	do {
		i = w->v[i].of;
		all = arena_fmt(a, "%s → %s", all, w->v[i].id);
	} while (i != first && ++hops < 8);
	return all;
}

static bool
is_relative(const struct wheel_step *s)
{
	return s->when == WHEEL_AFTER || s->when == WHEEL_BEFORE;
}

/* Puts step I, and what it hangs on, in order. SEEN: 0 not yet, 1 on the way,
 * 2 in order. A circle is cut at the step that closes it. */
static void
put_in_order(struct reading *rd, size_t i, char *seen, size_t *way, size_t *n)
{
	struct wheel *w = rd->w;
	size_t depth = 0;

	while (seen[i] == 0) {
		seen[i] = 1;
		way[depth++] = i;
		if (is_relative(&w->v[i]))
			i = w->v[i].of;
	}
	if (seen[i] == 1 && is_relative(&w->v[i])) {
		wrong(rd, value_get(rd->values[i], "when"), "when",
			arena_fmt(rd->r->fs->arena, "@wheel-circle:%s",
			circle_text(rd->r->fs->arena, w, i)), NULL);
		w->v[way[depth - 1]].when = WHEEL_ANY;
	}
	while (depth > 0) {
		seen[way[--depth]] = 2;
		w->order[(*n)++] = way[depth];
	}
}

static void
order_steps(struct reading *rd)
{
	struct arena *a = &rd->r->c->arena;
	size_t count = rd->w->n, i, n = 0;
	char *seen = ARENA_ARRAY(a, char, count);
	size_t *way = ARENA_ARRAY(a, size_t, count);

	rd->w->order = ARENA_ARRAY(a, size_t, count);
	for (i = 0; i < count; i++)
		put_in_order(rd, i, seen, way, &n);
}

static void
add_step(struct reading *rd, const struct value *v)
{
	const struct value *id = value_get(v, "id");
	struct wheel_step *s = &rd->w->v[rd->w->n];

	if (!value_is_scalar(id) || !value_is_scalar(value_get(v, "title")))
		return;
	if (map_get(&rd->ids, id->text)) {
		finding_add(rd->r->fs, FINDING_CONFIG_TWICE, id->span,
			value_text(id));
		return;
	}
	map_put(&rd->ids, id->text, s);
	s->id = value_text(id);
	s->title = value_text(value_get(v, "title"));
	s->note = value_text(value_get(v, "note"));
	s->who = texts_read(&rd->r->c->arena, value_get(v, "who"));
	s->time = (struct wheel_time){DATE_NONE, DATE_NONE};
	s->done_on = DATE_NONE;
	s->span = v->span;
	rd->values[rd->w->n++] = v;
}

struct wheel *
wheel_read(struct config_reader *r, const struct value *v, date from, date to)
{
	struct reading rd = {.r = r, .from = from, .to = to};
	size_t i, n = value_is_list(v) ? v->n : 0;

	if (n > STEPS_MAX) {
		wrong(&rd, v, "wheel", "@max-items:" STEPS_MAX_TEXT,
			"@remove-items:" STEPS_MAX_TEXT);
		n = STEPS_MAX;
	}
	rd.w = ARENA_NEW(&r->c->arena, struct wheel);
	rd.w->v = ARENA_ARRAY(&r->c->arena, struct wheel_step, n);
	rd.values = ARENA_ARRAY(&r->c->arena, const struct value *, n);
	for (i = 0; i < n; i++)
		add_step(&rd, v->items[i]);
	for (i = 0; i < rd.w->n; i++) {
		read_when(&rd, &rd.w->v[i], value_get(rd.values[i], "when"));
		read_done(&rd, &rd.w->v[i], value_get(rd.values[i], "done"));
	}
	order_steps(&rd);
	map_free(&rd.ids);
	return rd.w;
}
