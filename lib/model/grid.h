/* SPDX-License-Identifier: MPL-2.0 */
/* The table of a section, its columns and rows matched with the form's. */
#ifndef LIB_MODEL_GRID_H
#define LIB_MODEL_GRID_H

#include "lib/model/record.h"

/* A row under the header. PART NULL: the form doesn't name it. TITLE is its
 * first cell, without a class. A row that carries on one above (with an empty
 * first cell, where the form names rows) has that one's part and title; OF is
 * its number, else the row's own. CLASS is the highest of all around it. */
struct grid_row {
	const struct part *part;
	const char *title;
	const struct block *block;
	size_t of;
	enum class class;
};

struct grid {
	const struct block *block, *header;
	const struct part **columns;   /* by place; NULL: the form doesn't name it */
	size_t column_count, known_count;
	struct grid_row *rows;
	size_t row_count;
	size_t tables;                 /* how many the section has */
};

/* Reads the table of S that has the most of its form's columns; NULL where it
 * has none. Rows and columns with a class of their own are marked in R. */
struct grid *grid_read(struct record *r, const struct section *s);

/* Cell number I of a row; NULL past the last. */
const struct block *row_cell(const struct block *row, size_t i);

#endif
