/* SPDX-License-Identifier: MPL-2.0 */
/* The versions of one file in history, newest first. */
#include "lib/git/versions.h"

#include "lib/git/internal.h"

/* One walk. AT is the commit looked at; ID the blob of the file in it. */
struct walk {
	git_repository *git;
	const char *path;
	size_t max;
	bool (*each)(const struct version *v, void *ctx);
	void *ctx;
};

static int
refuse_shallow(struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"arkivet er hentet uden hele sin historie; hent resten med  "
		"git fetch --unshallow",
		"the clone is shallow; get the rest with  "
		"git fetch --unshallow");
}

/* The blob of the file in COMMIT: 1, 0 where there is none, -1. */
static int
find_blob(git_oid *out, const struct walk *w, git_commit *commit)
{
	git_tree_entry *entry = NULL;
	git_tree *tree = NULL;
	int rc = git_commit_tree(&tree, commit);

	if (rc == 0)
		rc = git_tree_entry_bypath(&entry, tree, w->path);
	if (rc == 0 && git_tree_entry_type(entry) == GIT_OBJECT_BLOB)
		git_oid_cpy(out, git_tree_entry_id(entry));
	else if (rc == 0 || rc == GIT_ENOTFOUND)
		rc = 1;
	git_tree_entry_free(entry);
	git_tree_free(tree);
	return rc == 0 ? 1 : rc == 1 ? 0 : -1;
}

/* *TEXT is the content of ID, and points into *BLOB. */
static const struct str *
content(struct str *text, git_blob **blob, const struct walk *w,
	const git_oid *id)
{
	*blob = NULL;
	if (git_blob_lookup(blob, w->git, id) < 0 ||
	    (size_t)git_blob_rawsize(*blob) > w->max)
		return NULL;
	*text = str_make(git_blob_rawcontent(*blob),
		(size_t)git_blob_rawsize(*blob));
	return text;
}

static bool
tell(const struct walk *w, git_commit *commit, const git_oid *before,
	const git_oid *after)
{
	char id[GIT_OID_HEXSZ + 1];
	git_blob *old = NULL, *new = NULL;
	struct str old_text, new_text;
	struct version v = {.commit = git_oid_tostr(id, sizeof(id),
		git_commit_id(commit)),
		.email = git_commit_author(commit)->email};
	bool on;

	v.before = before ? content(&old_text, &old, w, before) : NULL;
	v.after = after ? content(&new_text, &new, w, after) : NULL;
	on = w->each(&v, w->ctx);
	git_blob_free(old);
	git_blob_free(new);
	return on;
}

/* From one commit to the one before it. 1: go on; 0: it is over; -1. */
static int
step(struct walk *w, git_commit **at, git_oid *id, int *there)
{
	git_commit *parent = NULL;
	git_oid old = {{0}};
	int rc = 0, was = 0;
	bool on = true;

	if (git_commit_parentcount(*at) > 0)
		rc = git_commit_parent(&parent, *at, 0);
	if (rc == 0 && parent)
		was = find_blob(&old, w, parent);
	if (rc < 0 || was < 0) {
		git_commit_free(parent);
		return -1;
	}
	if (was != *there || (was && !git_oid_equal(&old, id)))
		on = tell(w, *at, was ? &old : NULL, *there ? id : NULL);
	git_commit_free(*at);
	*at = parent;
	*id = old;
	*there = was;
	return on && parent;
}

int
versions_walk(struct repository *repo, const char *from, const char *path,
	size_t max, bool (*each)(const struct version *v, void *ctx),
	void *ctx, struct error *err)
{
	struct walk w = {repo->git, path, max, each, ctx};
	git_commit *at = NULL;
	git_oid start, id;
	int there = 0, rc;

	memset(&id, 0, sizeof(id));
	if (git_oid_fromstr(&start, from) < 0 ||
	    git_commit_lookup(&at, repo->git, &start) < 0)
		return git_broken(err, from);
	there = find_blob(&id, &w, at);
	rc = there < 0 ? -1 : 1;
	while (rc > 0)
		rc = step(&w, &at, &id, &there);
	git_commit_free(at);
	if (rc == 0)
		return 0;
	return git_repository_is_shallow(repo->git) == 1 ? refuse_shallow(err)
		: git_broken(err, path);
}
