/* SPDX-License-Identifier: MPL-2.0 */
/* A tree in memory, over another one: examples, tests, editor buffers. */
#include "lib/git/internal.h"

#include <assert.h>
#include <stdlib.h>

#include "lib/base/hash.h"

struct memory_file {
	const char *path, *content;        /* content NULL: the file is gone */
	size_t n;
	struct memory_file *next;
};

struct memory {
	struct tree tree;
	struct tree *base;
	struct map files;
	struct memory_file *first;
};

static int
memory_list(struct tree *t, struct error *err)
{
	struct memory *m = (struct memory *)t;
	const struct tree_entry *base = NULL;
	const struct memory_file *f;
	size_t n = 0, i;

	if (m->base && tree_list(m->base, &base, &n, err) < 0)
		return -1;
	for (i = 0; i < n; i++)
		if (map_get(&m->files, str_of(base[i].path)) == NULL)
			*tree_add(t, base[i].path, base[i].mode) = base[i];
	for (f = m->first; f; f = f->next)
		if (f->content)
			tree_add(t, f->path, 0100644);
	return 0;
}

static int
memory_read(struct tree *t, const char *path, size_t max, struct buf *out,
	struct error *err)
{
	struct memory *m = (struct memory *)t;
	const struct memory_file *f = map_get(&m->files, str_of(path));

	if (f == NULL)
		return m->base ? tree_read(m->base, path, max, out, err) : 0;
	if (f->content == NULL)
		return 0;
	if (f->n > max)
		tree_too_large(out, max);
	else
		buf_add(out, f->content, f->n);
	return 1;
}

static void
memory_free(struct tree *t)
{
	map_free(&((struct memory *)t)->files);
}

static const struct tree_ops memory_ops = {memory_list, memory_read,
	memory_free};

int
tree_open_memory(struct tree **out, struct tree *base, struct error *err)
{
	struct memory *m = xcalloc(1, sizeof(*m));

	(void)err;
	m->tree.ops = &memory_ops;
	m->base = base;
	*out = &m->tree;
	return 0;
}

void
tree_put(struct tree *t, const char *path, const char *content, size_t n)
{
	struct memory *m = (struct memory *)t;
	struct memory_file *f = map_get(&m->files, str_of(path));

	assert(t->ops == &memory_ops);
	if (f == NULL) {
		f = ARENA_NEW(&t->arena, struct memory_file);
		f->path = arena_strdup(&t->arena, path);
		f->next = m->first;
		m->first = f;
		map_put(&m->files, str_of(f->path), f);
	}
	f->content = content ? arena_strndup(&t->arena, content, n) : NULL;
	f->n = n;
	t->listed = false;
}
