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
history_walk(const struct history *h, const char *path, size_t skip,
	bool (*each)(const struct history_seen *v, void *ctx), void *ctx)
{
	uint32_t list[HISTORY_MAX];
	size_t n = list_versions(h, path, list);
	bool on = true;

	for (n = n > skip ? n - skip : 0; on && n > 0; n--) {
		const struct history_version *v = &h->versions[list[n - 1]];

		on = each(&(struct history_seen){v->time, v->offset, v->id},
			ctx);
	}
}

void
history_content(struct buf *out, struct repository *repo,
	const struct history_seen *v, size_t max)
{
	size_t before = out->n;
	struct error err;
	git_odb *odb;
	git_oid id;

	git_oid_fromraw(&id, v->id);
	if (git_repository_odb(&odb, repo->git) < 0)
		return;
	if (tree_read_blob(odb, &id, "", max, out, &err) < 0 ||
	    out->n - before > max)
		out->n = before;
	git_odb_free(odb);
}

uint64_t
history_hash(const struct history *h, const char *path)
{
	const struct history_file *file = history_find(h, path);
	uint32_t at = file ? file->oldest : HISTORY_END;
	uint64_t hash = 0;
	size_t steps;

	for (steps = 0; at != HISTORY_END && steps < h->version_count; steps++) {
		const struct history_version *v = &h->versions[at];
		uint64_t id[sizeof(v->id) / sizeof(uint64_t)];
		size_t i;

		memcpy(id, v->id, sizeof(id));
		hash = hash_mix(hash, (uint64_t)v->time);
		for (i = 0; i < sizeof(id) / sizeof(*id); i++)
			hash = hash_mix(hash, id[i]);
		at = v->newer;
	}
	return hash;
}
