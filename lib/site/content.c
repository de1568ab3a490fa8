/* SPDX-License-Identifier: MPL-2.0 */
/* What a document says, as HTML. */
#include "lib/site/content.h"

#include "lib/base/file.h"

/* One document being rendered. NEXT is the first agreement that has not been
 * met: both they and the blocks come in document order. */
struct writer {
	struct page *p;
	const struct reduced *r;
	const struct reduced_document *d;
	struct render render;
	struct footnotes notes;
	size_t next;
	int level;                 /* of the last heading on the page */
};

/* An address in the repository, relative to the document, as a path: parts
 * "." and ".." resolved. False when it leads out of the repository. */
static bool
resolve(struct buf *out, const char *from, struct str url)
{
	struct str part;

	buf_reset(out);
	if (url.n && url.p[0] == '/')
		url = str_skip(url, 1);
	else
		buf_add(out, from, path_dir(from));
	while (str_split(&url, '/', &part)) {
		if (part.n == 0 || str_is(part, "."))
			continue;
		if (!str_is(part, "..")) {
			if (out->n)
				buf_char(out, '/');
			buf_str(out, part);
		} else if (out->n) {
			out->n = path_dir(out->p);
			out->p[out->n] = '\0';
		} else {
			return false;
		}
	}
	return true;
}

/* A link to a document of the same group that is shown becomes one to its
 * page; others are left out, and their text stays. */
static bool
rewrite(struct buf *out, struct str url, void *ctx)
{
	struct writer *c = ctx;
	const struct reduced_document *to = NULL;
	struct buf path = {0};
	size_t end = str_chr(url, '#');

	if (end == 0) {
		buf_str(out, url);
		return true;
	}
	url.n = end;
	url.n = str_chr(url, '?');
	if (resolve(&path, c->d->record.path, url))
		to = map_get(&c->r->by_source, buf_view(&path));
	if (to) {
		buf_z(out, c->p->root);
		html_url(out, str_of(to->path));
	}
	buf_free(&path);
	return to != NULL;
}

static bool
keep_note(const struct block *note, void *ctx)
{
	const struct writer *c = ctx;

	return !hidden_below(&c->d->hidden, note);
}

static void
put_open(struct writer *c, const char *tag)
{
	buf_fmt(c->p->out, "<%s>", tag);
}

static void
put_shut(struct writer *c, const char *tag)
{
	buf_fmt(c->p->out, "</%s>", tag);
}

/* A row without its hidden cells. A hidden column is gone; a single hidden
 * cell stays empty, so that the others keep their columns. */
static void
put_row(struct writer *c, const struct block *row, const struct block *head)
{
	const struct block *cell, *top = head->first;

	put_open(c, "tr");
	for (cell = row->first; cell; cell = cell->next) {
		bool column = top && hidden_has(&c->d->hidden, top);

		if (!hidden_has(&c->d->hidden, cell))
			markdown_render(c->p->out, cell, &c->render);
		else if (!column)
			page_raw(c->p, "<td></td>");
		top = top ? top->next : NULL;
	}
	put_shut(c, "tr");
	page_raw(c->p, "\n");
}

static void
put_table(struct writer *c, const struct block *table)
{
	const struct block *head = table->first, *row;

	html_fmt(c->p->out, "<div class=\"table\" role=\"group\" "
		"tabindex=\"0\" aria-label=\"%t\"><table>\n<thead>",
		c->render.table);
	put_row(c, head, head);
	page_raw(c->p, "</thead>\n<tbody>\n");
	for (row = head->next; row; row = row->next)
		if (!hidden_has(&c->d->hidden, row))
			put_row(c, row, head);
	page_raw(c->p, "</tbody>\n</table></div>\n");
}

static void put_some(struct writer *c, const struct block *first);

/* A block with something hidden below it: its frame, then what may be seen.
 * Nesting is limited before parsing (MARKDOWN_NESTING). */
static void
put_part(struct writer *c, const struct block *b)
{
	const char *tag = b->kind == BLOCK_QUOTE ? "blockquote"
		: b->kind == BLOCK_ITEM ? "li" : b->ordered ? "ol" : "ul";

	if (b->kind == BLOCK_TABLE) {
		put_table(c, b);
	} else if (b->kind == BLOCK_LIST || b->kind == BLOCK_ITEM ||
	    b->kind == BLOCK_QUOTE) {
		put_open(c, tag);
		put_some(c, b->first);
		put_shut(c, tag);
		page_raw(c->p, "\n");
	}
}

static void
put_some(struct writer *c, const struct block *first)
{
	const struct block *b;

	for (b = first; b; b = b->next) {
		if (hidden_has(&c->d->hidden, b))
			continue;
		if (hidden_below(&c->d->hidden, b))
			put_part(c, b);
		else
			markdown_render(c->p->out, b, &c->render);
	}
}

static void
put_block(struct writer *c, const struct block *b)
{
	if (hidden_has(&c->d->hidden, b))
		return;
	if (hidden_below(&c->d->hidden, b))
		put_part(c, b);
	else
		markdown_render(c->p->out, b, &c->render);
}

/* Headings in the content keep their order below the section's, but never
 * skip a level. */
