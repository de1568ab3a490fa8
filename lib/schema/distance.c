/* SPDX-License-Identifier: MPL-2.0 */
/* How far a value is from what a branch asks for, so that the branch is
 * explained that its author meant. */
#include "lib/schema/explain.h"

static unsigned
member_distance(struct explain *x, const struct node *n,
	const struct value *v, const struct scope *scope)
{
	unsigned sum = 0;
	uint32_t i;

	if (run_node(&x->run, n, v, scope, RUN_NO_MARKS))
		return 0;
	while (n->ref)
		n = n->ref;
	/* A wrong constant says that another branch was meant. */
	if (n->constant || n->choices)
		return 100;
	for (i = 0; i < n->all.n; i++)
		if (n->all.v[i]->constant || n->all.v[i]->choices)
			sum = 100;
	return sum ? sum : 10;
}

static unsigned
map_distance(struct explain *x, const struct node *n, const struct value *v,
	const struct scope *scope)
{
	const struct node_map *want = n->map;
	unsigned sum = 0, required = 0;
	uint32_t i;

	for (i = 0; i < v->n; i++) {
		const struct property *p = node_property(want,
			v->members[i].key);

		required += p && p->required;
		if (p && p->node)
			sum += member_distance(x, p->node, v->members[i].value,
				scope);
		else if (want->additional && want->additional->fixed ==
		    NODE_FALSE)
			sum += 8;
	}
	return sum + 5 * (want->required - required);
}

static unsigned
list_distance(struct explain *x, const struct node *n, const struct value *v,
	const struct scope *scope)
{
	unsigned sum = 0;
	uint32_t i;

	for (i = 0; i < v->n; i++) {
		const struct node *item = i < n->list->prefix.n
			? n->list->prefix.v[i] : n->list->items;

		if (item)
			sum += member_distance(x, item, v->items[i], scope);
	}
	return sum;
}

static unsigned
least_distance(struct explain *x, const struct nodes *branches,
	const struct value *v, const struct scope *scope, int level)
{
	unsigned best = UINT32_MAX, d;
	uint32_t i;

	for (i = 0; i < branches->n; i++) {
		d = explain_distance(x, branches->v[i], v, scope, level);
		best = d < best ? d : best;
	}
	return branches->n ? best : 0;
}

unsigned
explain_distance(struct explain *x, const struct node *n,
	const struct value *v, const struct scope *outer, int level)
{
	struct scope own = {n->resource, outer};
	const struct scope *scope = outer;
	unsigned sum = 1;
	uint32_t i;

	if (run_node(&x->run, n, v, outer, RUN_NO_MARKS))
		return 0;
	if (n->fixed || level == 0)
		return DISTANCE_CHOICE;
	if (!run_type(&x->run, n, v))
		return DISTANCE_TYPE;
	if (outer == NULL || outer->resource != n->resource)
		scope = &own;
	if (!run_values(&x->run, n, v))
		sum += DISTANCE_CHOICE;
	if (n->ref)
		sum += explain_distance(x, n->ref, v, scope, level - 1);
	for (i = 0; i < n->all.n; i++)
		sum += explain_distance(x, n->all.v[i], v, scope, level - 1);
	sum += least_distance(x, &n->any, v, scope, level - 1);
	sum += least_distance(x, &n->one, v, scope, level - 1);
	if (n->map && v->kind == VALUE_MAP)
		sum += map_distance(x, n, v, scope);
	if (n->list && v->kind == VALUE_LIST)
		sum += list_distance(x, n, v, scope);
	return sum;
}
