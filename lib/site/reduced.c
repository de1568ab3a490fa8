/* SPDX-License-Identifier: MPL-2.0 */
/* What one audience may see of a group of units. */
#include "lib/site/reduced.h"

#include <stdlib.h>

#include "lib/site/correction.h"
#include "lib/site/figures.h"
#include "lib/site/shown.h"

struct reducing {
	struct reduced *out;
	const struct site *site;
	struct arena *a;
	struct map copies;         /* reference -> copied agreement */
	struct map paths;          /* addresses that are taken */
	struct map roles;          /* as written -> whose holders are named */
};

/* Few words are roles, and each is asked about with every document. */
static bool
names_holder(struct reducing *rd, const char *role)
{
	static bool yes, no;
	bool *known = map_get(&rd->roles, str_of(role));

	if (known == NULL) {
		known = wording_is_private(rd->a, role) ? &no : &yes;
		map_put(&rd->roles, str_of(role), known);
	}
	return known == &yes;
}

/* A participant is named with a role whose holders may be named. Who stands
 * there without a role could be anybody, unless the text is a role itself. */
static bool
keep_participant(struct reducing *rd, struct participant *out,
	const struct participant *p)
{
	const struct texts *roles = &rd->site->config->roles;
	enum naming named = rd->site->config->participants;
	size_t i;

	*out = *p;
	if (named == NAMED_ALL)
		return true;
	if (p->role && *p->role) {
		if (named == NAMED_ROLES || !names_holder(rd, p->role))
			out->name = NULL;
		return true;
	}
	for (i = 0; p->name && i < roles->n; i++)
		if (str_eq(text_lower(rd->a, str_of(p->name)),
			text_lower(rd->a, str_of(roles->v[i])))) {
			out->role = p->name;
			out->name = NULL;
			return true;
		}
	return false;
}

static void
copy_participants(struct reducing *rd, struct participant **list,
	size_t *n, size_t *others)
{
	const struct participant *from = *list;
	size_t count = *n, i;

	*list = ARENA_ARRAY(rd->a, struct participant, count + 1);
	*n = 0;
	for (i = 0; i < count; i++)
		if (keep_participant(rd, &(*list)[*n], &from[i]))
			(*n)++;
	*others = count - *n;
}

/* Whether there is anything to read in S itself. */
static bool
has_content(const struct section *s, const struct hidden *hidden)
{
	const struct block *b;

	if (!s->filled)
		return false;
	for (b = s->first; b; b = b == s->last ? NULL : b->next)
		if (b->kind != BLOCK_COMMENT && !hidden_has(hidden, b))
			return true;
	return false;
}

/* Whether there are figures to see in S itself. */
static bool
has_figures(const struct site *site, const struct record *r,
	const struct section *s)
{
	return s->part && figures_any(site, r->unit, r->cycle,
		&s->part->figures);
}

/* S or anything in it. */
static bool
has_any(const struct site *site, const struct record *r,
	const struct section *s, const struct hidden *hidden)
{
	size_t i;

	for (i = s->number; i < s->after; i++)
		if (r->all_sections[i]->class <= site->audience.class &&
		    (has_content(r->all_sections[i], hidden) ||
		    has_figures(site, r, r->all_sections[i])))
			return true;
	return false;
}

static int
page_level(const struct section *s)
{
	int level = 1;

	for (; s->parent; s = s->parent)
		level += s->heading != NULL;
	return level > 6 ? 6 : level;
}

/* A section without a heading of its own goes on in the one around it. */
static void
copy_sections(struct reducing *rd, struct reduced_document *d,
	const struct record *r)
{
	enum class most = rd->site->audience.class;
	size_t i;

	d->sections = ARENA_ARRAY(rd->a, struct reduced_section, r->all_count);
	for (i = 0; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];
		struct reduced_section *to;
		bool content = has_content(s, &d->hidden);
		bool figures = has_figures(rd->site, r, s);

		if (s->class > most || (!content && !figures &&
		    (s->heading == NULL ||
		    !has_any(rd->site, r, s, &d->hidden))))
			continue;
		to = &d->sections[d->section_count++];
		if (s->heading) {
			to->title = s->title;
			to->level = page_level(s);
			to->source_level = s->heading->level;
		}
		to->first = content ? s->first : NULL;
		to->last = content ? s->last : NULL;
		if (figures)
			to->figures = s->part->figures;
	}
}

