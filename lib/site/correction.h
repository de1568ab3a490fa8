/* SPDX-License-Identifier: MPL-2.0 */
/* Corrections after publication, as pages and the feed show them. */
#ifndef LIB_SITE_CORRECTION_H
#define LIB_SITE_CORRECTION_H

#include "lib/site/pages.h"

/* Takes what R says of its own approval into the gate: corrections of a
 * document that is SEEN may be shown, objections never. */
void correction_gate(struct gate *g, const struct record *r, bool seen);

/* Copies R's corrections into D, in A. */
void correction_copy(struct reduced_document *d, struct arena *a,
	const struct record *r);

/* Adds the corrections of D, each with date and role; nothing where there are
 * none. */
void correction_put(struct page *p, const struct reduced_document *d);

/* The place of correction number I on its document's page, in A. */
const char *correction_anchor(struct arena *a, size_t i);

#endif
