/* SPDX-License-Identifier: MPL-2.0 */
/* Blocks as HTML5, safe and accessible by construction. */
#include <cmark-gfm-core-extensions.h>

#include "lib/text/html.h"
#include "lib/text/markdown_inline.h"
#include "lib/text/markdown_node.h"

/* Tables with more columns scroll by themselves on a narrow screen. */
#define WIDE 3

static int
heading_level(const struct block *b, const struct render *r)
{
	int level = b->level + (r->heading > 0 ? r->heading - 1 : 0);

	return level > 6 ? 6 : level;
}

/* A task's box as a sign and a word: a form's check box would be a control
 * that does nothing. */
static void
add_task(struct buf *out, const struct block *item, const struct render *r)
{
	bool done = item->task == TASK_DONE;
	const char *word = done ? r->task_done : r->task_open;

	if (item->task == TASK_NONE)
		return;
	html_fmt(out, "<span class=\"box\" aria-hidden=\"true\">%r</span> ",
		done ? "☑" : "☐");
	if (word)
		html_fmt(out, "<span class=\"word\">%t:</span> ", word);
}

static bool
begins_item(const struct block *b)
{
	return b->parent && b->parent->kind == BLOCK_ITEM
		&& b->parent->first == b;
}

static bool
is_tight(const struct block *paragraph)
{
	const struct block *item = paragraph->parent;
	const cmark_node *list;

	if (item == NULL || item->kind != BLOCK_ITEM)
		return false;
	list = item->parent->node;
	return list->as.list.tight;
}

static void
open_paragraph(struct buf *out, const struct block *b, const struct render *r)
{
	if (!is_tight(b))
		buf_z(out, "<p>");
	if (begins_item(b))
		add_task(out, b->parent, r);
	inline_render(out, b, r);
	if (!is_tight(b))
		buf_z(out, "</p>\n");
	else if (b->next)
		buf_char(out, '\n');
}

static void
open_list(struct buf *out, const struct block *b)
{
	const cmark_node *n = b->node;

	if (!b->ordered)
		buf_z(out, "<ul>\n");
	else if (n->as.list.start == 1)
		buf_z(out, "<ol>\n");
	else
		buf_fmt(out, "<ol start=\"%d\">\n", n->as.list.start);
}

static void
open_item(struct buf *out, const struct block *b, const struct render *r)
{
	bool text = b->first && b->first->kind == BLOCK_PARAGRAPH;

	buf_z(out, b->task ? "<li class=\"task\">" : "<li>");
	if (!text)
		add_task(out, b, r);
	if (b->first && (!text || !is_tight(b->first)))
		buf_char(out, '\n');
}

static size_t
count_columns(const struct block *table)
{
	const struct block *cell = table->first ? table->first->first : NULL;
	size_t n = 0;

	for (; cell; cell = cell->next)
		n++;
	return n;
}

/* A region that scrolls has a name and can be reached by keyboard. */
static void
open_table(struct buf *out, const struct block *b, const struct render *r)
{
	const struct block *cell;
	const char *comma = r->table ? ": " : "";

	if (count_columns(b) > WIDE) {
		buf_z(out, "<div class=\"table\" role=\"region\" tabindex=\"0\""
			" aria-label=\"");
		html_z(out, r->table);
		for (cell = b->first->first; cell; cell = cell->next) {
			if (cell->text.n == 0)
				continue;
			buf_z(out, comma);
			html_text(out, cell->text);
			comma = ", ";
		}
		buf_z(out, "\">\n");
	}
	buf_z(out, "<table>\n");
}

static void
close_table(struct buf *out, const struct block *b)
{
	buf_z(out, "</table>\n");
	if (count_columns(b) > WIDE)
		buf_z(out, "</div>\n");
}

static void
open_row(struct buf *out, const struct block *b)
{
	if (b->header)
		buf_z(out, "<thead>\n");
	else if (b->parent->first->next == b)
		buf_z(out, "<tbody>\n");
	buf_z(out, "<tr>\n");
}

static void
close_row(struct buf *out, const struct block *b)
{
	buf_z(out, "</tr>\n");
	if (b->header)
		buf_z(out, "</thead>\n");
	else if (b->next == NULL)
		buf_z(out, "</tbody>\n");
}

static char
alignment(const struct block *cell)
{
	cmark_node *table = cell->parent->parent->node;
	const uint8_t *columns =
		cmark_gfm_extensions_get_table_alignments(table);
	const struct block *at = cell->parent->first;
	size_t i = 0;

	for (; at != cell; at = at->next)
		i++;
	return columns ? (char)columns[i] : '\0';
}

/* A heading cell without text would be a heading of nothing. */
static bool
is_heading(const struct block *cell)
{
	return cell->parent->header && cell->text.n;
}

