/* SPDX-License-Identifier: MPL-2.0 */
/* The fields of a document as lines of text, for those who change them. */
#ifndef LIB_MODEL_FRONT_LINES_H
#define LIB_MODEL_FRONT_LINES_H

#include "lib/model/record.h"

/* Whether each field begins a line; only then can they be moved or added. */
bool front_is_lines(const struct record *r);

/* The byte where the line of the byte AT begins. */
uint32_t front_line(const struct source *src, uint32_t at);

/* Comment lines right above a field go with it: where they begin, above the
 * line start AT, but not before LEAST. */
uint32_t front_comments(const struct source *src, uint32_t at, uint32_t least);

/* The place of a field in the form's order; those it doesn't name are last. */
size_t front_rank(const struct form *form, struct str key);

#endif
