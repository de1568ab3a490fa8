/* SPDX-License-Identifier: MPL-2.0 */
/* What counts as content. */
#include "lib/model/content.h"

#include "lib/base/ascii.h"

const struct block *
block_after(const struct block *root, const struct block *b, bool down)
{
	if (down && b->first)
		return b->first;
	while (b != root && b->next == NULL)
		b = b->parent;
	return b == root ? NULL : b->next;
}

static struct str
skip_spaces(struct str s)
{
	while (s.n && ascii_blank(s.p[0]))
		s = str_skip(s, 1);
	return s;
}

/* Whether TEXT, however its lines are broken, is the beginning of GUIDE up to
 * the end of a line of it. */
static bool
begins_guide(struct str guide, struct str text)
{
	while (guide.n && text.n) {
		bool space = ascii_blank(text.p[0]);

		if (space != ascii_blank(guide.p[0]) ||
		    (!space && text.p[0] != guide.p[0]))
			return false;
		guide = space ? skip_spaces(guide) : str_skip(guide, 1);
		text = space ? skip_spaces(text) : str_skip(text, 1);
	}
	return text.n == 0 && (guide.n == 0 || guide.p[0] == '\n');
}

/* Guidance of several paragraphs is known by each of them. */
static bool
is_guide(const struct part *p, struct str text)
{
	size_t i;

	text = str_trim(text);
	for (i = 0; text.n && i < p->guide_count; i++)
		if (p->guides[i].p[0] == text.p[0] &&
		    begins_guide(p->guides[i], text))
			return true;
	return false;
}

bool
block_is_guide(const struct source *src, const struct part *p,
	const struct block *b)
{
	return p && p->guide_count && str_trim(b->text).n &&
		(is_guide(p, b->text) ||
		is_guide(p, source_slice(src, b->span)));
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
count_words(struct str s, int enough)
{
	int n = 0;
	size_t i;

	for (i = 0; i < s.n && n < enough; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (!ascii_alnum(c) && (c < 0xc3 || c == 0xe2))
			continue;
		n++;
		while (i < s.n && !ascii_blank(s.p[i]))
			i++;
	}
	return n;
}

int
block_words(const struct source *src, const struct part *p,
	const struct block *b, int enough)
{
	const struct block *at;
	int n = 0;

	for (at = b; at && n < enough; at = block_after(b, at, true))
		if (counts_itself(src, p, at))
			n += count_words(at->text, enough - n);
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
