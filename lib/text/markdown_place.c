/* SPDX-License-Identifier: MPL-2.0 */
/* Places of blocks in the source, from the library's lines and columns. */
#include "lib/text/markdown_place.h"

static bool
has_lone_cr(struct str s)
{
	const char *at = s.p, *end = s.p + s.n;

	while (at < end && (at = memchr(at, '\r', (size_t)(end - at))) != NULL)
		if (++at == end || *at != '\n')
			return true;
	return false;
}

static void
count_lines(struct places *p, struct pool *pool)
{
	struct str text = source_slice(p->src, p->range);
	uint32_t *lines = pool_alloc(pool, (text.n + 2) * sizeof(*lines));
	size_t i;

	p->line_count = 0;
	lines[p->line_count++] = p->range.from;
	for (i = 0; i < text.n; i++)
		if (text.p[i] == '\n' || (text.p[i] == '\r'
		    && (i + 1 == text.n || text.p[i + 1] != '\n')))
			lines[p->line_count++] = p->range.from + (uint32_t)i + 1;
	p->lines = lines;
}

void
places_init(struct places *p, struct pool *pool, const struct source *src,
	struct span range)
{
	uint32_t line, column;

	*p = (struct places){.src = src, .range = range};
	source_place(src, range.from, &line, &column);
	if (source_offset(src, line) != range.from
	    || has_lone_cr(source_slice(src, range))) {
		count_lines(p, pool);
		return;
	}
	p->lines = src->lines + line - 1;
	p->line_count = src->line_count - line + 1;
}

static uint32_t
offset(const struct places *p, int line, int column)
{
	uint32_t at;

	if (line < 1)
		return p->range.from;
	if ((uint32_t)line > p->line_count)
		return p->range.to;
	at = p->lines[line - 1] + (uint32_t)(column > 0 ? column - 1 : 0);
	return at < p->range.to ? at : p->range.to;
}

/* SPAN without blanks and line ends at its end. */
static struct span
trim_end(const struct places *p, struct span span)
{
	const char *text = p->src->text.p;

	while (span.to > span.from && (text[span.to - 1] == '\n'
	    || text[span.to - 1] == ' ' || text[span.to - 1] == '\r'
	    || text[span.to - 1] == '\t'))
		span.to--;
	return span;
}

/* The library lets an unclosed fence end on the line after its list. */
static void
cut_off(struct places *p, uint32_t at)
{
	struct block *b;

	for (b = p->leaf; b && b->parent && b->span.to > at
	    && b->span.from < at; b = b->parent) {
		b->span.to = at;
		b->span = trim_end(p, b->span);
	}
}

/* The library ends HTML a line early if it closes on its last line. */
static uint32_t
html_end(const struct places *p, const cmark_node *n)
{
	struct str s = str_trim(node_str(&n->as.literal));
	int lines = 1;
	size_t i;

	for (i = 0; i < s.n; i++)
		lines += s.p[i] == '\n' || (s.p[i] == '\r'
			&& (i + 1 == s.n || s.p[i + 1] != '\n'));
	return offset(p, n->start_line + lines, 1);
}

/* The library lets a footnote begin after its label. */
static uint32_t
footnote_begin(const struct places *p, const cmark_node *n, uint32_t from)
{
	uint32_t line = offset(p, n->start_line, 1);
	struct str before = str_make(p->src->text.p + line, from - line);
	size_t at = str_find(before, STR("[^"));

	return at < before.n ? line + (uint32_t)at : from;
}

void
place_begin(struct places *p, struct block *b)
{
	const cmark_node *n = b->node;
	uint32_t from = offset(p, n->start_line, n->start_column);
	uint32_t to = offset(p, n->end_line + 1, 1);

	if (b->kind == BLOCK_FOOTNOTE) {
		from = footnote_begin(p, n, from);
		p->leaf = NULL;
	} else if (b->kind == BLOCK_COMMENT || b->kind == BLOCK_HTML) {
		to = html_end(p, n);
	}
	b->span = span_make(from, from);
	cut_off(p, from);
	switch (b->kind) {
	case BLOCK_DOCUMENT:
		b->span = p->range;
		break;
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_TABLE:
		p->leaf = NULL;
		break;
	case BLOCK_PARAGRAPH:
		if (n->start_line == 0) {
			p->lost = b;
			break;
		}
		/* fall through */
	case BLOCK_HEADING:
	case BLOCK_CODE:
	case BLOCK_BREAK:
	case BLOCK_COMMENT:
	case BLOCK_HTML:
		b->span = span_make(from, to > from ? to : from);
		b->span = trim_end(p, b->span);
		p->leaf = b;
		break;
	default:
		break;
	}
}

