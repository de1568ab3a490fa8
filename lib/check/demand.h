/* SPDX-License-Identifier: MPL-2.0 */
/* What law and local policy ask of a unit in a cycle, and where it is met. */
#ifndef LIB_CHECK_DEMAND_H
#define LIB_CHECK_DEMAND_H

#include "lib/model/unit.h"

/* A demand that holds for a unit in a cycle. MET: by WHERE, a document's path
 * or a link; else HINT says what to do, as an argument of a finding. PART of
 * RECORD, where that is to be filled in; or NULL. */
struct demanded {
	const struct demand *demand;
	bool met;
	const char *where, *hint;
	const struct part *part;
	const struct record *record;
};

/* The demands on UNIT in CYCLE, in the order of the configuration: those in
 * force on the date of one of its documents (without one, and without
 * documents, on the cycle's first day). Texts are made in A. */
struct demanded *demands_judge(const struct group *g, struct arena *a,
	const char *unit, int cycle, size_t *n);

#endif
