/* SPDX-License-Identifier: MPL-2.0 */
/* The files of the work folder that a commit would take. */
#include "lib/git/commit.h"
#include "lib/git/tree_folder.h"

/* A comparison of the work folder with HEAD. */
struct comparison {
	struct repository *repo;
	struct arena *arena;
	const char **paths;
	size_t n, cap;
};

static void
add_path(struct comparison *c, const char *path)
{
	ARENA_GROW(c->arena, c->paths, c->n, c->cap);
	c->paths[c->n++] = arena_strdup(c->arena, path);
}

static bool
is_same(struct comparison *c, const struct tree_entry *file,
	const struct tree_entry *head)
{
	struct buf path = {0};
	git_oid id;
	int rc;

	if ((file->mode & 0170000) != (head->mode & 0170000))
		return false;
	if ((file->mode & 0170000) == 0160000)
		return true;
	if ((file->mode & 0170000) != 0100000)
		return false;
	if (file->id[0])
		return streq(file->id, head->id);
	buf_fmt(&path, "%s%s", repository_workdir(c->repo), file->path);
	rc = git_repository_hashfile(&id, c->repo->git, path.p,
		GIT_OBJECT_BLOB, NULL);
	buf_free(&path);
	return rc == 0 && git_oid_streq(&id, head->id) == 0;
}

/* Both lists are sorted by path. A nested repository that is not HEAD's, or a
 * special file, is nothing to commit. */
static void
compare(struct comparison *c, const struct tree_entry *files, size_t n,
	const struct tree_entry *heads, size_t head_count)
{
	size_t i = 0, k = 0;

	while (i < n || k < head_count) {
		int order = i == n ? 1 : k == head_count ? -1
			: strcmp(files[i].path, heads[k].path);
		unsigned kind = order <= 0 ? files[i].mode & 0170000 : 0;

		if (order > 0 || (order == 0 && !is_same(c, &files[i],
		    &heads[k])))
			add_path(c, heads[k].path);
		else if (order < 0 && kind != 0 && kind != 0160000)
			add_path(c, files[i].path);
		i += order <= 0;
		k += order >= 0;
	}
}

static int
compare_trees(struct comparison *c, struct tree *folder, struct tree *head,
	struct error *err)
{
	const struct tree_entry *files, *heads = NULL;
	size_t n, head_count = 0;

	if (tree_list(folder, &files, &n, err) < 0 ||
	    (head && tree_list(head, &heads, &head_count, err) < 0))
		return -1;
	compare(c, files, n, heads, head_count);
	return 0;
}

int
commit_changed(struct repository *repo, struct tree *head, struct arena *a,
	const char ***paths, size_t *n, struct error *err)
{
	struct comparison c = {.repo = repo, .arena = a};
	struct tree *folder = NULL, *own = NULL;
	struct index_memory memory;
	int rc = index_memory_open(&memory, repo->git, err);

	if (rc == 0)
		rc = tree_open_folder(&folder, repository_workdir(repo), err);
	if (rc == 0 && head == NULL &&
	    tree_open_commit(&own, repo, "HEAD", err) < 0)
		rc = err->kind == ERROR_MISSING ? 0 : -1;
	if (rc == 0) {
		folder_remember(folder, &memory);
		rc = compare_trees(&c, folder, head ? head : own, err);
	}
	index_memory_close(&memory);
	tree_free(folder);
	tree_free(own);
	*paths = c.paths;
	*n = c.n;
	return rc;
}
