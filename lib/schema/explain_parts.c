/* SPDX-License-Identifier: MPL-2.0 */
/* Why a value is not valid: the keywords of texts, numbers, lists, maps. */
#include "lib/schema/expect.h"
#include "lib/schema/explain.h"
#include "lib/schema/schema.h"
#include "lib/text/near.h"
#include "lib/text/written_date.h"

static struct arena *
arena(const struct explain *x)
{
	return x->fs->arena;
}

/* Says that a bound is not kept: TOKEN and what to do, each with the bound. */
static void
bound(struct explain *x, const struct place *p, const char *token,
	const char *hint, const char *limit)
{
	explain_add(x, FINDING_FIELD_RANGE, p,
		arena_fmt(arena(x), "@%s:%s", token, limit),
		arena_fmt(arena(x), "@%s:%s", hint, limit), NULL);
}

static const char *
count_text(const struct explain *x, uint32_t n)
{
	return arena_fmt(arena(x), "%u", (unsigned)n);
}

/* What a text of FORMAT is called; a day that is in no calendar is named. */
static const char *
format_phrase(const struct explain *x, const struct format *format,
	struct str text)
{
	date last;

	if (streq(format->name, "date") && written_beyond(&last, text))
		return arena_fmt(arena(x), "@no-such-day:%.*s", (int)text.n,
			text.p);
	return arena_fmt(arena(x), "@%s", format->name);
}

static void
explain_string(struct explain *x, const struct node *n, const struct place *p)
{
	const struct node_string *want = n->string;
	size_t size = utf8_count(p->value->text);

	if (size == 0 && want->min && p->member) {
		explain_missing(x, n, p);
		return;
	}
	if (want->format && !want->format->valid(p->value->text)) {
		explain_add(x, FINDING_FIELD_FORMAT, p,
			format_phrase(x, want->format, p->value->text),
			explain_written(x, p, expect_example(arena(x), n,
			p->value)), NULL);
		return;
	}
	if (size < want->min)
		bound(x, p, "min-length", "write-more",
			count_text(x, want->min));
	if (size > want->max)
		bound(x, p, "max-length", "write-less",
			count_text(x, want->max));
	if (want->pattern && !run_match(&x->run, want->pattern,
	    p->value->text))
		explain_add(x, FINDING_FIELD_FORMAT, p,
			arena_fmt(arena(x), "@pattern:%.*s",
				(int)want->pattern->source.n,
				want->pattern->source.p),
			explain_written(x, p, expect_example(arena(x), n,
				NULL)), NULL);
}

static void
explain_number(struct explain *x, const struct node *n, const struct place *p)
{
	static const struct {
		const char *keyword, *token, *hint;
	} bounds[] = {
		{"minimum", "minimum", "write-minimum"},
		{"maximum", "maximum", "write-maximum"},
		{"exclusiveMinimum", "above", "write-above"},
		{"exclusiveMaximum", "below", "write-below"},
	};
	const struct node_number *want = n->number;
	const struct number *limits[] = {want->minimum, want->maximum,
		want->above, want->below};
	struct number v;
	size_t i;

	if (!number_parse(&v, p->value->text)) {
		explain_add(x, FINDING_FIELD_TYPE, p, "@number",
			explain_written(x, p, expect_example(arena(x), n,
			NULL)), NULL);
		return;
	}
	for (i = 0; i < 4; i++) {
		int order = limits[i] ? number_compare(&v, limits[i]) : 0;
		bool wrong = i == 0 ? order < 0 : i == 1 ? order > 0
			: i == 2 ? order <= 0 : order >= 0;

		if (limits[i] && wrong)
			bound(x, p, bounds[i].token, bounds[i].hint,
				value_text(value_get(n->source,
				bounds[i].keyword)));
	}
	if (want->multiple && !number_is_multiple(&v, want->multiple))
		bound(x, p, "multiple", "write-multiple",
			value_text(value_get(n->source, "multipleOf")));
}

void
explain_scalar(struct explain *x, const struct node *n, const struct place *p)
{
	if (n->string && run_is_text(&x->run, n, p->value))
		explain_string(x, n, p);
	else if (n->number && p->value->kind == VALUE_NUMBER)
		explain_number(x, n, p);
}

static void
explain_item(struct explain *x, const struct node *n, const struct place *p,
	uint32_t i, const struct scope *scope)
{
	struct place item = {.value = p->value->items[i], .outer = p,
		.index = i};

	explain_node(x, n, &item, scope);
}

