/* SPDX-License-Identifier: MPL-2.0 */
/* Judges lists. */
#include <stdlib.h>

#include "lib/schema/run.h"

/* Lists longer than this find equal items by sorting. */
#define SMALL_LIST 16

/* An item as text, for sorting. */
struct canonical {
	struct str text;
	uint32_t index;
};

static int
by_text(const void *a, const void *b)
{
	const struct canonical *x = a, *y = b;
	int c = str_cmp(x->text, y->text);

	return c ? c : (x->index > y->index) - (x->index < y->index);
}

static bool
sorted_twins(const struct value *v, uint32_t *first, uint32_t *second)
{
	struct canonical *list = xmalloc(v->n * sizeof(*list));
	struct buf text = {0};
	bool found = false;
	uint32_t i;

	for (i = 0; i < v->n; i++) {
		list[i].index = i;
		list[i].text.n = text.n;
		value_canonical(&text, v->items[i]);
		list[i].text.n = text.n - list[i].text.n;
	}
	for (i = 0, list[0].text.p = text.p; i + 1 < v->n; i++)
		list[i + 1].text.p = list[i].text.p + list[i].text.n;
	qsort(list, v->n, sizeof(*list), by_text);
	for (i = 1; i < v->n; i++)
		if (str_eq(list[i - 1].text, list[i].text) &&
		    (!found || list[i].index < *second)) {
			*first = list[i - 1].index;
			*second = list[i].index;
			found = true;
		}
	free(list);
	buf_free(&text);
	return found;
}

bool
run_twins(const struct value *v, uint32_t *first, uint32_t *second)
{
	uint32_t i, j;

	if (v->n > SMALL_LIST)
		return sorted_twins(v, first, second);
	for (i = 1; i < v->n; i++)
		for (j = 0; j < i; j++)
			if (value_equal(v->items[i], v->items[j])) {
				*first = j;
				*second = i;
				return true;
			}
	return false;
}

static bool
check_contains(struct run *r, const struct node_list *want,
	const struct value *v, const struct scope *scope, size_t marks)
{
	bool lenient = r->lenient;
	uint32_t i, found = 0;

	r->lenient = false;
	for (i = 0; i < v->n; i++) {
		if (!run_node(r, want->contains, v->items[i], scope,
		    RUN_NO_MARKS))
			continue;
		run_mark(r, marks, i);
		found++;
	}
	r->lenient = lenient;
	return found >= want->min_contains && found <= want->max_contains;
}

bool
run_list(struct run *r, const struct node_list *want, const struct value *v,
	const struct scope *scope, size_t marks)
{
	uint32_t i, a, b;
	bool good = v->n >= want->min && v->n <= want->max;

	for (i = 0; i < v->n && (good || r->lenient); i++) {
		const struct node *n = i < want->prefix.n ? want->prefix.v[i]
			: want->items;

		if (n == NULL)
			break;
		run_mark(r, marks, i);
		if (!run_node(r, n, v->items[i], scope, RUN_NO_MARKS))
			good = false;
	}
	if ((good || r->lenient) && want->contains &&
	    !check_contains(r, want, v, scope, marks))
		good = false;
	if (good && want->unique && run_twins(v, &a, &b))
		good = false;
	for (i = 0; want->unevaluated && r->skip != want && i < v->n;
	    i++) {
		if (!good && !r->lenient)
			break;
		if (!run_marked(r, marks, i) && !run_node(r,
		    want->unevaluated, v->items[i], scope, RUN_NO_MARKS))
			good = false;
		run_mark(r, marks, i);
	}
	return good;
}
