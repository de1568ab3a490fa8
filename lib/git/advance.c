/* SPDX-License-Identifier: MPL-2.0 */
/* The branch, the index and the work folder moved on together. */
#include "lib/git/advance.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/git/branch.h"
#include "lib/git/refresh.h"
#include "lib/git/worktree.h"

/* An advance in the making. FILES: how the work folder changes; NAMES: every
 * path whose entry in the index may. */
struct moving {
	struct repository *repo;
	const struct advance *a;
	const struct signature *who;
	struct arena arena;
	struct delta files;
	struct commit_plan names;
	struct branch branch;
	struct refresh refresh;
};

static void
journal_path(struct buf *out, struct repository *repo, const char *file)
{
	buf_fmt(out, "%sreferat%s", repository_gitdir(repo), file);
}

static int
tree_id(char out[41], git_repository *git, const char *commit_id,
	struct error *err)
{
	git_commit *commit = NULL;
	git_oid id;

	if (git_oid_fromstr(&id, commit_id) < 0 ||
	    git_commit_lookup(&commit, git, &id) < 0)
		return git_broken(err, commit_id);
	git_oid_tostr(out, 41, git_commit_tree_id(commit));
	git_commit_free(commit);
	return 0;
}

/* What differs between FROM and the tree, and between FROM and TIP. */
static int
find_files(struct moving *m, struct error *err)
{
	char from[41], tip[41];
	struct delta recorded = {0};
	struct commit_file *names;
	size_t i;

	if (tree_id(from, m->repo->git, m->a->from, err) < 0 ||
	    tree_id(tip, m->repo->git, m->a->tip, err) < 0 ||
	    delta_read(&m->files, &m->arena, m->repo, from, m->a->tree,
		err) < 0 ||
	    delta_read(&recorded, &m->arena, m->repo, from, tip, err) < 0)
		return -1;
	names = ARENA_ARRAY(&m->arena, struct commit_file, m->files.n +
		recorded.n + 1);
	for (i = 0; i < m->files.n; i++)
		names[m->names.n++].path = m->files.v[i].path;
	for (i = 0; i < recorded.n; i++)
		names[m->names.n++].path = recorded.v[i].path;
	m->names.files = names;
	return 0;
}

static int
write_journal(struct moving *m, struct error *err)
{
	struct buf path = {0}, text = {0};
	int rc = 0;

	journal_path(&path, m->repo, "");
	if (mkdir(buf_cstr(&path), 0700) < 0 && errno != EEXIST)
		rc = error_errno(err, errno, path.p);
	path.n = 0;
	journal_path(&path, m->repo, "/advance");
	buf_fmt(&text, "%s %s %s\n", m->a->from, m->a->tip, m->a->tree);
	if (rc == 0)
		rc = file_write(buf_cstr(&path), buf_view(&text), true, err);
	buf_free(&path);
	buf_free(&text);
	return rc;
}

static void
drop_journal(struct repository *repo)
{
	struct buf path = {0};

	journal_path(&path, repo, "/advance");
	unlink(buf_cstr(&path));
	buf_free(&path);
}

/* Moves the branch, unless it is where it is to be. */
static int
move_branch(struct moving *m, struct error *err)
{
	git_signature *who = NULL;
	git_oid tip;
	int rc = git_oid_fromstr(&tip, m->a->tip);

	if (rc == 0 && git_oid_equal(&tip, &m->branch.tip))
		return 0;
	if (rc == 0)
		rc = git_signature_new(&who, m->who->name, m->who->email,
			m->who->time, m->who->offset);
	rc = rc < 0 ? git_failed(err, "grenen kan ikke flyttes",
		"the branch can't be moved") : branch_move(&m->branch,
		m->repo->git, &tip, who, "referat sync", err);
	git_signature_free(who);
	return rc;
}

/* All steps; each may be done again. */
static int
step_on(struct moving *m, struct error *err)
{
	git_oid tip;

	if (git_oid_fromstr(&tip, m->a->tip) < 0)
		return git_broken(err, m->a->tip);
	if (worktree_write(m->repo->git, &m->files, err) < 0 ||
	    refresh_prepare(&m->refresh, m->repo->git, &tip, &m->names, 1,
		err) < 0 ||
	    move_branch(m, err) < 0 ||
	    refresh_done(&m->refresh, err) < 0)
		return -1;
	drop_journal(m->repo);
	return 0;
}

static void
moving_free(struct moving *m)
{
	refresh_end(&m->refresh);
	branch_close(&m->branch);
	arena_free(&m->arena);
}

/* Whether the branch is where an advance from FROM to TIP can find it. */
static bool
is_at(const struct branch *b, const char *id)
{
	git_oid oid;

	return !b->unborn && git_oid_fromstr(&oid, id) == 0 &&
		git_oid_equal(&oid, &b->tip);
}

static int
moved_meanwhile(struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"der er gemt noget andet imens; prøv igen",
		"something else was recorded meanwhile; try again");
}

int
advance_run(struct repository *repo, const struct advance *a,
	const struct signature *who, struct error *err)
{
	struct moving m = {.repo = repo, .a = a, .who = who};
	int rc = branch_open(&m.branch, repo->git, err);

	if (rc == 0 && !is_at(&m.branch, a->from))
		rc = moved_meanwhile(err);
	if (rc == 0)
		rc = find_files(&m, err);
	if (rc == 0)
		rc = refresh_begin(&m.refresh, repo->git, err);
	if (rc == 0)
		rc = worktree_check(repo->git, &m.files, err);
	if (rc == 0)
		rc = write_journal(&m, err);
	if (rc == 0)
		rc = step_on(&m, err);
	moving_free(&m);
	return rc;
}

/* Whether an advance was cut short: 1, *OUT is it; 0; -1. */
static int
advance_pending(struct advance *out, struct repository *repo,
	struct error *err)
{
	struct buf path = {0}, text = {0};
	int rc;

	journal_path(&path, repo, "/advance");
	if (!file_exists(buf_cstr(&path))) {
		buf_free(&path);
		return 0;
	}
	rc = file_read(&text, buf_cstr(&path), 1000, err);
	if (rc == 0) {
		rc = sscanf(buf_cstr(&text), "%40[0-9a-f] %40[0-9a-f] %40[0-9a-f]",
			out->from, out->tip, out->tree) == 3;
		if (rc == 0)
			drop_journal(repo);
	}
	buf_free(&text);
	buf_free(&path);
	return rc;
}

int
advance_resume(struct repository *repo, const struct signature *who,
	struct error *err)
{
	struct advance a;
	struct moving m = {.repo = repo, .a = &a, .who = who};
	int rc = advance_pending(&a, repo, err);

	if (rc <= 0)
		return rc;
	rc = branch_open(&m.branch, repo->git, err);
	if (rc == 0 && !is_at(&m.branch, a.from) && !is_at(&m.branch, a.tip)) {
		drop_journal(repo);
		branch_close(&m.branch);
		return 0;
	}
	if (rc == 0)
		rc = find_files(&m, err);
	if (rc == 0)
		rc = refresh_begin(&m.refresh, repo->git, err);
	if (rc == 0)
		rc = step_on(&m, err);
	moving_free(&m);
	return rc < 0 ? -1 : 1;
}
