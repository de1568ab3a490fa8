/* SPDX-License-Identifier: MPL-2.0 */
/* Writes CSV (RFC 4180) that spreadsheets open as it is meant. */
#ifndef LIB_TEXT_CSV_H
#define LIB_TEXT_CSV_H

#include "lib/base/date.h"

/* Writes into OUT; rows end in CR LF. */
struct csv {
	struct buf *out;
	char separator;
	bool inside;               /* a row has begun */
};

/* SEPARATOR is ',' or, for Danish Excel, ';'. BOM: Excel takes a text without
 * it for Windows-1252. */
void csv_begin(struct csv *c, struct buf *out, char separator, bool bom);

/* Adds a field (NULL, DATE_NONE: an empty one); ends the row. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front; a number
 * doesn't. */
void csv_field(struct csv *c, const char *text);
void csv_number(struct csv *c, long long number);
void csv_date(struct csv *c, date d);
void csv_row_end(struct csv *c);

#endif
