/* SPDX-License-Identifier: MPL-2.0 */
/* Blocks that an audience may not see inside sections that it may see. */
#include "lib/site/hidden.h"

#include <stdlib.h>

static int
by_address(const void *a, const void *b)
{
	uintptr_t x = (uintptr_t)*(const struct block *const *)a;
	uintptr_t y = (uintptr_t)*(const struct block *const *)b;

	return (x > y) - (x < y);
}

static void
put(struct hidden *h, struct arena *a, const struct block *b)
{
	ARENA_GROW(a, h->v, h->n, h->cap);
	h->v[h->n++] = b;
}

/* The heading of an agreement, and what stands under it. */
static void
put_agreement(struct hidden *h, struct arena *a, const struct agreement *g)
{
	const struct block *last = g->section ? g->section->last : NULL;
	const struct block *b = g->block;

	if (b->kind != BLOCK_HEADING) {
		put(h, a, b);
		return;
	}
	do {
		put(h, a, b);
		b = b == last ? NULL : b->next;
	} while (b && (b->kind != BLOCK_HEADING ||
		b->level > g->block->level));
}

void
hidden_find(struct hidden *out, struct arena *a, const struct record *r,
	enum class most)
{
	size_t i;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < r->marked_count; i++)
		if (r->marked[i].class > most)
			put(out, a, r->marked[i].block);
	for (i = 0; i < r->agreement_count; i++)
		if (r->agreements[i].class > most && r->agreements[i].block)
			put_agreement(out, a, &r->agreements[i]);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_address);
}

void
hidden_add(struct hidden *h, struct arena *a, const struct block *b)
{
	put(h, a, b);
	qsort(h->v, h->n, sizeof(*h->v), by_address);
}

bool
hidden_has(const struct hidden *h, const struct block *b)
{
	return h->n && bsearch(&b, h->v, h->n, sizeof(*h->v), by_address);
}

bool
hidden_below(const struct hidden *h, const struct block *top)
{
	const struct block *b;

	for (b = h->n ? top : NULL; b; b = block_after(top, b, true))
		if (hidden_has(h, b))
			return true;
	return false;
}
