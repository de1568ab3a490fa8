/* SPDX-License-Identifier: MPL-2.0 */
/* When files last changed: one pass over the history of a commit. */
#ifndef LIB_GIT_HISTORY_H
#define LIB_GIT_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/error.h"
#include "lib/base/mem.h"

struct repository;

/* Files by a hash of their path. All zero knows nothing. */
struct history {
	struct history_file {
		uint64_t key;          /* 0: free */
		int64_t time;          /* of the commit: seconds since 1970 */
		int32_t offset;        /* minutes east of UTC */
		int32_t unused;        /* is written to a file: no hole */
	} *slots;
	size_t n, cap;
};

/* Finds when each file of COMMIT (a whole object id) last changed, along first
 * parents: a merge changes what differs from its first parent. STATE (may be
 * NULL) names a file that keeps what was found; where it is of a commit before
 * this one, only what came since is looked at. 0; 1: the clone is shallow, and
 * nothing is known; -1. The caller frees OUT in any case. */
int history_read(struct history *out, struct repository *repo,
	const char *commit, const char *state, struct error *err);
void history_free(struct history *h);

/* When PATH last changed; NULL: not known. */
const struct history_file *history_find(const struct history *h,
	const char *path);

#endif
