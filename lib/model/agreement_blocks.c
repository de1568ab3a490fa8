/* SPDX-License-Identifier: MPL-2.0 */
/* What stands below the name of an agreement: a list of fields, and text. */
#include "lib/model/agreement.h"

/* Takes ITEM of a list as a field. A value of several blocks is kept as
 * plain text. */
static bool
take_item(struct agreement_reader *rd, struct agreement *ag,
	const struct block *item)
{
	const struct block *b = item->first;
	struct buf whole = {0};
	bool taken;

	if (b == NULL || b->kind != BLOCK_PARAGRAPH)
		return false;
	if (b->next == NULL)
		return agreement_take_field(rd, ag, b->text, b->span);
	markdown_plain(&whole, item);
	taken = agreement_take_field(rd, ag, buf_view(&whole), b->span);
	buf_free(&whole);
	return taken;
}

/* Whether LIST has a field; a list without any is text. */
static bool
has_field(const struct agreement_reader *rd, const struct block *list)
{
	const struct block *item;

	for (item = list->first; item; item = item->next) {
		struct str text = item->first ? item->first->text : STR("");
		size_t colon = str_chr(text, ':');

		if (colon < text.n &&
		    agreement_label(rd, str_make(text.p, colon)))
			return true;
	}
	return false;
}

static const struct block *
find_fields(const struct agreement_reader *rd, const struct block *first,
	const struct block *last)
{
	const struct block *b;

	for (b = first; b; b = b == last ? NULL : b->next)
		if (b->kind == BLOCK_LIST)
			return has_field(rd, b) ? b : NULL;
	return NULL;
}

static void
add_text(struct buf *text, struct str more, const char *divider)
{
	more = str_trim(more);
	if (text->n && more.n)
		buf_z(text, divider);
	buf_str(text, more);
}

/* Where no line is a field, the first list may have been meant as theirs. */
static void
note_fields(const struct agreement_reader *rd, struct agreement *ag,
	const struct block *first, const struct block *last)
{
	const struct block *b = first, *item;

	while (b->kind != BLOCK_LIST && b != last)
		b = b->next;
	for (item = b->kind == BLOCK_LIST ? b->first : NULL; item;
	    item = item->next)
		if (item->first)
			agreement_note_field(rd, ag, item->first->text,
				item->first->span);
}

/* Takes the fields of LIST and adds the items that are none to TEXT; whether
 * there was none of these. */
static bool
take_list(struct agreement_reader *rd, struct agreement *ag,
	const struct block *list, struct buf *text)
{
	const struct block *item;
	bool pure = true;

	for (item = list->first; item; item = item->next)
		if (!take_item(rd, ag, item)) {
			if (item->first)
				agreement_note_field(rd, ag, item->first->text,
					item->first->span);
			add_text(text, source_slice(&rd->r->source,
				item->span), pure ? "\n\n" : "\n");
			pure = false;
		}
	return pure;
}

/* The range of blocks that are text, without fields at its ends. */
static void
set_range(struct agreement *ag, const struct block *first,
	const struct block *last)
{
	const struct block *b, *before = NULL;

	if (first == ag->fields && first == last)
		return;
	if (first == ag->fields)
		first = first->next;
	if (last == ag->fields) {
		for (b = first; b != last; b = b->next)
			before = b;
		last = before;
	}
	ag->text_first = first;
	ag->text_last = last;
}

/* Comments are for those who write, and go nowhere. NULL: nothing is left. */
static const char *
without_comments(struct arena *a, struct str text)
{
	struct buf out = {0};
	struct str rest;
	const char *copy = NULL;
	size_t n;

	while (text.n) {
		n = str_find(text, STR("<!--"));
		buf_add(&out, text.p, n);
		text = str_skip(text, n);
		n = str_find(text, STR("-->"));
		text = str_skip(text, n == text.n ? n : n + 3);
	}
	rest = str_trim(buf_view(&out));
	if (rest.n)
		copy = arena_strndup(a, rest.p, rest.n);
	buf_free(&out);
	return copy;
}

void
agreement_take_blocks(struct agreement_reader *rd, struct agreement *ag,
	const struct block *first, const struct block *last)
{
	const struct source *src = &rd->r->source;
	const struct block *list, *b, *from = NULL;
	struct buf text = {0};

	if (first == NULL)
		return;
	list = find_fields(rd, first, last);
	if (list == NULL && !agreement_has_fields(ag))
		note_fields(rd, ag, first, last);
	for (b = first; b; b = b == last ? NULL : b->next) {
		if (b == list) {
			if (take_list(rd, ag, list, &text))
				ag->fields = list;
			from = NULL;
			continue;
		}
		if (from == NULL)
			from = b;
		if (b == last || b->next == list)
			add_text(&text, markdown_source(src, from, b), "\n\n");
	}
	if (ag->text)
		add_text(&text, str_of(ag->text), "\n\n");
	if (text.n)
		ag->text = without_comments(rd->r->arena, buf_view(&text));
	buf_free(&text);
	set_range(ag, first, last);
}
