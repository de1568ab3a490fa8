/* SPDX-License-Identifier: MPL-2.0 */
/* Reading the agreements of a document. */
#include "lib/model/agreement.h"

#include "lib/base/hash.h"
#include "lib/model/agenda.h"
#include "lib/model/content.h"
#include "lib/model/grid.h"
#include "lib/model/mark.h"

static bool
has_agreements(const struct part *p)
{
	return p && p->content == CONTENT_AGREEMENTS && p->agreements;
}

static enum class
higher(enum class class, const struct part *p)
{
	return p && p->class > (int)class ? (enum class)p->class : class;
}

static void
read_section(struct agreement_reader *rd)
{
	struct walk w = walk_of(rd->r, rd->section);
	const struct block *b;

	if (rd->part->agreements->as == AS_HEADINGS) {
		agreements_of_headings(rd);
		return;
	}
	while ((b = walk_next(&w)) != NULL) {
		rd->at = w.at;
		rd->class = w.at->class;
		if (rd->part->agreements->as == AS_LIST &&
		    b->kind == BLOCK_LIST)
			agreements_of_list(rd, b);
		else if (rd->part->agreements->as == AS_TABLE &&
		    b->kind == BLOCK_TABLE)
			agreements_of_table(rd, b);
	}
}

/* Columns have them in all their cells, a row in its last one. */
static void
read_grid(struct agreement_reader *rd, const struct grid *g)
{
	size_t i, column;

	for (i = 0; i < g->row_count; i++) {
		const struct grid_row *row = &g->rows[i];
		const struct block *cell = row->block->first;

		for (column = 0; cell && column < g->column_count;
		    column++, cell = cell->next) {
			const struct part *p = g->columns[column];

			if (!has_agreements(p) && cell->next == NULL)
				p = row->part;
			if (!has_agreements(p) || column == 0)
				continue;
			rd->part = p;
			rd->theme = row->title;
			rd->class = higher(row->class, p);
			rd->origin = p->origin ? p->origin
				: row->part ? row->part->origin : NULL;
			agreements_of_cell(rd, cell);
		}
	}
}

static void
read_item(struct agreement_reader *rd, const struct agenda_item *item)
{
	const struct block *b;

	rd->part = item->part;
	rd->theme = NULL;
	rd->class = item->class;
	rd->origin = item->part->origin;
	if (item->block->kind == BLOCK_ROW) {
		if (item->block->last != item->topic)
			agreements_of_cell(rd, item->block->last);
		return;
	}
	for (b = item->topic->next; b; b = b->next)
		if (b->kind == BLOCK_LIST)
			agreements_of_list(rd, b);
}

static void
read_parts(struct agreement_reader *rd)
{
	const struct section *s = rd->section;
	size_t i;

	if (has_agreements(s->part))
		read_section(rd);
	rd->at = s;
	if (s->grid)
		read_grid(rd, s->grid);
	for (i = 0; s->agenda && i < s->agenda->n; i++)
		if (has_agreements(s->agenda->items[i].part))
			read_item(rd, &s->agenda->items[i]);
}

/* An agreement with something of a higher class in its text is of that class:
 * its text goes where it goes. */
static void
raise_classes(struct record *r)
{
	size_t i;

	for (i = 0; r->marked_count && i < r->agreement_count; i++) {
		struct agreement *ag = &r->agreements[i];
		struct span span = ag->block->span;

		if (ag->text_last)
			span.to = ag->text_last->span.to;
		ag->class = marks_highest(r, span, ag->class);
	}
}

/* The next number free after those that begin as ID does. */
static const char *
free_id(const struct record *r, const struct agreement *ag)
{
	struct str letters = str_of(ag->id_made ? "A" : ag->id);
	unsigned long n, most = 0;
	size_t i, end = 0;

	while (end < letters.n && (letters.p[end] < '0' ||
	    letters.p[end] > '9'))
		end++;
	letters.n = end;
	for (i = 0; i < r->agreement_count; i++) {
		struct str id = str_of(r->agreements[i].id);

		if (id.n > end && memcmp(id.p, letters.p, end) == 0 &&
		    str_number(str_skip(id, end), 999999, &n) && n > most)
			most = n;
	}
	return arena_fmt(r->arena, "%.*s%lu", (int)end, letters.p, most + 1);
}

#define TWICE_MAX 20

/* The later of two is at fault. A few will do: each looks for a free id. */
static void
check_ids(struct record *r, struct findings *fs)
{
	struct map ids = {0};
	size_t i, found = 0;

	for (i = 0; i < r->agreement_count && found < TWICE_MAX; i++) {
		struct agreement *ag = &r->agreements[i];
		struct str id = str_of(ag->id);

		if (map_get(&ids, id)) {
			finding_add(fs, FINDING_AGREEMENT_TWICE, ag->span,
				ag->id_made ? arena_fmt(r->arena,
				"@same-title:%s", ag->title) :
				arena_fmt(r->arena, "@same-id:%s", ag->id),
				free_id(r, ag));
			found++;
		} else {
			map_put(&ids, id, ag);
		}
	}
	map_free(&ids);
}

void
agreements_read(struct record *r, struct findings *fs)
{
	struct agreement_reader rd = {.r = r, .fs = fs};
	size_t i;

	for (i = 0; i < r->all_count; i++) {
		rd.section = rd.at = r->all_sections[i];
		rd.part = rd.section->part;
		rd.class = rd.section->class;
		rd.theme = rd.origin = NULL;
		if (rd.part)
			read_parts(&rd);
	}
	marks_sort(r);
	raise_classes(r);
	if (r->agreement_count > 1)
		check_ids(r, fs);
}
