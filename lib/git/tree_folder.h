/* SPDX-License-Identifier: MPL-2.0 */
/* The tree of a folder on disk. Within lib/git only. */
#ifndef LIB_GIT_TREE_FOLDER_H
#define LIB_GIT_TREE_FOLDER_H

#include "lib/git/index_memory.h"

struct folder_tree {
	struct tree tree;
	char *path;                /* absolute, without links; no '/' at its end */
	int root, dir_fd;          /* folders held open; dir_fd is that of DIR */
	struct buf dir;
	bool stamps;               /* entries get ids */
	struct index_memory *memory; /* of git; NULL: not asked */
};

/* Before the folder is listed: files that look as MEMORY (borrowed until then)
 * has them get their content's id. */
void folder_remember(struct tree *t, struct index_memory *memory);

/* Walks the folder: see struct tree_ops. */
int folder_list(struct tree *t, struct error *err);

#endif
