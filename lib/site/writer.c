/* SPDX-License-Identifier: MPL-2.0 */
/* Blocks of a document as HTML, without what is hidden. */
#include "lib/site/writer.h"

#include "lib/base/file.h"
#include "lib/site/attachment.h"

/* A link to a document of the same group that is shown becomes one to its
 * page, one to a file beside the document to the site's own copy; others are left out, and their text stays. So are links within the
 * document: its headings have other ids here. */
static bool
rewrite(struct buf *out, struct str url, void *ctx)
{
	struct writer *w = ctx;
	const struct reduced_document *to = NULL;
	const char *address;
	struct buf path = {0};

	url.n = str_chr(url, '#');
	url.n = str_chr(url, '?');
	if (url.n && path_resolve(&path, w->d->record.path, url))
		to = map_get(&w->r->by_source, buf_view(&path));
	w->file = to == NULL && url.n && w->p->attachments && path.n
		? attachment_take(w->p->attachments, w->p->site,
		w->d->record.path, w->d->path, buf_view(&path)) : NULL;
	address = to ? to->path : w->file ? w->file->path : NULL;
	if (address)
		page_address(w->p, out, address);
	buf_free(&path);
	return address != NULL;
}

/* So that nothing moves when the picture comes. */
static void
add_size(struct buf *out, void *ctx)
{
	const struct writer *w = ctx;

	if (w->file && w->file->size.width)
		buf_fmt(out, " width=\"%u\" height=\"%u\"",
			(unsigned)w->file->size.width,
			(unsigned)w->file->size.height);
}

static bool
keep_note(const struct block *note, void *ctx)
{
	const struct writer *w = ctx;

	return !hidden_below(&w->d->hidden, note);
}

void
writer_begin(struct writer *w, struct page *p, const struct reduced *r,
	const struct reduced_document *d)
{
	memset(w, 0, sizeof(*w));
	w->p = p;
	w->r = r;
	w->d = d;
	w->level = 1;
	w->render = (struct render){
		.heading = 1,
		.task_done = page_text(p, W_TASK_DONE),
		.task_open = page_text(p, W_TASK_OPEN),
		.table = page_text(p, W_TABLE),
		.note = page_text(p, W_NOTE), .back = page_text(p, W_BACK),
		.prefix = "", .keep_note = keep_note, .link = rewrite,
		.picture = add_size,
		.ctx = w,
	};
}

const struct agreement *
writer_take(struct writer *w, const struct block *b)
{
	const struct record *r = &w->d->record;
	size_t i;

	for (i = w->next; i < r->agreement_count; i++)
		if (r->agreements[i].block == b) {
			w->next = i + 1;
			return &r->agreements[i];
		}
	return NULL;
}

void
writer_heading(struct writer *w, const struct block *b, int level)
{
	if (level > w->level + 1)
		level = w->level + 1;
	if (level > 6)
		level = 6;
	w->level = level;
	w->render.heading = level - b->level + 1;
	markdown_render(w->p->out, b, &w->render);
}

/* An agreement in a cell, as small as it can be. */
static void
put_cell_card(struct writer *w, const struct agreement *a)
{
	const char *id = card_of(a)->place;

	page_raw(w->p, "<div class=\"agreement\"");
	if (id)
		html_fmt(w->p->out, " id=\"%t\"", id);
	page_raw(w->p, ">\n<p class=\"name\">");
	card_title(w->p, a);
	page_raw(w->p, "</p>\n");
	card_facts(w->p, a, true);
	card_text(w->p, a->text);
	card_history(w->p, a);
	page_raw(w->p, "</div>\n");
}

/* What a cell says for programs, as people read it: a date, and what is
 * continued as a link to it. ROW is the agreement of the cell's row; false if
 * CELL says something else. */
static bool
put_known(struct writer *w, const struct block *cell,
	const struct agreement *row)
{
	bool due = row->due_text && str_is(cell->text, row->due_text);

	if (!due && (row->match != MATCH_CONTINUES ||
	    !str_is(cell->text, row->continues)))
		return false;
	markdown_open_cell(w->p->out, cell, &w->render);
	if (due)
		page_put(w->p, card_of(row)->due);
	else
		card_previous(w->p, row);
	page_raw(w->p, "</td>\n");
	return true;
}

