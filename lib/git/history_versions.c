/* SPDX-License-Identifier: MPL-2.0 */
/* What files have been: the versions that the one pass over history met. */
#include "lib/base/hash.h"
#include "lib/git/history.h"
#include "lib/git/internal.h"

/* The last HISTORY_MAX of those that PATH has been, oldest first; how many. */
static size_t
list_versions(const struct history *h, const char *path, uint32_t *out)
{
	const struct history_file *file = history_find(h, path);
	uint32_t at = file ? file->oldest : HISTORY_END;
	size_t n = 0, steps, k, first;
	uint32_t ring[HISTORY_MAX];

	for (steps = 0; at != HISTORY_END && steps < h->version_count; steps++) {
		ring[n++ % HISTORY_MAX] = at;
		at = h->versions[at].newer;
	}
	first = n > HISTORY_MAX ? n - HISTORY_MAX : 0;
	for (k = first; k < n; k++)
		out[k - first] = ring[k % HISTORY_MAX];
	return n - first;
}

void
history_walk(const struct history *h, struct repository *repo,
	const char *path, size_t skip, size_t max,
	bool (*each)(const struct history_seen *v, void *ctx), void *ctx)
{
	uint32_t list[HISTORY_MAX];
	size_t n = list_versions(h, path, list);
	bool on = true;

	for (n = n > skip ? n - skip : 0; on && n > 0; n--) {
		const struct history_version *v = &h->versions[list[n - 1]];
		struct history_seen seen = {v->time, v->offset, STR("")};
		git_blob *blob = NULL;
		git_oid id;

		git_oid_fromraw(&id, v->id);
		if (max > 0 && git_blob_lookup(&blob, repo->git, &id) == 0 &&
		    (size_t)git_blob_rawsize(blob) <= max)
			seen.content = str_make(git_blob_rawcontent(blob),
				(size_t)git_blob_rawsize(blob));
		on = each(&seen, ctx);
		git_blob_free(blob);
	}
}

uint64_t
history_hash(const struct history *h, const char *path)
{
	const struct history_file *file = history_find(h, path);
	uint32_t at = file ? file->oldest : HISTORY_END;
	uint64_t hash = 0;
	size_t steps;

	for (steps = 0; at != HISTORY_END && steps < h->version_count; steps++) {
		hash = hash_quick(str_make((const char *)&h->versions[at].time,
			sizeof(int64_t)), hash);
		hash = hash_quick(str_make((const char *)h->versions[at].id,
			GIT_OID_RAWSZ), hash);
		at = h->versions[at].newer;
	}
	return hash;
}
