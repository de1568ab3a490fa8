/* SPDX-License-Identifier: MPL-2.0 */
/* One document of a municipality: where it belongs. Within lib/model only. */
#ifndef LIB_MODEL_MUNICIPALITY_ENTRY_H
#define LIB_MODEL_MUNICIPALITY_ENTRY_H

#include "lib/model/municipality.h"

/* What the layout of M says of the file TE: 1 and *OUT; 0 it is no document;
 * -1. Texts are of M's arena, or TE's. */
int municipality_entry(struct entry *out, struct municipality *m,
	const struct tree_entry *te, struct error *err);

/* The key of the group that UNIT (NULL: the municipality's own) belongs to. */
const char *municipality_key(const struct municipality *m, const char *unit);

/* Adds UNIT (NULL: nothing is added) to those of E, once; in A. */
void entries_add_unit(struct entries *e, struct arena *a, const char *unit);

#endif
