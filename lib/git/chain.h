/* SPDX-License-Identifier: MPL-2.0 */
/* The commits that a push or an audit has to judge, as raw bytes. */
#ifndef LIB_GIT_CHAIN_H
#define LIB_GIT_CHAIN_H

#include <stdbool.h>

#include "lib/base/error.h"
#include "lib/base/mem.h"
#include "lib/base/str.h"

struct repository;

/* One commit. RAW: its bytes as they are stored, which nobody has judged yet;
 * empty when it is larger than CHAIN_COMMIT_SIZE (then HUGE). TREE, PARENT: of
 * the first lines of these bytes; "" where there is none. */
#define CHAIN_COMMIT_SIZE ((size_t)256 << 10)
struct chain_commit {
	char id[41], tree[41], parent[41];
	struct str raw;
	bool huge;
};

/* Commits, oldest first. WHOLE: the walk came to OLD (or, with OLD "", to a
 * commit without a parent); else the commits are not built on OLD, or there
 * are more than MAX. */
struct chain {
	struct chain_commit *v;
	size_t n, cap;
	bool whole;
};

/* Reads the commits after OLD ("": from the first one on) up to NEW, by first
 * parents: merges are listed as they stand, and not looked behind. Both are
 * whole object ids. At most MAX (0: any number). All is in arena A, about a
 * kilobyte each. Read through the object store alone, so a hook sees what is
 * being pushed. -1: ERROR_USAGE for what is no id, ERROR_MISSING when NEW is
 * no commit, ERROR_REFUSED in a shallow clone, with advice; ERROR_FAILED. */
int chain_read(struct chain *out, struct arena *a, struct repository *repo,
	const char *old, const char *new, size_t max, struct error *err);

/* The same for a proposal: all commits that NEW leads to, by any parent, and
 * that no branch of the repository has yet. WHOLE: no more than MAX. */
int chain_read_new(struct chain *out, struct arena *a, struct repository *repo,
	const char *new, size_t max, struct error *err);

/* The one commit ID, as an element of a chain. */
int chain_read_one(struct chain_commit *out, struct arena *a,
	struct repository *repo, const char *id, struct error *err);

/* Whether NEW has OLD among those before it, by any parent: 1, 0, -1. */
int chain_descends(struct repository *repo, const char *new, const char *old,
	struct error *err);

/* The commit that the reference NAME ("refs/heads/main") stands at, into
 * ID: 1; 0 there is no such reference; -1. */
int chain_tip(char id[41], struct repository *repo, const char *name,
	struct error *err);

#endif
