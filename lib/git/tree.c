/* SPDX-License-Identifier: MPL-2.0 */
/* A tree: what all kinds have in common. */
#include "lib/git/internal.h"

#include <assert.h>
#include <stdlib.h>

struct tree_entry *
tree_add(struct tree *t, const char *path, unsigned mode)
{
	struct tree_entry *e;

	VEC_GROW(t->entries, t->cap, t->n + 1);
	e = &t->entries[t->n++];
	e->path = path;
	e->mode = mode;
	e->id[0] = '\0';
	return e;
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct tree_entry *)a)->path,
		((const struct tree_entry *)b)->path);
}

const struct tree_entry *
tree_find(const struct tree *t, const char *path)
{
	struct tree_entry key = {.path = path};

	assert(t->listed);
	if (t->n == 0)
		return NULL;
	return bsearch(&key, t->entries, t->n, sizeof(key), by_path);
}

/* Entries come in order as often as not. */
static void
sort(struct tree *t)
{
	size_t i;

	for (i = 1; i < t->n; i++)
		if (by_path(&t->entries[i - 1], &t->entries[i]) > 0) {
			qsort(t->entries, t->n, sizeof(*t->entries), by_path);
			return;
		}
}

int
tree_list(struct tree *t, const struct tree_entry **entries, size_t *n,
	struct error *err)
{
	if (!t->listed) {
		t->n = 0;
		if (t->ops->list(t, err) < 0)
			return -1;
		sort(t);
		t->listed = true;
	}
	*entries = t->entries;
	*n = t->n;
	return 0;
}

int
tree_read(struct tree *t, const char *path, size_t max, struct buf *out,
	struct error *err)
{
	return t->ops->read(t, path, max, out, err);
}

void
tree_too_large(struct buf *out, size_t max)
{
	memset(buf_room(out, max + 1), '\n', max + 1);
	out->n += max + 1;
	out->p[out->n] = '\0';
}

const char *
tree_commit(const struct tree *t, long long *time, int *offset)
{
	if (t->commit[0] == '\0')
		return NULL;
	*time = t->time;
	*offset = t->offset;
	return t->commit;
}

void
tree_free(struct tree *t)
{
	if (t == NULL)
		return;
	t->ops->free(t);
	arena_free(&t->arena);
	free(t->entries);
	free(t);
}

int
tree_order(struct str x, bool x_is_folder, struct str y, bool y_is_folder)
{
	size_t n = x.n < y.n ? x.n : y.n;
	int c = memcmp(x.p, y.p, n);
	unsigned char a, b;

	if (c)
		return c;
	a = x.n > n ? (unsigned char)x.p[n] : x_is_folder ? '/' : 0;
	b = y.n > n ? (unsigned char)y.p[n] : y_is_folder ? '/' : 0;
	return (a > b) - (a < b);
}
