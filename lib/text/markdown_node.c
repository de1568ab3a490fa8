/* SPDX-License-Identifier: MPL-2.0 */
/* The library's inline nodes below a block, as plain text. */
#include "lib/text/markdown_node.h"

#include <strings.h>

bool
node_is_break(struct str html)
{
	if (html.n < 4 || strncasecmp(html.p, "<br", 3) != 0)
		return false;
	html = str_trim(str_make(html.p + 3, html.n - 4));
	return html.n == 0 || str_is(html, "/");
}

bool
node_is_comment(struct str html)
{
	return html.n >= 7 && str_starts(html, "<!--") && str_ends(html, "-->");
}

void
node_text(struct buf *out, const cmark_node *root)
{
	const cmark_node *n = root;

	while ((n = node_next(root, n)) != NULL)
		switch (n->type) {
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
			buf_str(out, node_str(&n->as.literal));
			break;
		case CMARK_NODE_SOFTBREAK:
		case CMARK_NODE_LINEBREAK:
			buf_char(out, '\n');
			break;
		case CMARK_NODE_HTML_INLINE:
			if (node_is_break(node_str(&n->as.literal)))
				buf_char(out, '\n');
			break;
		default:
			break;
		}
}