/* Items that nothing evaluated, judged by `unevaluatedItems`; likewise
 * members. SCOPE is that of N. */
static void
explain_unevaluated(struct explain *x, const struct node *n,
	const struct place *p, const struct scope *scope,
	void (*explain)(struct explain *x, const struct node *n,
		const struct place *p, uint32_t i, const struct scope *scope))
{
	size_t marks = run_push(&x->run, p->value);
	uint32_t i;

	x->run.lenient = true;
	x->run.skip = p->value->kind == VALUE_MAP ? (const void *)n->map
		: n->list;
	run_node(&x->run, n, p->value, scope, marks);
	x->run.lenient = false;
	x->run.skip = NULL;
	for (i = 0; i < p->value->n; i++)
		if (!run_marked(&x->run, marks, i))
			explain(x, n, p, i, scope);
	run_pop(&x->run, marks);
}

static void
explain_left_item(struct explain *x, const struct node *n,
	const struct place *p, uint32_t i, const struct scope *scope)
{
	explain_item(x, n->list->unevaluated, p, i, scope);
}

static void
explain_contains(struct explain *x, const struct node *n,
	const struct place *p, const struct scope *scope)
{
	const struct node_list *want = n->list;
	uint32_t i, found = 0;

	for (i = 0; i < p->value->n; i++)
		found += run_node(&x->run, want->contains, p->value->items[i],
			scope, RUN_NO_MARKS);
	if (found < want->min_contains)
		explain_add(x, FINDING_FIELD_RULE, p, arena_fmt(arena(x),
			"@rule-contains:%s", expect_example(arena(x),
			want->contains, NULL)), NULL, NULL);
	if (found > want->max_contains)
		explain_add(x, FINDING_FIELD_RULE, p, arena_fmt(arena(x),
			"@rule-contains-less:%s", expect_example(arena(x),
			want->contains, NULL)), NULL, NULL);
}

void
explain_list(struct explain *x, const struct node *n, const struct place *p,
	const struct scope *scope)
{
	const struct node_list *want = n->list;
	const struct value *v = p->value;
	uint32_t i, first, second;

	if (v->n == 0 && want->min && p->member) {
		explain_missing(x, n, p);
		return;
	}
	if (v->n < want->min)
		bound(x, p, "min-items", "add-items",
			count_text(x, want->min));
	if (v->n > want->max)
		bound(x, p, "max-items", "remove-items",
			count_text(x, want->max));
	for (i = 0; i < v->n; i++) {
		const struct node *item = i < want->prefix.n
			? want->prefix.v[i] : want->items;

		if (item)
			explain_item(x, item, p, i, scope);
	}
	if (want->contains)
		explain_contains(x, n, p, scope);
	if (want->unique && run_twins(v, &first, &second)) {
		struct place twin = {.value = v->items[second], .outer = p,
			.index = second};

		explain_add(x, FINDING_FIELD_RULE, &twin, "@rule-unique", NULL,
			NULL);
	}
	if (want->unevaluated)
		explain_unevaluated(x, n, p, scope, explain_left_item);
}

/* Takes part in finding what a misspelt key means. */
struct offer {
	struct near near;
	const struct value *map;
	const char *all;
	struct arena *arena;
	uint32_t n;
};

static void
offer_name(struct str name, void *ctx)
{
	struct offer *o = ctx;

	/* One that is there already is not meant. */
	if (o->n < 500 && value_member(o->map, name) == NULL)
		near_offer(&o->near, name);
	if (o->n++ < 12)
		o->all = arena_fmt(o->arena, "%s%s%.*s", o->all,
			*o->all ? ", " : "", (int)name.n, name.p);
}

/* Why M is not known. In {navn: Hansen, Ida} the last key has no value: a
 * comma of the text; likewise {rolle:elevråd}, where a space is missing. */
static const char *
unknown_hint(struct explain *x, const struct offer *o, const struct member *m)
{
	size_t colon = str_chr(m->key, ':');
	bool alone = m->value->kind == VALUE_NULL && m->value->text.n == 0;

	if (o->near.best.p && alone && colon < m->key.n)
		return arena_fmt(arena(x), "@write:%.*s: %s",
			(int)o->near.best.n, o->near.best.p,
			m->key.p + colon + 1);
	if (o->near.best.p)
		return arena_fmt(arena(x), SCHEMA_MEANT "%.*s",
			(int)o->near.best.n, o->near.best.p);
	if (alone && m->value->span.from == m->key_span.to)
		return "@quote-comma";
	return o->n == 0 ? "@not-here" : arena_fmt(arena(x),
		"@known-fields:%s%s", o->all, o->n > 12 ? ", …" : "");
}

