/* SPDX-License-Identifier: MPL-2.0 */
/* Where a part, or a form, is expected. */
#include "lib/form/shape.h"

static bool
unit_fits(const struct texts *units, const struct unit *unit)
{
	size_t i;

	if (units->n == 0)
		return true;
	if (unit == NULL)
		return false;
	for (i = 0; i < unit->tags.n; i++)
		if (texts_have(units, unit->tags.v[i]))
			return true;
	return unit->type && texts_have(units, unit->type);
}

static bool
cycle_fits(const struct when *w, int cycle)
{
	if (w->from == CYCLE_NONE && w->to == CYCLE_NONE)
		return true;
	return cycle != CYCLE_NONE &&
		(w->from == CYCLE_NONE || cycle >= w->from) &&
		(w->to == CYCLE_NONE || cycle <= w->to);
}

/* Whether one text of WANTED is one of GOT's. */
static bool
value_fits(const struct value *wanted, const struct value *got)
{
	const struct value *x, *y;
	uint32_t i, j;

	for (i = 0; (x = texts_item(wanted, i)); i++)
		for (j = 0; (y = texts_item(got, j)); j++)
			if (value_is_scalar(x) && value_is_scalar(y) &&
			    str_eq(x->text, y->text))
				return true;
	return false;
}

static bool
frontmatter_fits(const struct value *wanted, const struct value *got)
{
	uint32_t i;

	for (i = 0; wanted && i < wanted->n; i++)
		if (!value_fits(wanted->members[i].value,
		    value_get(got, wanted->members[i].key.p)))
			return false;
	return true;
}

bool
when_holds(const struct when *w, const struct unit *unit, int cycle,
	const struct value *frontmatter)
{
	return w == NULL || (unit_fits(&w->units, unit) &&
		cycle_fits(w, cycle) &&
		frontmatter_fits(w->frontmatter, frontmatter));
}
