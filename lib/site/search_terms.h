/* SPDX-License-Identifier: MPL-2.0 */
/* Words as the search knows them. A word becomes a term: lower case, without
 * accents, its Danish stem, written with ae oe aa; so å and aa, ø and ö,
 * "læsebåndet" and "LÆSEBÅND" are alike. assets/search.js has the same rules.
 */
#ifndef LIB_SITE_SEARCH_TERMS_H
#define LIB_SITE_SEARCH_TERMS_H

#include "lib/base/bytes.h"
#include "lib/base/hash.h"
#include "lib/form/words.h"
#include "lib/text/stem.h"

/* Longer words, and longer numbers, are not looked for. */
#define TERM_MAX 48
#define TERM_DIGITS 4

/* A term, and where it was met last: in which document, and how often there;
 * in which group, where that has it. HASH is of its text. */
struct search_term {
	struct str text;
	uint64_t hash;
	uint32_t document, count;
	uint32_t group, group_at;
};

/* A word of few bytes, with noughts behind, and its term. */
struct search_short {
	uint64_t bytes[2];
	struct search_term *term;
};
#define SEARCH_AT_HAND 8192

/* All words met so far; of the short ones most are at hand, each where its hash
 * puts it, until another takes the place. All zero but LANG is empty. */
struct search_terms {
	enum lang lang;
	struct stemmer *stemmer;
	struct arena arena, scratch;
	struct buf text;
	struct map by_word, by_text, stops;
	struct search_short *at_hand;
};

/* To be called before each group of units: forgets all if it has become much.
 */
void search_terms_begin(struct search_terms *t);

/* The term of WORD, of no text: none. It lives until search_terms_begin. */
struct search_term *search_term(struct search_terms *t, struct str word);

/* The same where BYTES bytes may be read at WORD. search_recall is its slow
 * half: for a word that isn't AT hand, where it will be. */
struct search_term *search_recall(struct search_terms *t, struct str word,
	struct search_short *at);
static inline struct search_term *
search_term_near(struct search_terms *t, struct str word)
{
	static const char keep[2 * BYTES + 1] = "\xff\xff\xff\xff\xff\xff"
		"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff";
	struct bytes b = bytes_load(word.p);
	struct search_short *at;
	uint64_t v[2];

	if (word.n > BYTES)
		return search_term(t, word);
	b.v &= bytes_load(keep + BYTES - word.n).v;
	memcpy(v, &b, sizeof(v));
	at = &t->at_hand[hash_mix(v[0], v[1]) % SEARCH_AT_HAND];
	return at->bytes[0] == v[0] && at->bytes[1] == v[1] ? at->term
		: search_recall(t, word, at);
}

void search_terms_free(struct search_terms *t);

#endif
