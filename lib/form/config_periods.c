/* SPDX-License-Identifier: MPL-2.0 */
/* The cycles that have a file of their own: dates, themes, the year wheel. */
#include <stdlib.h>

#include "lib/form/wheel.h"

static const struct shape met_shape[] = {
	{"demand", SHAPE_DEMANDS, NULL, NULL, true},
	{"unit", SHAPE_TEXT, NULL, NULL, true},
	{"link", SHAPE_TEXT, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape period_shape[] = {
	{"cycle", SHAPE_CYCLE, NULL, NULL, true},
	{"from", SHAPE_DATE, NULL, NULL, false},
	{"to", SHAPE_DATE, NULL, NULL, false},
	{"themes", SHAPE_TEXT_MAP, NULL, NULL, false},
	{"wheel", SHAPE_LIST, wheel_shape, NULL, false},
	{"met", SHAPE_LIST, met_shape, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};

static void
read_themes(struct config_reader *r, struct period *p, const struct value *v)
{
	const struct texts *origins = &r->c->origins;
	uint32_t i;

	if (!value_is_map(v))
		return;
	p->themes = ARENA_ARRAY(&r->c->arena, struct theme, v->n);
	for (i = 0; i < v->n; i++) {
		const struct member *m = &v->members[i];

		if (!texts_have(origins, m->key.p))
			finding_add(r->fs, FINDING_CONFIG_REFERENCE,
				m->key_span, m->key.p, "@origin",
				shape_hint(r->fs, origins->v, origins->n,
				m->key));
		p->themes[p->theme_count++] = (struct theme){m->key.p,
			texts_read(&r->c->arena, m->value)};
	}
}

static void
check_met(struct config_reader *r, const struct period *p)
{
	uint32_t i;

	for (i = 0; p->met && i < p->met->n; i++)
		config_check_unit(r, value_get(list_map(p->met, i), "unit"));
}

/* A file copied from last year's mostly says that year somewhere still. */
static bool
is_named_otherwise(struct config_reader *r, const struct value *cycle, int year,
	const char *file)
{
	int named;

	if (!cycle_parse(&named, &r->c->cycles, str_of(file)) || named == year)
		return false;
	shape_wrong(&r->check, cycle->span, "cycle", arena_fmt(r->fs->arena,
		"@period-file:%s", file), "@period-rename");
	return true;
}

static void
wrong_day(struct config_reader *r, const struct value *v, const char *key,
	int cycle, date meant)
{
	char name[CYCLE_TEXT], day[11];

	if (value_date(value_get(v, key)) == DATE_NONE)
		return;
	cycle_format(name, &r->c->cycles, cycle);
	date_format(day, meant);
	shape_wrong(&r->check, value_get(v, key)->span, key,
		arena_fmt(r->fs->arena, "@period-days:%s", name),
		arena_fmt(r->fs->arena, "@period-day:%s: %s", key, day));
}

/* The days that are given must have one in common with the cycle. */
static void
check_days(struct config_reader *r, const struct value *v, int cycle)
{
	date from = value_date(value_get(v, "from"));
	date to = value_date(value_get(v, "to"));
	date first = cycle_first_day(&r->c->cycles, cycle);
	date last = cycle_last_day(&r->c->cycles, cycle);

	config_check_dates(r, v);
	if ((from != DATE_NONE && to != DATE_NONE && to < from) ||
	    ((from == DATE_NONE || from <= last) &&
	    (to == DATE_NONE || to >= first)))
		return;
	wrong_day(r, v, "from", cycle, first);
	wrong_day(r, v, "to", cycle, last);
}

static const struct value *
list_or_null(const struct value *v)
{
	return value_is_list(v) ? v : NULL;
}

static void
read_period(struct config_reader *r, const char *path, const char *file,
	const struct value *v)
{
	struct config *c = r->c;
	struct period *p = &c->periods[c->period_count];
	const struct value *cycle = value_get(v, "cycle");

	shape_check(&r->check, v, period_shape);
	p->cycle = value_cycle(cycle, &c->cycles);
	if (p->cycle == CYCLE_NONE ||
	    is_named_otherwise(r, cycle, p->cycle, file))
		return;
	if (config_period(c, p->cycle)) {
		finding_add(r->fs, FINDING_CONFIG_TWICE, cycle->span,
			value_text(cycle));
		return;
	}
	p->path = path;
	p->from = value_date(value_get(v, "from"));
	p->to = value_date(value_get(v, "to"));
	check_days(r, v, p->cycle);
	if (p->from == DATE_NONE)
		p->from = cycle_first_day(&c->cycles, p->cycle);
	if (p->to == DATE_NONE)
		p->to = cycle_last_day(&c->cycles, p->cycle);
	p->wheel = list_or_null(value_get(v, "wheel"));
	p->met = list_or_null(value_get(v, "met"));
	read_themes(r, p, value_get(v, "themes"));
	check_met(r, p);
	p->steps = wheel_read(r, p->wheel, p->from, p->to);
	c->period_count++;
}

static int
by_cycle(const void *a, const void *b)
{
	const struct period *x = a, *y = b;

	return (x->cycle > y->cycle) - (x->cycle < y->cycle);
}

const struct period *
config_period(const struct config *c, int cycle)
{
	size_t i;

	for (i = 0; i < c->period_count; i++)
		if (c->periods[i].cycle == cycle)
			return &c->periods[i];
	return NULL;
}

int
config_read_periods(struct config_reader *r, struct error *err)
{
	struct config *c = r->c;
	struct value *v;
	struct source src;
	const char *name;
	size_t i, cap = 0;
	int rc;

	for (i = 0; config_next(r, c->periods_path, ".yaml", &i, &name); i++) {
		rc = config_load(r, r->files[i].path, &src, &v, err);
		if (rc < 0)
			return -1;
		if (rc == 0)
			continue;
		ARENA_GROW(&c->arena, c->periods, c->period_count, cap);
		memset(&c->periods[c->period_count], 0, sizeof(*c->periods));
		read_period(r, src.path, name, v);
		config_located(r, &src);
	}
	if (c->period_count)
		qsort(c->periods, c->period_count, sizeof(*c->periods),
			by_cycle);
	return 0;
}
