/* SPDX-License-Identifier: MPL-2.0 */
/* Own commits put upon what others made meanwhile, in the object store alone:
 * no branch, index or work folder is touched. */
#ifndef LIB_GIT_REPLAY_H
#define LIB_GIT_REPLAY_H

#include "lib/base/mem.h"
#include "lib/git/commit.h"

/* A file that both changed in a way that only a person can settle. TEXT: both
 * texts stand in it, marked. GONE_THERE, GONE_HERE: one deleted it; it is kept
 * as the other changed it. BESIDE: it is no text; the own one lies beside it, as
 * OTHER. */
enum clash_kind { CLASH_TEXT, CLASH_GONE_THERE, CLASH_GONE_HERE,
	CLASH_BESIDE };
struct clash {
	enum clash_kind kind;
	const char *path, *other;
};

/* Commits after BASE up to OWN (whole ids; a straight line), to be put upon
 * ONTO. COMMITTER is who replays them; authors, their times and messages stay.
 * SIGNER NULL: unsigned. THERE, HERE: what the two texts of a clash are
 * called. */
struct replay {
	struct repository *repo;
	const char *base, *own, *onto;
	const struct signature *committer;
	const struct commit_signer *signer;
	const char *there, *here;
};

/* What came of it. TIP: the last commit that went upon ONTO (ONTO itself where
 * none did). TREE: of TIP; but after a clash with all that is left of the own
 * commits put together, the clashes marked. DONE: how many went; EMPTY: how
 * many were there already. All is in the arena that replay_run was given. */
struct replayed {
	char tip[41], tree[41];
	size_t done, empty, left;
	struct clash *clashes;
	size_t clash_count, cap;
};

/* Replays as far as it goes without a clash. -1: an own commit is a merge
 * (ERROR_REFUSED), or an operation failed. */
int replay_run(struct replayed *out, struct arena *a, const struct replay *r,
	struct error *err);

#endif
