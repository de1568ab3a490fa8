/* SPDX-License-Identifier: MPL-2.0 */
/* Two trees made one, with clashes marked. Within lib/git only. */
#ifndef LIB_GIT_MERGE_H
#define LIB_GIT_MERGE_H

#include "lib/git/internal.h"
#include "lib/git/replay.h"

/* What a merge needs, and where its clashes are added. */
struct merge {
	git_repository *git;
	struct arena *arena;
	const char *there, *here;
	struct replayed *out;
};

/* Writes into the object store the tree of what BASE became in OURS (there)
 * and THEIRS (here); its id is *OUT. Nothing that either side wrote is
 * missing from it. */
int merge_trees(git_oid *out, struct merge *m, git_tree *base,
	git_tree *ours, git_tree *theirs, struct error *err);

#endif
