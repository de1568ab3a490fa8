/* SPDX-License-Identifier: MPL-2.0 */
/* Threads: one agreement over the years, as far as it is shown. */
#include "lib/site/thread.h"

#include <stdlib.h>

#include "lib/site/card.h"

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

static struct card *
card(const struct agreement *m)
{
	const struct reduced_document *d = agreement_document(m);

	return &d->cards[m - d->record.agreements];
}

/* The thread of M, which continues something. One that is mentioned again in
 * a later document of the year is the same. */
static const char *
branch_of(const struct agreement *m)
{
	const struct card *before = card(m->previous);
	const struct agreement *k;

	if (before->next == NULL)
		return before->branch;
	for (k = before->next; k; k = card(k)->beside)
		if (k->record != m->record &&
		    k->record->cycle == m->record->cycle &&
		    streq(k->id, m->id))
			return card(k)->branch;
	return m->ref;
}

void
threads_part(struct reduced *r)
{
	size_t i;

	for (i = 0; i < r->group.agreement_count; i++) {
		const struct agreement *m = r->group.agreements[i];
		bool on = m->match >= MATCH_ID;

		card(m)->branch = on ? branch_of(m) : m->ref;
		if (on) {
			card(m)->beside = card(m->previous)->next;
			card(m->previous)->next = m;
		}
	}
}

/* What M continues, first of all T has. */
static void
begin(struct thread *t, struct arena *a, const struct agreement *m)
{
	if (m->match < MATCH_ID)
		return;
	begin(t, a, m->previous);
	ARENA_GROW(a, t->mentions, t->n, t->cap);
	t->mentions[t->n++] = m->previous;
	t->split = true;
}

struct thread *
threads_of(const struct reduced *r, const char *unit, struct arena *a,
	size_t *n)
{
	const struct group *g = &r->group;
	struct thread *all = ARENA_ARRAY(a, struct thread,
		g->agreement_count + 1);
	struct map by_branch = {0};
	size_t count = 0, i, k, kept = 0;

	for (i = 0; i < g->agreement_count; i++) {
		const struct agreement *m = g->agreements[i];
		struct str branch = str_of(card(m)->branch);
		struct thread *t = map_get(&by_branch, branch);

		if (t == NULL) {
			t = &all[count++];
			map_put(&by_branch, branch, t);
			begin(t, a, m);
		}
		ARENA_GROW(a, t->mentions, t->n, t->cap);
		t->mentions[t->n++] = m;
		t->at = i;
	}
	map_free(&by_branch);
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
