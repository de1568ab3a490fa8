/* SPDX-License-Identifier: MPL-2.0 */
/* A table for people: on a terminal, in Markdown, in HTML. */
#ifndef LIB_REPORT_SHEET_H
#define LIB_REPORT_SHEET_H

#include "lib/report/report.h"

/* What a cell says of how things are; its words say it too. */
enum tone { TONE_PLAIN, TONE_GOOD, TONE_WAIT, TONE_BAD };

/* TITLE may be NULL. Cells stand row by row; the first of a row is its
 * heading. Texts are borrowed. */
struct sheet {
	struct arena *arena;
	const char *title;
	const char **columns;
	size_t column_count;
	struct sheet_cell {
		const char *text;
		enum tone tone;
	} *cells;
	size_t n, cap;
};

/* An empty sheet without columns, in A. */
void sheet_init(struct sheet *s, struct arena *a, const char *title);

/* Adds a column, before any cell; adds a cell (NULL: an empty one). */
void sheet_column(struct sheet *s, const char *name);
void sheet_cell(struct sheet *s, enum tone tone, const char *text);

/* Adds a cell with a number. */
void sheet_number(struct sheet *s, size_t number);

/* Adds the sheet to OUT in R's format, one of text, markdown and html, and a
 * blank line after it; nothing where it has no rows. */
void sheet_add(struct buf *out, const struct sheet *s,
	const struct report *r);

#endif
