/* SPDX-License-Identifier: MPL-2.0 */
/* A table with its columns aligned. */
#ifndef LIB_MODEL_TIDY_TABLE_H
#define LIB_MODEL_TIDY_TABLE_H

#include <stdbool.h>

#include "lib/base/str.h"

/* Adds the table in TEXT (its lines, the first perhaps cut of its indent) to
 * OUT with cells padded to their column's width; false, and nothing added,
 * when it can't be done line by line (a table in a quote) or is aligned. */
bool tidy_table(struct buf *out, struct str text);

#endif
