/* SPDX-License-Identifier: MPL-2.0 */
/* Making commits without going through the index. */
#include "lib/git/commit.h"

#include <assert.h>
#include <stdlib.h>

#include "lib/git/branch.h"
#include "lib/git/commit_write.h"
#include "lib/git/internal.h"
#include "lib/git/refresh.h"

/* The run of commit_all. */
struct chain {
	git_repository *git;
	struct branch branch;
	git_signature *author, *committer;
	git_oid tip;               /* of what is committed so far */
	bool has_tip;
};

/* Writes the content as `git add` would: line ends by .gitattributes. */
static int
write_blob(git_oid *id, git_repository *git, const struct commit_file *f,
	struct error *err)
{
	git_filter_list *filters = NULL;
	git_buf clean = {0};
	int rc = git_filter_list_load(&filters, git, NULL, f->path,
		GIT_FILTER_TO_ODB, GIT_FILTER_DEFAULT);

	if (rc == 0 && filters)
		rc = git_filter_list_apply_to_buffer(&clean, filters,
			f->content.p, f->content.n);
	if (rc == 0 && filters)
		rc = git_blob_create_from_buffer(id, git, clean.ptr, clean.size);
	else if (rc == 0)
		rc = git_blob_create_from_buffer(id, git, f->content.p,
			f->content.n);
	git_buf_dispose(&clean);
	git_filter_list_free(filters);
	return rc < 0 ? git_failed(err, "indholdet kan ikke gemmes i git",
		"the content can't be stored in git") : 0;
}

/* What is to happen to F in the tree BASE: 1, 0 nothing, -1. */
static int
plan_file(git_tree_update *out, git_repository *git, git_tree *base,
	const struct commit_file *f, struct error *err)
{
	git_tree_entry *old = NULL;
	int rc = git_tree_entry_bypath(&old, base, f->path);
	git_filemode_t mode = rc == 0 ? git_tree_entry_filemode(old)
		: GIT_FILEMODE_BLOB;

	git_tree_entry_free(old);
	if (rc < 0 && (rc != GIT_ENOTFOUND ||
	    git_error_last()->klass == GIT_ERROR_ODB))
		return git_broken(err, f->path);
	out->path = f->path;
	out->filemode = mode == GIT_FILEMODE_BLOB_EXECUTABLE ? mode
		: GIT_FILEMODE_BLOB;
	if (f->content.p == NULL) {
		out->action = GIT_TREE_UPDATE_REMOVE;
		return rc == 0;
	}
	out->action = GIT_TREE_UPDATE_UPSERT;
	return write_blob(&out->id, git, f, err) < 0 ? -1 : 1;
}

static int
build_tree(git_oid *out, git_repository *git, git_tree *base,
	const struct commit_plan *plan, struct error *err)
{
	git_tree_update *updates = xcalloc(plan->n + 1, sizeof(*updates));
	size_t i, n = 0;
	int rc = 0;

	for (i = 0; i < plan->n && rc >= 0; i++) {
		rc = plan_file(&updates[n], git, base, &plan->files[i], err);
		n += rc == 1;
	}
	if (rc >= 0 && git_tree_create_updated(out, git, base, n, updates) < 0)
		rc = git_failed(err, "filerne kan ikke lægges ind i arkivet",
			"the files can't be put into the repository");
	free(updates);
	return rc < 0 ? -1 : 0;
}

/* The commit and tree that the next one builds on; without a commit yet, NULL
 * and the empty tree. */
static int
open_base(git_commit **parent, git_tree **base, struct chain *c,
	struct error *err)
{
	git_treebuilder *builder = NULL;
	git_oid empty;
	int rc;

	if (c->has_tip) {
		rc = git_commit_lookup(parent, c->git, &c->tip);
		if (rc == 0)
			rc = git_commit_tree(base, *parent);
		return rc < 0 ? git_broken(err, c->branch.name) : 0;
	}
	rc = git_treebuilder_new(&builder, c->git, NULL);
	if (rc == 0)
		rc = git_treebuilder_write(&empty, builder);
	if (rc == 0)
		rc = git_tree_lookup(base, c->git, &empty);
	git_treebuilder_free(builder);
	return rc < 0 ? git_failed(err, "der kan ikke skrives i git-arkivet",
		"the git repository can't be written to") : 0;
}

/* Adds one commit to the chain; no branch is moved. */
static int
commit_plan(struct chain *c, const struct commit_plan *plan,
	struct error *err)
{
	git_commit *parent = NULL;
	git_tree *base = NULL, *tree = NULL;
	git_oid id;
	int rc = open_base(&parent, &base, c, err);

	if (rc == 0)
		rc = build_tree(&id, c->git, base, plan, err);
	if (rc == 0 && git_oid_equal(&id, git_tree_id(base)))
		rc = error_set(err, ERROR_REFUSED,
			"der er ingen ændringer at gemme",
			"there is nothing to commit");
	if (rc == 0 && git_tree_lookup(&tree, c->git, &id) < 0)
		rc = git_broken(err, "tree");
	if (rc == 0)
		rc = commit_write(&c->tip, c->git, &(struct commit_parts){
			c->author, c->committer, plan->message, tree, parent},
			plan->signer, err);
	c->has_tip = true;
	git_tree_free(tree);
	git_tree_free(base);
	git_commit_free(parent);
	return rc;
}

static int
make_signature(git_signature **out, const struct signature *s,
	struct error *err)
{
	if (git_signature_new(out, s->name, s->email, s->time, s->offset) == 0)
		return 0;
	return error_set(err, ERROR_USAGE,
		"»%s <%s>« kan git ikke bruge som navn og mailadresse",
		"git can't use »%s <%s>« as a name and e-mail", s->name,
		s->email);
}

/* Writes all commits and the index that fits them, and moves the branch. */
static int
run(struct chain *c, struct refresh *r, const struct commit_plan *plans,
	size_t n, char (*ids)[65], struct error *err)
{
	size_t i;

	c->tip = c->branch.tip;
	c->has_tip = !c->branch.unborn;
	for (i = 0; i < n; i++) {
		if (commit_plan(c, &plans[i], err) < 0)
			return -1;
		git_oid_tostr(ids[i], 65, &c->tip);
	}
	if (refresh_prepare(r, c->git, &c->tip, plans, n, err) < 0)
		return -1;
	return branch_move(&c->branch, c->git, &c->tip, c->committer,
		plans[n - 1].message, err);
}

int
commit_all(struct repository *repo, const struct commit_plan *plans, size_t n,
	const struct signature *author, const struct signature *committer,
	char (*ids)[65], struct error *err)
{
	struct chain c = {.git = repo->git};
	struct refresh r = {0};
	int rc;

	assert(n > 0);
	if (branch_open(&c.branch, repo->git, err) < 0)
		return -1;
	rc = make_signature(&c.author, author, err);
	if (rc == 0)
		rc = make_signature(&c.committer, committer, err);
	if (rc == 0)
		rc = refresh_begin(&r, repo->git, err);
	if (rc == 0)
		rc = run(&c, &r, plans, n, ids, err);
	if (rc == 0 && refresh_done(&r, err) < 0)
		rc = 1;
	refresh_end(&r);
	git_signature_free(c.author);
	git_signature_free(c.committer);
	branch_close(&c.branch);
	return rc;
}
