/* SPDX-License-Identifier: MPL-2.0 */
/* What programs that died have left lying in a repository. */
#ifndef LIB_GIT_STALE_H
#define LIB_GIT_STALE_H

#include <sys/types.h>

#include "lib/base/mem.h"
#include "lib/git/repository.h"

/* A lock that has been there for MINUTES (a minute at least), made by OWNER. */
struct stale {
	const char *path;
	long minutes;
	uid_t owner;
};

/* Git's lock files in the repository (of the index, HEAD, configuration and
 * references) that nobody can be at work with any more, by their age; in
 * arena A. */
void stale_list(struct stale **out, size_t *n, struct arena *a,
	struct repository *repo);

/* A process of git that OWNER runs and that is at work in the repository, or
 * may be (it can't be looked into): its id; 0: none. An open editor holds locks
 * for as long as it likes. */
pid_t stale_holder(struct repository *repo, uid_t owner);

/* Removes the lock PATH if it is still as old. */
int stale_remove(const char *path, struct error *err);

/* The name of a reference below refs/replace/, which makes git show other
 * commits than there are, added to OUT: 1; 0 there is none; -1. */
int stale_replaced(struct buf *out, struct repository *repo,
	struct error *err);

/* Whether a push that was cut off has left objects behind for a day or more. */
bool stale_incoming(struct repository *repo);

#endif
