/* SPDX-License-Identifier: MPL-2.0 */
/* The library's inline nodes below a block, and walks, for markdown*.c alone.
 * Nodes are read directly: the library's getters copy every text. */
#ifndef LIB_TEXT_MARKDOWN_NODE_H
#define LIB_TEXT_MARKDOWN_NODE_H

#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include "lib/text/markdown.h"

static inline struct str
node_str(const cmark_chunk *c)
{
	return str_make(c->len ? (const char *)c->data : "", (size_t)c->len);
}

/* The node after NODE below ROOT, children first; NULL at the end. */
static inline const cmark_node *
node_next(const cmark_node *root, const cmark_node *node)
{
	if (node->first_child)
		return node->first_child;
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

/* The same for blocks. */
static inline const struct block *
block_next(const struct block *root, const struct block *b)
{
	if (b->first)
		return b->first;
	while (b != root && b->next == NULL)
		b = b->parent;
	return b == root ? NULL : b->next;
}

/* Whether inline HTML is a <br>, a comment. */
bool node_is_break(struct str html);
bool node_is_comment(struct str html);

/* Adds the plain text of the inlines below ROOT. */
void node_text(struct buf *out, const cmark_node *root);

#endif
