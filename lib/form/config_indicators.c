/* SPDX-License-Identifier: MPL-2.0 */
/* The indicators: what figures may be of. */
#include <math.h>
#include <stdlib.h>

#include "lib/form/config_reader.h"
#include "lib/form/indicator.h"
#include "lib/text/decimal.h"

static const struct shape release_shape[] = {
	{"basis", SHAPE_TEXT, NULL, NULL, true},
	{"class", SHAPE_CLASS, NULL, NULL, true},
	{"from", SHAPE_CYCLE, NULL, NULL, false},
	{"to", SHAPE_CYCLE, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape indicator_shape[] = {
	{"id", SHAPE_TEXT, NULL, NULL, true},
	{"title", SHAPE_TEXT, NULL, NULL, true},
	{"unit", SHAPE_TEXT, NULL, NULL, false},
	{"measure", SHAPE_CHOICE, NULL, "share|mean|count", true},
	{"better", SHAPE_CHOICE, NULL, "more|less", false},
	{"class", SHAPE_CLASS, NULL, NULL, false},
	{"national", SHAPE_BOOL, NULL, NULL, false},
	{"release", SHAPE_MAP, release_shape, NULL, false},
	{"range", SHAPE_ANY, NULL, NULL, false},
	{"spread", SHAPE_ANY, NULL, NULL, false},
	{NULL, SHAPE_ANY, NULL, NULL, false}};
static const struct shape indicators_shape[] = {
	{"indicators", SHAPE_LIST, indicator_shape, NULL, true},
	{NULL, SHAPE_ANY, NULL, NULL, false}};

enum class
indicator_floor(const struct indicator *i, int cycle)
{
	const struct release *r = &i->release;
	bool released = r->basis && (r->from == CYCLE_NONE ||
		cycle >= r->from) && (r->to == CYCLE_NONE || cycle <= r->to);

	if (i->national && !released)
		return CLASS_CONFIDENTIAL;
	return i->national && r->class > i->class ? r->class : i->class;
}

static int
class_of(const struct config_reader *r, const struct value *v)
{
	return value_is_scalar(v) ? words_meaning(&r->c->classes, v->text) : -1;
}

static void
read_release(struct config_reader *r, struct release *out,
	const struct value *v)
{
	const struct cycles *cycles = &r->c->cycles;
	int class = class_of(r, value_get(v, "class"));
	struct str basis = str_trim(str_of(value_text(value_get(v, "basis"))));

	out->from = value_cycle(value_get(v, "from"), cycles);
	out->to = value_cycle(value_get(v, "to"), cycles);
	out->class = class < 0 ? CLASS_CONFIDENTIAL : (enum class)class;
	if (basis.n)
		out->basis = arena_strndup(&r->c->arena, basis.p, basis.n);
}

/* A number of a list; OPEN for null. False: V is neither. */
static bool
read_limit(double *out, const struct value *v, double open)
{
	struct decimals d;

	*out = open;
	if (v == NULL || v->kind == VALUE_NULL)
		return true;
	if (!value_is_scalar(v) || decimal_read(&d, v->text) != DECIMAL_GOOD)
		return false;
	*out = d.value;
	return true;
}

static void
read_range(struct config_reader *r, struct indicator *i,
	const struct value *v)
{
	bool share = i->measure == MEASURE_SHARE;

	i->from = i->measure == MEASURE_MEAN ? -INFINITY : 0;
	i->to = share ? 100 : INFINITY;
	if (v == NULL || v->kind == VALUE_NULL)
		return;
	if (value_is_list(v) && v->n == 2 &&
	    read_limit(&i->from, v->items[0], -INFINITY) &&
	    read_limit(&i->to, v->items[1], INFINITY) && i->from < i->to)
		return;
	shape_wrong(&r->check, v->span, "range", "@be-limits",
		"@example:[0, 100]");
	i->from = share ? 0 : -INFINITY;
	i->to = share ? 100 : INFINITY;
}

static void
read_spread(struct config_reader *r, struct indicator *i,
	const struct value *v)
{
	if (read_limit(&i->spread, v, 0) && i->spread >= 0 &&
	    (i->spread == 0 || i->measure == MEASURE_MEAN))
		return;
	i->spread = 0;
	shape_wrong(&r->check, v->span, "spread", "@be-spread", "@example:2.5");
}

static enum measure
measure_of(const struct value *v)
{
	const char *text = value_text(v);

	return streq(text, "share") ? MEASURE_SHARE : streq(text, "count")
		? MEASURE_COUNT : MEASURE_MEAN;
}

static void
read_indicator(struct config_reader *r, const struct value *v, size_t *cap)
{
	struct config *c = r->c;
	const struct value *id = value_get(v, "id");
	const char *better = value_text(value_get(v, "better"));
	int class = class_of(r, value_get(v, "class"));
	struct indicator i = {.id = config_text(r, id)};
	size_t k;

	if (i.id == NULL)
		return;
	i.title = config_text(r, value_get(v, "title"));
	if (i.title == NULL)
		i.title = i.id;
	i.measure = measure_of(value_get(v, "measure"));
	i.unit = config_text(r, value_get(v, "unit"));
	if (i.unit == NULL)
		i.unit = i.measure == MEASURE_SHARE ? "%" : "";
	i.better = streq(better, "more") - streq(better, "less");
	i.class = class < 0 ? CLASS_PUBLIC : (enum class)class;
	i.otherwise = class < 0 ? CLASS_INTERNAL : (enum class)class;
	i.national = value_truth(value_get(v, "national"), false);
	read_release(r, &i.release, value_get(v, "release"));
	read_range(r, &i, value_get(v, "range"));
	read_spread(r, &i, value_get(v, "spread"));
	for (k = 0; k < c->indicator_count; k++)
		if (streq(c->indicators[k].id, i.id)) {
			finding_add(r->fs, FINDING_CONFIG_TWICE, id->span,
				i.id);
			return;
		}
	ARENA_GROW(&c->arena, c->indicators, c->indicator_count, *cap);
	c->indicators[c->indicator_count++] = i;
}

static void
read_indicators(struct config_reader *r, const struct value *v, size_t *cap)
{
	const struct value *list = value_get(v, "indicators");
	uint32_t i;

	shape_check(&r->check, v, indicators_shape);
	for (i = 0; value_is_list(list) && i < list->n; i++)
		read_indicator(r, list_map(list, i), cap);
}

static int
by_id(const void *a, const void *b)
{
	const struct indicator *x = a, *y = b;

	return strcmp(x->id, y->id);
}

int
config_read_indicators(struct config_reader *r, struct error *err)
{
	struct config *c = r->c;

	if (config_read_set(r, "indicators", read_indicators, err) < 0)
		return -1;
	if (c->indicator_count)
		qsort(c->indicators, c->indicator_count,
			sizeof(*c->indicators), by_id);
	return 0;
}
