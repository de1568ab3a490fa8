/* SPDX-License-Identifier: MPL-2.0 */
/* The fields at the top of a document: YAML between two lines of ---. */
#ifndef LIB_MODEL_FRONT_H
#define LIB_MODEL_FRONT_H

#include "lib/model/record.h"

enum front { FRONT_FOUND, FRONT_NONE, FRONT_UNCLOSED };

/* Splits SRC: *FRONT is what stands between the fences, *BODY what follows
 * (all of the text, a BOM aside, when there is no opening fence on the first
 * line; nothing when it is not closed). */
enum front front_split(struct span *front, struct span *body,
	const struct source *src);

/* Reads the fields of R->source into R->frontmatter, with R->front and
 * R->body. False when they can't be read; a finding says why. */
bool front_read(struct record *r, struct findings *fs);

/* Fills R from its fields by its form: state, class, unit, cycle, date,
 * title, time, place, participants. Sets FS->draft, then judges the fields
 * by the form's schema. READABLE: what front_read returned. */
void front_fields(struct record *r, bool readable, struct findings *fs);

#endif
