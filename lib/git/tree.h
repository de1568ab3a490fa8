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
 * submodule; 0: something else, such as a pipe or a path that is too
 * long). A folder doesn't tell executable files apart. PATH uses '/', relative
 * to the top. */
struct tree_entry {
	const char *path;
	unsigned mode;
	char id[65];
};

/* The work folder: every file below ROOT, untracked ones included, but
 * nothing named .git and nothing that git ignores by .gitignore files and
 * info/exclude. A repository within is one submodule. ROOT need not be in a
 * repository. */
int tree_open_folder(struct tree **out, const char *root, struct error *err);

/* The same, with IDs made of a file's size, times and place on the disk: other
 * ones after it was written; "" for one written within the last seconds. Only
 * for comparing with another listing made on this machine. */
int tree_open_stamped(struct tree **out, const char *root, struct error *err);

/* The index of REPO, and nothing else. Refused, with advice, while a file in
 * it is in conflict. */
int tree_open_index(struct tree **out, struct repository *repo,
	struct error *err);

/* The commit REV (a branch, tag, HEAD, HEAD~N or an object id); ERROR_USAGE
 * for what can't be one, ERROR_MISSING for one that isn't there. */
int tree_open_commit(struct tree **out, struct repository *repo,
	const char *rev, struct error *err);

/* Content that the work folder of REPO has the same of, by its hash, is read
 * from there: that is faster than unpacking it. For a tree of a commit; one
 * whose objects are to be verified must not look there. */
void tree_look_beside(struct tree *t, struct repository *repo);

/* The tree object ID (hex); "": an empty tree. It is of no commit. */
int tree_open_id(struct tree **out, struct repository *repo, const char *id,
	struct error *err);

/* Files in memory over BASE (may be NULL; borrowed): examples, tests, editor
 * buffers. tree_put copies. Content NULL: the file is gone. */
int tree_open_memory(struct tree **out, struct tree *base, struct error *err);
void tree_put(struct tree *t, const char *path, const char *content, size_t n);

void tree_free(struct tree *t);

/* All files, sorted by path as memcmp; borrowed until tree_free. */
int tree_list(struct tree *t, const struct tree_entry **entries, size_t *n,
	struct error *err);

/* Adds the content of PATH to OUT. A file of more than MAX bytes is not read:
 * OUT gets MAX + 1 bytes that say nothing, so that the caller sees it. Returns
 * 1; 0 when there is no such file; -1 when it could not be read. Symbolic
 * links are not followed: 0. A tree that was listed before fork() may be read
 * by the child and the parent at the same time. */
int tree_read(struct tree *t, const char *path, size_t max, struct buf *out,
	struct error *err);

/* The commit that the tree is of, as hex with its time (seconds since 1970,
 * and minutes east); NULL for a folder, an index, memory. */
const char *tree_commit(const struct tree *t, long long *time, int *offset);

#endif
