/* SPDX-License-Identifier: MPL-2.0 */
/* Writing one commit object. Within lib/git only. */
#ifndef LIB_GIT_COMMIT_WRITE_H
#define LIB_GIT_COMMIT_WRITE_H

#include "lib/git/commit.h"
#include "lib/git/internal.h"

/* What it says. PARENT NULL: it is the first. */
struct commit_parts {
	const git_signature *author, *committer;
	const char *message;
	git_tree *tree;
	git_commit *parent;
};

/* Writes it, signed if there is a SIGNER. No branch is moved. */
int commit_write(git_oid *out, git_repository *git,
	const struct commit_parts *parts, const struct commit_signer *signer,
	struct error *err);

#endif
