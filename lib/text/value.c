/* SPDX-License-Identifier: MPL-2.0 */
/* A value tree: looking into it, comparing, merging, writing it as JSON.
 * Readers bound the depth of a tree (YAML_DEPTH), so functions recurse. */
#include "lib/text/value.h"

#include <stdlib.h>

#include "lib/base/hash.h"
#include "lib/text/json.h"
#include "lib/text/number.h"

/* Maps larger than this are compared by their canonical text. */
#define SMALL_MAP 16

const struct member *
value_member(const struct value *v, struct str key)
{
	uint32_t i;

	if (v == NULL || v->kind != VALUE_MAP)
		return NULL;
	for (i = 0; i < v->n; i++)
		if (str_eq(v->members[i].key, key))
			return &v->members[i];
	return NULL;
}

struct value *
value_get(const struct value *v, const char *key)
{
	const struct member *m = v ? value_member(v, str_of(key)) : NULL;

	return m ? m->value : NULL;
}

const char *
value_text(const struct value *v)
{
	return value_is_scalar(v) ? v->text.p : NULL;
}

static bool
numbers_equal(const struct value *a, const struct value *b)
{
	struct number x, y;

	if (str_eq(a->text, b->text))
		return true;
	return number_parse(&x, a->text) && number_parse(&y, b->text) &&
		number_compare(&x, &y) == 0;
}

static bool
maps_equal(const struct value *a, const struct value *b)
{
	struct buf x = {0}, y = {0};
	bool same = true;
	uint32_t i;

	if (a->n > SMALL_MAP) {
		value_canonical(&x, a);
		value_canonical(&y, b);
		same = str_eq(buf_view(&x), buf_view(&y));
		buf_free(&x);
		buf_free(&y);
		return same;
	}
	for (i = 0; same && i < a->n; i++) {
		const struct member *m = value_member(b, a->members[i].key);

		same = m && value_equal(a->members[i].value, m->value);
	}
	return same;
}

bool
value_equal(const struct value *a, const struct value *b)
{
	uint32_t i;

	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VALUE_NULL:
		return true;
	case VALUE_BOOL:
		return a->truth == b->truth;
	case VALUE_NUMBER:
		return numbers_equal(a, b);
	case VALUE_STRING:
		return str_eq(a->text, b->text);
	case VALUE_LIST:
		for (i = 0; a->n == b->n && i < a->n; i++)
			if (!value_equal(a->items[i], b->items[i]))
				return false;
		return a->n == b->n;
	case VALUE_MAP:
		return a->n == b->n && maps_equal(a, b);
	}
	return false;
}

static int
by_key(const void *a, const void *b)
{
	const struct member *const *x = a, *const *y = b;

	return str_cmp((*x)->key, (*y)->key);
}

static void
canonical_map(struct buf *out, const struct value *v)
{
	const struct member **sorted = xmalloc(v->n * sizeof(const void *));
	uint32_t i;

	for (i = 0; i < v->n; i++)
		sorted[i] = &v->members[i];
	qsort(sorted, v->n, sizeof(*sorted), by_key);
	buf_char(out, '{');
	for (i = 0; i < v->n; i++) {
		buf_fmt(out, "%zu:", sorted[i]->key.n);
		buf_str(out, sorted[i]->key);
		value_canonical(out, sorted[i]->value);
	}
	buf_char(out, '}');
	free(sorted);
}

void
value_canonical(struct buf *out, const struct value *v)
{
	struct number number;
	uint32_t i;

	switch (v->kind) {
	case VALUE_NULL:
		buf_char(out, 'n');
		break;
	case VALUE_BOOL:
		buf_char(out, v->truth ? 't' : 'f');
		break;
	case VALUE_NUMBER:
		buf_char(out, '#');
		if (number_parse(&number, v->text))
			number_canonical(out, &number);
		else
			buf_str(out, v->text);
		buf_char(out, ';');
		break;
	case VALUE_STRING:
		buf_fmt(out, "%zu:", v->text.n);
		buf_str(out, v->text);
		break;
	case VALUE_LIST:
		buf_char(out, '[');
		for (i = 0; i < v->n; i++)
			value_canonical(out, v->items[i]);
		buf_char(out, ']');
		break;
	case VALUE_MAP:
		canonical_map(out, v);
		break;
	}
}

