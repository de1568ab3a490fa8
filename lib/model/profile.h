/* SPDX-License-Identifier: MPL-2.0 */
/* What is compared of an agreement: the words of its title and text. */
#ifndef LIB_MODEL_PROFILE_H
#define LIB_MODEL_PROFILE_H

#include "lib/model/record.h"

/* More words of a title are not looked at. */
#define PROFILE_WORDS 24

/* Made once, then cheap to compare. */
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

#endif
