/* SPDX-License-Identifier: MPL-2.0 */
/* A set of fingerprints. */
#include "lib/site/fingerprints.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/mem.h"

static size_t
slot_of(const struct fingerprints *f, uint64_t v)
{
	size_t i = (size_t)(v >> 7) & (f->cap - 1);

	while (f->slots[i] && f->slots[i] != v)
		i = (i + 1) & (f->cap - 1);
	return i;
}

bool
fingerprints_has(const struct fingerprints *f, uint64_t v)
{
	return f->n && f->slots[slot_of(f, v)] == v;
}

bool
fingerprints_add(struct fingerprints *f, uint64_t v)
{
	size_t i;

	if ((f->n + 1) * 3 > f->cap * 2) {
		struct fingerprints big = {.cap = f->cap ? f->cap * 2 : 256,
			.n = f->n};

		big.slots = xcalloc(big.cap, sizeof(*big.slots));
		for (i = 0; i < f->cap; i++)
			if (f->slots[i])
				big.slots[slot_of(&big, f->slots[i])] =
					f->slots[i];
		free(f->slots);
		*f = big;
	}
	i = slot_of(f, v);
	if (f->slots[i] == v)
		return false;
	f->slots[i] = v;
	f->n++;
	return true;
}

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

uint64_t *
fingerprints_sorted(const struct fingerprints *f)
{
	uint64_t *v = xmalloc(f->n * sizeof(*v));
	size_t i, n = 0;

	for (i = 0; i < f->cap; i++)
		if (f->slots[i])
			v[n++] = f->slots[i];
	qsort(v, n, sizeof(*v), by_value);
	return v;
}

void
fingerprints_reset(struct fingerprints *f)
{
	if (f->cap)
		memset(f->slots, 0, f->cap * sizeof(*f->slots));
	f->n = 0;
}

void
fingerprints_free(struct fingerprints *f)
{
	free(f->slots);
	memset(f, 0, sizeof(*f));
}