/* ROW is the agreement that the whole row is, or NULL. */
static void
put_cell(struct writer *w, const struct block *cell,
	const struct agreement *row)
{
	const struct agreement *a;

	if (row && put_known(w, cell, row))
		return;
	if (!cell_is_agreements(&w->d->record, cell)) {
		markdown_render(w->p->out, cell, &w->render);
		return;
	}
	markdown_open_cell(w->p->out, cell, &w->render);
	while ((a = writer_take(w, cell)) != NULL)
		put_cell_card(w, a);
	page_raw(w->p, "</td>\n");
}

/* A row without its hidden cells. A hidden column is gone; a single hidden
 * cell stays empty, so that the others keep their columns. Below HEAD each cell
 * keeps its column's name, which a narrow window shows beside it. */
static void
put_row(struct writer *w, const struct block *row, const struct block *head)
{
	const struct agreement *a = writer_take(w, row);
	const char *id = a ? card_of(a)->place : NULL;
	const struct block *cell, *top = head->first;

	if (id)
		html_fmt(w->p->out, "<tr id=\"%t\">\n", id);
	else
		page_raw(w->p, "<tr>\n");
	for (cell = row->first; cell; cell = cell->next) {
		bool column = top && hidden_has(&w->d->hidden, top);

		w->render.column = top && !column && row != head ? top->text
			: str_of("");
		if (!hidden_has(&w->d->hidden, cell))
			put_cell(w, cell, a);
		else if (!column)
			page_raw(w->p, "<td></td>\n");
		top = top ? top->next : NULL;
	}
	w->render.column = str_of("");
	page_raw(w->p, "</tr>\n");
}

static void
put_table(struct writer *w, const struct block *table)
{
	const struct block *head = table->first, *row;
	bool body = false;

	html_fmt(w->p->out, "<div class=\"table\" role=\"group\" "
		"tabindex=\"0\" aria-label=\"%t\"><table class=\"stack\">\n<thead>\n",
		w->render.table);
	put_row(w, head, head);
	page_raw(w->p, "</thead>\n");
	for (row = head->next; row; row = row->next) {
		if (hidden_has(&w->d->hidden, row))
			continue;
		page_raw(w->p, body ? "" : "<tbody>\n");
		body = true;
		put_row(w, row, head);
	}
	page_raw(w->p, body ? "</tbody>\n</table></div>\n"
		: "</table></div>\n");
}

/* A list, item or quote with something hidden in it: its frame, then what may
 * be seen. Nesting is limited before parsing (MARKDOWN_NESTING). */
static void
put_frame(struct writer *w, const struct block *b)
{
	const char *tag = b->kind == BLOCK_QUOTE ? "blockquote"
		: b->kind == BLOCK_ITEM ? "li" : b->ordered ? "ol" : "ul";
	const struct block *c;

	buf_fmt(w->p->out, "<%s>", tag);
	for (c = b->first; c; c = c->next)
		writer_block(w, c);
	buf_fmt(w->p->out, "</%s>\n", tag);
}

/* Whether the next agreement stands in TABLE. */
static bool
has_agreements(const struct writer *w, const struct block *table)
{
	const struct record *r = &w->d->record;
	const struct block *b = w->next < r->agreement_count
		? r->agreements[w->next].block : NULL;

	while (b && b != table)
		b = b->parent;
	return b != NULL;
}

void
writer_block(struct writer *w, const struct block *b)
{
	if (hidden_has(&w->d->hidden, b))
		return;
	if (b->kind == BLOCK_HEADING)
		writer_heading(w, b, w->level + 1);
	else if (b->kind == BLOCK_TABLE && (has_agreements(w, b) ||
	    hidden_below(&w->d->hidden, b)))
		put_table(w, b);
	else if (!hidden_below(&w->d->hidden, b))
		markdown_render(w->p->out, b, &w->render);
	else if (b->kind == BLOCK_LIST || b->kind == BLOCK_ITEM ||
	    b->kind == BLOCK_QUOTE)
		put_frame(w, b);
}
