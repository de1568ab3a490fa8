/* SPDX-License-Identifier: MPL-2.0 */
/* The files of the work folder that a commit would take. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/git/commit.h"
#include "lib/git/internal.h"

/* A comparison of the work folder with HEAD. The index remembers how each
 * file looked when git last read it, which spares reading it again. */
struct comparison {
	struct repository *repo;
	struct arena *arena;
	const char **paths;
	size_t n, cap;
	git_index *index;
	size_t at;                 /* in the index; paths come in order */
	struct timespec index_time;
	int top;                   /* the work folder's descriptor */
};

static void
add_path(struct comparison *c, const char *path)
{
	ARENA_GROW(c->arena, c->paths, c->n, c->cap);
	c->paths[c->n++] = arena_strdup(c->arena, path);
}

static const git_index_entry *
index_entry(struct comparison *c, const char *path)
{
	const git_index_entry *e;

	while ((e = git_index_get_byindex(c->index, c->at)) != NULL &&
	    strcmp(e->path, path) < 0)
		c->at++;
	return e && strcmp(e->path, path) == 0 ? e : NULL;
}

/* Whether E was read before the index was written. A file as young as the
 * index may have changed since within one tick; where a file system counts in
 * seconds, a tick is that long. */
static bool
is_older(const struct timespec *index, const git_index_entry *e)
{
	if (e->mtime.seconds != index->tv_sec)
		return e->mtime.seconds < index->tv_sec;
	return e->mtime.nanoseconds && e->mtime.nanoseconds < index->tv_nsec;
}

/* Whether the file looks as when git read it and found HEAD's content in it. */
static bool
looks_same(struct comparison *c, const struct tree_entry *head)
{
	const git_index_entry *e = index_entry(c, head->path);
	struct stat st;

	return e && is_older(&c->index_time, e) &&
		git_oid_streq(&e->id, head->id) == 0 &&
		fstatat(c->top, head->path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		(uint32_t)st.st_size == e->file_size &&
		(int32_t)st.st_mtim.tv_sec == e->mtime.seconds &&
		(uint32_t)st.st_mtim.tv_nsec == e->mtime.nanoseconds;
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
	if ((file->mode & 0170000) == 0160000 || looks_same(c, head))
		return true;
	if ((file->mode & 0170000) != 0100000)
		return false;
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
open_index(struct comparison *c, struct error *err)
{
	struct stat st;

	if (git_repository_index(&c->index, c->repo->git) < 0)
		return git_failed(err, "ændringerne kan ikke læses",
			"the changes can't be read");
	if (git_index_path(c->index) &&
	    stat(git_index_path(c->index), &st) == 0)
		c->index_time = st.st_mtim;
	c->top = open(repository_workdir(c->repo),
		O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return 0;
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
commit_changed(struct repository *repo, struct arena *a, const char ***paths,
	size_t *n, struct error *err)
{
	struct comparison c = {.repo = repo, .arena = a, .top = -1};
	struct tree *folder = NULL, *head = NULL;
	int rc = tree_open_folder(&folder, repository_workdir(repo), err);

	if (rc == 0 && tree_open_commit(&head, repo, "HEAD", err) < 0)
		rc = err->kind == ERROR_MISSING ? 0 : -1;
	if (rc == 0)
		rc = open_index(&c, err);
	if (rc == 0)
		rc = compare_trees(&c, folder, head, err);
	if (c.top >= 0)
		close(c.top);
	git_index_free(c.index);
	tree_free(folder);
	tree_free(head);
	*paths = c.paths;
	*n = c.n;
	return rc;
}
