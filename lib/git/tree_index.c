/* SPDX-License-Identifier: MPL-2.0 */
/* The tree of the index: what would be committed. */
#include "lib/git/internal.h"

#include <stdlib.h>

struct index_tree {
	struct tree tree;
	git_odb *odb;
	git_index *index;
};

static int
index_read(struct tree *t, const char *path, size_t max, struct buf *out,
	struct error *err)
{
	const struct tree_entry *e = tree_find(t, path);
	git_oid id;

	if (e == NULL || (e->mode & 0170000) != 0100000)
		return 0;
	git_oid_fromstr(&id, e->id);
	return tree_read_blob(((struct index_tree *)t)->odb, &id, path, max,
		out, err);
}

static void
index_free(struct tree *t)
{
	struct index_tree *x = (struct index_tree *)t;

	git_index_free(x->index);
	git_odb_free(x->odb);
}

static int
add_entry(struct tree *t, const git_index_entry *e, struct error *err)
{
	struct tree_entry *added;

	if (git_index_entry_is_conflict(e))
		return error_set(err, ERROR_REFUSED,
			"%s er i konflikt mellem to udgaver; ret filen, og skriv "
			"»git add %s«",
			"%s is in conflict between two versions; mend it and type "
			"»git add %s«", e->path, e->path);
	/* git add -N: announced, but no part of the commit to be. */
	if (e->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD)
		return 0;
	added = tree_add(t, arena_strdup(&t->arena, e->path), e->mode);
	git_oid_tostr(added->id, sizeof(added->id), &e->id);
	return 0;
}

static int
index_list(struct tree *t, struct error *err)
{
	git_index *index = ((struct index_tree *)t)->index;
	size_t i, n = git_index_entrycount(index);

	for (i = 0; i < n; i++)
		if (add_entry(t, git_index_get_byindex(index, i), err) < 0)
			return -1;
	return 0;
}

static const struct tree_ops index_ops = {index_list, index_read, index_free};

int
tree_open_index(struct tree **out, struct repository *repo, struct error *err)
{
	struct index_tree *x = xcalloc(1, sizeof(*x));
	const struct tree_entry *entries;
	size_t n;
	int rc;

	x->tree.ops = &index_ops;
	if (git_repository_odb(&x->odb, repo->git) < 0 ||
	    git_repository_index(&x->index, repo->git) < 0 ||
	    git_index_read(x->index, false) < 0)
		rc = git_failed(err, "gits indeks kan ikke læses",
			"git's index can't be read");
	else
		rc = tree_list(&x->tree, &entries, &n, err);
	if (rc < 0) {
		tree_free(&x->tree);
		return -1;
	}
	*out = &x->tree;
	return 0;
}
