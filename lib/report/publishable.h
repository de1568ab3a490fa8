/* SPDX-License-Identifier: MPL-2.0 */
/* What may be published, and for the rest why not and who is missing. */
#ifndef LIB_REPORT_PUBLISHABLE_H
#define LIB_REPORT_PUBLISHABLE_H

#include "lib/trust/approval.h"

/* One document as of a day. R is borrowed. */
struct publishable {
	const struct record *r;
	struct approval approval;
};

/* Looks at R, whose `broken` is known. Memory is of A. */
void publishable_make(struct publishable *out, struct arena *a,
	const struct record *r, date day);

/* Whether it may be published: it has no error, is not confidential or
 * withdrawn, and is approved as policy asks or, where that asks nothing, by its
 * state. */
bool publishable_is(const struct publishable *p);

/* Adds P for people, a few lines; as a JSON object, without a comma. */
void publishable_text(struct buf *out, const struct publishable *p,
	enum lang lang);
void publishable_json(struct buf *out, const struct publishable *p);

#endif
