/* SPDX-License-Identifier: MPL-2.0 */
/* Words as the search knows them. A word becomes a term: lower case, without
 * accents, its Danish stem, written with ae oe aa; so å and aa, ø and ö,
 * "læsebåndet" and "LÆSEBÅND" are alike. assets/search.js has the same rules.
 */
#ifndef LIB_SITE_SEARCH_TERMS_H
#define LIB_SITE_SEARCH_TERMS_H

#include "lib/base/hash.h"
#include "lib/form/words.h"
#include "lib/text/stem.h"

/* Longer words, and longer numbers, are not looked for. */
#define TERM_MAX 48
#define TERM_DIGITS 4

/* A term, and where it was met last: in which document, and how often there;
 * in which group, under which number there. HASH is of its text. */
struct search_term {
	struct str text;
	uint64_t hash;
	uint32_t document, count;
	uint32_t group, group_at;
};

/* All words met so far. All zero but LANG is empty. */
struct search_terms {
	enum lang lang;
	struct stemmer *stemmer;
	struct arena arena, scratch;
	struct map by_word, by_text;
};

/* The term of WORD; NULL: none. It lives until search_terms_tidy. search_learn
 * is its slow half, for a word that is new; its term may be empty. */
struct search_term *search_learn(struct search_terms *t, struct str word);
static inline struct search_term *
search_term(struct search_terms *t, struct str word)
{
	struct search_term *term = map_get(&t->by_word, word);

	if (term == NULL)
		term = search_learn(t, word);
	return term->text.n ? term : NULL;
}

/* Forgets all if it has become much; between two groups. */
void search_terms_tidy(struct search_terms *t);
void search_terms_free(struct search_terms *t);

#endif