static void
put_heading(struct writer *c, const struct block *b,
	const struct reduced_section *s)
{
	int base = s->level ? s->level : 1;
	int level = base + b->level - (s->source_level ? s->source_level : 1);

	if (b == c->d->title_block)
		return;
	if (level > c->level + 1)
		level = c->level + 1;
	if (level <= base)
		level = base + 1;
	if (level > 6)
		level = 6;
	c->level = level;
	c->render.heading = level - b->level + 1;
	markdown_render(c->p->out, b, &c->render);
}

/* The text of an agreement, but for the list that holds its fields. */
static void
put_text(struct writer *c, const struct agreement *a)
{
	const struct block *b;

	for (b = a->text_first; b; b = b == a->text_last ? NULL : b->next)
		if (b != a->fields)
			put_block(c, b);
	if (a->text_first == NULL)
		card_text(c->p, a->text);
}

/* The next agreement, if its block is B. */
static const struct agreement *
take(struct writer *c, const struct block *b)
{
	const struct record *r = &c->d->record;
	size_t i;

	for (i = c->next; i < r->agreement_count; i++)
		if (r->agreements[i].block == b) {
			c->next = i + 1;
			return &r->agreements[i];
		}
	return NULL;
}

/* A card under a heading; returns the last block that belongs to it. */
static const struct block *
put_card(struct writer *c, const struct agreement *a,
	const struct reduced_section *s)
{
	const struct block *last = a->block;
	int level = s->level ? s->level + 1 : 2;

	level = level > 6 ? 6 : level;
	c->level = level;
	html_fmt(c->p->out, "<article class=\"agreement\" id=\"%t\">\n"
		"<h%d>", agreement_anchor(c->p->a, a), level);
	card_title(c->p, a);
	buf_fmt(c->p->out, "</h%d>\n", level);
	card_facts(c->p, a, true);
	put_text(c, a);
	card_history(c->p, a);
	page_raw(c->p, "</article>\n");
	while (last != s->last && last->next &&
	    (last->next->kind != BLOCK_HEADING ||
		last->next->level > a->block->level))
		last = last->next;
	return last;
}

/* The next item from ITEM on that is an agreement to be seen. */
static const struct agreement *
take_item(struct writer *c, const struct block *item)
{
	const struct agreement *a = NULL;

	for (; item && a == NULL; item = item->next)
		if (!hidden_has(&c->d->hidden, item))
			a = take(c, item);
	return a;
}

static void
put_item(struct writer *c, const struct agreement *a)
{
	html_fmt(c->p->out, "<li class=\"agreement\" id=\"%t\">\n"
		"<p class=\"name\">", agreement_anchor(c->p->a, a));
	card_title(c->p, a);
	page_raw(c->p, "</p>\n");
	card_facts(c->p, a, true);
	put_text(c, a);
	card_history(c->p, a);
	page_raw(c->p, "</li>\n");
}

/* A list of agreements, maybe with other items among them; false if there is
 * no agreement in it. */
static bool
put_cards(struct writer *c, const struct block *list)
{
	const struct agreement *a = take_item(c, list->first);
	const struct block *item;

	if (a == NULL)
		return false;
	page_raw(c->p, "<ul class=\"agreements\">\n");
	for (item = list->first; item; item = item->next) {
		if (a && a->block == item) {
			put_item(c, a);
			a = take_item(c, item->next);
		} else {
			put_block(c, item);
		}
	}
	page_raw(c->p, "</ul>\n");
	return true;
}

static void
put_content(struct writer *c, const struct reduced_section *s)
{
	const struct agreement *a;
	const struct block *b;

	for (b = s->first; b; b = b == s->last ? NULL : b->next) {
		if (hidden_has(&c->d->hidden, b))
			continue;
		if (b->kind == BLOCK_HEADING && (a = take(c, b)) != NULL)
			b = put_card(c, a, s);
		else if (b->kind == BLOCK_HEADING)
			put_heading(c, b, s);
		else if (b->kind != BLOCK_LIST || !put_cards(c, b))
			put_block(c, b);
	}
}

const char *
section_anchor(struct arena *a, size_t i)
{
	return arena_fmt(a, "s-%zu", i + 1);
}

static void
put_section(struct writer *c, size_t i)
{
	const struct reduced_section *s = &c->d->sections[i];

	if (s->level) {
		int level = s->level > c->level + 1 ? c->level + 1 : s->level;

		html_fmt(c->p->out, "<h%d id=\"s-%d\">%t</h%d>\n", level,
			(int)i + 1, s->title ? s->title : "", level);
		c->level = level;
	}
	if (s->first)
		put_content(c, s);
}

void
content_put(struct page *p, const struct reduced *r,
	const struct reduced_document *d)
{
	struct writer c = {.p = p, .r = r, .d = d, .level = 1};
	size_t i;

	c.render = (struct render){
		.heading = 1,
		.task_done = page_text(p, W_TASK_DONE),
		.task_open = page_text(p, W_TASK_OPEN),
		.table = page_text(p, W_TABLE),
		.note = page_text(p, W_NOTE), .back = page_text(p, W_BACK),
		.prefix = "", .notes = &c.notes, .keep_note = keep_note,
		.link = rewrite, .ctx = &c,
	};
	for (i = 0; i < d->section_count; i++)
		put_section(&c, i);
	if (c.notes.n) {
		html_fmt(p->out, "<h2>%t</h2>\n", page_text(p, W_NOTES));
		markdown_render_notes(p->out, &c.render);
	}
	footnotes_free(&c.notes);
}
