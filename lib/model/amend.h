/* SPDX-License-Identifier: MPL-2.0 */
/* Changing what an agreement says of itself, in the text of its document. */
#ifndef LIB_MODEL_AMEND_H
#define LIB_MODEL_AMEND_H

#include "lib/model/record.h"

/* What an agreement is to say from now on; NULL: as it was. */
struct amendment {
	const char *owner, *due, *status;
};

/* Adds to OUT the text of R's document with AM in its agreement number I:
 * where the value stands, else where the form has it written; a box of a task
 * is ticked. What comes out is read again: false, and nothing is added, when
 * it does not say just that, and all else as before. */
bool amend(struct buf *out, const struct record *r, size_t i,
	const struct amendment *am);

#endif
