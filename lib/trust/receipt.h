/* SPDX-License-Identifier: MPL-2.0 */
/* What came of a push: all that was refused or warned of. */
#ifndef LIB_TRUST_RECEIPT_H
#define LIB_TRUST_RECEIPT_H

#include "lib/text/finding.h"
#include "lib/trust/reason.h"

/* One thing that was refused (or warned of): REF, COMMIT "" where it is about
 * the ref itself, REASONS. FINDINGS: errors of documents. */
struct refusal {
	const char *ref;
	char commit[41];
	const char *subject;           /* of its message; "" */
	struct reasons reasons;
	struct findings findings;
};

/* ALLOWED: all of it may land. Memory is of ARENA, the caller's. */
struct receipt {
	struct arena *arena;
	bool allowed;
	struct refusal *v;
	size_t n, cap;
	size_t commits;                /* how many were judged */
};

/* Adds one about REF (which must last), without a reason yet; valid until the
 * next is added. */
struct refusal *receipt_add(struct receipt *out, const char *ref);

/* R as bytes; and back, added to OUT, texts in its arena or in BYTES; -1: these
 * are no such bytes. Whether all is allowed is not among them. */
void receipt_encode(struct buf *out, const struct receipt *r);
int receipt_decode(struct receipt *out, struct str bytes);

#endif
