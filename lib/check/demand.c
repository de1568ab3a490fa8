/* SPDX-License-Identifier: MPL-2.0 */
/* What law and local policy ask of a unit in a cycle, and where it is met. */
#include "lib/check/demand.h"

#include "lib/check/rules.h"
#include "lib/model/agenda.h"
#include "lib/model/content.h"
#include "lib/model/grid.h"

/* One demand in one document. PART: one that covers it, filled or not. */
struct look {
	const struct record *r;
	const char *demand;
	const struct part *part;
	bool met;
};

static bool
has_text(const struct texts *list, const char *text)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (streq(list->v[i], text))
			return true;
	return false;
}

/* Whether P covers the demand; FILLED counts only then. */
static bool
covers(struct look *l, const struct part *p)
{
	if (p == NULL || !has_text(&p->covers, l->demand))
		return false;
	l->part = p;
	return true;
}

static bool
cell_counts(const struct look *l, const struct section *s,
	const struct block *row, size_t i)
{
	const struct block *cell = row_cell(row, i);

	return cell && block_counts(&l->r->source, s->part, cell);
}

static void
look_at_grid(struct look *l, const struct section *s)
{
	const struct grid *g = s->grid;
	size_t i, k;

	for (i = 0; i < g->row_count; i++) {
		bool row = covers(l, g->rows[i].part);

		for (k = 0; k < g->column_count; k++) {
			bool column = covers(l, g->columns[k]);

			if ((column || (row && k > 0)) &&
			    cell_counts(l, s, g->rows[i].block, k))
				l->met = true;
		}
	}
}

/* An item whose content nobody asks for is met by being on the agenda. */
static void
look_at_agenda(struct look *l, const struct section *s)
{
	const struct agenda *agenda = s->agenda;
	size_t i;

	for (i = 0; i < agenda->n; i++) {
		const struct agenda_item *item = &agenda->items[i];
		const struct block *b;

		if (!covers(l, item->part))
			continue;
		if (item->part->content == CONTENT_ANY ||
		    item->part->content == CONTENT_NONE)
			l->met = true;
		for (b = item->block->first; b && !l->met; b = b->next)
			l->met = b != item->topic && block_counts(
				&l->r->source, s->part, b);
	}
}

/* Whether there is content in S, or in a section of it that the form names. */
static bool
is_filled(const struct record *r, const struct section *s)
{
	size_t i;

	for (i = s->number; i < s->after; i++)
		if (r->all_sections[i]->filled)
			return true;
	return false;
}

static void
look_at_sections(struct look *l)
{
	size_t i;

	for (i = 0; i < l->r->all_count && !l->met; i++) {
		const struct section *s = l->r->all_sections[i];

		if (covers(l, s->part) && is_filled(l->r, s))
			l->met = true;
		if (s->grid)
			look_at_grid(l, s);
		if (s->agenda)
			look_at_agenda(l, s);
	}
}

static void
look_at_participants(struct look *l)
{
	const struct form *form = l->r->form;
	size_t i, k, m;

	for (i = 0; i < form->participant_count; i++) {
		const struct part *p = &form->participants[i];

		if (!covers(l, p))
			continue;
		for (k = 0; k < l->r->participant_count; k++)
			for (m = 0; m < p->label_count; m++)
				if (l->r->participants[k].role && text_same(
				    str_of(l->r->participants[k].role),
				    str_of(p->labels[m].text)))
					l->met = true;
	}
}

/* Parts that cover the demand but are not in the document: for the hint. */
static void
look_at_form(struct look *l, const struct part *parts, size_t n, int depth)
{
	size_t i;

	for (i = 0; i < n && l->part == NULL && depth > 0; i++) {
		const struct part *p = &parts[i];

		covers(l, p);
		look_at_form(l, p->sections, p->section_count, depth - 1);
		look_at_form(l, p->columns, p->column_count, depth - 1);
		look_at_form(l, p->rows, p->row_count, depth - 1);
		look_at_form(l, p->items, p->item_count, depth - 1);
	}
}

static void
judge_document(struct demanded *d, struct arena *a, const struct record *r)
{
	struct look l = {.r = r, .demand = d->demand->id};

	if (r->form == NULL || d->met)
		return;
	l.met = has_text(&r->form->covers, d->demand->id);
	if (!l.met)
		look_at_sections(&l);
	if (!l.met)
		look_at_participants(&l);
	if (l.met && r->state != STATE_DRAFT) {
		d->met = true;
		d->where = r->path;
		return;
	}
	if (l.met) {
		d->hint = arena_fmt(a, "@demand-draft:%s", r->document);
		return;
	}
	if (l.part == NULL)
		look_at_form(&l, r->form->body.sections,
			r->form->body.section_count, MARKDOWN_NESTING);
	if (l.part && d->hint == NULL) {
		d->hint = arena_fmt(a, "@demand-part:%s",
			part_example(a, l.part, 0, NULL));
		d->part = l.part;
		d->record = r;
	}
}

/* What the cycle's file says of things met outside the documents. */
static void
judge_period(struct demanded *d, const struct config *c, const char *unit,
	int cycle)
{
	const struct period *p = config_period(c, cycle);
	uint32_t i;

	for (i = 0; p && p->met && i < p->met->n; i++) {
		const struct value *v = p->met->items[i];

		if (!streq(value_text(value_get(v, "demand")), d->demand->id) ||
		    !streq(value_text(value_get(v, "unit")), unit))
			continue;
		d->met = true;
		d->where = value_text(value_get(v, "link"));
	}
}

static bool
is_for(const struct demand *d, const struct unit *u)
{
	size_t i;

	if (d->units.n == 0)
		return true;
	for (i = 0; u && i < d->units.n; i++)
		if (streq(d->units.v[i], u->type) ||
		    has_text(&u->tags, d->units.v[i]))
			return true;
	return false;
}

static bool
in_force(const struct demand *d, date on)
{
	return (d->from == DATE_NONE || d->from <= on) &&
		(d->to == DATE_NONE || on <= d->to);
}

/* Whether the demand holds for one of the documents, or for the cycle. */
static bool
holds(const struct demand *d, const struct group *g, const char *unit,
	int cycle)
{
	date first = cycle_first_day(&g->config->cycles, cycle);
	bool any = false;
	size_t i;

	for (i = 0; i < g->record_count; i++) {
		const struct record *r = g->records[i];

		if (r->cycle != cycle || !streq(r->unit, unit))
			continue;
		any = true;
		if (in_force(d, r->date != DATE_NONE ? r->date : first))
			return true;
	}
	return !any && in_force(d, first);
}

struct demanded *
demands_judge(const struct group *g, struct arena *a, const char *unit,
	int cycle, size_t *n)
{
	const struct config *c = g->config;
	const struct unit *u = unit ? config_unit(c, unit) : NULL;
	struct demanded *v = ARENA_ARRAY(a, struct demanded, c->demand_count);
	size_t i, k;

	*n = 0;
	for (i = 0; u && i < c->demand_count; i++) {
		struct demanded *d = &v[*n];

		if (!is_for(&c->demands[i], u) ||
		    !holds(&c->demands[i], g, unit, cycle))
			continue;
		d->demand = &c->demands[i];
		for (k = 0; k < g->record_count; k++)
			if (g->records[k]->cycle == cycle &&
			    streq(g->records[k]->unit, unit))
				judge_document(d, a, g->records[k]);
		judge_period(d, c, unit, cycle);
		if (d->hint == NULL)
			d->hint = arena_fmt(a, "@demand-none:%s",
				c->periods_path);
		(*n)++;
	}
	return v;
}
