/* SPDX-License-Identifier: MPL-2.0 */
/* The branch that HEAD names, and moving it. Within lib/git only. */
#ifndef LIB_GIT_BRANCH_H
#define LIB_GIT_BRANCH_H

#include "lib/git/internal.h"

struct branch {
	char *name;                /* refs/heads/… */
	git_oid tip;               /* all zero while UNBORN */
	bool unborn;
};

/* Finds the branch that a commit would go to. Refused, with advice, where
 * none may be made: detached HEAD, something under way, a bare repository
 * (ERROR_USAGE). The caller closes it. */
int branch_open(struct branch *b, git_repository *git, struct error *err);
void branch_close(struct branch *b);

/* Moves the branch from its tip to ID, if it is still there; WHO and the first
 * line of MESSAGE go to the reflog. */
int branch_move(struct branch *b, git_repository *git, const git_oid *id,
	const git_signature *who, const char *message, struct error *err);

/* Waits a moment, longer at each TRY (from 0) and never as long as another
 * process; false when it has been long enough. */
bool lock_wait(unsigned try);

/* Says that the lock file PATH is in the way, and whether it looks stale. */
int lock_failed(const char *path, struct error *err);

/* Whether the lock file PATH is so old that nobody can be at work. */
bool lock_is_stale(const char *path);

#endif
