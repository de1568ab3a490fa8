/* SPDX-License-Identifier: MPL-2.0 */
/* When files changed: one pass over the history of a commit. */
#include "lib/git/history.h"

#include <stdlib.h>

#include "lib/base/hash.h"
#include "lib/git/history_internal.h"

uint64_t
history_key(struct str path)
{
	uint64_t key = hash_quick(path, 0);

	return key ? key : 1;
}

static struct history_file *
slot_of(const struct history *h, uint64_t key)
{
	size_t i;

	for (i = (size_t)key & (h->cap - 1); h->slots[i].key &&
	    h->slots[i].key != key; i = (i + 1) & (h->cap - 1))
		continue;
	return &h->slots[i];
}

static void
grow(struct history *h)
{
	struct history old = *h;
	size_t i;

	h->cap = old.cap ? old.cap * 2 : 1024;
	h->slots = xcalloc(h->cap, sizeof(*h->slots));
	for (i = 0; i < old.cap; i++)
		if (old.slots[i].key)
			*slot_of(h, old.slots[i].key) = old.slots[i];
	free(old.slots);
}

static struct history_file *
take_slot(struct history *h, const struct history_file *file)
{
	struct history_file *slot;

	if ((h->n + 1) * 2 > h->cap)
		grow(h);
	slot = slot_of(h, file->key);
	if (slot->key == 0) {
		*slot = *file;
		slot->oldest = HISTORY_END;
		h->n++;
	}
	return slot;
}

void
history_note(struct history *h, const struct history_file *file,
	const unsigned char *id)
{
	struct history_file *slot = take_slot(h, file);
	struct history_version *v;

	if (h->version_count >= HISTORY_END - 1)
		return;
	VEC_GROW(h->versions, h->version_cap, h->version_count + 1);
	v = &h->versions[h->version_count];
	memset(v, 0, sizeof(*v));
	v->time = file->time;
	v->offset = file->offset;
	v->newer = slot->oldest;
	memcpy(v->id, id, GIT_OID_RAWSZ);
	slot->oldest = (uint32_t)h->version_count++;
}

const struct history_file *
history_find(const struct history *h, const char *path)
{
	const struct history_file *slot = h->cap
		? slot_of(h, history_key(str_of(path))) : NULL;

	return slot && slot->key ? slot : NULL;
}

void
history_free(struct history *h)
{
	free(h->slots);
	free(h->versions);
	memset(h, 0, sizeof(*h));
}

/* The last of a chain: there are no more links than versions. */
static uint32_t
newest(const struct history *h, uint32_t at)
{
	size_t steps;

	for (steps = 0; h->versions[at].newer != HISTORY_END &&
	    steps < h->version_count; steps++)
		at = h->versions[at].newer;
	return at;
}

/* What came since goes on where the chains of what was known end. */
static void
add_newer(struct history *h, const struct history *newer)
{
	uint32_t base = (uint32_t)h->version_count;
	size_t i;

	/* More than there are numbers for: what was known stays as it is. */
	if (newer->version_count >= HISTORY_END - 1 - h->version_count)
		return;
	VEC_GROW(h->versions, h->version_cap, base + newer->version_count);
	for (i = 0; i < newer->version_count; i++) {
		h->versions[base + i] = newer->versions[i];
		if (newer->versions[i].newer != HISTORY_END)
			h->versions[base + i].newer += base;
	}
	h->version_count += newer->version_count;
	for (i = 0; i < newer->cap; i++) {
		const struct history_file *file = &newer->slots[i];
		struct history_file *slot;

		if (file->key == 0)
			continue;
		slot = take_slot(h, file);
		slot->time = file->time;
		slot->offset = file->offset;
		if (file->oldest == HISTORY_END)
			continue;
		if (slot->oldest == HISTORY_END)
			slot->oldest = file->oldest + base;
		else
			h->versions[newest(h, slot->oldest)].newer =
				file->oldest + base;
	}
}

int
history_read(struct history *out, struct repository *repo, const char *commit,
	const char *state, struct error *err)
{
	struct history newer = {0};
	git_oid id, last;
	bool known;
	int rc;

	memset(out, 0, sizeof(*out));
	if (git_oid_fromstr(&id, commit) < 0)
		return git_failed(err, "historien kan ikke læses",
			"the history can't be read");
	known = state && history_recall(out, &last, state);
	if (known && git_oid_equal(&last, &id))
		return 0;
	if (known && git_graph_descendant_of(repo->git, &id, &last) != 1) {
		history_free(out);
		known = false;
	}
	rc = history_pass(known ? &newer : out, repo->git, &id, known
		? &last : NULL, err);
	add_newer(out, &newer);
	if (rc == 0 && state)
		rc = history_keep(out, commit, state, err);
	if (rc != 0)
		history_free(out);
	history_free(&newer);
	return rc;
}
