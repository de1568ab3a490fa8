/* SPDX-License-Identifier: MPL-2.0 */
/* Tables: their columns, rows and cells. */
#include "lib/check/rules.h"

#include "lib/model/content.h"
#include "lib/model/grid.h"

static struct span
header_span(const struct grid *g)
{
	return g->header ? g->header->span : g->block->span;
}

/* "| Fokusområde | Billede |", as the form would have it. */
static const char *
header_example(const struct rules *k, const struct part *p)
{
	struct buf b = {0};
	const char *s;
	size_t i;

	for (i = 0; i < p->column_count; i++) {
		buf_z(&b, "| ");
		buf_z(&b, part_name(&p->columns[i]));
		buf_char(&b, ' ');
	}
	buf_char(&b, '|');
	s = arena_strndup(k->fs->arena, b.p, b.n);
	buf_free(&b);
	return s;
}

static size_t
column_place(const struct grid *g, const struct part *column)
{
	size_t i;

	for (i = 0; i < g->column_count; i++)
		if (g->columns[i] == column)
			return i;
	return SIZE_MAX;
}

/* The number of the one of N parts that is not there (SEEN) and that NAME is
 * nearly; N. */
static size_t
meant_part(const struct rules *k, const struct part *parts, size_t n,
	const bool *seen, const char *name)
{
	const char **names = ARENA_ARRAY(k->fs->arena, const char *, n);
	const char *near;
	size_t i, count = 0;

	for (i = 0; i < n; i++)
		if (!seen[i])
			names[count++] = part_name(&parts[i]);
	near = text_near(names, count, str_of(name));
	for (i = 0; i < n; i++)
		if (near && !seen[i] && near == part_name(&parts[i]))
			return i;
	return n;
}

/* A column or row NAME that PARTS don't have. One that was meant as a part which
 * is not there (SEEN) is told as severely as if that were missing, and counts as
 * it; whatever else the form allows. */
static void
found_unknown(const struct rules *k, enum others others,
	enum finding_code code, struct span span, const char *name,
	const struct part *parts, size_t n, bool *seen)
{
	size_t meant = meant_part(k, parts, n, seen, name);

	if (meant == n) {
		found_other(k, others, code, span, name,
			parts_hint(k, parts, n, name));
		return;
	}
	seen[meant] = true;
	finding_add(k->fs, code, span, name, arena_fmt(k->fs->arena, "@near:%s",
		part_name(&parts[meant])));
	if (part_is_expected(k, &parts[meant]) && !k->fs->draft)
		k->fs->v[k->fs->n - 1].severity = SEVERITY_ERROR;
}

/* A table without any of the form's columns lacks the first of them even if
 * none is required: it is another table. */
static void
check_missing_columns(const struct rules *k, const struct section *s,
	const bool *seen)
{
	const struct part *p = s->part;
	const struct grid *g = s->grid;
	size_t i;

	for (i = 0; i < p->column_count; i++)
		if (!seen[i] && (part_is_expected(k, &p->columns[i]) ||
		    (i == 0 && g->known_count == 0)))
			finding_add(k->fs, FINDING_TABLE_COLUMN, header_span(g),
				part_name(&p->columns[i]),
				header_example(k, p));
}

/* The first column holds the names of the rows, whatever its heading. */
static void
check_columns(const struct rules *k, const struct section *s)
{
	const struct part *p = s->part;
	const struct grid *g = s->grid;
	const struct block *cell = g->header ? g->header->first : NULL;
	struct arena *a = k->fs->arena;
	bool *seen = ARENA_ARRAY(a, bool, p->column_count);
	size_t i;

	for (i = 0; i < p->column_count; i++)
		seen[i] = column_place(g, &p->columns[i]) != SIZE_MAX;
	for (i = 0; cell && p->column_count; cell = cell->next, i++) {
		struct str name = str_trim(cell->text);
		const char *text = arena_strndup(a, name.p, name.n);
		const struct part *column = i < g->column_count
			? g->columns[i] : NULL;

		if (column && column_place(g, column) < i)
			finding_add(k->fs, FINDING_TABLE_COLUMN_TWICE,
				cell->span, text);
		else if (column == NULL && name.n && !(i == 0 && p->row_count))
			found_unknown(k, p->others,
				FINDING_TABLE_COLUMN_UNKNOWN, cell->span, text,
				p->columns, p->column_count, seen);
	}
	check_missing_columns(k, s, seen);
}

