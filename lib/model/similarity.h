/* SPDX-License-Identifier: MPL-2.0 */
/* How alike two agreements are, by the words of their titles and texts. */
#ifndef LIB_MODEL_SIMILARITY_H
#define LIB_MODEL_SIMILARITY_H

#include "lib/model/record.h"

/* Below LEAST nothing is guessed; at ALIKE two titles are the same agreement
 * where the id is the same too. */
#define SIMILARITY_LEAST 0.6
#define SIMILARITY_ALIKE 0.5

/* What is compared of an agreement. Made once, then cheap to compare. */
struct profile {
	struct str title;              /* lower case */
	struct profile_word {
		struct str text;
		float weight;
		signed char level;     /* number of its school level; 0: none */
	} *words;
	uint32_t *texts;               /* stems of the text, hashed, sorted */
	uint16_t word_count, text_count;
	unsigned numbers, levels;      /* bit sets; class levels, not years */
	uint64_t initials, stems;      /* bit sets, to rule pairs out quickly */
	int sign, direction;           /* 1 or -1: negated; fewer; 0: neither */
};

/* Fills P from a title and a text (NULL: none), in A. */
void profile_make(struct profile *p, struct arena *a, const char *title,
	const char *text);

/* The profile of AG, made in A (which must outlive AG) if it has none. */
const struct profile *profile_of(struct arena *a, struct agreement *ag);

/* Similarity of the titles alone, and of all; 0..1, the same both ways. */
double profile_titles(const struct profile *p, const struct profile *q);
double profile_similarity(const struct profile *p, const struct profile *q);

/* Pairs of FROM and TO that are at least LEAST alike, each used once: best
 * first, ties by order. Returned in A, best first; profiles too are A's. */
struct pair {
	size_t from, to;
	double similarity;
};
struct pair *similarity_pairs(struct arena *a,
	struct agreement *const *from, size_t from_count,
	struct agreement *const *to, size_t to_count, size_t *n);

#endif
