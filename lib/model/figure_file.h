/* SPDX-License-Identifier: MPL-2.0 */
/* One file of figures; for lib/model/figure*.c alone. */
#ifndef LIB_MODEL_FIGURE_FILE_H
#define LIB_MODEL_FIGURE_FILE_H

#include "lib/base/hash.h"
#include "lib/model/figure.h"
#include "lib/text/table.h"

enum figure_column { COLUMN_UNIT, COLUMN_INDICATOR, COLUMN_GROUP,
	COLUMN_VALUE, COLUMN_N, COLUMN_SOURCE, COLUMN_CLASS, COLUMN_COUNT };

/* One reading of data/. SOURCES are the files of the cycle at hand, in
 * SCRATCH; TEXTS are groups and sources seen before, KEPT in the arena A. What
 * RULES found in the file at hand and rows not read yet: RULED to RULED_END. */
struct figure_reader {
	const struct config *c;
	struct arena *a, scratch;
	struct findings *fs;
	struct figures *out;
	struct source *sources;
	size_t source_count, source_cap;
	int cycle;
	const char *cycle_text;
	struct map texts;
	figure_rules *rules;
	size_t ruled, ruled_end;
};

/* The columns as headings. */
extern const char *const figure_columns[COLUMN_COUNT];

/* A row being read: CELLS of T, COLUMNS as numbers of cells (-1: none). */
struct figure_row {
	struct figure_reader *r;
	const struct table *t;
	struct table_row cells;
	const int *columns;
	struct figure figure;
	bool bad;                  /* has an error: no figure */
};

/* Reads CELLS into a figure and adds it to the reader's, or says why not. */
void figure_row_read(struct figure_row *w);

/* Reads the rows of SRC, the last of the reader's sources. */
void figure_file_read(struct figure_reader *r, const struct source *src);

/* The one text that stands for S in any case. */
const char *figure_text(struct figure_reader *r, struct str s);

#endif
