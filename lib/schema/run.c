/* SPDX-License-Identifier: MPL-2.0 */
/* Judges values by nodes. */
#include "lib/schema/run.h"

#include <stdlib.h>

size_t
run_push(struct run *r, const struct value *v)
{
	size_t words = v->n / 64 + 1, at = r->mark_count;

	VEC_GROW(r->marks, r->mark_cap, at + words);
	memset(r->marks + at, 0, words * sizeof(*r->marks));
	r->mark_count = at + words;
	return at;
}

void
run_pop(struct run *r, size_t marks)
{
	r->mark_count = marks;
}

void
run_free(struct run *r)
{
	free(r->marks);
	matcher_free(&r->matcher);
}

bool
run_match(struct run *r, const struct pattern *p, struct str text)
{
	int result = r->gave_up ? 0 : pattern_match(p, &r->matcher, text);

	if (result < 0)
		r->gave_up = true;
	return result > 0;
}

static bool
is_whole(const struct value *v)
{
	struct number n;

	return number_parse(&n, v->text) && number_is_integer(&n);
}

bool
run_type(const struct run *r, const struct node *n, const struct value *v)
{
	if (n->types & TYPE(v->kind))
		return true;
	if (v->kind != VALUE_NUMBER)
		return false;
	return ((n->types & TYPE_INTEGER) && is_whole(v)) ||
		(r->schema->options.numbers_as_text &&
			(n->types & TYPE(VALUE_STRING)));
}

bool
run_is_text(const struct run *r, const struct node *n, const struct value *v)
{
	if (v->kind != VALUE_NUMBER || !r->schema->options.numbers_as_text)
		return v->kind == VALUE_STRING;
	return (n->types & TYPE(VALUE_STRING)) &&
		!(n->types & (TYPE(VALUE_NUMBER) | TYPE_INTEGER));
}

bool
run_same(const struct run *r, const struct value *wanted,
	const struct value *v)
{
	if (v->kind == VALUE_NUMBER && wanted->kind == VALUE_STRING &&
	    r->schema->options.numbers_as_text)
		return str_eq(v->text, wanted->text);
	return value_equal(wanted, v);
}

const struct node *
run_dynamic(const struct node *n, const struct scope *scope)
{
	const struct node *found = n->dynamic;

	if (n->dynamic_name.n == 0)
		return found;
	for (; scope; scope = scope->outer) {
		const struct anchor *a = resource_anchor(scope->resource,
			n->dynamic_name);

		if (a && a->node)
			found = a->node;
	}
	return found;
}

bool
run_values(const struct run *r, const struct node *n, const struct value *v)
{
	uint32_t i;

	if (n->constant && !run_same(r, n->constant, v))
		return false;
	if (n->choices == NULL)
		return true;
	for (i = 0; i < n->choices->n; i++)
		if (run_same(r, n->choices->items[i], v))
			return true;
	return false;
}

static bool
check_all(struct run *r, const struct node *n, const struct value *v,
	const struct scope *scope, size_t marks)
{
	bool good = true;
	uint32_t i;

	for (i = 0; i < n->all.n && (good || r->lenient); i++)
		if (!run_node(r, n->all.v[i], v, scope, marks))
			good = false;
	return good;
}

static bool
check_any(struct run *r, const struct node *n, const struct value *v,
	const struct scope *scope, size_t marks)
{
	bool good = n->any.n == 0;
	uint32_t i;

	for (i = 0; i < n->any.n && (!good || marks != RUN_NO_MARKS); i++)
		if (run_node(r, n->any.v[i], v, scope, marks))
			good = true;
	return good;
}

static bool
check_one(struct run *r, const struct node *n, const struct value *v,
	const struct scope *scope, size_t marks)
{
	uint32_t i, good = 0;

	for (i = 0; i < n->one.n && good < 2; i++)
		good += run_node(r, n->one.v[i], v, scope, marks);
	return n->one.n == 0 || good == 1;
}

static bool
check_condition(struct run *r, const struct node *n, const struct value *v,
	const struct scope *scope, size_t marks)
{
	bool lenient = r->lenient, holds;
	const struct node *next;

	if (n->condition == NULL)
		return true;
	r->lenient = false;
	holds = run_node(r, n->condition, v, scope, marks);
	r->lenient = lenient;
	next = holds ? n->then : n->otherwise;
	return next == NULL || run_node(r, next, v, scope, marks);
}

