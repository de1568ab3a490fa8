/* SPDX-License-Identifier: MPL-2.0 */
/* A finished page (HTML or XML) read for its sentences. */
#ifndef LIB_SITE_MARKUP_H
#define LIB_SITE_MARKUP_H

#include "lib/site/sentences.h"

/* All but READER's FOUND and CTX is the reader's own; it begins zeroed, and
 * is given back by markup_free. */
struct markup {
	struct sentences reader;
	struct markup_piece *pieces;   /* of the block being read */
	size_t piece_count, piece_cap;
	size_t length;                 /* of them all */
	unsigned state;                /* what the text stands in */
	unsigned met;                  /* what stood in the block */
};

/* Hands on the sentences of PAGE. Each element that is not inline bounds a
 * block; attributes that could hold a sentence, and comments, are blocks of
 * their own. Text that <ins> and <del> mix is read as it was and as it became. */
void markup_read(struct markup *m, struct str page);

void markup_free(struct markup *m);

#endif
