/* SPDX-License-Identifier: MPL-2.0 */
/* How alike two agreements are, by the words of their titles and texts. */
#ifndef LIB_MODEL_SIMILARITY_H
#define LIB_MODEL_SIMILARITY_H

#include "lib/model/profile.h"

/* Below LEAST nothing is guessed; at ALIKE two titles are the same agreement
 * where the id is the same too. */
#define SIMILARITY_LEAST 0.6
#define SIMILARITY_ALIKE 0.5

/* Similarity of the titles alone; 0..1, the same both ways. */
double profile_titles(const struct profile *p, const struct profile *q);

/* Pairs of FROM and TO that are at least LEAST alike, each used once: best
 * first, ties by order. Of so many that it would take seconds, the last ones are
 * not compared. Returned in A, best first; profiles too are A's. */
struct pair {
	size_t from, to;
	double similarity;
};
struct pair *similarity_pairs(struct arena *a,
	struct agreement *const *from, size_t from_count,
	struct agreement *const *to, size_t to_count, size_t *n);

#endif
