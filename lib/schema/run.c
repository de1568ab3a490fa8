/* SPDX-License-Identifier: MPL-2.0 */
/* Judges values by nodes. */
#include "lib/schema/run.h"

#include <stdlib.h>

/* Lists longer than this find equal items by sorting. */
#define SMALL_LIST 16

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

static void
mark(struct run *r, size_t marks, uint32_t i)
{
	if (marks != RUN_NO_MARKS)
		r->marks[marks + i / 64] |= (uint64_t)1 << (i % 64);
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
		mark(r, marks, i);
		found++;
	}
	r->lenient = lenient;
	return found >= want->min_contains && found <= want->max_contains;
}

static bool
check_list(struct run *r, const struct node_list *want, const struct value *v,
	const struct scope *scope, size_t marks)
{
	uint32_t i, a, b;
	bool good = v->n >= want->min && v->n <= want->max;

	for (i = 0; i < v->n && (good || r->lenient); i++) {
		const struct node *n = i < want->prefix.n ? want->prefix.v[i]
			: want->items;

		if (n == NULL)
			break;
		mark(r, marks, i);
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
		mark(r, marks, i);
	}
	return good;
}

/* Judges one member by all that names it. */
static bool
check_member(struct run *r, const struct node_map *want,
	const struct value *v, uint32_t i, const struct scope *scope,
	size_t marks, uint32_t *required)
{
	const struct member *m = &v->members[i];
	const struct property *p = node_property(want, m->key);
	bool good = true, named = false;
	uint32_t j;

	*required += p && p->required;
	if (p && p->node) {
		named = true;
		good = run_node(r, p->node, m->value, scope, RUN_NO_MARKS);
	}
	for (j = 0; j < want->pattern_count; j++)
		if (run_match(r, want->patterns[j].pattern, m->key)) {
			named = true;
			good = run_node(r, want->patterns[j].node, m->value,
				scope, RUN_NO_MARKS) && good;
		}
	if (!named && want->additional) {
		named = true;
		good = run_node(r, want->additional, m->value, scope,
			RUN_NO_MARKS);
	}
	if (named)
		mark(r, marks, i);
	if (want->names) {
		struct value name = {.kind = VALUE_STRING, .span = m->key_span,
			.text = m->key};

		good = run_node(r, want->names, &name, scope, RUN_NO_MARKS) &&
			good;
	}
	return good;
}

static bool
check_dependency(struct run *r, const struct dependency *d,
	const struct value *v, const struct scope *scope, size_t marks)
{
	uint32_t i;

	if (value_member(v, d->key) == NULL)
		return true;
	if (d->node)
		return run_node(r, d->node, v, scope, marks);
	for (i = 0; i < d->keys->n; i++)
		if (value_member(v, d->keys->items[i]->text) == NULL)
			return false;
	return true;
}

static bool
check_map(struct run *r, const struct node_map *want, const struct value *v,
	const struct scope *scope, size_t marks)
{
	bool good = v->n >= want->min && v->n <= want->max;
	uint32_t i, required = 0;

	for (i = 0; i < v->n && (good || r->lenient); i++)
		if (!check_member(r, want, v, i, scope, marks, &required))
			good = false;
	if (required < want->required)
		good = false;
	for (i = 0; i < want->dependency_count && (good || r->lenient); i++)
		if (!check_dependency(r, &want->dependencies[i], v, scope,
		    marks))
			good = false;
	for (i = 0; want->unevaluated && r->skip != want && i < v->n;
	    i++) {
		if (!good && !r->lenient)
			break;
		if (!run_marked(r, marks, i) && !run_node(r,
		    want->unevaluated, v->members[i].value, scope,
		    RUN_NO_MARKS))
			good = false;
		mark(r, marks, i);
	}
	return good;
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
		return (!n->map || check_map(r, n->map, v, scope, marks)) &&
			good;
	if (v->kind == VALUE_LIST)
		return (!n->list || check_list(r, n->list, v, scope, marks)) &&
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