static struct span
row_span(const struct grid_row *row)
{
	return row->block->first ? row->block->first->span : row->block->span;
}

static void
check_rows(const struct rules *k, const struct section *s)
{
	const struct part *p = s->part;
	const struct grid *g = s->grid;
	bool *seen = ARENA_ARRAY(k->fs->arena, bool, p->row_count);
	size_t i;

	for (i = 0; i < g->row_count; i++) {
		const struct grid_row *row = &g->rows[i];

		if (row->of != i || row->part == NULL)
			continue;
		if (seen[row->part - p->rows])
			finding_add(k->fs, FINDING_TABLE_ROW_TWICE,
				row_span(row), part_name(row->part));
		seen[row->part - p->rows] = true;
	}
	for (i = 0; i < g->row_count; i++) {
		const struct grid_row *row = &g->rows[i];

		if (row->of == i && row->part == NULL && row->title[0])
			found_unknown(k, p->others, FINDING_TABLE_ROW_UNKNOWN,
				row_span(row), row->title, p->rows,
				p->row_count, seen);
	}
	for (i = 0; i < p->row_count; i++)
		if (!seen[i] && part_is_expected(k, &p->rows[i]))
			finding_add(k->fs, FINDING_TABLE_ROW, header_span(g),
				part_name(&p->rows[i]));
}

static bool
cell_counts(const struct rules *k, const struct section *s,
	const struct block *cell)
{
	return cell && block_counts(&k->r->source, s->part, cell);
}

/* Whether row I, with those that carry it on, has something in COLUMN; in any
 * but the first where COLUMN is 0. */
static bool
row_has(const struct rules *k, const struct section *s, size_t i,
	size_t column)
{
	const struct grid *g = s->grid;
	const struct block *cell;
	size_t of = i;

	for (; i < g->row_count && g->rows[i].of == of; i++) {
		if (column && cell_counts(k, s,
		    row_cell(g->rows[i].block, column)))
			return true;
		cell = g->rows[i].block->first;
		while (column == 0 && cell && (cell = cell->next) != NULL)
			if (cell_counts(k, s, cell))
				return true;
	}
	return false;
}

static void
empty_cell(const struct rules *k, const struct section *s, size_t i,
	size_t column)
{
	const struct grid_row *row = &s->grid->rows[i];
	const struct block *cell = row_cell(row->block, column);
	const struct block *head = s->grid->header
		? row_cell(s->grid->header, column) : NULL;
	struct str name = head ? str_trim(head->text) : STR("");
	struct arena *a = k->fs->arena;

	finding_add(k->fs, FINDING_TABLE_CELL, cell && cell->span.to >
		cell->span.from ? cell->span : row->block->span,
		arena_strndup(a, name.p, name.n), row->title[0] ? row->title
		: arena_fmt(a, "%zu", i + 1));
}

/* The first column of a table without named rows is a cell like others. */
static void
check_cells(const struct rules *k, const struct section *s)
{
	const struct grid *g = s->grid;
	bool named = s->part->row_count > 0;
	size_t i, column;

	for (i = 0; i < g->row_count; i++) {
		bool found = false;

		if (g->rows[i].of != i)
			continue;
		for (column = named ? 1 : 0; column < g->column_count;
		    column++) {
			const struct part *p = g->columns[column];

			if (p == NULL || !part_is_expected(k, p) ||
			    (column ? row_has(k, s, i, column) : cell_counts(k,
			    s, g->rows[i].block->first)))
				continue;
			empty_cell(k, s, i, column);
			found = true;
		}
		if (!found && g->rows[i].part && g->column_count > 1 &&
		    part_is_expected(k, g->rows[i].part) &&
		    !row_has(k, s, i, 0))
			empty_cell(k, s, i, 1);
	}
}

void
check_table(const struct rules *k, const struct section *s)
{
	check_columns(k, s);
	if (s->part->row_count && s->part->content != CONTENT_AGENDA)
		check_rows(k, s);
	if (s->part->content != CONTENT_AGENDA)
		check_cells(k, s);
}
