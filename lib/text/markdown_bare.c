/* SPDX-License-Identifier: MPL-2.0 */
/* Texts without a sign of markup. Each doubt leaves a text to the library. */
#include "lib/text/markdown_bare.h"

#include "lib/base/bytes.h"
#include "lib/text/markdown_node.h"

/* Signs are bytes that may begin or end something, with some beside them that
 * do not: control characters, ! & * < > ` and what stands from [ to _ and from
 * { on; and the first byte of brackets in full width. */
static struct bytes
signs_in(struct bytes b)
{
	struct bytes high = b, angle = b;

	high.v |= '{' ^ '[';
	angle.v |= '<' ^ '>';
	b.v = bytes_within(b, 0, 0x1f).v | bytes_within(high, '{', 0x7f).v |
		bytes_are(angle, '>').v | bytes_are(b, '!').v |
		bytes_are(b, '&').v | bytes_are(b, '*').v |
		bytes_are(b, '`').v | bytes_are(b, 0xef).v;
	return b;
}

bool
bare_line(struct str line)
{
	return !bytes_any(line, signs_in);
}

/* The same without what stands in a text of lines: neither a line's end nor a
 * token is a sign. */
static struct bytes
signs_in_lines(struct bytes b)
{
	struct bytes signs = signs_in(b);

	signs.v ^= bytes_are(b, '\n').v ^ bytes_are(b, TOKEN).v;
	return signs;
}

/* Whether TEXT begins or ends with a blank, or is none: the library takes
 * blanks off. */
static bool
is_loose(struct str text)
{
	return text.n == 0 || text.p[0] == ' ' || text.p[text.n - 1] == ' ';
}

static bool
is_bare(struct str text)
{
	struct str line;

	if (text.n == 0 || bytes_any(text, signs_in_lines))
		return false;
	while (str_split(&text, '\n', &line))
		if (is_loose(line))
			return false;
	return true;
}

/* A table is a table's row's cell's, by whose extension they are; cells are
 * never closed, but whole from the first. Other texts may still go on while
 * they are open. */
static bool
is_whole_text(const cmark_node *n, const cmark_syntax_extension *table)
{
	if (n->extension)
		return n->extension == table &&
			n->parent->extension == table &&
			n->parent->parent->extension == table;
	return (n->type == CMARK_NODE_PARAGRAPH ||
		n->type == CMARK_NODE_HEADING) &&
		!(n->flags & CMARK_NODE__OPEN);
}

static struct str
content(const cmark_node *n)
{
	return str_make((const char *)n->content.ptr, (size_t)n->content.size);
}

/* The lines of N, without the end of the last one. */
static struct str
lines(const cmark_node *n)
{
	struct str text = content(n);

	if (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	return text;
}

/* The library's copies end where a NUL is, of which it has left none. */
static void
restore(cmark_node *n, const struct shortened *s, struct buf *full)
{
	bool literal = n->type == CMARK_NODE_CODE_BLOCK ||
		n->type == CMARK_NODE_HTML_BLOCK;

	buf_reset(full);
	if (short_restore(full, s, content(n)))
		cmark_node_set_string_content(n, buf_cstr(full));
	buf_reset(full);
	if (literal && short_restore(full, s, n->type == CMARK_NODE_CODE_BLOCK
	    ? node_str(&n->as.code.literal) : node_str(&n->as.literal)))
		cmark_node_set_literal(n, buf_cstr(full));
}

/* The library begins with each text anew even where there is nothing in it, so
 * it is not to know a bare one for a text. */
void
bare_texts(cmark_node *root, const cmark_syntax_extension *table,
	const struct shortened *s)
{
	cmark_node *n = root;
	struct buf full = {0};

	while ((n = (cmark_node *)(uintptr_t)node_next(root, n)) != NULL) {
		if (is_whole_text(n, table) && is_bare(lines(n))) {
			n->user_data = (void *)(uintptr_t)n->type;
			n->type = CMARK_NODE_CUSTOM_BLOCK;
		} else {
			restore(n, s, &full);
		}
	}
	buf_free(&full);
}

bool
bare_text(cmark_node *n, struct str *text)
{
	if (n->type != CMARK_NODE_CUSTOM_BLOCK)
		return false;
	n->type = (uint16_t)(uintptr_t)n->user_data;
	n->user_data = NULL;
	*text = lines(n);
	return true;
}
