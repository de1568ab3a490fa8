/* SPDX-License-Identifier: MPL-2.0 */
/* Texts without a sign of markup, for markdown.c alone. */
#ifndef LIB_TEXT_MARKDOWN_BARE_H
#define LIB_TEXT_MARKDOWN_BARE_H

#include <cmark-gfm.h>
#include <stdbool.h>

/* Gives each text below ROOT that has no sign of markup the inlines that the
 * library would find in it: it looks at every byte, which is most of its time
 * after the blocks are known. To be called when all lines are read and before
 * the library ends its work, which then takes these texts for something else;
 * TABLE is its extension, whose cells are texts. */
void bare_texts(cmark_node *root, const cmark_syntax_extension *table);

/* Makes N a text again, after the library's work; whether it was one of
 * these, without any sign. */
bool bare_text_restore(cmark_node *n);

#endif
