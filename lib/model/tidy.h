/* SPDX-License-Identifier: MPL-2.0 */
/* The normal form of a document: fields in the form's order, tables aligned,
 * lines ended by LF, no byte order mark. The words stay as they are. */
#ifndef LIB_MODEL_TIDY_H
#define LIB_MODEL_TIDY_H

#include "lib/model/unit.h"

/* Adds the normal form of R to OUT. A record without blocks (unreadable) is
 * added as it stands. With IDS, agreements without an id get one that is new
 * to the group G, in order. */
void tidy_record(struct buf *out, const struct record *r,
	const struct group *g, bool ids);

/* Adds the normal form of R's body alone: what follows its fields. */
void tidy_body(struct buf *out, const struct record *r);

#endif