/* Makes room in OUT for the members of both, and puts in those of BASE;
 * PLACE maps keys to their place, counted from 1. */
static struct value *
merge_begin(struct arena *a, const struct value *base,
	const struct value *over, struct map *place)
{
	struct value *out = ARENA_NEW(a, struct value);
	uint32_t i;

	*out = *base;
	out->members = ARENA_ARRAY(a, struct member,
		(size_t)base->n + over->n);
	for (i = 0; i < base->n; i++) {
		out->members[i] = base->members[i];
		map_put(place, base->members[i].key,
			(void *)((uintptr_t)i + 1));
	}
	return out;
}

struct value *
value_merge(struct arena *a, struct value *base, struct value *over)
{
	struct map place = {0};
	struct value *out;
	uint32_t i, kept = 0;

	if (!value_is_map(base) || !value_is_map(over))
		return over;
	out = merge_begin(a, base, over, &place);
	for (i = 0; i < over->n; i++) {
		const struct member *m = &over->members[i];
		uintptr_t at = (uintptr_t)map_get(&place, m->key);
		struct member *to = at ? &out->members[at - 1]
			: &out->members[out->n++];
		struct value *old = at ? to->value : NULL;

		*to = *m;
		if (m->value->kind == VALUE_NULL)
			to->value = NULL;
		else if (old)
			to->value = value_merge(a, old, m->value);
	}
	for (i = 0; i < out->n; i++)
		if (out->members[i].value)
			out->members[kept++] = out->members[i];
	out->n = kept;
	map_free(&place);
	return out;
}

/* JSON knows no 0x1f, +1, 017, .5 and 1. */
static void
json_number_text(struct buf *out, struct str s)
{
	struct number number;
	size_t i = 0;

	if (!number_parse(&number, s)) {
		buf_z(out, "null");
		return;
	}
	if (number.own[0]) {
		buf_z(out, number.own);
		return;
	}
	if (s.p[0] == '-')
		buf_char(out, '-');
	if (s.p[0] == '-' || s.p[0] == '+')
		i++;
	while (i + 1 < s.n && s.p[i] == '0' && s.p[i + 1] >= '0' &&
	    s.p[i + 1] <= '9')
		i++;
	if (s.p[i] == '.')
		buf_char(out, '0');
	for (; i < s.n; i++)
		if (s.p[i] != '.' || (i + 1 < s.n && s.p[i + 1] >= '0' &&
		    s.p[i + 1] <= '9'))
			buf_char(out, s.p[i]);
}

static void
json_parts(struct buf *out, const struct value *v)
{
	bool map = v->kind == VALUE_MAP;
	uint32_t i;

	buf_char(out, map ? '{' : '[');
	for (i = 0; i < v->n; i++) {
		if (i)
			buf_char(out, ',');
		if (map) {
			json_quote(out, v->members[i].key);
			buf_char(out, ':');
		}
		value_json(out, map ? v->members[i].value : v->items[i]);
	}
	buf_char(out, map ? '}' : ']');
}

void
value_json(struct buf *out, const struct value *v)
{
	switch (v->kind) {
	case VALUE_NULL:
		buf_z(out, "null");
		break;
	case VALUE_BOOL:
		buf_z(out, v->truth ? "true" : "false");
		break;
	case VALUE_NUMBER:
		json_number_text(out, v->text);
		break;
	case VALUE_STRING:
		json_quote(out, v->text);
		break;
	case VALUE_LIST:
	case VALUE_MAP:
		json_parts(out, v);
		break;
	}
}
