/* SPDX-License-Identifier: MPL-2.0 */
/* A new document: its form's outline, with what was open carried in. */
#ifndef LIB_MODEL_DRAFT_H
#define LIB_MODEL_DRAFT_H

#include "lib/model/unit.h"

/* What the document is to be. UNIT NULL: the municipality's own. */
struct draft {
	const struct form *form;
	const struct unit *unit;
	int cycle;
	date date;                     /* or DATE_NONE */
	const char *name;              /* the path's {name}, or NULL */
};

/* The path of the new document, in A; NULL, and ERR says why, where the
 * layout has no place for it, or the form is not for such a unit or cycle. */
const char *draft_path(struct arena *a, const struct draft *d,
	const struct config *c, struct error *err);

/* Adds the document to OUT. G is the unit's group, or NULL: what is open in
 * it and not answered in the cycle yet stands in the part for answers, with a
 * reference to what it continues and its status left to be written. */
void draft_write(struct buf *out, const struct draft *d,
	const struct config *c, const struct group *g);

#endif