static bool
check_not(struct run *r, const struct node *n, const struct value *v,
	const struct scope *scope)
{
	return n->not == NULL ||
		!run_node(r, n->not, v, scope, RUN_NO_MARKS);
}

/* The keywords that look at the value as a whole. */
static bool
check_in_place(struct run *r, const struct node *n, const struct value *v,
	const struct scope *scope, size_t marks)
{
	bool good = run_values(r, n, v), go_on = r->lenient;

	if ((good || go_on) && n->ref &&
	    !run_node(r, n->ref, v, scope, marks))
		good = false;
	if ((good || go_on) && n->dynamic &&
	    !run_node(r, run_dynamic(n, scope), v, scope, marks))
		good = false;
	if ((good || go_on) && !check_all(r, n, v, scope, marks))
		good = false;
	if ((good || go_on) && !check_any(r, n, v, scope, marks))
		good = false;
	if ((good || go_on) && !check_one(r, n, v, scope, marks))
		good = false;
	if ((good || go_on) && !check_condition(r, n, v, scope, marks))
		good = false;
	return good && check_not(r, n, v, scope);
}

static bool
check_number(const struct node_number *want, const struct value *v)
{
	struct number n;

	if (!number_parse(&n, v->text))
		return false;
	return (!want->minimum || number_compare(&n, want->minimum) >= 0) &&
		(!want->maximum || number_compare(&n, want->maximum) <= 0) &&
		(!want->above || number_compare(&n, want->above) > 0) &&
		(!want->below || number_compare(&n, want->below) < 0) &&
		(!want->multiple || number_is_multiple(&n, want->multiple));
}

static bool
check_string(struct run *r, const struct node_string *want,
	const struct value *v)
{
	if (want->min || want->max != NODE_NO_MAX) {
		size_t n = utf8_count(v->text);

		if (n < want->min || n > want->max)
			return false;
	}
	return (!want->format || want->format->valid(v->text)) &&
		(!want->pattern || run_match(r, want->pattern, v->text));
}

static bool
check_rules(struct run *r, const struct node *n, const struct value *v,
	const struct scope *scope, size_t marks)
{
	bool good = run_type(r, n, v);

	if (n->in_place && (good || r->lenient) &&
	    !check_in_place(r, n, v, scope, marks))
		good = false;
	if (!good && !r->lenient)
		return false;
	if (v->kind == VALUE_MAP)
		return (!n->map || run_map(r, n->map, v, scope, marks)) &&
			good;
	if (v->kind == VALUE_LIST)
		return (!n->list || run_list(r, n->list, v, scope, marks)) &&
			good;
	if (n->string && run_is_text(r, n, v))
		return check_string(r, n->string, v) && good;
	if (n->number && v->kind == VALUE_NUMBER)
		return check_number(n->number, v) && good;
	return good;
}

/* Runs N with marks of its own, which become MARKS' if it is valid. */
static bool
run_marking(struct run *r, const struct node *n, const struct value *v,
	const struct scope *scope, size_t marks)
{
	size_t own = run_push(r, v), i;
	bool good = check_rules(r, n, v, scope, own);

	if (marks != RUN_NO_MARKS && (good || r->lenient))
		for (i = 0; i <= v->n / 64; i++)
			r->marks[marks + i] |= r->marks[own + i];
	run_pop(r, own);
	return good;
}

bool
run_node(struct run *r, const struct node *n, const struct value *v,
	const struct scope *outer, size_t marks)
{
	struct scope own = {n->resource, outer};
	const struct scope *scope = outer;
	bool good;

	if (n->fixed)
		return n->fixed == NODE_TRUE;
	if (r->depth == RUN_DEPTH || r->steps == 0)
		r->gave_up = true;
	if (r->gave_up)
		return false;
	if (outer == NULL || outer->resource != n->resource)
		scope = &own;
	r->depth++;
	r->steps--;
	if (marks != RUN_NO_MARKS || n->tracks)
		good = run_marking(r, n, v, scope, marks);
	else
		good = check_rules(r, n, v, scope, marks);
	r->depth--;
	return good;
}
