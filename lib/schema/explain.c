/* SPDX-License-Identifier: MPL-2.0 */
/* Why a value is not valid: the keywords that look at it as a whole. */
#include "lib/schema/explain.h"

#include "lib/schema/expect.h"
#include "lib/text/near.h"

/* Branches that are compared, and shown as choices. */
#define BRANCHES 64

static struct arena *
arena(const struct explain *x)
{
	return x->fs->arena;
}

/* What people call the value at P. */
static const char *
explain_name(const struct explain *x, const struct place *p)
{
	const struct place *list = p->outer;

	if (p->member)
		return arena_strndup(arena(x), p->member->key.p,
			p->member->key.n);
	if (list == NULL)
		return "@fields";
	return arena_fmt(arena(x), "@item:%u:%s", (unsigned)p->index + 1,
		list->member ? list->member->key.p : "");
}

const char *
explain_written(const struct explain *x, const struct place *p,
	const char *value)
{
	if (p->member)
		return arena_fmt(arena(x), "%s: %s", p->member->key.p, value);
	return p->outer ? arena_fmt(arena(x), "- %s", value) : value;
}

/* A value that is not there has the place of its key. */
static struct span
span_of(const struct place *p)
{
	struct span s = p->value->span;

	return s.to == s.from && p->member ? p->member->key_span : s;
}

void
explain_add(struct explain *x, enum finding_code code, const struct place *p,
	const char *second, const char *third, const char *fourth)
{
	if (x->fs->n - x->first < EXPLAIN_MAX)
		finding_add(x->fs, code, span_of(p), explain_name(x, p),
			second, third, fourth);
}

void
explain_missing(struct explain *x, const struct node *n,
	const struct place *p)
{
	explain_add(x, FINDING_FIELD_MISSING, p,
		expect_example(arena(x), n, NULL), NULL, NULL);
}

static void
explain_type(struct explain *x, const struct node *n, const struct place *p,
	const char *phrase)
{
	if (p->value->kind == VALUE_NULL && p->member)
		explain_missing(x, n, p);
	else
		explain_add(x, FINDING_FIELD_TYPE, p, phrase,
			explain_written(x, p, expect_example(arena(x), n,
			p->value)), NULL);
}

/* What was written, for a message. */
static const char *
written(const struct place *p)
{
	switch (p->value->kind) {
	case VALUE_LIST:
		return "@list";
	case VALUE_MAP:
		return "@map";
	default:
		return p->value->text.p;
	}
}

static void
explain_choices(struct explain *x, const struct place *p,
	const struct value *choices)
{
	struct near near = {.word = p->value->text};
	const char *meant = NULL;
	uint32_t i;

	if (p->value->kind == VALUE_NULL && p->member) {
		explain_add(x, FINDING_FIELD_MISSING, p, choices->n
			? choices->items[0]->text.p : "…", NULL, NULL);
		return;
	}
	for (i = 0; i < choices->n; i++)
		if (choices->items[i]->kind == VALUE_STRING)
			near_offer(&near, choices->items[i]->text);
	if (near.best.p)
		meant = arena_fmt(arena(x), "@meant-choice:%.*s",
			(int)near.best.n, near.best.p);
	explain_add(x, FINDING_FIELD_CHOICE, p, written(p),
		expect_choices(arena(x), choices), meant ? meant : "");
}

static void
explain_constant(struct explain *x, const struct node *n,
	const struct place *p)
{
	explain_add(x, FINDING_FIELD_CONST, p, expect_example(arena(x), n,
		NULL), NULL, NULL);
}

/* The value that a branch asks for: const, or the only choice. */
static const struct value *
only_choice(const struct node *n)
{
	while (n->ref && !n->constant)
		n = n->ref;
	if (n->constant)
		return n->constant;
	return n->choices && n->choices->n == 1 ? n->choices->items[0] : NULL;
}

/* Explains the branches as one list of choices, if that is what they are. */
static bool
explain_as_choices(struct explain *x, const struct nodes *branches,
	const struct place *p)
{
	struct value all = {.kind = VALUE_LIST};
	struct value *items[BRANCHES];
	uint32_t i;

	if (branches->n > BRANCHES || p->value->kind >= VALUE_LIST)
		return false;
	for (i = 0; i < branches->n; i++) {
		items[i] = (struct value *)only_choice(branches->v[i]);
		if (items[i] == NULL)
			return false;
	}
	all.items = items;
	all.n = branches->n;
	explain_choices(x, p, &all);
	return true;
}