/* The text of an agreement without the blocks that are marked. */
static const char *
visible_text(struct reducing *rd, const struct reduced_document *d,
	const struct agreement *g)
{
	const struct block *b;
	struct buf text = {0};
	bool any = false;
	char *out;

	for (b = g->text_first; b; b = b == g->text_last ? NULL : b->next) {
		any |= hidden_below(&d->hidden, b);
		if (!hidden_below(&d->hidden, b)) {
			if (text.n)
				buf_char(&text, '\n');
			markdown_plain(&text, b);
		}
	}
	out = any ? arena_strndup(rd->a, buf_cstr(&text), text.n) : NULL;
	buf_free(&text);
	return any ? out : g->text;
}

static void
copy_agreements(struct reducing *rd, struct reduced_document *d,
	const struct record *r)
{
	struct record *to = &d->record;
	size_t i;

	to->agreements = ARENA_ARRAY(rd->a, struct agreement,
		r->agreement_count + 1);
	to->agreement_count = 0;
	for (i = 0; i < r->agreement_count; i++) {
		const struct agreement *from = &r->agreements[i];
		struct agreement *g;

		if (from->class > rd->site->audience.class)
			continue;
		g = &to->agreements[to->agreement_count++];
		*g = *from;
		g->record = to;
		g->section = NULL;
		g->text = visible_text(rd, d, from);
		g->answered = false;
		g->continued_in = CYCLE_NONE;
		g->thread = g->ref;
		g->previous = NULL;
		if (g->ref)
			map_put(&rd->copies, str_of(g->ref), g);
	}
}

/* An address that no other document of the group has. */
static const char *
free_address(struct reducing *rd, const struct record *r)
{
	const char *name = r->document, *path;
	int number = 1;

	for (;;) {
		path = address_document(rd->a, rd->site, r->unit, r->cycle,
			name);
		if (map_get(&rd->paths, str_of(path)) == NULL)
			break;
		name = arena_fmt(rd->a, "%s-%d", r->document, ++number);
	}
	map_put(&rd->paths, str_of(path), rd);
	return path;
}

static void
copy_document(struct reducing *rd, struct reduced_document *d,
	const struct record *r)
{
	struct record *to = &d->record;

	*to = *r;
	to->arena = rd->a;
	memset(&to->source, 0, sizeof(to->source));
	memset(&to->root, 0, sizeof(to->root));
	to->frontmatter = NULL;
	to->blocks = NULL;
	to->all_sections = NULL;
	to->all_count = 0;
	to->marked = NULL;
	to->marked_count = to->marked_cap = 0;
	to->title_block = NULL;
	d->title_block = r->title_block;
	d->path = free_address(rd, r);
	d->unit = address_unit(rd->a, rd->site, r->unit);
	d->cycle = cycle_name(rd->a, rd->site, r->cycle);
	d->title = r->title && *r->title ? r->title : r->form
		? r->form->title : r->document;
	d->changed = site_changed(rd->site, r->path);
	d->published = shown_since(rd->site, rd->a, r);
	copy_participants(rd, &to->participants, &to->participant_count,
		&d->others);
	copy_participants(rd, &to->absent, &to->absent_count,
		&d->absent_others);
	correction_copy(d, rd->a, r);
	copy_sections(rd, d, r);
	copy_agreements(rd, d, r);
	map_put(&rd->out->by_source, str_of(r->path), d);
}

