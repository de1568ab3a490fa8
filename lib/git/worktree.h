/* SPDX-License-Identifier: MPL-2.0 */
/* The files of the work folder. Within lib/git only. */
#ifndef LIB_GIT_WORKTREE_H
#define LIB_GIT_WORKTREE_H

#include "lib/git/delta.h"
#include "lib/git/internal.h"

/* Refuses (ERROR_REFUSED, with their names) when a file of D, which says how
 * the files are to change, holds neither what it had nor what it gets. */
int worktree_check(git_repository *git, const struct delta *d,
	struct error *err);

/* Makes each file of D what D says, each whole or not at all; what is so
 * already is left alone, and what somebody changed since it was checked. */
int worktree_write(git_repository *git, const struct delta *d,
	struct error *err);

#endif
