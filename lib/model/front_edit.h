/* SPDX-License-Identifier: MPL-2.0 */
/* Changing single fields of a document as text: all else stays byte by byte. */
#ifndef LIB_MODEL_FRONT_EDIT_H
#define LIB_MODEL_FRONT_EDIT_H

#include "lib/model/record.h"

/* One part of a new item. TEXT NULL: left out. */
struct front_part {
	const char *name, *text;
};

/* A change of the field KEY. With TEXT its value becomes that. Else it is a
 * list: items for which DROP is true go (DROP NULL: none), and one of PARTS
 * (PART_COUNT 0: none) is added at its end. A field that isn't there is put
 * in where the form has it; a list without items goes. */
struct front_change {
	const char *key, *text;
	const bool *drop;
	const struct front_part *parts;
	size_t part_count;
};

/* Adds R's text to OUT with N changes of different fields. False, and nothing
 * added, where the fields are not written as lines of their own (all of them
 * in one { }, or a list whose items don't begin a line with "- "). */
bool front_edit(struct buf *out, const struct record *r,
	const struct front_change *changes, size_t n);

#endif
