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

/* Who signs: adds the signature of CONTENT (the bytes of a commit) to OUT, in
 * lines without a line feed after the last. */
struct commit_signer {
	int (*sign)(struct buf *out, struct str content, void *ctx,
		struct error *err);
	void *ctx;
};

/* One commit of a chain. SIGNER NULL: it isn't signed. */
struct commit_plan {
	const struct commit_file *files;
	size_t n;
	const char *message;       /* whole, with trailers */
	const struct commit_signer *signer;
};

/* Commits PLANS one upon the other onto branch HEAD, moves the branch once by
 * compare-and-swap from what HEAD was at the call, with all written to disk
 * first; then refreshes the index entries of those paths, as `git commit PATH`
 * does (what is staged of any other path survives). The work folder is not
 * touched. Content goes through git's filters for line ends as in `git add`.
 * IDS (N hex ids of 65 bytes) is filled.
 *
 * Returns 0; 1 when all is committed but the index could not be refreshed
 * (ERR says what to do); -1, and nothing has moved. ERROR_REFUSED, with advice:
 * detached HEAD, a merge or rebase under way, a branch that moved meanwhile
 * (try again from the start), a plan that changes nothing. ERROR_USAGE: a bare
 * repository. A live lock is waited for, a stale one named. */
int commit_all(struct repository *repo, const struct commit_plan *plans,
	size_t n, const struct signature *author,
	const struct signature *committer, char (*ids)[65],
	struct error *err);

/* The files of the work folder that differ from HEAD (modified, added,
 * untracked, removed; not ignored ones, nor submodules), sorted; PATHS and
 * texts are owned by the caller's arena A. HEAD is its tree where the caller
 * has it, else NULL. */
struct arena;
struct tree;
int commit_changed(struct repository *repo, struct tree *head, struct arena *a,
	const char ***paths, size_t *n, struct error *err);

#endif
