/* SPDX-License-Identifier: MPL-2.0 */
/* Revisions that a person names. Within lib/git only. */
#ifndef LIB_GIT_REVISION_H
#define LIB_GIT_REVISION_H

#include "lib/git/internal.h"

/* The commit REV: a branch, tag, HEAD, HEAD~N or an object id. Anything else
 * is ERROR_USAGE, one that isn't there ERROR_MISSING. The caller frees. */
int revision_commit(git_commit **out, struct repository *repo,
	const char *rev, struct error *err);

#endif
