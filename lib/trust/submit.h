/* SPDX-License-Identifier: MPL-2.0 */
/* Recording changes in a role: which files, are they right, who may, and one
 * commit for each unit and cycle. */
#ifndef LIB_TRUST_SUBMIT_H
#define LIB_TRUST_SUBMIT_H

#include "lib/git/commit.h"
#include "lib/model/municipality.h"
#include "lib/trust/reason.h"
#include "lib/trust/signing.h"
#include "lib/trust/unsaved.h"

/* What to record. PATHS: as unsaved.h has them. ROLE: as claimed,
 * or NULL: the one that the author holds. ACTION: what is done, as the trailer
 * says it; NULL: as the files show. SIGNING: the commits are signed; NULL:
 * they aren't. */
struct submit {
	struct repository *repo;
	const struct municipality *m;      /* of the work folder */
	const char *const *paths;
	size_t path_count;
	const char *message, *role, *action;
	struct signature author, committer;
	const struct signing *signing;
	bool dry_run;
};

/* One commit that was made (ID; "" in a dry run). UNIT, CYCLE NULL:
 * configuration. */
struct submit_commit {
	char id[65];
	const char *unit, *cycle, *role, *action;
	const struct unsaved_file *files;
	size_t file_count;
};

/* What came of it. FINDINGS are of the tree as it would be, about the files
 * to be recorded; with an error among them nothing is recorded. REASONS: why a
 * server would refuse a commit; then nothing is recorded either. OTHERS:
 * changed files that were not asked for and not taken. CHANGED: how many were.
 * All memory is of ARENA, the caller's. */
struct submit_report {
	struct arena *arena;
	struct findings findings;
	struct reasons reasons;
	struct submit_commit *commits;
	size_t commit_count;
	const char **others;
	size_t other_count, changed;
};

/* Records all or nothing, with one move of the branch. 1: done. 0: nothing
 * changed. -1: refused (a role not held, an error found: ERROR_REFUSED) or
 * failed; the branch has not moved. */
int submit(struct submit_report *out, const struct submit *s,
	struct error *err);

#endif
