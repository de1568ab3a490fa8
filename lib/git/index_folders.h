/* SPDX-License-Identifier: MPL-2.0 */
/* The folders of git's index: what their tree objects would be. Where one is
 * that of a commit, the index has all that the commit has there, and no object
 * need be read: the ids are hashed of the entries themselves, so nothing is
 * taken on trust. Within lib/git only. */
#ifndef LIB_GIT_INDEX_FOLDERS_H
#define LIB_GIT_INDEX_FOLDERS_H

#include "lib/base/hash.h"
#include "lib/git/index_memory.h"

/* A folder: its tree, and its files in the memory: N from FIRST on. */
struct index_folder {
	git_oid id;
	size_t first, n;
};

/* All zero has none. */
struct index_folders {
	struct map folders;        /* path, "" or "a/b/" -> struct index_folder */
	struct arena arena;
};

/* Fills F with the folders of M, which must outlive it. The caller frees. */
void index_folders_make(struct index_folders *f, const struct index_memory *m);
void index_folders_free(struct index_folders *f);

/* The folder at PATH if its tree is ID; NULL. */
const struct index_folder *index_folders_find(const struct index_folders *f,
	const char *path, const git_oid *id);

#endif
