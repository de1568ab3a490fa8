/* SPDX-License-Identifier: MPL-2.0 */
/* What differs between two listed trees, such as a commit and the index. */
#include "lib/git/delta.h"

#include "lib/git/tree.h"

static void
add(struct delta *d, struct arena *a, const struct tree_entry *old,
	const struct tree_entry *new)
{
	struct delta_entry *e;

	d->too_many = d->n == DELTA_MAX;
	if (d->too_many)
		return;
	ARENA_GROW(a, d->v, d->n, d->cap);
	e = &d->v[d->n++];
	*e = (struct delta_entry){
		.path = arena_strdup(a, new ? new->path : old->path),
		.old_mode = old ? old->mode : 0,
		.new_mode = new ? new->mode : 0,
	};
	e->length = strlen(e->path);
	if (old)
		memcpy(e->old_id, old->id, sizeof(e->old_id) - 1);
	if (new)
		memcpy(e->new_id, new->id, sizeof(e->new_id) - 1);
}

/* Both are sorted: walks them side by side. */
int
delta_of_trees(struct delta *out, struct arena *a, struct tree *before,
	struct tree *after, struct error *err)
{
	const struct tree_entry *old = NULL, *new = NULL;
	size_t old_n = 0, new_n = 0, i = 0, k = 0;

	*out = (struct delta){.n = 0};
	if ((before && tree_list(before, &old, &old_n, err) < 0) ||
	    tree_list(after, &new, &new_n, err) < 0)
		return -1;
	while ((i < old_n || k < new_n) && !out->too_many) {
		int c = i == old_n ? 1 : k == new_n ? -1
			: strcmp(old[i].path, new[k].path);

		if (c < 0) {
			add(out, a, &old[i++], NULL);
		} else if (c > 0) {
			add(out, a, NULL, &new[k++]);
		} else {
			if (old[i].mode != new[k].mode ||
			    strcmp(old[i].id, new[k].id) != 0)
				add(out, a, &old[i], &new[k]);
			i++, k++;
		}
	}
	return 0;
}
