/* SPDX-License-Identifier: MPL-2.0 */
/* Sentences of a text, normalised so that the same words give the same
 * fingerprint in a source and on a page: lower case, no markup, single
 * spaces. Only what is long enough to be recognised counts. */
#ifndef LIB_SITE_SENTENCES_H
#define LIB_SITE_SENTENCES_H

#include "lib/base/str.h"

#define SENTENCE_WORDS 6
#define SENTENCE_BYTES 40

/* Hands each sentence of a block, and each block of several sentences as a
 * whole, to FOUND with its fingerprint. TEXT is borrowed for the call. All
 * else is the reader's own; it begins zeroed but for FOUND and CTX, and is
 * given back by sentences_free. */
struct sentences {
	void (*found)(uint64_t fingerprint, struct str text, void *ctx);
	void *ctx;
	struct buf block;
	size_t from, words, block_words;
	bool space, stop, several;
};

/* One block of plain text: a paragraph, a heading, a field. */
void sentences_block(struct sentences *s, struct str text);

/* A finished page (HTML or XML): each element that is not inline bounds a
 * block; attributes that could hold a sentence are blocks of their own. Text
 * that <ins> and <del> mix is read twice, as it was and as it became. */
void sentences_markup(struct sentences *s, struct str page);

void sentences_free(struct sentences *s);

/* A set of fingerprints. All zero is empty. */
struct fingerprints {
	uint64_t *slots;
	size_t n, cap;
};
bool fingerprints_has(const struct fingerprints *f, uint64_t v);

/* Adds V; false when it was there. */
bool fingerprints_add(struct fingerprints *f, uint64_t v);

/* The members in rising order, in memory that the caller frees. */
uint64_t *fingerprints_sorted(const struct fingerprints *f);
void fingerprints_reset(struct fingerprints *f);
void fingerprints_free(struct fingerprints *f);

#endif
