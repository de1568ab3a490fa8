/* SPDX-License-Identifier: MPL-2.0 */
/* The message of a commit that git itself makes: our trailers are put in, and
 * held against what is about to be recorded. */
#ifndef LIB_TRUST_MESSAGE_H
#define LIB_TRUST_MESSAGE_H

#include "lib/git/commit.h"
#include "lib/trust/reason.h"
#include "lib/trust/trailer.h"

/* The commit in the making. BEFORE: what it builds on (NULL: nothing), STAGED:
 * what it will be. CONFIG: whose roles count; AFTER_CONFIG: that of STAGED,
 * with its findings. */
struct message_commit {
	struct repository *repo;
	struct tree *before, *staged;
	const struct config *config, *after_config;
	struct findings *after_findings;
	struct signature author, committer;
};

/* A message as git hands it over. EDITED: somebody sees it in an editor, so
 * lines that begin with COMMENT will be dropped by git, and all from the line
 * of scissors on. */
struct message {
	struct str text;
	bool edited;
	char comment;
};

/* Adds to OUT the message with trailers, before the comments, if it has none
 * yet and they are clear: true. Else OUT is untouched: it may still be said by
 * hand. For prepare-commit-msg. */
bool message_prepare(struct buf *out, const struct message *m,
	const struct message_commit *commit);

/* Looks at the message that is to be recorded: 0, it is right as it is (or
 * empty, at which git gives up by itself); 1, it had no trailers, and OUT is the
 * message with them; -1: ERROR_REFUSED, with advice. For commit-msg. */
int message_check(struct buf *out, const struct message *m,
	const struct message_commit *commit, struct error *err);

/* What a server would say of the commit with this message: the reasons against
 * it, in arena A, are added to OUT (warnings too). Nothing for the first
 * commit, one that changes nothing, and one that git will not make. -1: a tree
 * can't be read. */
int message_judge(struct reasons *out, struct arena *a,
	const struct message *m, const struct message_commit *commit,
	struct error *err);

#endif
