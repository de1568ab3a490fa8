/* SPDX-License-Identifier: MPL-2.0 */
/* What was found of a history, from one run to the next. */
#include "lib/git/history_internal.h"

#include <stdlib.h>

#include "lib/base/keep.h"

#define KIND "referat-history-3"

/* Links lead to versions that are there. Whether a chain ends is for those to
 * see to who follow it. */
static bool
are_chains(const struct history *h)
{
	size_t i;

	for (i = 0; i < h->version_count; i++)
		if (h->versions[i].newer != HISTORY_END &&
		    h->versions[i].newer >= h->version_count)
			return false;
	for (i = 0; i < h->cap; i++)
		if (h->slots[i].key && h->slots[i].oldest != HISTORY_END &&
		    h->slots[i].oldest >= h->version_count)
			return false;
	return true;
}

static bool
read_slots(struct history *h, struct unpack *u)
{
	uint64_t cap = unpack_u64(u);
	struct str rest = u->rest;
	size_t size, i;

	if (u->bad || cap == 0 || (cap & (cap - 1)) != 0 ||
	    cap > rest.n / sizeof(*h->slots))
		return false;
	size = (size_t)cap * sizeof(*h->slots);
	h->cap = (size_t)cap;
	h->slots = xmalloc(size);
	memcpy(h->slots, rest.p, size);
	rest = str_skip(rest, size);
	for (i = 0; i < h->cap; i++)
		h->n += h->slots[i].key != 0;
	h->version_count = h->version_cap = rest.n / sizeof(*h->versions);
	if (h->version_count * sizeof(*h->versions) != rest.n ||
	    h->n * 2 > h->cap)
		return false;
	h->versions = xmalloc(rest.n + 1);
	memcpy(h->versions, rest.p, rest.n);
	return are_chains(h);
}

bool
history_recall(struct history *h, git_oid *commit, const char *state)
{
	struct keep file;
	struct unpack u;
	struct str id;
	bool good;

	if (!keep_open(&file, &u, state, KIND))
		return false;
	id = unpack_text(&u);
	good = id.n == GIT_OID_HEXSZ && git_oid_fromstr(commit, id.p) == 0 &&
		read_slots(h, &u);
	if (!good)
		history_free(h);
	keep_close(&file);
	return good;
}

int
history_keep(const struct history *h, const char *commit, const char *state,
	struct error *err)
{
	struct str rest[] = {
		str_make((const char *)h->slots,
			h->cap * sizeof(*h->slots)),
		str_make((const char *)h->versions,
			h->version_count * sizeof(*h->versions)),
	};
	struct buf head = {0};
	int rc;

	keep_begin(&head, KIND);
	pack_text(&head, str_of(commit));
	pack_u64(&head, h->cap);
	rc = keep_save(state, &head, rest, 2, err);
	buf_free(&head);
	return rc;
}
