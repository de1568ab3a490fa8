/* SPDX-License-Identifier: MPL-2.0 */
/* The parts of a document that edits*.c compare; for them only. Each adds to
 * OUT what differs from BEFORE to AFTER. */
#ifndef LIB_COMPARE_EDITS_INTERNAL_H
#define LIB_COMPARE_EDITS_INTERNAL_H

#include "lib/compare/edits.h"

/* Approvals, objections, corrections. BEFORE NULL: all are new. */
void edits_approvals(struct edits *out, const struct record *before,
	const struct record *after);

/* Participants, and fields of no meaning to the program. */
void edits_fields(struct edits *out, const struct record *before,
	const struct record *after);
void edits_agreements(struct edits *out, const struct record *before,
	const struct record *after);

/* Sections, but for those in which agreements were told of already: so after
 * edits_agreements. */
void edits_sections(struct edits *out, const struct record *before,
	const struct record *after);

/* The phrase of a date; TEXT, or the phrase for nothing. */
const char *edits_date(struct edits *out, const char *iso);
const char *edits_or_none(const char *text);

#endif
