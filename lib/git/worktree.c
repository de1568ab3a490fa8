/* SPDX-License-Identifier: MPL-2.0 */
/* The files of the work folder. */
#include "lib/git/worktree.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"

/* So many names are told. */
#define NAMED 5

static void
full_path(struct buf *out, git_repository *git, const char *path)
{
	out->n = 0;
	buf_fmt(out, "%s%s", git_repository_workdir(git), path);
}

/* Whether the work folder has at FULL what ID and MODE say (ID "": nothing).
 * What can't be read is nothing that we know. */
static bool
holds(git_repository *git, const char *full, const char *path, const char *id)
{
	git_oid now, want;
	struct stat st;

	if (lstat(full, &st) < 0)
		return id[0] == '\0' && (errno == ENOENT || errno == ENOTDIR);
	return id[0] && S_ISREG(st.st_mode) &&
		git_oid_fromstr(&want, id) == 0 &&
		git_repository_hashfile(&now, git, full, GIT_OBJECT_BLOB,
			path) == 0 && git_oid_equal(&now, &want);
}

int
worktree_check(git_repository *git, const struct delta *d, struct error *err)
{
	struct buf full = {0}, names = {0};
	size_t i, n = 0;
	int rc = 0;

	for (i = 0; i < d->n; i++) {
		const struct delta_entry *e = &d->v[i];

		full_path(&full, git, e->path);
		if (!holds(git, buf_cstr(&full), e->path, e->new_id) &&
		    !holds(git, buf_cstr(&full), e->path, e->old_id) &&
		    n++ < NAMED)
			buf_fmt(&names, "\n  %s", e->path);
	}
	if (n)
		rc = error_set(err, ERROR_REFUSED,
			"du har ændret noget, som andre også har ændret, og som ikke er gemt (%zu filer):%s\n"
			"gem det først med  referat commit , og prøv igen",
			"you changed what others changed too, and it isn't recorded (%zu files):%s\n"
			"record it first with  referat commit , and try again",
			n, buf_cstr(&names));
	buf_free(&names);
	buf_free(&full);
	return rc;
}

/* Writes the blob as the work folder is to have it: with its line ends. */
static int
write_file(git_repository *git, const struct delta_entry *e, const char *full,
	struct error *err)
{
	git_blob_filter_options options;
	git_buf content = {0};
	git_blob *blob = NULL;
	struct buf folder = {0};
	git_oid id;
	int rc = git_oid_fromstr(&id, e->new_id);

	git_blob_filter_options_init(&options, GIT_BLOB_FILTER_OPTIONS_VERSION);
	if (rc == 0)
		rc = git_blob_lookup(&blob, git, &id);
	if (rc == 0)
		rc = git_blob_filter(&content, blob, e->path, &options);
	if (rc < 0) {
		git_blob_free(blob);
		return git_broken(err, e->path);
	}
	buf_add(&folder, full, path_dir(full));
	rc = file_mkdirs(buf_cstr(&folder), err);
	if (rc == 0)
		rc = file_write(full, str_make(content.ptr, content.size),
			false, err);
	buf_free(&folder);
	git_buf_dispose(&content);
	git_blob_free(blob);
	return rc;
}

/* Removes the file, and folders that are empty without it. */
static int
remove_file(git_repository *git, const char *path, char *full,
	struct error *err)
{
	size_t top = strlen(git_repository_workdir(git));
	size_t n = strlen(full);

	if (unlink(full) < 0 && errno != ENOENT && errno != ENOTDIR)
		return error_errno(err, errno, path);
	while ((n = path_dir(full)) > top) {
		full[n] = '\0';
		if (rmdir(full) < 0)
			break;
	}
	return 0;
}

/* Whether the file waits to be changed: it isn't yet, and nobody else did. */
static bool
is_as_before(git_repository *git, const char *full,
	const struct delta_entry *e)
{
	return !holds(git, full, e->path, e->new_id) &&
		holds(git, full, e->path, e->old_id);
}

int
worktree_write(git_repository *git, const struct delta *d, struct error *err)
{
	struct buf full = {0};
	size_t i;
	int rc = 0;

	/* What goes first makes room for what comes: a folder for a file. */
	for (i = 0; rc == 0 && i < d->n; i++) {
		const struct delta_entry *e = &d->v[i];

		full_path(&full, git, e->path);
		if (e->new_id[0] == '\0' && is_as_before(git, full.p, e))
			rc = remove_file(git, e->path, full.p, err);
	}
	for (i = 0; rc == 0 && i < d->n; i++) {
		const struct delta_entry *e = &d->v[i];

		full_path(&full, git, e->path);
		if (e->new_id[0] && is_as_before(git, full.p, e))
			rc = write_file(git, e, full.p, err);
	}
	buf_free(&full);
	return rc;
}
