/* SPDX-License-Identifier: MPL-2.0 */
/* A tree: files by path, wherever they come from. Every command works on one,
 * so a folder, the index, a commit and a push are judged by the same code. */
#ifndef LIB_GIT_TREE_H
#define LIB_GIT_TREE_H

#include "lib/base/error.h"
#include "lib/base/mem.h"
#include "lib/base/str.h"

struct repository;
struct tree;

/* One file. ID: the blob's object id as hex, "" in a folder. MODE: git's
 * (0100644 file, 0100755 executable, 0120000 symbolic link, 0160000
 * submodule). PATH uses '/', relative to the top. */
struct tree_entry {
	const char *path;
	unsigned mode;
	char id[65];
};

/* The work folder: every file below ROOT, untracked ones included, but
 * nothing named .git and nothing that git ignores. */
int tree_open_folder(struct tree **out, const char *root, struct error *err);

/* The index of REPO, and nothing else. */
int tree_open_index(struct tree **out, struct repository *repo,
	struct error *err);

/* The commit REV (a branch, tag, HEAD, HEAD~N or an object id). */
int tree_open_commit(struct tree **out, struct repository *repo,
	const char *rev, struct error *err);

/* Files in memory over BASE (may be NULL; borrowed): examples, tests, editor
 * buffers. tree_put copies. Content NULL: the file is gone. */
int tree_open_memory(struct tree **out, struct tree *base, struct error *err);
void tree_put(struct tree *t, const char *path, const char *content, size_t n);

void tree_free(struct tree *t);

/* All files, sorted by path as memcmp; borrowed until tree_free. */
int tree_list(struct tree *t, const struct tree_entry **entries, size_t *n,
	struct error *err);

/* Adds the content of PATH to OUT; at most MAX + 1 bytes, so that the caller
 * sees that a file is too large. Returns 1; 0 when there is no such file; -1
 * when it could not be read. Symbolic links are not followed: 0. */
int tree_read(struct tree *t, const char *path, size_t max, struct buf *out,
	struct error *err);

/* The commit that the tree is of, as hex with its time (seconds since 1970,
 * and minutes east); NULL for a folder, an index, memory. */
const char *tree_commit(const struct tree *t, long long *time, int *offset);

#endif
