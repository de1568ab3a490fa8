/* SPDX-License-Identifier: MPL-2.0 */
/* Who took part, and who was absent. */
#ifndef LIB_MODEL_PARTICIPANT_H
#define LIB_MODEL_PARTICIPANT_H

#include "lib/model/record.h"

/* Reads the field F of R into *OUT and *N: a list of maps with role and name,
 * a list of texts, or one text. A text that is a role is one; any other is a
 * name. */
void participants_read(struct participant **out, size_t *n,
	const struct record *r, const struct field *f);

#endif
