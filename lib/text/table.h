/* SPDX-License-Identifier: MPL-2.0 */
/* Reads CSV (RFC 4180), with comma or semicolon, as Danish Excel writes it. */
#ifndef LIB_TEXT_TABLE_H
#define LIB_TEXT_TABLE_H

#include "lib/text/source.h"

/* A row of fields, quotes resolved; NUL-terminated, in the reader's arena. */
struct table_row {
	const char **fields;
	struct span *spans;        /* of each, with its quotes */
	size_t n, cap;
	struct span span;          /* the row in the source */
};

/* Reading row by row: fill SOURCE and ARENA, and call table_begin. */
struct table {
	const struct source *source;
	struct arena *arena;
	size_t at;
	char separator;            /* found in the first line */
	struct table_row header;
};

/* BYTES as UTF-8, in A: what is none is taken for Windows-1252, which Excel
 * writes where nobody chose "CSV UTF-8". Itself where it is UTF-8 already. */
struct str table_utf8(struct arena *a, struct str bytes);

/* Reads the first row (a BOM is passed over). False: there is none. */
bool table_begin(struct table *t, struct arena *a, const struct source *src);

/* Reads the next row in which something stands; false at the end. */
bool table_next(struct table *t, struct table_row *row);

/* Number of the column headed NAME, in capitals or small; -1: none. */
int table_column(const struct table *t, const char *name);

/* The field of ROW in that column; NULL where there is none. */
const char *table_field(const struct table_row *row, int column);

#endif