/* The end of an item that has no child is its line's. */
static void
end_container(struct places *p, struct block *b)
{
	const cmark_node *n = b->node;

	if (b->last)
		b->span.to = b->last->span.to;
	else
		b->span.to = offset(p, n->start_line + 1, 1);
	if (b->span.to < b->span.from)
		b->span.to = b->span.from;
	b->span = trim_end(p, b->span);
}

static int
quotes_around(const struct block *b)
{
	int n = 0;

	for (; b; b = b->parent)
		n += b->kind == BLOCK_QUOTE;
	return n;
}

/* Passes over what stands before a row: blanks, and the marks of the quotes
 * that the table stands in. */
static uint32_t
skip_prefix(const struct places *p, struct span line, int quotes)
{
	uint32_t at = line.from;

	for (; at < line.to; at++) {
		char c = p->src->text.p[at];

		if (c == '>' && quotes > 0)
			quotes--;
		else if (c != ' ' && c != '\t')
			break;
	}
	return at;
}

/* The place of the pipe that ends the cell at AT; TO where none does. */
static uint32_t
cell_end(const char *text, uint32_t at, uint32_t to)
{
	uint32_t end = at;

	for (;; end++) {
		end += (uint32_t)str_chr(str_make(text + end, to - end), '|');
		if (end == to || end == at || text[end - 1] != '\\')
			return end;
	}
}

/* What stands between the pipes of the row: its cells in order. The columns
 * that the library gives are those of the table's first line. */
static void
place_cells(const struct places *p, struct block *row)
{
	const char *text = p->src->text.p;
	uint32_t at = row->span.from, from;
	struct block *cell;

	if (at < row->span.to && text[at] == '|')
		at++;
	for (cell = row->first; cell; cell = cell->next) {
		while (at < row->span.to && (text[at] == ' ' || text[at] == '\t'))
			at++;
		from = at;
		at = cell_end(text, from, row->span.to);
		cell->span = trim_end(p, span_make(from, at));
		if (at < row->span.to)
			at++;
	}
}

static void
place_row(struct places *p, struct block *row, int line, int quotes)
{
	struct span span = {offset(p, line, 1), offset(p, line + 1, 1)};

	span = trim_end(p, span);
	if (row->header && row->span.from > span.from
	    && row->span.from < span.to)
		span.from = row->span.from;
	else
		span.from = skip_prefix(p, span, quotes);
	row->span = span;
	place_cells(p, row);
}

/* The library gives the header the line of the paragraph it was read from,
 * which may have begun before: the header stands above the line of dashes. */
static void
place_table(struct places *p, struct block *table)
{
	const cmark_node *n = table->node, *row;
	int quotes = quotes_around(table), line = n->end_line - 1;
	struct block *b = table->first;

	if (b && b->next) {
		row = b->next->node;
		line = row->start_line - 2;
	}
	if (line < n->start_line)
		line = n->start_line;
	for (; b; b = b->next) {
		row = b->node;
		place_row(p, b, b->header ? line : row->start_line, quotes);
	}
	if (table->first == NULL)
		return;
	if (p->lost) {
		p->lost->span = trim_end(p, span_make(table->span.from,
			offset(p, line, 1)));
		p->lost = NULL;
	}
	table->span.from = table->first->span.from;
	table->span.to = table->last == table->first
		? offset(p, line + 2, 1) : table->last->span.to;
	table->span = trim_end(p, table->span);
}

void
place_end(struct places *p, struct block *b)
{
	switch (b->kind) {
	case BLOCK_LIST:
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
	case BLOCK_FOOTNOTE:
		end_container(p, b);
		break;
	case BLOCK_TABLE:
		place_table(p, b);
		break;
	default:
		break;
	}
	if (b->kind == BLOCK_FOOTNOTE)
		p->leaf = NULL;
}
