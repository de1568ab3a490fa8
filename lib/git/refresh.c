/* SPDX-License-Identifier: MPL-2.0 */
/* The index after a commit that did not go through it. */
#include "lib/git/refresh.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/git/branch.h"

int
refresh_begin(struct refresh *r, git_repository *git, struct error *err)
{
	git_index *index = NULL;
	unsigned try = 0;
	int fd = -1;

	*r = (struct refresh){0};
	if (git_repository_index(&index, git) < 0)
		return git_failed(err, "gits indeks kan ikke læses",
			"git's index can't be read");
	buf_z(&r->index, git_index_path(index));
	buf_fmt(&r->lock, "%s.lock", r->index.p);
	git_index_free(index);
	do
		fd = open(r->lock.p, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC,
			0666);
	while (fd < 0 && errno == EEXIST && !lock_is_stale(r->lock.p) &&
		lock_wait(try++));
	if (fd < 0)
		return errno == EEXIST ? lock_failed(r->lock.p, err)
			: error_errno(err, errno, r->lock.p);
	close(fd);
	r->held = true;
	return 0;
}

void
refresh_end(struct refresh *r)
{
	if (r->copy.n)
		unlink(r->copy.p);
	if (r->held)
		unlink(r->lock.p);
	buf_free(&r->index);
	buf_free(&r->lock);
	buf_free(&r->copy);
}

/* Gives the entry what stat says of the file, so that git sees without
 * reading that it is unchanged; but only if it holds what was committed. */
static void
set_stat(git_index_entry *e, git_repository *git, const char *path)
{
	struct buf full = {0};
	struct stat st;
	git_oid id;

	buf_fmt(&full, "%s%s", git_repository_workdir(git), path);
	if (lstat(full.p, &st) == 0 && S_ISREG(st.st_mode) &&
	    git_repository_hashfile(&id, git, full.p, GIT_OBJECT_BLOB, NULL)
	    == 0 && git_oid_equal(&id, &e->id)) {
		e->ctime.seconds = (int32_t)st.st_ctim.tv_sec;
		e->ctime.nanoseconds = (uint32_t)st.st_ctim.tv_nsec;
		e->mtime.seconds = (int32_t)st.st_mtim.tv_sec;
		e->mtime.nanoseconds = (uint32_t)st.st_mtim.tv_nsec;
		e->dev = (uint32_t)st.st_dev;
		e->ino = (uint32_t)st.st_ino;
		e->uid = st.st_uid;
		e->gid = st.st_gid;
		e->file_size = (uint32_t)st.st_size;
	}
	buf_free(&full);
}

static int
refresh_file(git_index *index, git_repository *git, git_tree *tree,
	const char *path)
{
	git_tree_entry *e = NULL;
	git_index_entry entry = {.path = path};
	int rc = git_tree_entry_bypath(&e, tree, path);

	if (rc == GIT_ENOTFOUND) {
		rc = git_index_remove(index, path, 0);
		return rc == GIT_ENOTFOUND ? 0 : rc;
	}
	if (rc < 0)
		return rc;
	entry.mode = git_tree_entry_filemode(e);
	git_oid_cpy(&entry.id, git_tree_entry_id(e));
	git_tree_entry_free(e);
	set_stat(&entry, git, path);
	return git_index_add(index, &entry);
}

static int
refresh_files(git_index *index, git_repository *git, git_tree *tree,
	const struct commit_plan *plans, size_t n)
{
	size_t i, j;
	int rc = 0;

	for (i = 0; i < n; i++)
		for (j = 0; j < plans[i].n && rc == 0; j++)
			rc = refresh_file(index, git, tree,
				plans[i].files[j].path);
	return rc;
}

/* libgit2 would lock the index only while it writes, so that what others
 * wrote since it was read were lost. The lock is ours; a link to the index is
 * changed, which makes a new file of it. */
static int
write_copy(struct refresh *r, git_repository *git, git_tree *tree,
	const struct commit_plan *plans, size_t n)
{
	git_index *index = NULL;
	int rc = 0;

	buf_fmt(&r->copy, "%s.referat-%ld", r->index.p, (long)getpid());
	unlink(r->copy.p);
	if (link(r->index.p, r->copy.p) < 0 && errno != ENOENT) {
		git_error_set_str(GIT_ERROR_OS, strerror(errno));
		rc = -1;
	}
	if (rc == 0)
		rc = git_index_open(&index, r->copy.p);
	if (rc == 0)
		rc = refresh_files(index, git, tree, plans, n);
	if (rc == 0)
		rc = git_index_write(index);
	git_index_free(index);
	return rc;
}

int
refresh_prepare(struct refresh *r, git_repository *git, const git_oid *tip,
	const struct commit_plan *plans, size_t n, struct error *err)
{
	git_commit *commit = NULL;
	git_tree *tree = NULL;
	int rc = git_commit_lookup(&commit, git, tip);

	if (rc == 0)
		rc = git_commit_tree(&tree, commit);
	if (rc == 0)
		rc = write_copy(r, git, tree, plans, n);
	git_tree_free(tree);
	git_commit_free(commit);
	return rc == 0 ? 0 : git_failed(err, "gits indeks kan ikke skrives",
		"git's index can't be written");
}

int
refresh_done(struct refresh *r, struct error *err)
{
	if (rename(r->copy.p, r->index.p) == 0) {
		buf_reset(&r->copy);
		return 0;
	}
	return error_set(err, ERROR_FAILED,
		"alt er gemt, men gits indeks kunne ikke følge med (%s); skriv "
		"»git reset« i arkivet",
		"all is committed, but git's index could not follow (%s); type "
		"»git reset« in the repository", strerror(errno));
}
