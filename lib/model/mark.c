/* SPDX-License-Identifier: MPL-2.0 */
/* Classes within sections. */
#include "lib/model/mark.h"

#include <stdlib.h>

#include "lib/model/content.h"
#include "lib/model/heading.h"

void
marks_add(struct record *r, const struct block *b, enum class class,
	enum class around)
{
	if (class <= around)
		return;
	ARENA_GROW(r->arena, r->marked, r->marked_count, r->marked_cap);
	r->marked[r->marked_count++] = (struct marked){b, class};
}

bool
block_mark(const struct record *r, const struct part *p,
	const struct block *b, enum class *class, struct findings *fs)
{
	const struct words *classes = &r->config->classes;
	struct str marker;
	int mark = b->signs ? text_marker(b->text, classes, class, &marker) : 0;

	if (mark == 0 || block_is_guide(&r->source, p, b))
		return false;
	if (mark < 0 && fs)
		finding_add(fs, FINDING_CLASS_UNKNOWN, b->span,
			arena_strndup(r->arena, marker.p, marker.n),
			words_near(classes, marker));
	return true;
}

/* A row ends in a class in its first or its last cell; another cell's is its
 * own. */
static void
mark_row(struct record *r, struct findings *fs, const struct section *s,
	const struct block *row)
{
	const struct block *cell;
	enum class class;

	for (cell = row->first; cell; cell = cell->next)
		if (block_mark(r, s->part, cell, &class, fs))
			marks_add(r, cell == row->first || cell->next == NULL
				? row : cell, class, s->class);
}

/* A heading in the content of a section covers what follows, as far as the
 * next one of its level. */
static void
mark_heading(struct record *r, struct findings *fs,
	const struct block *heading, const struct block *last,
	enum class around)
{
	const struct block *b = heading;
	struct head h;

	head_mark(&h, &r->source, &r->config->classes, heading);
	if (h.mark == 0)
		return;
	if (h.mark < 0)
		head_check(&h, r->arena, &r->config->classes, fs);
	do {
		marks_add(r, b, h.class, around);
		b = b == last ? NULL : b->next;
	} while (b && (b->kind != BLOCK_HEADING || b->level > heading->level));
}

static void
mark_block(struct record *r, struct findings *fs, const struct section *s,
	const struct block *b)
{
	enum class class;

	if (b->kind == BLOCK_ROW)
		mark_row(r, fs, s, b);
	else if (b->kind == BLOCK_ITEM && b->first &&
	    block_mark(r, s->part, b->first, &class, fs))
		marks_add(r, b, class, s->class);
}

static void
mark_section(struct record *r, struct findings *fs, const struct section *s)
{
	const struct block *outer, *b;

	for (outer = s->first; outer; outer = outer == s->last ? NULL
	    : outer->next) {
		if (outer->kind == BLOCK_HEADING && outer != r->title_block)
			mark_heading(r, fs, outer, s->last, s->class);
		for (b = outer; b; b = block_after(outer, b, true))
			mark_block(r, fs, s, b);
	}
}

/* Footnotes stand at the end of the tree; their class is that of the section
 * that they were written in. */
static void
mark_footnote(struct record *r, const struct block *b)
{
	size_t lo = 0, hi = r->all_count;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (r->all_sections[mid]->span.from <= b->span.from)
			lo = mid;
		else
			hi = mid;
	}
	marks_add(r, b, r->all_sections[lo]->class, r->root.class);
}

void
marks_read(struct record *r, struct findings *fs)
{
	const struct block *b;
	size_t i;

	for (i = 0; i < r->all_count; i++)
		mark_section(r, fs, r->all_sections[i]);
	for (b = r->blocks ? r->blocks->first : NULL; b; b = b->next)
		if (b->kind == BLOCK_FOOTNOTE)
			mark_footnote(r, b);
}

static int
by_place(const void *a, const void *b)
{
	const struct marked *x = a, *y = b;
	uint32_t at = x->block->span.from, other = y->block->span.from;

	if (at != other)
		return at < other ? -1 : 1;
	at = x->block->span.to;
	other = y->block->span.to;
	return at != other ? (at > other ? -1 : 1)
		: (x->class < y->class) - (x->class > y->class);
}

void
marks_sort(struct record *r)
{
	if (r->marked_count > 1)
		qsort(r->marked, r->marked_count, sizeof(*r->marked),
			by_place);
}

enum class
marks_highest(const struct record *r, struct span span, enum class class)
{
	size_t lo = 0, hi = r->marked_count;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (r->marked[mid].block->span.from < span.from)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < r->marked_count; lo++) {
		const struct marked *m = &r->marked[lo];

		if (m->block->span.from >= span.to)
			break;
		if (m->class > class)
			class = m->class;
	}
	return class;
}
