/* SPDX-License-Identifier: MPL-2.0 */
/* What a commit may do to approvals, states and corrections of a document. */
#ifndef LIB_TRUST_APPROVAL_COMMIT_H
#define LIB_TRUST_APPROVAL_COMMIT_H

#include "lib/trust/approval.h"
#include "lib/trust/reason.h"

/* One document before and after a commit (NULL: not there), both read with the
 * configuration and forms of the parent. AUTHOR, COMMITTER: who they are by
 * their e-mail; NULL: nobody known. ROLE, DAY: of the author, as the commit
 * says them. TODAY: the server's, when it receives; else DAY. WRITER: who last
 * changed the text before this commit, where that is known and
 * approval_asks_another; else NULL. */
struct approval_commit {
	const struct record *before, *after;
	const struct person *author, *committer, *writer;
	const char *role;
	date day, today;
};

/* Adds the reasons why the commit may not be: where policy.approve is about
 * the document, and where it touches approvals, objections or corrections at
 * all. Memory is of A. */
void approval_commit_judge(struct reasons *out, struct arena *a,
	const struct approval_commit *c);

#endif