void
markdown_open_cell(struct buf *out, const struct block *cell,
	const struct render *r)
{
	char align = alignment(cell);

	buf_z(out, is_heading(cell) ? "<th scope=\"col\"" : "<td");
	if (align == 'c')
		buf_z(out, " class=\"center\"");
	else if (align == 'r')
		buf_z(out, " class=\"right\"");
	if (r->column.n) {
		buf_z(out, " data-th=\"");
		html_text(out, r->column);
		buf_char(out, '"');
	}
	buf_char(out, '>');
}

static void
add_cell(struct buf *out, const struct block *b, const struct render *r)
{
	markdown_open_cell(out, b, r);
	inline_render(out, b, r);
	buf_z(out, is_heading(b) ? "</th>\n" : "</td>\n");
}

static void
open_block(struct buf *out, const struct block *b, const struct render *r)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		buf_fmt(out, "<h%d>", heading_level(b, r));
		inline_render(out, b, r);
		buf_fmt(out, "</h%d>\n", heading_level(b, r));
		break;
	case BLOCK_PARAGRAPH:
		open_paragraph(out, b, r);
		break;
	case BLOCK_LIST:
		open_list(out, b);
		break;
	case BLOCK_ITEM:
		open_item(out, b, r);
		break;
	case BLOCK_TABLE:
		open_table(out, b, r);
		break;
	case BLOCK_ROW:
		open_row(out, b);
		break;
	case BLOCK_CELL:
		add_cell(out, b, r);
		break;
	case BLOCK_CODE:
		buf_z(out, "<pre tabindex=\"0\"><code>");
		html_text(out, b->text);
		buf_z(out, "</code></pre>\n");
		break;
	case BLOCK_QUOTE:
		buf_z(out, "<blockquote>\n");
		break;
	case BLOCK_BREAK:
		buf_z(out, "<hr>\n");
		break;
	default:
		break;
	}
}

static void
close_block(struct buf *out, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_LIST:
		buf_z(out, b->ordered ? "</ol>\n" : "</ul>\n");
		break;
	case BLOCK_ITEM:
		buf_z(out, "</li>\n");
		break;
	case BLOCK_TABLE:
		close_table(out, b);
		break;
	case BLOCK_ROW:
		close_row(out, b);
		break;
	case BLOCK_QUOTE:
		buf_z(out, "</blockquote>\n");
		break;
	default:
		break;
	}
}

/* Footnotes within are passed over, unless ROOT itself is one. */
static void
render_block(struct buf *out, const struct block *root, const struct render *r)
{
	const struct block *b = root;

	for (;;) {
		bool enter = b == root || b->kind != BLOCK_FOOTNOTE;

		if (enter)
			open_block(out, b, r);
		if (enter && b->first) {
			b = b->first;
			continue;
		}
		if (enter)
			close_block(out, b);
		while (b != root && b->next == NULL) {
			b = b->parent;
			close_block(out, b);
		}
		if (b == root)
			return;
		b = b->next;
	}
}

/* Items alone are no HTML: they get the list around them, rows their table
 * with its header. */
static void
open_around(struct buf *out, const struct block *first, const struct render *r)
{
	if (first->kind == BLOCK_ITEM) {
		open_list(out, first->parent);
	} else if (first->kind == BLOCK_ROW) {
		open_table(out, first->parent, r);
		if (!first->header) {
			render_block(out, first->parent->first, r);
			if (first->parent->first->next != first)
				buf_z(out, "<tbody>\n");
		}
	}
}

static void
close_around(struct buf *out, const struct block *last)
{
	if (last->kind == BLOCK_ROW && !last->header && last->next)
		buf_z(out, "</tbody>\n");
	if (last->kind == BLOCK_ITEM || last->kind == BLOCK_ROW)
		close_block(out, last->parent);
}

void
markdown_render_range(struct buf *out, const struct block *first,
	const struct block *last, const struct render *render)
{
	const struct block *b;

	open_around(out, first, render);
	for (b = first; b; b = b == last ? NULL : b->next)
		if (b->kind != BLOCK_FOOTNOTE)
			render_block(out, b, render);
	close_around(out, last);
}

void
markdown_render(struct buf *out, const struct block *block,
	const struct render *render)
{
	if (block->kind == BLOCK_FOOTNOTE)
		render_block(out, block, render);
	else
		markdown_render_range(out, block, block, render);
}

/* A note may mention further ones: the list grows while it is written. */
void
markdown_render_notes(struct buf *out, const struct render *render)
{
	const struct footnotes *notes = render->notes;
	size_t i;

	if (notes == NULL || notes->n == 0)
		return;
	buf_z(out, "<ol class=\"notes\">\n");
	for (i = 0; i < notes->n; i++) {
		buf_z(out, "<li id=\"");
		html_z(out, render->prefix);
		buf_fmt(out, "note-%zu\">\n", i + 1);
		render_block(out, notes->v[i], render);
		buf_z(out, "<a class=\"back\" href=\"#");
		html_z(out, render->prefix);
		buf_fmt(out, "ref-%zu\" aria-label=\"", i + 1);
		html_z(out, render->back);
		buf_fmt(out, " %zu\">↩</a></li>\n", i + 1);
	}
	buf_z(out, "</ol>\n");
}
