/* SPDX-License-Identifier: MPL-2.0 */
/* The table of a section, its columns and rows matched with the form's. */
#include "lib/model/grid.h"

#include "lib/model/content.h"
#include "lib/model/known.h"
#include "lib/model/mark.h"

const struct block *
row_cell(const struct block *row, size_t i)
{
	const struct block *cell = row->first;

	while (cell && i--)
		cell = cell->next;
	return cell;
}

static struct str
without_class(const struct record *r, struct str text)
{
	enum class class;

	text = str_trim(text);
	label_class(&text, &r->config->classes, &class);
	return text;
}

static const struct part *
column_of(struct record *r, const struct part *p, const struct block *cell)
{
	struct str folded = label_fold(r->arena, cell->text);
	size_t i, j;

	for (i = 0; i < p->column_count; i++)
		for (j = 0; j < p->columns[i].label_count; j++)
			if (str_eq(p->columns[i].labels[j].folded, folded))
				return &p->columns[i];
	return NULL;
}

static void
read_columns(struct grid *g, struct record *r, const struct part *p)
{
	const struct block *cell;
	size_t n = 0;

	for (cell = g->header ? g->header->first : NULL; cell;
	    cell = cell->next)
		n++;
	g->columns = ARENA_ARRAY(r->arena, const struct part *, n);
	g->column_count = n;
	if (n == 0)
		return;
	for (n = 0, cell = g->header->first; cell; cell = cell->next, n++) {
		g->columns[n] = column_of(r, p, cell);
		g->known_count += g->columns[n] != NULL;
	}
}

static void
take_marker(enum class *class, const struct record *r, const struct part *p,
	const struct block *cell)
{
	enum class found;

	if (cell && block_mark(r, p, cell, &found, NULL) && found > *class)
		*class = found;
}

static void
read_row(struct grid *g, struct record *r, const struct section *s,
	const struct block *block)
{
	struct grid_row *row = &g->rows[g->row_count];
	const struct part *p = s->part;
	struct str title = block->first ? without_class(r,
		block->first->text) : STR("");

	row->block = block;
	row->of = g->row_count++;
	row->class = s->class;
	if (p->row_count && title.n == 0 && row->of > 0) {
		const struct grid_row *above = row - 1;

		row->part = above->part;
		row->title = above->title;
		row->class = above->class;
		row->of = above->of;
	} else {
		row->title = arena_strndup(r->arena, title.p, title.n);
		if (p->row_count)
			row->part = part_begins(p->rows, p->row_count,
				label_fold(r->arena, title));
	}
	if (row->part && row->part->class > (int)row->class)
		row->class = (enum class)row->part->class;
	take_marker(&row->class, r, p, block->first);
	take_marker(&row->class, r, p, block->last);
	marks_add(r, block, row->class, s->class);
}

/* A column with a class covers its cells, its heading too. */
static void
mark_columns(const struct grid *g, struct record *r, const struct section *s)
{
	const struct block *row, *cell;
	size_t i;

	for (i = 0; i < g->column_count; i++)
		if (g->columns[i] && g->columns[i]->class > (int)s->class)
			break;
	if (i == g->column_count)
		return;
	for (row = g->block->first; row; row = row->next)
		for (i = 0, cell = row->first; cell && i < g->column_count;
		    i++, cell = cell->next)
			if (g->columns[i] && g->columns[i]->class >= 0)
				marks_add(r, cell,
					(enum class)g->columns[i]->class,
					s->class);
}

static void
read_rows(struct grid *g, struct record *r, const struct section *s)
{
	const struct block *row;
	size_t n = 0;

	for (row = g->block->first; row; row = row->next)
		n += !row->header;
	g->rows = ARENA_ARRAY(r->arena, struct grid_row, n);
	for (row = g->block->first; row; row = row->next)
		if (!row->header)
			read_row(g, r, s, row);
}

struct grid *
grid_read(struct record *r, const struct section *s)
{
	struct grid *best = NULL, *g;
	struct walk w = walk_of(r, s);
	const struct block *b;
	size_t tables = 0;

	while ((b = walk_next(&w)) != NULL) {
		if (b->kind != BLOCK_TABLE || b->first == NULL)
			continue;
		tables++;
		g = ARENA_NEW(r->arena, struct grid);
		g->block = b;
		g->header = b->first->header ? b->first : NULL;
		read_columns(g, r, s->part);
		if (best == NULL || g->known_count > best->known_count)
			best = g;
	}
	if (best) {
		best->tables = tables;
		read_rows(best, r, s);
		mark_columns(best, r, s);
	}
	return best;
}
