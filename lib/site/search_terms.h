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

/* A term, and where it was met last: in which document and group, under which
 * number there. */
struct search_term {
	struct str text;
	uint32_t document, document_at;
	uint32_t group, group_at;
};

/* All words met so far. All zero but LANG is empty. */
struct search_terms {
	enum lang lang;
	struct stemmer *stemmer;
	struct arena arena, scratch;
	struct map by_word, by_text;
};

/* Takes the next word off *TEXT, which is UTF-8; false at its end. */
bool search_word(struct str *text, struct str *word);

/* The term of WORD; NULL: none. It lives until search_terms_tidy. */
struct search_term *search_term(struct search_terms *t, struct str word);

/* Forgets all if it has become much; between two groups. */
void search_terms_tidy(struct search_terms *t);
void search_terms_free(struct search_terms *t);

#endif
