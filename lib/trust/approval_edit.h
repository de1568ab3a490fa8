/* SPDX-License-Identifier: MPL-2.0 */
/* The text of a document with an approval or an objection put in. */
#ifndef LIB_TRUST_APPROVAL_EDIT_H
#define LIB_TRUST_APPROVAL_EDIT_H

#include "lib/trust/approval.h"

/* What PERSON does to R in ROLE on DAY: approves, or with TEXT objects.
 * STATE: the word to set, or NULL: an approval that makes the document
 * approved sets that state where the role may; an objection that undoes it
 * sets it back to review. */
struct approval_edit {
	const struct record *r;
	const struct person *person;
	const char *role, *text, *state;
	date day;
};

/* Adds the new text of the document to OUT: nothing but state, approvals and
 * objections differs. Approvals and objections of an earlier text go; an
 * approval takes the same person's objection back, and the other way round.
 * Memory is of A. Returns 1; 0 when it is all there already (*OUT is left
 * alone); -1 (ERROR_REFUSED): the form has no such field, the document can't
 * be read or is shown already, it must be edited by hand. */
int approval_edit(struct buf *out, struct arena *a,
	const struct approval_edit *e, struct error *err);

/* The role in which PERSON would approve R on DAY: CLAIMED, else the one that
 * is still needed, else the only one held. NULL, with ERR: none, or several. */
const char *approval_role(struct arena *a, const struct record *r,
	const char *email, const char *claimed, date day, struct error *err);

#endif
