/* SPDX-License-Identifier: MPL-2.0 */
/* The sections of a document: its headings matched with its form's parts. */
#include "lib/model/section.h"

#include <limits.h>

#include "lib/model/content.h"
#include "lib/model/known.h"

/* A section while the tree is built. PARENT is a place in the list. LEVEL is
 * that of the heading, or deeper where the form puts it deeper. */
struct node {
	struct section s;
	size_t parent, known;
	int level;
};

struct builder {
	struct record *r;
	struct findings *fs;
	struct known_parts known;
	struct node *v;
	size_t n, cap;
	bool any;                  /* levels are not looked at */
};

/* Where a heading belongs. */
struct spot {
	size_t parent, known;
	int level;
	struct str capture;
};

bool
section_is_free(const struct section *s)
{
	return s->part == NULL || s->part->section_count == 0;
}

/* The innermost open node above LEVEL. */
static size_t
open_above(const struct builder *b, int level)
{
	size_t i = b->n - 1;

	while (i && b->v[i].level >= level)
		i = b->v[i].parent;
	return i;
}

#define NOT_KNOWN SIZE_MAX

static size_t
child_of(const struct builder *b, size_t node, const struct head *h,
	bool at_home, struct str *capture)
{
	return b->v[node].known == NOT_KNOWN ? 0
		: known_child(&b->known, b->v[node].known, h, at_home,
			capture);
}

/* The heading is known to a section that is open, though perhaps not at this
 * level: one that it should have ended keeps it, one further out knows it
 * where it stands. */
static bool
known_to_open(struct spot *spot, const struct builder *b,
	const struct head *h)
{
	size_t home = spot->parent, i = b->n - 1;
	bool outside = false;

	for (;; i = b->v[i].parent) {
		outside = outside || i == home;
		spot->known = child_of(b, i, h, i == home, &spot->capture);
		if (spot->known)
			break;
		if (i == 0)
			return false;
	}
	if (b->any || !outside) {
		spot->parent = i;
		if (!b->any && b->v[i].level >= spot->level)
			spot->level = b->v[i].level + 1;
	}
	return true;
}

static void
find_spot(struct spot *spot, const struct builder *b, const struct head *h,
	int level)
{
	memset(spot, 0, sizeof(*spot));
	spot->level = level;
	spot->parent = open_above(b, level);
	if (!b->any)
		spot->known = child_of(b, spot->parent, h, true,
			&spot->capture);
	if (spot->known == 0 && !known_to_open(spot, b, h))
		spot->known = known_anywhere(&b->known, h, &spot->capture);
}

/* Whether an unknown heading is an agreement of the section it stands in, or
 * a part of one. */
static bool
is_within_agreements(const struct node *parent)
{
	const struct part *p = parent->s.part;

	return p && p->content == CONTENT_AGREEMENTS && p->agreements &&
		p->agreements->as == AS_HEADINGS && parent->s.heading;
}

static struct node *
add_node(struct builder *b, size_t parent, size_t known)
{
	const struct part *part = known == NOT_KNOWN ? NULL
		: b->known.v[known].part;
	struct node *node;

	ARENA_GROW(b->r->arena, b->v, b->n, b->cap);
	node = &b->v[b->n++];
	memset(node, 0, sizeof(*node));
	node->parent = parent;
	node->known = known;
	node->s.part = part;
	node->s.id = part && part->id ? part->id : "";
	node->s.depth = part ? b->known.v[known].depth : -1;
	node->s.class = b->n > 1 ? b->v[parent].s.class : b->r->class;
	if (part && b->known.v[known].class > (int)node->s.class)
		node->s.class = (enum class)b->known.v[known].class;
	return node;
}

static const char *
keep(struct arena *a, struct str s)
{
	return arena_strndup(a, s.p, s.n);
}

static void
take_class(struct builder *b, enum class *class, const struct head *h)
{
	if (h->mark && h->class > *class)
		*class = h->class;
	if (h->mark < 0)
		head_check(h, b->r->arena, &b->r->config->classes, b->fs);
}

/* The first heading of level 1 before any section is the title, unless the
 * form knows it or has its sections there. */
static bool
is_title(const struct builder *b, const struct spot *spot, int level)
{
	const struct form *form = b->r->form;
	const struct node *last = &b->v[b->n - 1];

	return level == 1 && spot->known == 0 && last->s.heading == NULL &&
		b->r->title_block == NULL &&
		(form->level != 1 || streq(form->f_title.key, "#"));
}

static void
take_title(struct builder *b, const struct block *block,
	const struct head *h)
{
	struct record *r = b->r;
	size_t i;

	r->title_block = block;
	if (streq(r->form->f_title.key, "#"))
		r->title = keep(r->arena, h->plain);
	take_class(b, &r->class, h);
	for (i = 0; i < b->n; i++)
		if (r->class > b->v[i].s.class)
			b->v[i].s.class = r->class;
}

/* What a heading does: it opens a section, is the title, or is content of the
 * section before it (false). */
