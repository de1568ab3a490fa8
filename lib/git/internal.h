/* SPDX-License-Identifier: MPL-2.0 */
/* What the files of lib/git share among themselves; nobody else includes it. */
#ifndef LIB_GIT_INTERNAL_H
#define LIB_GIT_INTERNAL_H

#include <git2.h>

#include "lib/git/repository.h"
#include "lib/git/tree.h"

struct repository {
	git_repository *git;
};

/* Fills ERR (ERROR_FAILED) with what could not be done and with libgit2's own
 * words for why; -1. */
int git_failed(struct error *err, const char *da, const char *en);

/* The same when an object that a commit or the index names could not be read:
 * says what to do about a broken, shallow or partial repository. */
int git_broken(struct error *err, const char *path);

/* Reads the value of KEY in git's configuration into *VALUE: 1, 0 not set, -1.
 * REPO NULL: what holds for the person. IS_PATH: "~/" is the home folder. The
 * caller disposes. */
int setting_value(git_buf *value, struct repository *repo, const char *key,
	bool is_path, struct error *err);

/* The order in which git stores the entries of a folder: a folder's name
 * counts as if it ended in '/'. */
int tree_order(struct str x, bool x_is_folder, struct str y,
	bool y_is_folder);

/* What each kind of tree does. LIST fills t->entries (in any order) and is
 * called once at most; READ is as tree_read; FREE gives back what is the
 * kind's own, not T itself. */
struct tree_ops {
	int (*list)(struct tree *t, struct error *err);
	int (*read)(struct tree *t, const char *path, size_t max,
		struct buf *out, struct error *err);
	void (*free)(struct tree *t);
};

/* The beginning of each kind of tree. */
struct tree {
	const struct tree_ops *ops;
	struct arena arena;
	struct tree_entry *entries;
	size_t n, cap;
	bool listed;
	char commit[65];           /* "": none */
	long long time;
	int offset;
};

/* More files than this are taken for an attack, not for a municipality. */
#define TREE_MAX_FILES 2000000
/* Longest path: a folder's, with '/' and NUL, can still be opened. */
#define TREE_MAX_PATH 4094

/* Adds a file and returns it; PATH is kept, not copied. */
struct tree_entry *tree_add(struct tree *t, const char *path, unsigned mode);

/* The entry of PATH in a tree that has been listed; NULL. */
const struct tree_entry *tree_find(const struct tree *t, const char *path);

/* Adds the blob ID, of the file PATH, to OUT as tree_read does. */
int tree_read_blob(git_odb *odb, const git_oid *id, const char *path,
	size_t max, struct buf *out, struct error *err);

/* Adds MAX + 1 bytes that say nothing: the file is too large to be read. */
void tree_too_large(struct buf *out, size_t max);

#endif
