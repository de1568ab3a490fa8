/* SPDX-License-Identifier: MPL-2.0 */
/* Places of blocks in the source, from the library's lines and columns. For
 * markdown.c alone. */
#ifndef LIB_TEXT_MARKDOWN_PLACE_H
#define LIB_TEXT_MARKDOWN_PLACE_H

#include "lib/text/markdown_node.h"
#include "lib/text/markdown_pool.h"

/* LINES are where the parser's lines begin: it ends lines at a lone CR too.
 * LEAF is the last block that holds text; LOST a paragraph without a place,
 * in front of a table. */
struct places {
	const struct source *src;
	struct span range;
	const uint32_t *lines;
	uint32_t line_count;
	struct block *leaf, *lost;
};

void places_init(struct places *p, struct pool *pool,
	const struct source *src, struct span range);

/* Sets the span of B as far as it is known when it begins, and when all below
 * it is known. */
void place_begin(struct places *p, struct block *b);
void place_end(struct places *p, struct block *b);

#endif