/* Of what was withdrawn nothing is taken but its address. */
static void
withdraw(struct reducing *rd, const struct record *r)
{
	rd->out->withdrawn[rd->out->withdrawn_count++] = (struct withdrawn){
		free_address(rd, r), r->unit, r->cycle,
		site_changed(rd->site, r->path)};
}

/* Cells that say what an agreement continues, when that is not shown. */
static void
hide_reference(struct arena *a, struct reduced_document *d,
	const struct agreement *g)
{
	const struct block *row = g->block, *cell;

	while (row && row->kind != BLOCK_ROW)
		row = row->parent;
	for (cell = row ? row->first : NULL; cell; cell = cell->next)
		if (str_is(str_trim(cell->text), g->continues))
			hidden_add(&d->hidden, a, cell);
}

static void
answer(struct agreement *g, int cycle)
{
	if (!g->answered || cycle < g->continued_in)
		g->continued_in = cycle;
	g->answered = true;
}

/* Agreements in the group's order, so that what one continues comes before
 * it; a reference to what is not shown is cut off. */
static void
link_agreements(struct reducing *rd, const struct group *g)
{
	struct group *to = &rd->out->group;
	size_t i;

	to->agreements = ARENA_ARRAY(rd->a, struct agreement *,
		g->agreement_count + 1);
	for (i = 0; i < g->agreement_count; i++) {
		const struct agreement *from = g->agreements[i];
		struct agreement *c = from->record->broken ? NULL
			: map_get(&rd->copies, str_of(from->ref));

		if (c == NULL || c->block != from->block)
			continue;
		to->agreements[to->agreement_count++] = c;
		c->previous = from->previous ? map_get(&rd->copies,
			str_of(from->previous->ref)) : NULL;
		if (c->previous == NULL) {
			if (c->continues)
				hide_reference(rd->a, (struct reduced_document
					*)(void *)(uintptr_t)c->record, c);
			c->match = MATCH_NONE;
			c->similarity = 0;
			c->continues = NULL;
		}
		c->thread = c->match >= MATCH_ID ? c->previous->thread
			: c->ref;
		if (c->match >= MATCH_ID)
			answer(c->previous, c->record->cycle);
	}
}

void
reduced_make(struct reduced *out, const struct group *g,
	const struct site *site, struct arena *a, struct gate *gate)
{
	struct reducing rd = {.out = out, .site = site, .a = a};
	enum class most = site->audience.class;
	struct hidden hidden;
	size_t i;

	memset(out, 0, sizeof(*out));
	out->group.arena = a;
	out->group.config = g->config;
	out->documents = ARENA_ARRAY(a, struct reduced_document,
		g->record_count + 1);
	out->withdrawn = ARENA_ARRAY(a, struct withdrawn,
		g->record_count + 1);
	out->group.records = ARENA_ARRAY(a, struct record *,
		g->record_count + 1);
	for (i = 0; i < g->record_count; i++) {
		const struct record *r = g->records[i];
		struct reduced_document *d;

		hidden_find(&hidden, a, r, most);
		gate_record(gate, r, site_shows(site, r), most, &hidden);
		correction_gate(gate, r, site_shows(site, r));
		if (!site_shows(site, r)) {
			if (shown_before(site, a, r))
				withdraw(&rd, r);
			continue;
		}
		d = &out->documents[out->document_count++];
		d->hidden = hidden;
		copy_document(&rd, d, r);
		out->group.records[out->group.record_count++] = &d->record;
	}
	link_agreements(&rd, g);
	map_free(&rd.copies);
	map_free(&rd.paths);
	map_free(&rd.roles);
}

void
reduced_free(struct reduced *r)
{
	map_free(&r->by_source);
}

bool
cell_is_agreements(const struct record *r, const struct block *cell)
{
	struct str rest = cell->text, line;
	size_t i, lines = 0, n = 0;

	for (i = 0; i < r->agreement_count; i++)
		n += r->agreements[i].block == cell;
	while (n && str_split(&rest, '\n', &line))
		lines += str_trim(line).n > 0;
	return n > 0 && n == lines;
}
