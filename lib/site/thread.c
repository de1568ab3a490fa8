/* SPDX-License-Identifier: MPL-2.0 */
/* Threads: one agreement over the years, as far as it is shown. */
#include "lib/site/thread.h"

#include <stdlib.h>

static int
latest_first(const void *a, const void *b)
{
	const struct thread *x = a, *y = b;
	int cx = thread_last(x)->record->cycle;
	int cy = thread_last(y)->record->cycle;

	if (cx != cy)
		return cx > cy ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

struct thread *
threads_of(const struct reduced *r, const char *unit, struct arena *a,
	size_t *n)
{
	const struct group *g = &r->group;
	struct thread *all = ARENA_ARRAY(a, struct thread,
		g->agreement_count + 1);
	struct map by_ref = {0};
	size_t count = 0, i, k, kept = 0;

	for (i = 0; i < g->agreement_count; i++) {
		const struct agreement *m = g->agreements[i];
		struct thread *t = map_get(&by_ref, str_of(m->thread));

		if (t == NULL) {
			t = &all[count++];
			map_put(&by_ref, str_of(m->thread), t);
		}
		ARENA_GROW(a, t->mentions, t->n, t->cap);
		t->mentions[t->n++] = m;
		t->at = i;
	}
	map_free(&by_ref);
	for (i = 0; i < count; i++) {
		for (k = 0; k < all[i].n; k++)
			if (streq(all[i].mentions[k]->record->unit, unit))
				break;
		if (k < all[i].n)
			all[kept++] = all[i];
	}
	if (kept)
		qsort(all, kept, sizeof(*all), latest_first);
	*n = kept;
	return all;
}
