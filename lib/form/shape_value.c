/* SPDX-License-Identifier: MPL-2.0 */
/* Values read as what they should be. */
#include "lib/form/shape.h"

#define NUMBER_MAX 1000000UL

const struct value *
texts_item(const struct value *v, uint32_t i)
{
	if (value_is_scalar(v))
		return i == 0 ? v : NULL;
	return value_is_list(v) && i < v->n ? v->items[i] : NULL;
}

struct texts
texts_read(struct arena *a, const struct value *v)
{
	size_t n = value_is_list(v) ? v->n : 1;
	struct texts t = {ARENA_ARRAY(a, const char *, n), 0};
	const struct value *item;
	uint32_t i;

	for (i = 0; (item = texts_item(v, i)); i++)
		if (value_is_scalar(item))
			t.v[t.n++] = value_text(item);
	return t;
}

bool
texts_have(const struct texts *t, const char *text)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (streq(t->v[i], text))
			return true;
	return false;
}

int
value_number(const struct value *v, int otherwise)
{
	unsigned long number;

	if (!value_is_scalar(v) || !str_number(v->text, NUMBER_MAX, &number))
		return otherwise;
	return (int)number;
}

bool
value_truth(const struct value *v, bool otherwise)
{
	return v && v->kind == VALUE_BOOL ? v->truth : otherwise;
}

date
value_date(const struct value *v)
{
	date d = DATE_NONE;

	if (value_is_scalar(v))
		date_parse(&d, v->text);
	return d;
}

int
value_cycle(const struct value *v, const struct cycles *cycles)
{
	int year = CYCLE_NONE;

	if (value_is_scalar(v))
		cycle_parse(&year, cycles, v->text);
	return year;
}

unsigned
words_bits(const struct words *w, const struct value *v, unsigned otherwise)
{
	const struct value *item;
	unsigned bits = 0;
	uint32_t i;
	int m;

	if (v == NULL || v->kind == VALUE_NULL)
		return otherwise;
	for (i = 0; (item = texts_item(v, i)); i++) {
		m = value_is_scalar(item) ? words_meaning(w, item->text) : -1;
		if (m >= 0)
			bits |= 1U << m;
	}
	return bits;
}

bool
value_day(const struct value *v, int *month, int *day)
{
	unsigned long m, d;
	date common;

	if (!value_is_scalar(v) || v->text.n != 5 || v->text.p[2] != '-' ||
	    !str_number(str_make(v->text.p, 2), 12, &m) ||
	    !str_number(str_skip(v->text, 3), 31, &d) ||
	    !date_make(&common, 2001, (int)m, (int)d))
		return false;
	*month = (int)m;
	*day = (int)d;
	return true;
}

bool
value_range(const struct value *v, int *from, int *to)
{
	if (!value_is_list(v)) {
		*from = *to = value_number(v, -1);
		return *from >= 0;
	}
	if (v->n != 2)
		return false;
	*from = value_number(v->items[0], -1);
	*to = value_number(v->items[1], -1);
	return *from >= 0 && (v->items[1]->kind == VALUE_NULL || *to >= *from);
}

const struct value *
list_map(const struct value *v, uint32_t i)
{
	return value_is_list(v) && i < v->n && value_is_map(v->items[i])
		? v->items[i] : NULL;
}
