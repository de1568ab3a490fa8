/* SPDX-License-Identifier: MPL-2.0 */
/* Whether a value has the shape that its key asks for, and how it is told where
 * it hasn't. */
#include "lib/form/shape.h"

#include "lib/text/written_date.h"

static bool
is_texts(const struct value *v)
{
	uint32_t i;

	if (value_is_scalar(v))
		return true;
	if (!value_is_list(v))
		return false;
	for (i = 0; i < v->n; i++)
		if (!value_is_scalar(v->items[i]))
			return false;
	return true;
}

static bool
is_text_map(const struct value *v)
{
	uint32_t i;

	if (!value_is_map(v))
		return false;
	for (i = 0; i < v->n; i++)
		if (v->members[i].value->kind != VALUE_NULL &&
		    !is_texts(v->members[i].value))
			return false;
	return true;
}

static bool
is_list_of_maps(const struct value *v)
{
	uint32_t i;

	if (!value_is_list(v))
		return false;
	for (i = 0; i < v->n; i++)
		if (!value_is_map(v->items[i]))
			return false;
	return true;
}

static bool
is_level(const struct value *v)
{
	int level = value_number(v, -1);

	return (level >= 1 && level <= 6) || (v->kind == VALUE_STRING &&
		str_is(v->text, "any"));
}

/* What a value of a shape must be, as a phrase; NULL: V is so. */
static const char *
misfit(const struct shape_check *check, const struct value *v,
	enum shape_kind kind)
{
	date day;
	int x, y;

	switch (kind) {
	case SHAPE_ANY:
		return NULL;
	case SHAPE_TEXT: case SHAPE_CHOICE: case SHAPE_CLASS:
	case SHAPE_STATE: case SHAPE_ORIGIN:
		return value_is_scalar(v) ? NULL : "@be-text";
	case SHAPE_TEXTS: case SHAPE_KINDS: case SHAPE_CLASSES:
	case SHAPE_STATES: case SHAPE_ROLES: case SHAPE_DEMANDS:
	case SHAPE_INDICATORS:
		return is_texts(v) ? NULL : "@be-texts";
	case SHAPE_NUMBER:
		return value_number(v, -1) >= 0 ? NULL : "@be-number";
	case SHAPE_BOOL:
		return v->kind == VALUE_BOOL ? NULL : "@be-bool";
	case SHAPE_RANGE:
		return value_range(v, &x, &y) && (x < 0) == (y < 0) ? NULL
			: "@be-range";
	case SHAPE_REPEAT:
		return value_is_list(v) && value_range(v, &x, &y) ? NULL
			: "@be-repeat";
	case SHAPE_DATE:
		return value_date(v) != DATE_NONE ? NULL
			: value_is_scalar(v) && written_beyond(&day, v->text)
			? arena_fmt(check->fs->arena, "@be-real-date:%s",
			value_text(v)) : "@be-date";
	case SHAPE_CYCLE:
		return value_cycle(v, &check->config->cycles) != CYCLE_NONE
			? NULL : "@be-cycle";
	case SHAPE_DAY:
		return value_day(v, &x, &y) ? NULL : "@be-day";
	case SHAPE_MAP: case SHAPE_MEANINGS:
		return value_is_map(v) ? NULL : "@be-map";
	case SHAPE_LIST:
		return is_list_of_maps(v) ? NULL : "@be-list";
	case SHAPE_TEXT_OR_MAP:
		return value_is_map(v) || value_is_scalar(v) ? NULL
			: "@be-text-or-map";
	case SHAPE_TEXT_MAP:
		return is_text_map(v) ? NULL : "@be-text-map";
	case SHAPE_LEVEL:
		return is_level(v) ? NULL : "@be-level";
	}
	return NULL;
}

/* The date or cycle that V was meant as, else an example. */
static const char *
date_hint(const struct shape_check *check, const struct value *v)
{
	struct str text = str_of(value_text(v));
	char day[11];
	size_t from, to;
	date d;

	if (!written_date(&d, text, &from, &to) && !written_beyond(&d, text))
		return "@example:2026-01-14";
	date_format(day, d);
	return arena_fmt(check->fs->arena, "@write:%s", day);
}

static const char *
cycle_hint(const struct shape_check *check, const struct value *v)
{
	const struct cycles *c = &check->config->cycles;
	int year = 2025;
	bool guessed = cycle_guess(&year, str_of(value_text(v)));
	char cycle[CYCLE_TEXT];

	cycle_format(cycle, c, year);
	return arena_fmt(check->fs->arena, guessed ? "@write:%s"
		: "@example:%s", cycle);
}

static const char *
misfit_hint(const struct shape_check *check, const struct value *v,
	enum shape_kind kind)
{
	switch (kind) {
	case SHAPE_DATE:
		return date_hint(check, v);
	case SHAPE_CYCLE:
		return cycle_hint(check, v);
	case SHAPE_NUMBER:
		return "@example:5";
	case SHAPE_TEXT: case SHAPE_CHOICE: case SHAPE_CLASS:
	case SHAPE_STATE: case SHAPE_ORIGIN:
		return "@one-text";
	case SHAPE_TEXTS: case SHAPE_KINDS: case SHAPE_CLASSES:
	case SHAPE_STATES: case SHAPE_ROLES: case SHAPE_DEMANDS:
	case SHAPE_INDICATORS:
		return "@list-texts";
	case SHAPE_MAP: case SHAPE_MEANINGS: case SHAPE_TEXT_MAP:
		return "@fields-below";
	case SHAPE_LIST:
		return "@items-below";
	case SHAPE_DAY:
		return "@example:08-01";
	case SHAPE_BOOL:
		return "@one-of:true, false";
	case SHAPE_RANGE:
		return "@example:[30, 45]";
	case SHAPE_REPEAT:
		return "@example:[1, 3]";
	case SHAPE_LEVEL:
		return "@example:2";
	default:
		return NULL;
	}
}

bool
shape_fits(const struct shape_check *check, const struct member *m,
	enum shape_kind kind)
{
	const char *problem = misfit(check, m->value, kind);

	if (problem)
		shape_wrong(check, m->value->span, m->key.p, problem,
			misfit_hint(check, m->value, kind));
	return problem == NULL;
}
