/* SPDX-License-Identifier: MPL-2.0 */
/* Whether a document is approved as the municipality's policy asks. A pure
 * function of the tree: who approved stands in the document, who held which
 * role in the configuration; that it was they who wrote it there is what
 * approval_commit.h sees to, commit by commit. */
#ifndef LIB_TRUST_APPROVAL_H
#define LIB_TRUST_APPROVAL_H

#include "lib/model/approvals.h"

/* NOT_ASKED: no line of policy.approve is about such a document. SILENT: some
 * have said nothing, and the time to object is over. */
enum approval_verdict { APPROVAL_NOT_ASKED, APPROVAL_GIVEN, APPROVAL_SILENT,
	APPROVAL_MISSING };

/* What is missing: an approval in ROLE, or (ROLE NULL) that of one more
 * person. PEOPLE hold the role that day and can be asked. */
struct approval_need {
	const char *role;
	struct texts people;       /* their ids */
};

/* What came of it. SILENT_FROM: the day silence counts, if nobody objects;
 * DATE_NONE: never. OBJECTION: one that stops silence, or NULL. All is in the
 * arena that was passed in, or the record's. */
struct approval {
	enum approval_verdict verdict;
	struct approvals said;
	struct approval_need *missing;
	size_t missing_count;
	size_t stale;              /* approvals of an earlier text */
	date silent_from;
	const struct approvals_entry *objection;
};

/* Judges R by the policy of its configuration, as on DAY. An approval counts
 * when its person held its role for the document's unit on its date (or one
 * that the policy lets act for it), that is not after DAY, it is of the text
 * as it stands, and the same person has no objection to that text. */
void approval_judge(struct approval *out, struct arena *a,
	const struct record *r, date day);

/* Whether a line of policy.approve is about documents such as R. */
bool approval_is_asked(const struct record *r);

/* Whether one of those lines lets silence count. */
bool approval_hears_silence(const struct record *r);

/* Whether one of those lines asks that somebody else than who wrote the text
 * approves it (own: false). The tree doesn't say who wrote it. */
bool approval_asks_another(const struct record *r);

/* Whether a document may be shown as approved: not asked, given or silent. */
static inline bool
approval_is_there(const struct approval *p)
{
	return p->verdict != APPROVAL_MISSING;
}

/* Who is still to approve, as a list: "skolechef, skoleleder"; people by their
 * ids where any of several may. In A. */
const char *approval_needed(struct arena *a, const struct approval *p);

/* What differs between two readings of a document, as bits. NULL: it is not
 * there; then all is text. A document whose text can't be read differs in
 * it. */
enum { CHANGE_TEXT = 1, CHANGE_STATE = 2, CHANGE_APPROVALS = 4,
	CHANGE_OBJECTIONS = 8, CHANGE_CORRECTIONS = 16 };
unsigned approval_changes(const struct record *before,
	const struct record *after);

/* Whether the change may be made to a document that is closed (its cycle, or
 * because it was published): nothing but a correction added, or the state
 * set to withdrawn. */
bool approval_closed_allows(const struct record *before,
	const struct record *after);

#endif
