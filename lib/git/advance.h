/* SPDX-License-Identifier: MPL-2.0 */
/* The branch, the index and the work folder moved on together. What a person
 * has not recorded yet is never overwritten; an advance that was cut short is
 * completed later. */
#ifndef LIB_GIT_ADVANCE_H
#define LIB_GIT_ADVANCE_H

#include "lib/base/mem.h"
#include "lib/git/commit.h"

/* From commit FROM, which HEAD's branch is at, to commit TIP; the work folder
 * to TREE, which is TIP's but for what is to be left as changes not recorded.
 * Whole ids. */
struct advance {
	char from[41], tip[41], tree[41];
};

/* Moves on. A file of the work folder that differs between the two and that
 * somebody has changed, added or removed stands in the way: ERROR_REFUSED that
 * names it, and nothing has moved. -1 after an operation failed: advance_resume
 * completes it. WHO goes to the reflog. */
int advance_run(struct repository *repo, const struct advance *a,
	const struct signature *who, struct error *err);

/* Completes the advance that was cut short. 1: done; 0: there was none, or
 * the branch is somewhere else by now; -1. */
int advance_resume(struct repository *repo, const struct signature *who,
	struct error *err);

#endif
