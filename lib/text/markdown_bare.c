/* SPDX-License-Identifier: MPL-2.0 */
/* Texts without a sign of markup. Each doubt leaves a text to the library. */
#include "lib/text/markdown_bare.h"

#include "lib/base/bytes.h"
#include "lib/text/markdown_node.h"
#include "lib/text/markdown_pool.h"

/* What was seen in a text: signs, ends of lines. */
struct seen {
	struct bytes signs, ends;
};

/* Signs are bytes that may begin or end something, with some beside them that
 * do not: control characters, ! & * < ` and what stands from [ to _ and from {
 * on; and the first byte of brackets in full width. */
static void
look_at(struct seen *seen, struct bytes b)
{
	struct bytes end = bytes_are(b, '\n'), high = b;

	high.v |= 0x20;
	seen->ends.v |= end.v;
	seen->signs.v |= (bytes_within(b, 0, 0x1f).v ^ end.v) |
		bytes_within(high, '{', 0x7f).v | bytes_are(b, '!').v |
		bytes_are(b, '&').v | bytes_are(b, '*').v |
		bytes_are(b, '<').v | bytes_are(b, '`').v |
		bytes_are(b, 0xef).v;
}

static struct seen
look(struct str text)
{
	struct seen seen = {{{0}}, {{0}}};
	char rest[BYTES];

	for (; text.n >= BYTES; text = str_skip(text, BYTES))
		look_at(&seen, bytes_load(text.p));
	memset(rest, ' ', sizeof(rest));
	memcpy(rest, text.p, text.n);
	look_at(&seen, bytes_load(rest));
	return seen;
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
	struct seen seen = look(text);
	struct str line;

	if (bytes_bits(seen.signs))
		return false;
	if (bytes_bits(seen.ends) == 0)
		return !is_loose(text);
	while (str_split(&text, '\n', &line))
		if (is_loose(line))
			return false;
	return true;
}

/* The text's memory is the pool's, so it outlives the buffer that had it. */
static void
add(cmark_node *parent, cmark_node_type type, struct str text)
{
	cmark_node *n = cmark_node_new_with_mem(type, pool_allocator());

	n->as.literal.data = (unsigned char *)(uintptr_t)text.p;
	n->as.literal.len = (bufsize_t)text.n;
	n->parent = parent;
	n->prev = parent->last_child;
	if (n->prev)
		n->prev->next = n;
	else
		parent->first_child = n;
	parent->last_child = n;
}

/* The library would begin with each text anew even where there is nothing in
 * it, so it is not to know this one for a text: of which type it is, its first
 * inline keeps. */
static void
take_lines(cmark_node *n, struct str text)
{
	struct str line;

	while (str_split(&text, '\n', &line)) {
		if (n->first_child)
			add(n, CMARK_NODE_SOFTBREAK, STR(""));
		add(n, CMARK_NODE_TEXT, line);
	}
	n->first_child->user_data = (void *)(uintptr_t)n->type;
	n->type = CMARK_NODE_CUSTOM_BLOCK;
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

void
bare_texts(cmark_node *root, const cmark_syntax_extension *table)
{
	cmark_node *n = root;

	while ((n = (cmark_node *)(uintptr_t)node_next(root, n)) != NULL) {
		struct str text = str_make((const char *)n->content.ptr,
			(size_t)n->content.size);

		if (text.n == 0 || !is_whole_text(n, table))
			continue;
		if (text.p[text.n - 1] == '\n')
			text.n--;
		if (!is_bare(text))
			continue;
		take_lines(n, text);
		n = n->last_child;
	}
}

bool
bare_text_restore(cmark_node *n)
{
	if (n->type != CMARK_NODE_CUSTOM_BLOCK)
		return false;
	n->type = (uint16_t)(uintptr_t)n->first_child->user_data;
	n->first_child->user_data = NULL;
	return true;
}
