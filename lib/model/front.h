/* SPDX-License-Identifier: MPL-2.0 */
/* The fields at the top of a document: YAML between two lines of ---. */
#ifndef LIB_MODEL_FRONT_H
#define LIB_MODEL_FRONT_H

#include "lib/text/source.h"

enum front { FRONT_FOUND, FRONT_NONE, FRONT_UNCLOSED };

/* Splits SRC: *FRONT is what stands between the fences, *BODY what follows
 * (all of the text, a BOM aside, when there is no opening fence on the first
 * line; nothing when it is not closed). */
enum front front_split(struct span *front, struct span *body,
	const struct source *src);

#endif
