/* SPDX-License-Identifier: MPL-2.0 */
/* The files that differ between two commits. */
#ifndef LIB_GIT_DIFF_H
#define LIB_GIT_DIFF_H

#include "lib/base/mem.h"
#include "lib/git/repository.h"

enum diff_change { DIFF_ADDED, DIFF_REMOVED, DIFF_CHANGED };

/* One file. Modes are git's, 0 on the side where it isn't; ids are hex, all
 * zero there. A renamed file is one removed and one added. */
struct diff_file {
	const char *path;
	enum diff_change change;
	unsigned old_mode, new_mode;
	char old_id[65], new_id[65];
};

/* Compares the commits FROM (NULL: nothing was there) and TO, named as for
 * tree_open_commit. FILES, sorted by path, lives in arena A. Only folders that
 * differ are read. Fails as tree_open_commit does. */
int diff_commits(struct repository *repo, struct arena *a, const char *from,
	const char *to, struct diff_file **files, size_t *n,
	struct error *err);

#endif
