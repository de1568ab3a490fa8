/* SPDX-License-Identifier: MPL-2.0 */
/* Approving documents, or objecting to them, as one commit in a role. */
#ifndef LIB_TRUST_APPROVING_H
#define LIB_TRUST_APPROVING_H

#include "lib/trust/submit.h"

/* What is approved: the documents PATHS. TEXT: the ground of an objection;
 * NULL: it is an approval. ROLE, STATE, MESSAGE may be NULL: the role that is
 * wanted or held, the state that the policy leads to, a plain sentence. */
struct approving {
	struct repository *repo;
	const struct municipality *m;      /* of the work folder */
	const char *const *paths;
	size_t path_count;
	const char *role, *text, *state, *message;
	struct signature author, committer;
	const struct signing *signing;     /* or NULL, as in submit.h */
};

/* Edits the files and records them, all or nothing: where it is refused they
 * stand as before. 1: done, with *OUT as submit fills it; 0: it was all there
 * already; -1. ERROR_REFUSED: changes not recorded yet, a document with errors,
 * no role or several, what approval_edit and submit refuse; ERROR_MISSING: no
 * such document. */
int approving_run(struct submit_report *out, const struct approving *g,
	struct error *err);

#endif
