/* SPDX-License-Identifier: MPL-2.0 */
/* The memory of parsed Markdown: handed out piece by piece, given back whole.
 * It saves a quarter of the parser's time. For markdown*.c alone. */
#ifndef LIB_TEXT_MARKDOWN_POOL_H
#define LIB_TEXT_MARKDOWN_POOL_H

#include <cmark-gfm.h>
#include <stddef.h>

#include "lib/base/str.h"

/* All zero is empty. */
struct pool_block;
struct pool {
	struct pool_block *first, *now;
	char *at, *end, *last;     /* LAST: the piece handed out last */
};

/* N zeroed bytes, aligned for any type; a copy of text. */
void *pool_alloc(struct pool *pool, size_t n);
struct str pool_copy(struct pool *pool, struct str s);

/* Forgets all pieces and keeps some memory for reuse; gives all back. */
void pool_reset(struct pool *pool);
void pool_free(struct pool *pool);

/* The library's allocator has no argument for whose memory it is: it takes
 * the pool named here, in this thread, until NULL is named. */
void pool_use(struct pool *pool);
cmark_mem *pool_allocator(void);

#endif
