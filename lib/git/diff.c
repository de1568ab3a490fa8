/* SPDX-License-Identifier: MPL-2.0 */
/* The files that differ between two commits. */
#include "lib/git/diff.h"

#include <stdlib.h>

#include "lib/git/revision.h"

static int
open_tree(git_tree **out, struct repository *repo, const char *rev,
	struct error *err)
{
	git_commit *commit;
	int rc;

	if (rev == NULL)
		return 0;
	if (revision_commit(&commit, repo, rev, err) < 0)
		return -1;
	rc = git_commit_tree(out, commit);
	git_commit_free(commit);
	return rc < 0 ? git_broken(err, rev) : 0;
}

static enum diff_change
change_of(const git_diff_delta *d)
{
	switch (d->status) {
	case GIT_DELTA_ADDED:
		return DIFF_ADDED;
	case GIT_DELTA_DELETED:
		return DIFF_REMOVED;
	default:
		return DIFF_CHANGED;
	}
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct diff_file *)a)->path,
		((const struct diff_file *)b)->path);
}

static void
copy(struct arena *a, git_diff *diff, struct diff_file **files, size_t *n)
{
	struct diff_file *f;
	size_t i;

	*n = git_diff_num_deltas(diff);
	*files = f = ARENA_ARRAY(a, struct diff_file, *n + 1);
	for (i = 0; i < *n; i++, f++) {
		const git_diff_delta *d = git_diff_get_delta(diff, i);

		f->path = arena_strdup(a, d->new_file.path);
		f->change = change_of(d);
		f->old_mode = d->old_file.mode;
		f->new_mode = d->new_file.mode;
		git_oid_tostr(f->old_id, sizeof(f->old_id), &d->old_file.id);
		git_oid_tostr(f->new_id, sizeof(f->new_id), &d->new_file.id);
	}
	qsort(*files, *n, sizeof(**files), by_path);
}

int
diff_commits(struct repository *repo, struct arena *a, const char *from,
	const char *to, struct diff_file **files, size_t *n, struct error *err)
{
	git_diff_options opts;
	git_tree *old = NULL, *new = NULL;
	git_diff *diff = NULL;
	int rc = -1;

	git_diff_options_init(&opts, GIT_DIFF_OPTIONS_VERSION);
	opts.flags = GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_SKIP_BINARY_CHECK;
	if (open_tree(&old, repo, from, err) == 0 &&
	    open_tree(&new, repo, to, err) == 0) {
		rc = git_diff_tree_to_tree(&diff, repo->git, old, new, &opts);
		if (rc < 0)
			git_broken(err, to);
		else
			copy(a, diff, files, n);
	}
	git_diff_free(diff);
	git_tree_free(old);
	git_tree_free(new);
	return rc < 0 ? -1 : 0;
}
