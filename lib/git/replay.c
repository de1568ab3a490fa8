/* SPDX-License-Identifier: MPL-2.0 */
/* Own commits put upon what others made meanwhile. */
#include "lib/git/replay.h"

#include <string.h>

#include "lib/git/chain.h"
#include "lib/git/commit_write.h"
#include "lib/git/internal.h"
#include "lib/git/merge.h"

/* The run: the commit and tree that the next one goes upon. */
struct run {
	const struct replay *r;
	struct replayed *out;
	struct arena *arena;
	git_repository *git;
	git_oid tip;
};

static int
tree_of(git_tree **out, git_repository *git, const git_oid *id,
	struct error *err)
{
	git_commit *commit = NULL;
	int rc = git_commit_lookup(&commit, git, id);

	if (rc == 0)
		rc = git_commit_tree(out, commit);
	git_commit_free(commit);
	return rc < 0 ? git_broken(err, "commit") : 0;
}

/* Merges what is between the commits FROM and TO into the tip. */
static int
merge_between(git_oid *tree, struct run *run, const git_oid *from,
	const git_oid *to, struct error *err)
{
	git_tree *base = NULL, *ours = NULL, *theirs = NULL;
	struct merge m = {.git = run->git, .arena = run->arena,
		.there = run->r->there, .here = run->r->here,
		.out = run->out};
	int rc = tree_of(&base, run->git, from, err);

	if (rc == 0)
		rc = tree_of(&ours, run->git, &run->tip, err);
	if (rc == 0)
		rc = tree_of(&theirs, run->git, to, err);
	if (rc == 0)
		rc = merge_trees(tree, &m, base, ours, theirs, err);
	git_tree_free(base);
	git_tree_free(ours);
	git_tree_free(theirs);
	return rc;
}

/* The committer of OLD's successor. It keeps its time, by whose day roles and
 * approvals are judged, unless what it goes upon is later. */
static int
new_committer(git_signature **out, struct run *run, git_commit *old,
	git_commit *parent)
{
	const struct signature *c = run->r->committer;
	git_time_t time = git_commit_time(old), least = git_commit_time(parent);

	return git_signature_new(out, c->name, c->email, time < least ? least
		: time, git_commit_time_offset(old));
}

/* Writes the commit OLD anew, with TREE, upon the tip. */
static int
write_commit(struct run *run, git_commit *old, const git_oid *tree_id,
	struct error *err)
{
	git_signature *who = NULL;
	git_commit *parent = NULL;
	git_tree *tree = NULL;
	int rc = git_commit_lookup(&parent, run->git, &run->tip);

	if (rc == 0)
		rc = new_committer(&who, run, old, parent);
	if (rc == 0)
		rc = git_tree_lookup(&tree, run->git, tree_id);
	if (rc < 0)
		git_failed(err, "ændringen kan ikke lægges oven på",
			"the commit can't be made anew");
	else
		rc = commit_write(&run->tip, run->git, &(struct commit_parts){
			git_commit_author(old), who,
			git_commit_message_raw(old), tree, parent},
			run->r->signer, err);
	git_tree_free(tree);
	git_commit_free(parent);
	git_signature_free(who);
	return rc;
}

/* Puts one commit upon the tip: 1; 0 when it clashes. */
static int
replay_one(struct run *run, const struct chain_commit *c, const git_oid *from,
	struct error *err)
{
	git_commit *old = NULL;
	git_tree *tip = NULL;
	git_oid id, tree;
	int rc = 0;

	if (git_oid_fromstr(&id, c->id) < 0 ||
	    git_commit_lookup(&old, run->git, &id) < 0)
		return git_broken(err, c->id);
	if (git_commit_parentcount(old) != 1)
		rc = error_set(err, ERROR_REFUSED,
			"ændringen %.10s fletter grene; hent en frisk kopi af arkivet, og læg ændringerne ind dér",
			"commit %.10s merges branches; clone the repository anew and put your changes in there",
			c->id);
	if (rc == 0)
		rc = merge_between(&tree, run, from, &id, err);
	if (rc == 0 && run->out->clash_count == 0) {
		rc = tree_of(&tip, run->git, &run->tip, err);
		if (rc == 0 && git_oid_equal(&tree, git_tree_id(tip)))
			run->out->empty++;
		else if (rc == 0 && (rc = write_commit(run, old, &tree,
		    err)) == 0)
			run->out->done++;
		git_tree_free(tip);
		rc = rc < 0 ? -1 : 1;
	}
	git_commit_free(old);
	return rc;
}

/* All that is left from the clashing commit on, put together. */
static int
merge_rest(git_oid *tree, struct run *run, const git_oid *from,
	struct error *err)
{
	git_oid own;

	run->out->clash_count = 0;
	if (git_oid_fromstr(&own, run->r->own) < 0)
		return git_broken(err, run->r->own);
	return merge_between(tree, run, from, &own, err);
}

static int
finish(struct run *run, const git_oid *rest, struct error *err)
{
	git_tree *tree = NULL;

	git_oid_tostr(run->out->tip, sizeof(run->out->tip), &run->tip);
	if (rest) {
		git_oid_tostr(run->out->tree, sizeof(run->out->tree), rest);
		return 0;
	}
	if (tree_of(&tree, run->git, &run->tip, err) < 0)
		return -1;
	git_oid_tostr(run->out->tree, sizeof(run->out->tree),
		git_tree_id(tree));
	git_tree_free(tree);
	return 0;
}

int
replay_run(struct replayed *out, struct arena *a, const struct replay *r,
	struct error *err)
{
	struct run run = {r, out, a, r->repo->git, {{0}}};
	struct chain chain = {0};
	git_oid from, rest;
	size_t i;
	int rc = 1;

	memset(out, 0, sizeof(*out));
	if (chain_read(&chain, a, r->repo, r->base, r->own, 0, err) < 0)
		return -1;
	if (git_oid_fromstr(&run.tip, r->onto) < 0 ||
	    git_oid_fromstr(&from, r->base) < 0)
		return git_broken(err, r->onto);
	for (i = 0; i < chain.n && rc == 1; i++) {
		rc = replay_one(&run, &chain.v[i], &from, err);
		if (rc == 1 && git_oid_fromstr(&from, chain.v[i].id) < 0)
			rc = git_broken(err, chain.v[i].id);
	}
	if (rc < 0)
		return -1;
	if (rc == 1)
		return finish(&run, NULL, err);
	out->left = chain.n - (i - 1);
	if (merge_rest(&rest, &run, &from, err) < 0)
		return -1;
	return finish(&run, &rest, err);
}
