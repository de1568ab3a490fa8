/* SPDX-License-Identifier: MPL-2.0 */
/* The index after a commit that did not go through it. Within lib/git only. */
#ifndef LIB_GIT_REFRESH_H
#define LIB_GIT_REFRESH_H

#include "lib/git/commit.h"
#include "lib/git/internal.h"

/* The index, locked as git itself locks it: nobody else can change it. */
struct refresh {
	struct buf index, lock;    /* paths */
	bool held;
};

/* Locks the index, waiting for one who is at work. The caller ends it. */
int refresh_begin(struct refresh *r, git_repository *git, struct error *err);

/* Makes the index entries of the files in PLANS those of commit TIP. */
int refresh_index(struct refresh *r, git_repository *git, const git_oid *tip,
	const struct commit_plan *plans, size_t n, struct error *err);

/* Lets go of the index. */
void refresh_end(struct refresh *r);

#endif