/* Explains that no branch takes the value: by the one that came closest. */
static void
explain_branches(struct explain *x, const struct nodes *branches,
	const struct place *p, const struct scope *scope)
{
	unsigned best = UINT32_MAX, types = 0;
	const struct node *closest = branches->v[0];
	uint32_t i;

	if (explain_as_choices(x, branches, p))
		return;
	for (i = 0; i < branches->n && i < BRANCHES; i++) {
		unsigned d = explain_distance(x, branches->v[i], p->value,
			scope, 8);

		types |= expect_types(branches->v[i]);
		if (d < best) {
			best = d;
			closest = branches->v[i];
		}
	}
	if (best >= DISTANCE_TYPE && types != TYPE_ALL)
		explain_type(x, closest, p, expect_type_phrase(arena(x),
			types));
	else
		explain_node(x, closest, p, scope);
}

static void
explain_one(struct explain *x, const struct node *n, const struct place *p,
	const struct scope *scope)
{
	uint32_t i, good = 0;

	for (i = 0; i < n->one.n; i++)
		good += run_node(&x->run, n->one.v[i], p->value, scope,
			RUN_NO_MARKS);
	if (n->one.n && good == 0)
		explain_branches(x, &n->one, p, scope);
	else if (good > 1)
		explain_add(x, FINDING_FIELD_RULE, p, "@rule-one", NULL, NULL);
}

static void
explain_any(struct explain *x, const struct node *n, const struct place *p,
	const struct scope *scope)
{
	uint32_t i;

	for (i = 0; i < n->any.n; i++)
		if (run_node(&x->run, n->any.v[i], p->value, scope,
		    RUN_NO_MARKS))
			return;
	if (n->any.n)
		explain_branches(x, &n->any, p, scope);
}

static void
explain_in_place(struct explain *x, const struct node *n,
	const struct place *p, const struct scope *scope)
{
	const struct node *next;
	uint32_t i;

	if (n->ref)
		explain_node(x, n->ref, p, scope);
	if (n->dynamic)
		explain_node(x, run_dynamic(n, scope), p, scope);
	for (i = 0; i < n->all.n; i++)
		explain_node(x, n->all.v[i], p, scope);
	explain_any(x, n, p, scope);
	explain_one(x, n, p, scope);
	if (n->condition) {
		next = run_node(&x->run, n->condition, p->value, scope,
			RUN_NO_MARKS) ? n->then : n->otherwise;
		if (next)
			explain_node(x, next, p, scope);
	}
	if (n->not && run_node(&x->run, n->not, p->value, scope, RUN_NO_MARKS))
		explain_add(x, FINDING_FIELD_RULE, p, "@rule-not", NULL, NULL);
}

/* Explains type, const and enum: where these are wrong, nothing else about
 * the value is worth saying. */
static bool
explain_kind(struct explain *x, const struct node *n, const struct place *p)
{
	if (!run_type(&x->run, n, p->value))
		explain_type(x, n, p, expect_phrase(arena(x), n));
	else if (run_values(&x->run, n, p->value))
		return false;
	else if (n->constant && !run_same(&x->run, n->constant, p->value))
		explain_constant(x, n, p);
	else
		explain_choices(x, p, n->choices);
	return true;
}

static void
explain_rules(struct explain *x, const struct node *n, const struct place *p,
	const struct scope *scope)
{
	if (explain_kind(x, n, p))
		return;
	if (n->in_place)
		explain_in_place(x, n, p, scope);
	if (n->map && p->value->kind == VALUE_MAP)
		explain_map(x, n, p, scope);
	else if (n->list && p->value->kind == VALUE_LIST)
		explain_list(x, n, p, scope);
	else
		explain_scalar(x, n, p);
}

void
explain_node(struct explain *x, const struct node *n, const struct place *p,
	const struct scope *outer)
{
	struct scope own = {n->resource, outer};
	const struct scope *scope = outer;

	if (x->fs->n - x->first >= EXPLAIN_MAX || run_node(&x->run, n,
	    p->value, outer, RUN_NO_MARKS) || x->run.gave_up)
		return;
	if (n->fixed) {
		explain_add(x, p->member ? FINDING_FIELD_UNKNOWN
			: FINDING_FIELD_RULE, p, p->member ? "@not-here"
			: "@rule-not", NULL, NULL);
		return;
	}
	if (outer == NULL || outer->resource != n->resource)
		scope = &own;
	if (x->run.depth == RUN_DEPTH)
		return;
	x->run.depth++;
	explain_rules(x, n, p, scope);
	x->run.depth--;
}