static void
explain_unknown(struct explain *x, const struct node *n,
	const struct place *p, const struct member *m)
{
	struct offer o = {.near = {.word = str_make(m->key.p,
		str_chr(m->key, ':'))}, .map = p->value, .all = "",
		.arena = arena(x)};

	if (x->fs->n - x->first >= EXPLAIN_MAX)
		return;
	expect_names(n, offer_name, &o);
	if (o.near.best.p && x->meant_count < EXPLAIN_MAX)
		x->meant[x->meant_count++] = (struct meant){p->value,
			o.near.best};
	finding_add(x->fs, FINDING_FIELD_UNKNOWN, m->key_span,
		arena_strndup(arena(x), m->key.p, m->key.n),
		unknown_hint(x, &o, m));
}

static void
explain_member(struct explain *x, const struct node *n,
	const struct place *p, uint32_t i, const struct scope *scope)
{
	const struct node_map *want = n->map;
	const struct member *m = &p->value->members[i];
	const struct property *known = node_property(want, m->key);
	struct place member = {.value = m->value, .outer = p, .member = m};
	bool named = known && known->node;
	uint32_t j;

	if (named && !run_is_absent(&x->run, known, m->value))
		explain_node(x, known->node, &member, scope);
	for (j = 0; j < want->pattern_count; j++)
		if (run_match(&x->run, want->patterns[j].pattern, m->key)) {
			named = true;
			explain_node(x, want->patterns[j].node, &member,
				scope);
		}
	if (!named && want->additional) {
		if (want->additional->fixed == NODE_FALSE)
			explain_unknown(x, n, p, m);
		else
			explain_node(x, want->additional, &member, scope);
	}
	if (want->names) {
		struct value name = {.kind = VALUE_STRING, .span = m->key_span,
			.text = m->key};

		member.value = &name;
		if (!run_node(&x->run, want->names, &name, scope,
		    RUN_NO_MARKS))
			explain_add(x, FINDING_FIELD_RULE, &member,
				"@rule-name", NULL, NULL);
	}
}

static void
explain_left_member(struct explain *x, const struct node *n,
	const struct place *p, uint32_t i, const struct scope *scope)
{
	const struct member *m = &p->value->members[i];
	struct place member = {.value = m->value, .outer = p, .member = m};

	if (n->map->unevaluated->fixed == NODE_FALSE)
		explain_unknown(x, n, p, m);
	else
		explain_node(x, n->map->unevaluated, &member, scope);
}

/* The span of a missing member is the beginning of its map. */
static void
explain_required(struct explain *x, const struct node *n,
	const struct place *p, const struct value *names)
{
	const struct value *v = p->value;
	struct span span = v->span;
	uint32_t i;

	if (v->n)
		span.to = v->members[0].key_span.to;
	for (i = 0; i < names->n; i++) {
		struct str key = names->items[i]->text;
		const struct property *known;

		if (value_member(v, key) || x->fs->n - x->first >= EXPLAIN_MAX)
			continue;
		known = node_property(n->map, key);
		finding_add(x->fs, FINDING_FIELD_MISSING, span,
			arena_strndup(arena(x), key.p, key.n),
			expect_example(arena(x), known ? known->node : NULL,
				NULL));
	}
}

static void
explain_dependencies(struct explain *x, const struct node *n,
	const struct place *p, const struct scope *scope)
{
	uint32_t i;

	for (i = 0; i < n->map->dependency_count; i++) {
		const struct dependency *d = &n->map->dependencies[i];

		if (value_member(p->value, d->key) == NULL)
			continue;
		if (d->node)
			explain_node(x, d->node, p, scope);
		else
			explain_required(x, n, p, d->keys);
	}
}

void
explain_map(struct explain *x, const struct node *n, const struct place *p,
	const struct scope *scope)
{
	const struct node_map *want = n->map;
	const struct value *v = p->value;
	uint32_t i;

	for (i = 0; i < v->n; i++)
		explain_member(x, n, p, i, scope);
	if (want->required)
		explain_required(x, n, p, value_get(n->source, "required"));
	if (v->n < want->min)
		bound(x, p, "min-properties", "add-fields",
			count_text(x, want->min));
	if (v->n > want->max)
		bound(x, p, "max-properties", "remove-fields",
			count_text(x, want->max));
	explain_dependencies(x, n, p, scope);
	if (want->unevaluated)
		explain_unevaluated(x, n, p, scope, explain_left_member);
}
