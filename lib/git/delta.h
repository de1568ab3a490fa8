/* SPDX-License-Identifier: MPL-2.0 */
/* What differs between two trees, as their raw bytes say it: every odd name
 * and mode is kept to be judged. Equal folders are not looked into; nothing is
 * guessed about renames, which are a file removed and another one added. */
#ifndef LIB_GIT_DELTA_H
#define LIB_GIT_DELTA_H

#include <stdbool.h>

#include "lib/base/error.h"
#include "lib/base/mem.h"
#include "lib/base/str.h"

struct repository;
struct tree;

/* A folder of the new tree that was looked into: the names in it. NAME is its
 * own in IN, which is NULL for the top. ADDED: the old tree hasn't got it. */
struct delta_folder {
	struct str *names;
	size_t n;
	struct str name;
	const struct delta_folder *in;
	bool added;
};

/* Why an entry could not be followed. MALFORMED: the folder is not as git
 * writes it (order, doubles, modes), or its bytes are no folder; DEEP, LONG:
 * beyond the limits. */
enum delta_trouble { DELTA_FINE, DELTA_MALFORMED, DELTA_DEEP, DELTA_LONG };

/* A file (or what stands for one, such as a link or submodule) that was added,
 * changed or removed. PATH may be any bytes but NUL, and ends in one. MODE as
 * git stores it, 0 and ID "": not there. With TROUBLE it is a folder of the
 * new tree. FOLDER: of the new tree, NULL when it was removed. */
struct delta_entry {
	const char *path;
	size_t length;
	char old_id[41], new_id[41];
	unsigned old_mode, new_mode;
	enum delta_trouble trouble;
	const struct delta_folder *folder;
};

/* TOO_MANY: there are more than DELTA_MAX; the rest is left out. */
#define DELTA_MAX 20000
#define DELTA_DEPTH 20
#define DELTA_PATH 1000
struct delta {
	struct delta_entry *v;         /* folder by folder */
	size_t n, cap;
	bool too_many;
};

/* Compares the trees OLD and NEW (object ids; "": empty), in arena A. A folder
 * of the old tree that is malformed counts as empty. -1: an object is missing
 * or damaged. */
int delta_read(struct delta *out, struct arena *a, struct repository *repo,
	const char *old, const char *new, struct error *err);

/* Compares two trees that list their files with ids (a commit, the index), so
 * without folders; BEFORE NULL: empty. In arena A. -1: one can't be listed. */
int delta_of_trees(struct delta *out, struct arena *a, struct tree *before,
	struct tree *after, struct error *err);

/* The entry of PATH; NULL. */
const struct delta_entry *delta_find(const struct delta *d, const char *path);

#endif
