/* SPDX-License-Identifier: MPL-2.0 */
/* What counts as content. */
#include "lib/model/content.h"

const struct block *
block_after(const struct block *root, const struct block *b, bool down)
{
	if (down && b->first)
		return b->first;
	while (b != root && b->next == NULL)
		b = b->parent;
	return b == root ? NULL : b->next;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Whether two texts have the same words, however they are broken up. */
static bool
same_words(struct str a, struct str b)
{
	a = str_trim(a);
	b = str_trim(b);
	while (a.n && b.n) {
		bool space = is_space(a.p[0]);

		if (space != is_space(b.p[0]) ||
		    (!space && a.p[0] != b.p[0]))
			return false;
		do
			a = str_skip(a, 1);
		while (space && a.n && is_space(a.p[0]));
		do
			b = str_skip(b, 1);
		while (space && b.n && is_space(b.p[0]));
	}
	return a.n == 0 && b.n == 0;
}

/* Guidance of several paragraphs is known by each of them. */
static bool
is_guide(const char *guide, struct str text)
{
	struct str rest = str_of(guide);

	if (same_words(rest, text))
		return true;
	for (;;) {
		size_t n = str_find(rest, STR("\n\n"));

		if (same_words(str_make(rest.p, n), text))
			return true;
		if (n == rest.n)
			return false;
		rest = str_skip(rest, n + 2);
	}
}

static bool
is_guide_of(const struct source *src, const struct part *p,
	const struct block *b)
{
	return p->guide && (is_guide(p->guide, b->text) ||
		is_guide(p->guide, source_slice(src, b->span)));
}

static bool
is_guide_of_any(const struct source *src, const struct part *parts, size_t n,
	const struct block *b)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (is_guide_of(src, &parts[i], b))
			return true;
	return false;
}

bool
block_is_guide(const struct source *src, const struct part *p,
	const struct block *b)
{
	return p && str_trim(b->text).n &&
		(is_guide_of(src, p, b) ||
		is_guide_of_any(src, p->columns, p->column_count, b) ||
		is_guide_of_any(src, p->rows, p->row_count, b) ||
		is_guide_of_any(src, p->items, p->item_count, b));
}

static bool
is_first_cell(const struct block *b)
{
	return b->kind == BLOCK_CELL && b->parent->first == b;
}

/* Whether B has text of its own that counts; an image alone has none in plain
 * text. */
static bool
counts_itself(const struct source *src, const struct part *p,
	const struct block *b)
{
	switch (b->kind) {
	case BLOCK_CELL:
		if (b->parent->header ||
		    (p && p->row_count && is_first_cell(b)))
			return false;
		break;
	case BLOCK_HEADING:
	case BLOCK_PARAGRAPH:
	case BLOCK_CODE:
		break;
	default:
		return false;
	}
	if (str_trim(b->text).n == 0) {
		struct str s = source_slice(src, b->span);

		return str_find(s, STR("![")) < s.n;
	}
	return !block_is_guide(src, p, b);
}

bool
block_counts(const struct source *src, const struct part *p,
	const struct block *b)
{
	const struct block *at;

	for (at = b; at; at = block_after(b, at, true))
		if (counts_itself(src, p, at))
			return true;
	return false;
}

/* Words have a letter or a digit: a dash between spaces is none. */
static int
count_words(struct str s)
{
	bool in_word = false;
	int n = 0;
	size_t i;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool letter = c >= 0xc3 || (c >= '0' && c <= '9') ||
			((c | 32) >= 'a' && (c | 32) <= 'z');

		if (is_space(s.p[i]))
			in_word = false;
		else if (letter && !in_word && c != 0xe2) {
			in_word = true;
			n++;
		}
	}
	return n;
}

int
block_words(const struct source *src, const struct part *p,
	const struct block *b)
{
	const struct block *at;
	int n = 0;

	for (at = b; at; at = block_after(b, at, true))
		if (counts_itself(src, p, at))
			n += count_words(at->text);
	return n;
}

/* Footnotes stand at the end of the tree wherever they were written, and the
 * title belongs to no section. */
static bool
is_outside(const struct walk *w, const struct block *b)
{
	return b->kind == BLOCK_FOOTNOTE || b == w->record->title_block;
}

/* The first block of the next section that goes along; NULL. */
static const struct block *
next_section(struct walk *w)
{
	size_t i = w->at ? w->at->number + 1 : w->section->number;

	while (i < w->section->after) {
		const struct section *s = w->record->all_sections[i];

		if (s != w->section && s->part) {
			i = s->after;
		} else if (s->first) {
			w->at = s;
			return s->first;
		} else {
			i++;
		}
	}
	return NULL;
}

const struct block *
walk_next(struct walk *w)
{
	do
		w->block = w->block && w->block != w->at->last
			? w->block->next : next_section(w);
	while (w->block && is_outside(w, w->block));
	return w->block;
}
