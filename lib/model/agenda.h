/* SPDX-License-Identifier: MPL-2.0 */
/* The agenda of a section: a list, or a table, matched with the form's items. */
#ifndef LIB_MODEL_AGENDA_H
#define LIB_MODEL_AGENDA_H

#include "lib/model/record.h"

#define ITEM_NONE SIZE_MAX

/* An item. PART NULL: the form doesn't name it. TITLE is its topic without
 * time and class. BLOCK is the list item or row, TOPIC the paragraph or cell
 * with its text. PARENT is the number of the item that it is listed under.
 * MINUTES -1: no time; FROM and TO are minutes since midnight, -1: no slot. */
struct agenda_item {
	const struct part *part;
	const char *title;
	const struct block *block, *topic;
	size_t parent;
	int minutes, from, to;
	enum class class;
};

/* In document order; an item's own come after it. */
struct agenda {
	struct agenda_item *items;
	size_t n, cap;
	const struct block *table;     /* or NULL: a list */
};

/* Reads the agenda of S; NULL where there is neither list nor table. Items
 * with a class of their own are marked in R. */
struct agenda *agenda_read(struct record *r, const struct section *s);

#endif
