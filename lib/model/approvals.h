/* SPDX-License-Identifier: MPL-2.0 */
/* What a document says of its own approval: who approved the text, who
 * objected to it, and what was corrected after it was published. */
#ifndef LIB_MODEL_APPROVALS_H
#define LIB_MODEL_APPROVALS_H

#include "lib/model/record.h"

/* SHA-256 as hex, with a NUL. */
#define APPROVALS_HASH 65

/* One item of a list. NULL, DATE_NONE: not said, or not readable. FITS: its
 * sha256 is that of the text as it stands. */
struct approvals_entry {
	const char *role, *person, *sha256, *text;
	date date;
	bool fits;
	struct span span;
};
struct approvals_list {
	struct approvals_entry *v;
	size_t n;
};

/* All texts are the record's. HASH is "" where there is no text to approve:
 * the document can't be read. */
struct approvals {
	char hash[APPROVALS_HASH];
	struct approvals_list approvals, objections, corrections;
};

/* What an approval is bound to, as hex; "" for a document that can't be read.
 * SHA-256 of: the unit, the cycle and the document's name with '/' between
 * them ("" where there is none) and a line feed; the fields as one line of JSON
 * sorted by name as bytes, without those that the form names as state,
 * approvals, objections and corrections; a line feed; the body in its normal
 * form (tidy.h). So `fmt`, a comment among the fields and their order change
 * nothing, and an approval can't be carried to another document. */
void approvals_hash(char out[APPROVALS_HASH], const struct record *r);

/* Reads the lists of R. The hash is made only where there is something to
 * compare it with, or with ALWAYS. In the record's arena. */
void approvals_read(struct approvals *out, const struct record *r,
	bool always);

/* Only the lists: no hash is made, and nothing fits. */
void approvals_lists(struct approvals *out, const struct record *r);

/* Whether two items say the same; whether LONGER begins with all of LIST. */
bool approvals_entry_same(const struct approvals_entry *x,
	const struct approvals_entry *y);
bool approvals_begin(const struct approvals_list *list,
	const struct approvals_list *longer);

#endif
