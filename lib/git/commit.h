/* SPDX-License-Identifier: MPL-2.0 */
/* Making commits without going through the index. */
#ifndef LIB_GIT_COMMIT_H
#define LIB_GIT_COMMIT_H

#include "lib/git/repository.h"

/* Who, and when: seconds since 1970 and minutes east of UTC. */
struct signature {
	const char *name, *email;
	long long time;
	int offset;
};

/* One file to be committed; CONTENT {NULL, 0}: the file is removed. */
struct commit_file {
	const char *path;
	struct str content;
};

/* One commit of a chain. */
struct commit_plan {
	const struct commit_file *files;
	size_t n;
	const char *message;       /* whole, with trailers */
};

/* Commits PLANS one upon the other onto branch HEAD, moves the branch once by
 * compare-and-swap from what HEAD was at the call, with all written to disk
 * first; then refreshes the index entries of those paths that had not been
 * staged differently (other people's staged changes survive). IDS (N hex ids
 * of 65 bytes) is filled. Refused (ERROR_REFUSED, with advice): detached
 * HEAD, a merge or rebase under way, a branch that moved meanwhile. A live
 * lock is waited for, a stale one named. On -1 nothing has moved. */
int commit_all(struct repository *repo, const struct commit_plan *plans,
	size_t n, const struct signature *author,
	const struct signature *committer, char (*ids)[65],
	struct error *err);

/* The files of the work folder that differ from HEAD (modified, added,
 * untracked, removed), sorted; PATHS and texts are owned by the caller's
 * arena A. */
struct arena;
int commit_changed(struct repository *repo, struct arena *a,
	const char ***paths, size_t *n, struct error *err);

#endif
