/* SPDX-License-Identifier: MPL-2.0 */
/* What a document says, as HTML: sections, and agreements as cards. */
#include "lib/site/figures.h"
#include "lib/site/writer.h"

/* The text of an agreement, but for the list that holds its fields. */
static void
put_text(struct writer *w, const struct agreement *a)
{
	const struct block *b;

	for (b = a->text_first; b; b = b == a->text_last ? NULL : b->next)
		if (b != a->fields)
			writer_block(w, b);
	if (a->text_first == NULL)
		card_text(w->p, a->text);
}

void
content_agreement(struct page *p, const struct reduced *r,
	const struct agreement *a, int level)
{
	struct writer w;

	writer_begin(&w, p, r, agreement_document(a));
	w.next = w.d->record.agreement_count;
	w.level = level;
	put_text(&w, a);
}

/* Headings in the content keep their order below the section's. */
static void
put_heading(struct writer *w, const struct block *b,
	const struct reduced_section *s)
{
	int base = s->level ? s->level : 1;
	int level = base + b->level - (s->source_level ? s->source_level : 1);

	if (b != w->d->title_block)
		writer_heading(w, b, level <= base ? base + 1 : level);
}

/* A card under a heading; returns the last block that belongs to it. */
static const struct block *
put_card(struct writer *w, const struct agreement *a,
	const struct reduced_section *s)
{
	const struct block *last = a->block;
	int level = s->level ? s->level + 1 : 2;

	level = level > 6 ? 6 : level;
	w->level = level;
	page_raw(w->p, "<article class=\"agreement\" id=\"");
	page_put(w->p, card_of(a)->place);
	page_raw(w->p, "\">\n<h");
	page_number(w->p, (unsigned)level);
	page_raw(w->p, ">");
	card_title(w->p, a);
	page_raw(w->p, "</h");
	page_number(w->p, (unsigned)level);
	page_raw(w->p, ">\n");
	card_facts(w->p, a, true);
	put_text(w, a);
	card_history(w->p, a);
	page_raw(w->p, "</article>\n");
	while (last != s->last && last->next &&
	    (last->next->kind != BLOCK_HEADING ||
		last->next->level > a->block->level))
		last = last->next;
	return last;
}

/* The next item from ITEM on that is an agreement to be seen. */
static const struct agreement *
take_item(struct writer *w, const struct block *item)
{
	const struct agreement *a = NULL;

	for (; item && a == NULL; item = item->next)
		if (!hidden_has(&w->d->hidden, item))
			a = writer_take(w, item);
	return a;
}

static void
put_item(struct writer *w, const struct agreement *a)
{
	page_raw(w->p, "<li class=\"agreement\" id=\"");
	page_put(w->p, card_of(a)->place);
	page_raw(w->p, "\">\n<p class=\"name\">");
	card_title(w->p, a);
	page_raw(w->p, "</p>\n");
	card_facts(w->p, a, true);
	put_text(w, a);
	card_history(w->p, a);
	page_raw(w->p, "</li>\n");
}

/* A list of agreements, maybe with other items among them; false if there is
 * no agreement in it. */
static bool
put_cards(struct writer *w, const struct block *list)
{
	const struct agreement *a = take_item(w, list->first);
	const struct block *item;

	if (a == NULL)
		return false;
	page_raw(w->p, "<ul class=\"agreements\">\n");
	for (item = list->first; item; item = item->next) {
		if (a && a->block == item) {
			put_item(w, a);
			a = take_item(w, item->next);
		} else {
			writer_block(w, item);
		}
	}
	page_raw(w->p, "</ul>\n");
	return true;
}

static void
put_content(struct writer *w, const struct reduced_section *s)
{
	const struct agreement *a;
	const struct block *b;

	for (b = s->first; b; b = b == s->last ? NULL : b->next) {
		if (hidden_has(&w->d->hidden, b))
			continue;
		if (b->kind == BLOCK_HEADING && (a = writer_take(w, b)) != NULL)
			b = put_card(w, a, s);
		else if (b->kind == BLOCK_HEADING)
			put_heading(w, b, s);
		else if (b->kind != BLOCK_LIST || !put_cards(w, b))
			writer_block(w, b);
	}
}

static void
put_section(struct writer *w, size_t i)
{
	const struct reduced_section *s = &w->d->sections[i];

	if (s->level) {
		int level = s->level > w->level + 1 ? w->level + 1 : s->level;

		page_raw(w->p, "<h");
		page_number(w->p, (unsigned)level);
		page_raw(w->p, " id=\"s-");
		page_number(w->p, (unsigned)i + 1);
		page_raw(w->p, "\">");
		page_put(w->p, s->title);
		page_raw(w->p, "</h");
		page_number(w->p, (unsigned)level);
		page_raw(w->p, ">\n");
		w->level = level;
	}
	if (s->first)
		put_content(w, s);
	figures_put(w->p, w->d->record.unit, w->d->record.cycle, &s->figures,
		&w->charts);
}

void
content_put(struct page *p, const struct reduced *r,
	const struct reduced_document *d)
{
	struct footnotes notes = {0};
	struct writer w;
	size_t i;

	writer_begin(&w, p, r, d);
	w.render.notes = &notes;
	for (i = 0; i < d->section_count; i++)
		put_section(&w, i);
	if (notes.n) {
		html_fmt(p->out, "<h2>%t</h2>\n", page_text(p, W_NOTES));
		markdown_render_notes(p->out, &w.render);
	}
	footnotes_free(&notes);
}