static bool
take_heading(struct builder *b, const struct block *block)
{
	struct head h;
	struct spot spot;
	struct node *node;

	head_read(&h, b->r->arena, &b->r->source, &b->r->config->classes,
		block);
	find_spot(&spot, b, &h, block->level);
	if (is_title(b, &spot, block->level)) {
		take_title(b, block, &h);
		return true;
	}
	if (spot.known == 0 && is_within_agreements(&b->v[spot.parent]))
		return false;
	node = add_node(b, spot.parent, spot.known ? spot.known : NOT_KNOWN);
	node->level = spot.level;
	node->s.level = block->level;
	node->s.heading = block;
	node->s.span = h.span;
	node->s.title = keep(b->r->arena, h.plain);
	if (spot.capture.n)
		node->s.capture = keep(b->r->arena, spot.capture);
	take_class(b, &node->s.class, &h);
	return true;
}

/* What stands before the first heading is a section too; any heading ends
 * it. */
static void
add_intro(struct builder *b, size_t known)
{
	struct node *node = add_node(b, 0, known);

	node->level = INT_MAX;
	node->s.title = "";
}

static void
take_block(struct builder *b, const struct block *block)
{
	struct section *s;

	if (block->kind == BLOCK_FOOTNOTE ||
	    (block->kind == BLOCK_HEADING && take_heading(b, block)))
		return;
	if (b->n == 1)
		add_intro(b, NOT_KNOWN);
	s = &b->v[b->n - 1].s;
	if (s->first == NULL) {
		s->first = block;
		if (s->heading == NULL)
			s->span = block->span;
	}
	s->last = block;
}

static const struct part *
guide_part(const struct builder *b, size_t i)
{
	while (i && b->v[i].s.part == NULL)
		i = b->v[i].parent;
	return b->v[i].s.part;
}

/* Fills what is known of each section only when all have been seen. The
 * content of subsections that the form doesn't name is that of the section
 * around them. */
static void
fill(struct builder *b)
{
	const struct source *src = &b->r->source;
	size_t i;

	for (i = b->n; i-- > 0; ) {
		struct section *s = &b->v[i].s;
		const struct part *p = guide_part(b, i);
		const struct block *at = s->first;

		for (; at && !s->filled; at = at == s->last ? NULL : at->next)
			s->filled = at->kind != BLOCK_COMMENT &&
				at != b->r->title_block &&
				block_counts(src, p, at);
		/* More than enough need not be counted. */
		for (at = s->first; at && p && s->words < p->min_words;
		    at = at == s->last ? NULL : at->next)
			s->words += block_words(src, p, at,
				p->min_words - s->words);
		if (s->part && s->part->figures.n)
			s->filled = true;
		if (i && s->part == NULL &&
		    section_is_free(&b->v[b->v[i].parent].s)) {
			b->v[b->v[i].parent].s.filled |= s->filled;
			b->v[b->v[i].parent].s.words += s->words;
		}
	}
}

/* The block after each section and its subsections: the heading of the next
 * one that is no subsection. */
static void
set_ends(struct builder *b)
{
	size_t i, j;

	for (i = 0; i < b->n; i++)
		b->v[i].s.after = i + 1;
	for (i = b->n - 1; i > 0; i--) {
		struct section *parent = &b->v[b->v[i].parent].s;

		if (b->v[i].s.after > parent->after)
			parent->after = b->v[i].s.after;
		parent->section_count++;
	}
	for (i = 0; i < b->n; i++) {
		j = b->v[i].s.after;
		b->v[i].s.number = i;
		b->v[i].s.end = j < b->n ? b->v[j].s.heading : NULL;
	}
}

/* Puts the nodes where they stay: siblings side by side. */
static void
settle(struct builder *b)
{
	struct record *r = b->r;
	struct section *all = ARENA_ARRAY(r->arena, struct section, b->n);
	struct section **at = ARENA_ARRAY(r->arena, struct section *, b->n);
	size_t i, used = 0;

	r->all_sections = at;
	r->all_count = b->n;
	at[0] = &r->root;
	for (i = 0; i < b->n; i++) {
		if (i) {
			struct section *parent = at[b->v[i].parent];

			at[i] = &parent->sections[parent->section_count++];
			b->v[i].s.parent = parent;
		}
		*at[i] = b->v[i].s;
		at[i]->sections = all + used;
		used += b->v[i].s.section_count;
		at[i]->section_count = 0;
	}
}

void
sections_read(struct record *r, struct findings *fs)
{
	struct builder b = {.r = r, .fs = fs, .any = r->form->level == 0};
	const struct part *body = &r->form->body;
	const struct block *block;

	known_list(&b.known, r->arena, r->form, r->config, r->cycle);
	add_node(&b, 0, 0);
	if (body->section_count && body->sections[0].label_count == 0)
		add_intro(&b, 1);
	if (r->blocks)
		for (block = r->blocks->first; block; block = block->next)
			take_block(&b, block);
	fill(&b);
	set_ends(&b);
	settle(&b);
}
