/* SPDX-License-Identifier: MPL-2.0 */
/* When files changed, and what they were: one pass over the history of a
 * commit. */
#ifndef LIB_GIT_HISTORY_H
#define LIB_GIT_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/error.h"
#include "lib/base/mem.h"
#include "lib/base/str.h"

struct repository;

/* Files by a hash of their path. All zero knows nothing. */
struct history {
	struct history_file {
		uint64_t key;          /* 0: free */
		int64_t time;          /* of the commit: seconds since 1970 */
		int32_t offset;        /* minutes east of UTC */
		uint32_t oldest;       /* its first version: an index of versions */
	} *slots;
	size_t n, cap;
	/* All that files have been; those of a file by age. */
	struct history_version {
		int64_t time;
		int32_t offset;
		uint32_t newer;        /* the next one; HISTORY_END: none */
		unsigned char id[24];  /* of the blob; the last four are 0 */
	} *versions;
	size_t version_count, version_cap;
};
#define HISTORY_END UINT32_MAX

/* Finds when each file of COMMIT (a whole object id) last changed, along first
 * parents: a merge changes what differs from its first parent. STATE (may be
 * NULL) names a file that keeps what was found; where it is of a commit before
 * this one, only what came since is looked at. 0; 1: the clone is shallow, and
 * nothing is known; -1. The caller frees OUT in any case. */
int history_read(struct history *out, struct repository *repo,
	const char *commit, const char *state, struct error *err);
void history_free(struct history *h);

/* A version of a file, since when; borrowed for the call. */
struct history_seen {
	int64_t time;
	int32_t offset;
	const unsigned char *id;   /* of its blob */
};

/* Calls EACH for what PATH has been, newest first, SKIP versions left out,
 * until it returns false, HISTORY_MAX times at the most. A file that was away
 * for a while goes on where it was. */
#define HISTORY_MAX 500
void history_walk(const struct history *h, const char *path, size_t skip,
	bool (*each)(const struct history_seen *v, void *ctx), void *ctx);

/* Adds what a version was to OUT: nothing where that is more than MAX bytes, or
 * can't be read. */
void history_content(struct buf *out, struct repository *repo,
	const struct history_seen *v, size_t max);

/* A hash of all that PATH has been and when; 0: not known. */
uint64_t history_hash(const struct history *h, const char *path);

/* When PATH last changed; NULL: not known. */
const struct history_file *history_find(const struct history *h,
	const char *path);

#endif
