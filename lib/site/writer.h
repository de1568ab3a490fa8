/* SPDX-License-Identifier: MPL-2.0 */
/* Writes blocks of one document to a page, without what is hidden, and with
 * links between documents as links between pages. */
#ifndef LIB_SITE_WRITER_H
#define LIB_SITE_WRITER_H

#include "lib/site/content.h"

/* NEXT is the first agreement that has not been met: both they and the blocks
 * come in document order. LEVEL is that of the last heading on the page. */
struct writer {
	struct page *p;
	const struct reduced *r;
	const struct reduced_document *d;
	struct render render;
	size_t next;
	int level;
	unsigned charts;           /* so far */
	const struct attachment *file;     /* that the last link was to; or NULL */
};
void writer_begin(struct writer *w, struct page *p, const struct reduced *r,
	const struct reduced_document *d);

/* Adds B, with all below it that may be seen. */
void writer_block(struct writer *w, const struct block *b);

/* Adds a heading at LEVEL, or at the level below the last one if that would
 * skip one. */
void writer_heading(struct writer *w, const struct block *b, int level);

/* The next agreement, if B is its block. */
const struct agreement *writer_take(struct writer *w, const struct block *b);

#endif
