/* SPDX-License-Identifier: MPL-2.0 */
/* One file of figures: its header, and row by row what is below it. */
#include "lib/model/figure_file.h"

const char *const figure_columns[COLUMN_COUNT] = {"unit", "indicator", "group",
	"value", "n", "source", "class"};

/* The column that a heading names; COLUMN_COUNT: none. */
static int
column_of(struct str heading)
{
	int k;

	for (k = 0; k < COLUMN_COUNT; k++)
		if (text_same(heading, str_of(figure_columns[k])))
			return k;
	return COLUMN_COUNT;
}

static const char *
column_hint(struct figure_reader *r, struct str heading)
{
	const char *near = text_near(figure_columns, COLUMN_COUNT, heading);

	return near ? arena_fmt(&r->scratch, "@near:%s", near)
		: "@figure-columns";
}

/* False: the file can't be read, which findings say. */
static bool
read_header(struct figure_reader *r, const struct table *t, int *columns)
{
	const struct table_row *h = &t->header;
	bool good = true;
	size_t i;
	int k;

	for (k = 0; k < COLUMN_COUNT; k++)
		columns[k] = -1;
	for (i = 0; i < h->n; i++) {
		struct str heading = str_of(h->fields[i]);

		k = column_of(heading);
		if (k == COLUMN_COUNT && heading.n)
			finding_add(r->fs, FINDING_FIGURE_COLUMN_UNKNOWN,
				h->spans[i], heading.p,
				column_hint(r, heading));
		else if (k < COLUMN_COUNT && columns[k] >= 0)
			finding_add(r->fs, FINDING_TABLE_COLUMN_TWICE,
				h->spans[i], heading.p);
		else if (k < COLUMN_COUNT)
			columns[k] = (int)i;
	}
	for (k = 0; k < COLUMN_COUNT; k++) {
		if (columns[k] >= 0 || k == COLUMN_GROUP || k == COLUMN_CLASS)
			continue;
		finding_add(r->fs, FINDING_FIGURE_COLUMN, h->span, figure_columns[k],
			h->n == 1 ? "@figure-separator" : "@figure-columns");
		good = false;
		if (h->n == 1)
			break;
	}
	return good;
}

/* Of more than these nobody needs to be told. */
#define FINDINGS_MOST 1000

/* Cells in scratch memory are given back row by row. */
void
figure_file_read(struct figure_reader *r, const struct source *src)
{
	int columns[COLUMN_COUNT];
	struct arena cells = {0}, header = {0};
	struct table t;
	struct figure_row w = {.r = r, .t = &t, .columns = columns};
	struct findings *told = r->fs;
	size_t first = told->n;

	if (!table_begin(&t, &header, src)) {
		finding_add(r->fs, FINDING_FIGURE_COLUMN, span_make(0, 0),
			figure_columns[0], "@figure-columns");
	} else if (read_header(r, &t, columns)) {
		t.arena = &cells;
		while (table_next(&t, &w.cells)) {
			struct findings unheard = {.arena = &cells};

			if (told->n - first > FINDINGS_MOST)
				r->fs = &unheard;
			figure_row_read(&w);
			arena_reset(&cells);
		}
		r->fs = told;
	}
	arena_free(&cells);
	arena_free(&header);
}
