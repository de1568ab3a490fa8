/* SPDX-License-Identifier: MPL-2.0 */
/* Texts without a sign of markup, for markdown*.c alone. */
#ifndef LIB_TEXT_MARKDOWN_BARE_H
#define LIB_TEXT_MARKDOWN_BARE_H

#include <cmark-gfm.h>
#include <stdbool.h>

#include "lib/text/markdown_short.h"

/* Whether LINE has no sign of markup, and no line end. */
bool bare_line(struct str line);

/* Puts back what S stands for below ROOT, but in texts that have no sign of
 * markup: those are hidden from the library, which would look at every byte for
 * inlines. To be called when all lines are read and before the library ends its
 * work; TABLE is its extension, whose cells are texts. */
void bare_texts(cmark_node *root, const cmark_syntax_extension *table,
	const struct shortened *s);

/* Whether N is a hidden text: then makes it a text again, without inlines, and
 * gives what stands in it, in short and in the library's memory. */
bool bare_text(cmark_node *n, struct str *text);

#endif
