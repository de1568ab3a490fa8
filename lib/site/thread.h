/* SPDX-License-Identifier: MPL-2.0 */
/* Threads: one agreement over the years, as far as it is shown. */
#ifndef LIB_SITE_THREAD_H
#define LIB_SITE_THREAD_H

#include "lib/site/reduced.h"

/* Its mentions in order; never none. What was split in two goes on as both:
 * the first that continues it is of its thread, any other begins one of its
 * own (SPLIT), with what was before as its beginning. */
struct thread {
	const struct agreement **mentions;
	size_t n, cap;
	size_t at;                 /* place of its last mention in the group */
	bool split;
};

/* Tells the cards of R's agreements which thread each is of. */
void threads_part(struct reduced *r);

/* The threads in which UNIT is mentioned: those mentioned in the latest cycle
 * first, and in one cycle as they stand there. In A; *N is their number. */
struct thread *threads_of(const struct reduced *r, const char *unit,
	struct arena *a, size_t *n);

static inline const struct agreement *
thread_last(const struct thread *t)
{
	return t->mentions[t->n - 1];
}

#endif
