/* SPDX-License-Identifier: MPL-2.0 */
/* The demands: what law and local policy ask, from when to when. */
#include "lib/form/config_reader.h"

static const struct shape demand_shape[] = {
	{"id", SHAPE_TEXT, NULL, NULL, true},
	{"title", SHAPE_TEXT, NULL, NULL, true},
	{"units", SHAPE_TEXTS, NULL, NULL, false},
	{"from", SHAPE_DATE, NULL, NULL, false},
	{"to", SHAPE_DATE, NULL, NULL, false},
	{"source", SHAPE_TEXT, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape demands_shape[] = {
	{"demands", SHAPE_LIST, demand_shape, NULL, true},
	{NULL, SHAPE_ANY, NULL, NULL, false}};

/* The same demand may stand twice with other words for another time. */
static bool
overlap(const struct demand *x, const struct demand *y)
{
	return streq(x->id, y->id) &&
		(x->to == DATE_NONE || y->from == DATE_NONE ||
		y->from <= x->to) &&
		(y->to == DATE_NONE || x->from == DATE_NONE ||
		x->from <= y->to);
}

static void
read_demand(struct config_reader *r, const struct value *v, size_t *cap)
{
	struct config *c = r->c;
	const struct value *id = value_get(v, "id");
	struct demand d = {.id = config_text(r, id)};
	size_t i;

	if (d.id == NULL)
		return;
	d.title = config_text(r, value_get(v, "title"));
	if (d.title == NULL)
		d.title = d.id;
	d.source = config_text(r, value_get(v, "source"));
	d.units = texts_read(&c->arena, value_get(v, "units"));
	d.from = value_date(value_get(v, "from"));
	d.to = value_date(value_get(v, "to"));
	config_check_dates(r, v);
	for (i = 0; i < c->demand_count; i++)
		if (overlap(&c->demands[i], &d)) {
			finding_add(r->fs, FINDING_CONFIG_TWICE, id->span,
				d.id);
			return;
		}
	ARENA_GROW(&c->arena, c->demands, c->demand_count, *cap);
	c->demands[c->demand_count++] = d;
}

static void
read_demands(struct config_reader *r, const struct value *v, size_t *cap)
{
	const struct value *list = value_get(v, "demands");
	uint32_t i;

	shape_check(&r->check, v, demands_shape);
	for (i = 0; value_is_list(list) && i < list->n; i++)
		read_demand(r, list_map(list, i), cap);
}

int
config_read_demands(struct config_reader *r, struct error *err)
{
	return config_read_set(r, "demands", read_demands, err);
}
