/* SPDX-License-Identifier: MPL-2.0 */
/* Builds a value tree from its parts, as a reader comes upon them. */
#include "lib/text/builder.h"

#include <stdlib.h>

#include "lib/text/quote.h"
#include "lib/text/scalar.h"

/* Maps larger than this find their duplicate keys by sorting. */
#define SMALL_MAP 16

void
builder_init(struct builder *b, struct arena *arena, struct findings *fs,
	bool ambiguous)
{
	b->arena = arena;
	b->fs = fs;
	b->ambiguous = ambiguous;
	b->root = NULL;
	b->depth = 0;
	b->waiting = b->first;
	b->n = 0;
	b->cap = sizeof(b->first) / sizeof(b->first[0]);
}

static void
add(struct builder *b, struct value *v)
{
	struct builder_frame *top;

	if (b->depth == 0) {
		b->root = v;
		return;
	}
	top = &b->frames[b->depth - 1];
	ARENA_GROW(b->arena, b->waiting, b->n, b->cap);
	b->waiting[b->n] = top->key;
	b->waiting[b->n++].value = v;
	top->keyed = false;
}

bool
builder_open(struct builder *b, enum value_kind kind, uint32_t from)
{
	struct value *v;

	if (b->depth == YAML_DEPTH)
		return false;
	v = ARENA_NEW(b->arena, struct value);
	v->kind = kind;
	v->span.from = v->span.to = from;
	add(b, v);
	b->frames[b->depth++] = (struct builder_frame){.value = v, .base = b->n};
	return true;
}

static int
by_key(const void *a, const void *b)
{
	const struct member *const *x = a, *const *y = b;
	int c = str_cmp((*x)->key, (*y)->key);

	return c ? c : (*x > *y) - (*x < *y);
}

static void
mark_twin(struct builder *b, struct member *m)
{
	char *key = arena_strndup(b->arena, m->key.p, m->key.n);

	finding_add(b->fs, FINDING_YAML_DUPLICATE, m->key_span, key);
	m->value = NULL;
}

static void
find_twins(struct builder *b, struct member *v, size_t n)
{
	struct member **sorted;
	size_t i, j;

	if (n <= SMALL_MAP) {
		for (i = 1; i < n; i++)
			for (j = 0; j < i; j++)
				if (str_eq(v[i].key, v[j].key)) {
					mark_twin(b, &v[i]);
					break;
				}
		return;
	}
	sorted = xmalloc(n * sizeof(*sorted));
	for (i = 0; i < n; i++)
		sorted[i] = &v[i];
	qsort(sorted, n, sizeof(*sorted), by_key);
	for (i = 1; i < n; i++)
		if (str_eq(sorted[i - 1]->key, sorted[i]->key))
			mark_twin(b, sorted[i]);
	free(sorted);
}

static void
close_map(struct builder *b, struct value *v, struct member *parts, size_t n)
{
	size_t i, kept = 0;

	find_twins(b, parts, n);
	v->members = ARENA_ARRAY(b->arena, struct member, n);
	for (i = 0; i < n; i++)
		if (parts[i].value)
			v->members[kept++] = parts[i];
	v->n = (uint32_t)kept;
}

void
builder_close(struct builder *b, uint32_t to)
{
	struct builder_frame *top = &b->frames[--b->depth];
	struct member *parts = b->waiting + top->base;
	size_t i, n = b->n - top->base;
	struct value *v = top->value;

	if (to > v->span.from)
		v->span.to = to;
	else if (n && parts[n - 1].value->span.to > v->span.from)
		v->span.to = parts[n - 1].value->span.to;
	if (v->kind == VALUE_MAP) {
		close_map(b, v, parts, n);
	} else {
		v->items = ARENA_ARRAY(b->arena, struct value *, n);
		v->n = (uint32_t)n;
		for (i = 0; i < n; i++)
			v->items[i] = parts[i].value;
	}
	b->n = top->base;
}

void
builder_scalar(struct builder *b, struct str text, bool plain,
	struct span span)
{
	const char *older;
	struct str inner;
	struct value *v;

	if (builder_wants_key(b)) {
		struct builder_frame *top = &b->frames[b->depth - 1];

		top->key.key = text;
		top->key.key_span = span;
		top->keyed = true;
		return;
	}
	if (plain && (inner = quote_inside(text)).n) {
		finding_add(b->fs, FINDING_YAML_QUOTES, span,
			quote_straight(b->arena, inner));
		text = str_make(arena_strndup(b->arena, inner.p, inner.n),
			inner.n);
		plain = false;
	}
	v = ARENA_NEW(b->arena, struct value);
	v->kind = plain ? scalar_kind(text, &v->truth) : VALUE_STRING;
	v->plain = plain;
	v->span = span;
	v->text = text;
	if (plain && b->ambiguous &&
	    (older = scalar_older(b->arena, text)) != NULL)
		finding_add(b->fs, FINDING_YAML_AMBIGUOUS, span, text.p, older);
	add(b, v);
}
