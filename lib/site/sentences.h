/* SPDX-License-Identifier: MPL-2.0 */
/* Sentences of a text, normalised so that the same words give the same
 * fingerprint in a source and on a page: lower case, no markup, single
 * spaces. Only what is long enough to be recognised counts. */
#ifndef LIB_SITE_SENTENCES_H
#define LIB_SITE_SENTENCES_H

#include "lib/base/str.h"
#include "lib/site/fingerprints.h"

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
	size_t from;
	uint64_t whole;
	bool several;
};

/* One block of plain text: a paragraph, a heading, a field. */
void sentences_block(struct sentences *s, struct str text);

/* The same piece by piece; ESCAPED: with the entities that html_text writes.
 * The end of the block hands over what it held. */
void sentences_add(struct sentences *s, struct str text, bool escaped);
void sentences_end(struct sentences *s);

void sentences_free(struct sentences *s);

#endif
