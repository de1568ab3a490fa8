/* SPDX-License-Identifier: MPL-2.0 */
/* The index after a commit that did not go through it. Within lib/git only. */
#ifndef LIB_GIT_REFRESH_H
#define LIB_GIT_REFRESH_H

#include "lib/git/commit.h"
#include "lib/git/internal.h"

/* The index, locked as git itself locks it: nobody else can change it. */
struct refresh {
	struct buf index, lock, copy;      /* paths */
	bool held;
};

/* Locks the index, waiting for one who is at work. The caller ends it. */
int refresh_begin(struct refresh *r, git_repository *git, struct error *err);

/* Writes a copy of the index in which the entries of the files in PLANS are
 * those of commit TIP; before the branch moves, while all can be undone. */
int refresh_prepare(struct refresh *r, git_repository *git, const git_oid *tip,
	const struct commit_plan *plans, size_t n, struct error *err);

/* Puts the copy in the place of the index. */
int refresh_done(struct refresh *r, struct error *err);

/* Lets go of the index; a copy that was not put in place is dropped. */
void refresh_end(struct refresh *r);

#endif
