/* SPDX-License-Identifier: MPL-2.0 */
/* What a section must hold, and what of the form's guidance is left in it. */
#include "lib/check/rules.h"

#include "lib/model/content.h"
#include "lib/model/grid.h"

/* Adds a finding for each piece of guidance left; whether there is any. */
static bool
check_guides(const struct rules *k, const struct section *s)
{
	const struct source *src = &k->r->source;
	struct walk w = walk_of(k->r, s);
	const struct block *outer, *b;
	bool any = false;

	if (s->part->guide_count == 0)
		return false;
	while ((outer = walk_next(&w)) != NULL)
		for (b = outer; b; b = block_after(outer, b, true))
			if ((b->kind == BLOCK_PARAGRAPH ||
			    b->kind == BLOCK_CELL) &&
			    block_is_guide(src, s->part, b)) {
				finding_add(k->fs, FINDING_GUIDE_LEFT, b->span,
					s->heading ? s->title
					: part_name(s->part));
				any = true;
			}
	return any;
}

/* Whether the section may be left empty: nothing is asked of it, open
 * agreements are answered there (if any are), or its subsections say it. */
/* Where levels are not looked at, a section ends at the next known heading; one
 * that is deeper stands in it all the same as people read it. */
static bool
holds_next(const struct record *r, const struct section *s)
{
	const struct section *next = s->after < r->all_count
		? r->all_sections[s->after] : NULL;

	return r->form->level == 0 && s->heading && next && next->heading &&
		next->level > s->level;
}

static bool
may_be_empty(const struct rules *k, const struct section *s)
{
	const struct part *p = s->part;

	if (p->content == CONTENT_AGREEMENTS && p->agreements &&
	    p->agreements->answers)
		return true;
	if (p->section_count && s->after > s->number + 1)
		return true;
	if (holds_next(k->r, s))
		return true;
	if (p->content == CONTENT_NONE && p->section_count)
		return true;
	return (p->content == CONTENT_ANY || p->content == CONTENT_NONE ||
		p->content == CONTENT_FIGURES || s->heading == NULL) &&
		!part_is_expected(k, p);
}

static struct span
place_of(const struct rules *k, const struct section *s)
{
	const struct record *r = k->r;

	if (s->heading || s->first)
		return s->span;
	return r->title_block ? r->title_block->span
		: span_make(r->body.from, r->body.from);
}

static size_t
count_kind(const struct rules *k, const struct section *s,
	enum block_kind kind)
{
	struct walk w = walk_of(k->r, s);
	const struct block *b;
	size_t n = 0;

	while ((b = walk_next(&w)) != NULL)
		n += b->kind == kind && block_counts(&k->r->source, s->part, b);
	return n;
}

static bool
has_agreement(const struct rules *k, const struct section *s)
{
	size_t i;

	for (i = 0; i < k->r->agreement_count; i++)
		if (k->r->agreements[i].section == s)
			return true;
	return false;
}

/* Whether a filled section holds what the form says. */
static bool
has_content(const struct rules *k, const struct section *s)
{
	const struct part *p = s->part;

	switch (p->content) {
	case CONTENT_PROSE:
		return count_kind(k, s, BLOCK_PARAGRAPH) ||
			count_kind(k, s, BLOCK_LIST);
	case CONTENT_LIST:
		return count_kind(k, s, BLOCK_LIST) > 0;
	case CONTENT_TABLE:
		return s->grid != NULL;
	case CONTENT_AGENDA:
		return s->agenda != NULL;
	case CONTENT_AGREEMENTS:
		return (p->agreements && p->agreements->answers) ||
			!part_is_expected(k, p) || has_agreement(k, s);
	case CONTENT_NONE:
		return false;
	case CONTENT_ANY:
	case CONTENT_FIGURES:
		break;
	}
	return true;
}

static void
check_filled(const struct rules *k, const struct section *s)
{
	const struct part *p = s->part;
	const char *name = s->heading ? s->title : part_name(p);
	struct arena *a = k->fs->arena;

	if (p->figures.n == 0 && !has_content(k, s) &&
	    !slips_are_told(k, section_range(s)))
		finding_add(k->fs, FINDING_SECTION_CONTENT, place_of(k, s),
			name, content_name(p->content));
	else if (p->content == CONTENT_TABLE && s->grid && s->grid->tables > 1)
		finding_add(k->fs, FINDING_SECTION_CONTENT, place_of(k, s),
			name, "@one-table");
	if (s->words < p->min_words && p->figures.n == 0)
		finding_add(k->fs, FINDING_SECTION_SHORT, place_of(k, s), name,
			arena_fmt(a, "%d", s->words),
			arena_fmt(a, "%d", p->min_words));
}

static void
check_figures(const struct rules *k, const struct section *s)
{
	const struct record *r = k->r;
	char cycle[CYCLE_TEXT] = "";
	size_t i, j;

	if (r->figures == NULL || s->part->figures.n == 0)
		return;
	if (r->cycle != CYCLE_NONE)
		cycle_format(cycle, &r->config->cycles, r->cycle);
	for (i = 0; i < s->part->figures.n; i++) {
		const char *name = s->part->figures.v[i];

		for (j = 0; j < r->figures->n; j++)
			if (streq(r->figures->v[j], name))
				break;
		if (j == r->figures->n)
			finding_add(k->fs, FINDING_FIGURES_MISSING,
				place_of(k, s), name, cycle,
				arena_fmt(k->fs->arena, "%s/%s/%s.csv",
				r->config->data_path ? r->config->data_path
				: "data", cycle, name));
	}
}

void
check_content(const struct rules *k, const struct section *s)
{
	bool guided = check_guides(k, s);

	check_figures(k, s);
	if (s->filled)
		check_filled(k, s);
	else if (!guided && !may_be_empty(k, s))
		finding_add(k->fs, FINDING_SECTION_EMPTY, place_of(k, s),
			s->heading ? s->title : part_name(s->part),
			content_name(s->part->content));
}
