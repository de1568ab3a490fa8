/* SPDX-License-Identifier: MPL-2.0 */
/* The tree of a commit. */
#include "lib/git/index_folders.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/hash.h"
#include "lib/git/revision.h"

/* Folders within folders: a tree that repeats itself unfolds without end. */
#define MAX_FOLDERS 500000

struct commit_tree {
	struct tree tree;
	git_repository *git;       /* borrowed */
	git_odb *odb;
	git_tree *root;
	struct tree *beside;       /* the work folder; or NULL */
};

/* Folders still to be listed. */
struct folder {
	git_oid id;
	const char *path;          /* "" or "a/b/" */
};
struct folders {
	struct folder *v;
	size_t n, cap, seen;
	struct index_memory index;
	struct index_folders known;        /* of the index */
};

static void
push(struct folders *todo, const git_oid *id, const char *path)
{
	VEC_GROW(todo->v, todo->cap, todo->n + 1);
	git_oid_cpy(&todo->v[todo->n].id, id);
	todo->v[todo->n++].path = path;
	todo->seen++;
}

static void
add_file(struct commit_tree *c, const char *path, unsigned mode,
	const unsigned char *id)
{
	hash_hex(tree_add(&c->tree, path, mode)->id, id, GIT_OID_RAWSZ);
}

static void
add_entry(struct commit_tree *c, struct folders *todo, const char *folder,
	const git_tree_entry *e)
{
	struct arena *a = &c->tree.arena;
	const char *name = git_tree_entry_name(e);
	unsigned mode = git_tree_entry_filemode_raw(e);
	bool is_folder = git_tree_entry_type(e) == GIT_OBJECT_TREE;
	size_t n = strlen(folder), m = strlen(name);
	char *path = arena_alloc(a, n + m + 2);

	memcpy(path, folder, n);
	memcpy(path + n, name, m);
	if (n + m > TREE_MAX_PATH) {
		tree_add(&c->tree, path, 0);
	} else if (is_folder) {
		path[n + m] = '/';
		push(todo, git_tree_entry_id(e), path);
	} else {
		add_file(c, path, mode, git_tree_entry_id(e)->id);
	}
}

/* Adds all files of the folder F where the index has the very same. */
static bool
add_known(struct commit_tree *c, const struct folders *todo,
	const struct folder *f)
{
	const struct index_folder *known = index_folders_find(&todo->known,
		f->path, &f->id);
	size_t i;

	for (i = 0; known && i < known->n; i++) {
		const struct index_entry *e =
			&todo->index.entries[known->first + i];

		add_file(c, arena_strndup(&c->tree.arena, e->path.p,
			e->path.n), index_entry_mode(e),
			index_entry_content(e));
	}
	return known != NULL;
}

static int
read_folder(struct commit_tree *c, struct folders *todo,
	const struct folder *f, struct error *err)
{
	git_tree *tree;
	size_t i, n;

	if (git_tree_lookup(&tree, c->git, &f->id) < 0)
		return git_broken(err, f->path);
	n = git_tree_entrycount(tree);
	for (i = 0; i < n; i++)
		add_entry(c, todo, f->path, git_tree_entry_byindex(tree, i));
	git_tree_free(tree);
	return 0;
}

static int
list_folder(struct commit_tree *c, struct folders *todo, struct error *err)
{
	struct folder f = todo->v[--todo->n];

	if (!add_known(c, todo, &f) && read_folder(c, todo, &f, err) < 0)
		return -1;
	if (c->tree.n > TREE_MAX_FILES || todo->seen > MAX_FOLDERS)
		return error_set(err, ERROR_FAILED,
			"commit %.12s har for mange filer eller mapper",
			"commit %.12s has too many files or folders",
			c->tree.commit);
	return 0;
}

static int
commit_list(struct tree *t, struct error *err)
{
	struct commit_tree *c = (struct commit_tree *)t;
	struct folders todo = {0};
	struct error unheard;
	int rc = 0;

	/* A broken index is as good as none. */
	if (index_memory_open(&todo.index, c->git, &unheard) == 0)
		index_folders_make(&todo.known, &todo.index);
	push(&todo, git_tree_id(c->root), "");
	while (rc == 0 && todo.n)
		rc = list_folder(c, &todo, err);
	index_folders_free(&todo.known);
	index_memory_close(&todo.index);
	free(todo.v);
	return rc;
}

