/* SPDX-License-Identifier: MPL-2.0 */
/* Inline content as HTML. For markdown_render.c alone. */
#ifndef LIB_TEXT_MARKDOWN_INLINE_H
#define LIB_TEXT_MARKDOWN_INLINE_H

#include "lib/text/markdown.h"

/* Adds the HTML of the text of a heading, paragraph or cell. */
void inline_render(struct buf *out, const struct block *b,
	const struct render *r);

#endif
