/* SPDX-License-Identifier: MPL-2.0 */
/* The rules. Each says its scope: a document, a unit (group), the
 * municipality. What can't be read is found while reading (lib/model). */
#ifndef LIB_CHECK_CHECK_H
#define LIB_CHECK_CHECK_H

#include "lib/model/municipality.h"

/* Rules over one document as its form has it: sections, tables, agendas,
 * participants, agreements, classes, personal data. Adds unlocated findings
 * about R (the caller sets fs->path and fs->draft, and locates). */
void check_record(const struct record *r, struct findings *fs);

/* Rules over the text of a file of figures: personal data. */
void check_data(struct str text, struct findings *fs);

/* Rules across a unit's documents: agreements unanswered, ids reused,
 * demands. Each finding is located in its record. No rule knows what day it is:
 * what was written does not get worse by waiting. */
void check_group(const struct group *g, struct findings *fs);

/* Personal identity numbers (CPR) anywhere in TEXT, with markup, entities,
 * full-width digits and odd hyphens seen through: for each calls FOUND with
 * the span; SURE false: only likely. */
void check_cpr(struct str text, void (*found)(struct span span, bool sure,
	void *ctx), void *ctx);

#endif