/* The blob at PATH: 1, 0 for none, -1. */
static int
find_blob(struct commit_tree *c, const char *path, git_oid *id,
	struct error *err)
{
	const struct tree_entry *e;
	git_tree_entry *found;
	unsigned mode;
	int rc;

	if (c->tree.listed) {
		e = tree_find(&c->tree, path);
		if (e == NULL || (e->mode & 0170000) != 0100000)
			return 0;
		return git_oid_fromstr(id, e->id), 1;
	}
	rc = git_tree_entry_bypath(&found, c->root, path);
	/* A folder on the way whose object is missing is "not found" too. */
	if (rc == GIT_ENOTFOUND && git_error_last()->klass != GIT_ERROR_ODB)
		return 0;
	if (rc < 0)
		return git_broken(err, path);
	mode = git_tree_entry_filemode_raw(found);
	git_oid_cpy(id, git_tree_entry_id(found));
	git_tree_entry_free(found);
	return (mode & 0170000) == 0100000;
}

/* Whether the file of the work folder is the very blob. */
static bool
read_beside(struct commit_tree *c, const char *path, const git_oid *id,
	size_t max, struct buf *out)
{
	size_t from = out->n;
	struct error unheard;
	git_oid own = {{0}};

	if (c->beside == NULL)
		return false;
	if (tree_read(c->beside, path, max, out, &unheard) == 1 &&
	    out->n - from <= max) {
		hash_object(own.id, "blob", str_skip(buf_view(out), from));
		if (git_oid_equal(id, &own))
			return true;
	}
	out->n = from;
	return false;
}

static int
commit_read(struct tree *t, const char *path, size_t max, struct buf *out,
	struct error *err)
{
	struct commit_tree *c = (struct commit_tree *)t;
	git_oid id;
	int rc = find_blob(c, path, &id, err);

	if (rc <= 0 || read_beside(c, path, &id, max, out))
		return rc;
	return tree_read_blob(c->odb, &id, path, max, out, err);
}

static void
commit_free(struct tree *t)
{
	struct commit_tree *c = (struct commit_tree *)t;

	git_tree_free(c->root);
	git_odb_free(c->odb);
	tree_free(c->beside);
}

static const struct tree_ops commit_ops = {commit_list, commit_read,
	commit_free};

void
tree_look_beside(struct tree *t, struct repository *repo)
{
	struct commit_tree *c = (struct commit_tree *)t;
	const char *top = repository_workdir(repo);
	struct error unheard;

	assert(t->ops == &commit_ops);
	if (top && tree_open_folder(&c->beside, top, &unheard) < 0)
		c->beside = NULL;
}

int
tree_open_id(struct tree **out, struct repository *repo, const char *id,
	struct error *err)
{
	struct commit_tree *c;
	git_oid oid;

	if (*id == '\0')
		return tree_open_memory(out, NULL, err);
	c = xcalloc(1, sizeof(*c));
	c->tree.ops = &commit_ops;
	c->git = repo->git;
	if (git_oid_fromstr(&oid, id) < 0 ||
	    git_repository_odb(&c->odb, repo->git) < 0 ||
	    git_tree_lookup(&c->root, repo->git, &oid) < 0) {
		tree_free(&c->tree);
		return git_broken(err, id);
	}
	*out = &c->tree;
	return 0;
}

int
tree_open_commit(struct tree **out, struct repository *repo, const char *rev,
	struct error *err)
{
	struct commit_tree *c;
	git_commit *commit;
	int rc = 0;

	if (revision_commit(&commit, repo, rev, err) < 0)
		return -1;
	c = xcalloc(1, sizeof(*c));
	c->tree.ops = &commit_ops;
	c->git = repo->git;
	git_oid_tostr(c->tree.commit, sizeof(c->tree.commit),
		git_commit_id(commit));
	c->tree.time = git_commit_time(commit);
	c->tree.offset = git_commit_time_offset(commit);
	if (git_repository_odb(&c->odb, repo->git) < 0 ||
	    git_commit_tree(&c->root, commit) < 0)
		rc = git_broken(err, rev);
	git_commit_free(commit);
	if (rc < 0) {
		tree_free(&c->tree);
		return -1;
	}
	*out = &c->tree;
	return 0;
}
