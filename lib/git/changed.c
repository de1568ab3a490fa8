/* SPDX-License-Identifier: MPL-2.0 */
/* The files of the work folder that a commit would take. */
#include <stdlib.h>

#include "lib/git/commit.h"
#include "lib/git/internal.h"

static int
head_tree(git_tree **out, git_repository *git)
{
	git_reference *head = NULL;
	git_object *tree = NULL;
	int rc = git_repository_head(&head, git);

	*out = NULL;
	if (rc == GIT_EUNBORNBRANCH || rc == GIT_ENOTFOUND)
		return 0;
	if (rc == 0)
		rc = git_reference_peel(&tree, head, GIT_OBJECT_TREE);
	*out = (git_tree *)tree;
	git_reference_free(head);
	return rc;
}

/* A file staged one way and then written another may be as it was in HEAD:
 * the difference of three is asked again between the two. */
static bool
differs(git_repository *git, const git_diff_delta *d)
{
	struct buf path = {0};
	git_oid id;
	int rc;

	if (d->status != GIT_DELTA_MODIFIED ||
	    d->old_file.mode != d->new_file.mode)
		return true;
	buf_fmt(&path, "%s%s", git_repository_workdir(git), d->new_file.path);
	rc = git_repository_hashfile(&id, git, path.p, GIT_OBJECT_BLOB, NULL);
	buf_free(&path);
	return rc < 0 || !git_oid_equal(&id, &d->old_file.id);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
copy(git_repository *git, git_diff *diff, struct arena *a, const char ***paths,
	size_t *n)
{
	size_t i, count = git_diff_num_deltas(diff);

	*paths = ARENA_ARRAY(a, const char *, count + 1);
	*n = 0;
	for (i = 0; i < count; i++) {
		const git_diff_delta *d = git_diff_get_delta(diff, i);

		if (str_ends(str_of(d->new_file.path), "/") ||
		    !differs(git, d))
			continue;
		(*paths)[(*n)++] = arena_strdup(a, d->new_file.path);
	}
	qsort(*paths, *n, sizeof(**paths), by_text);
}

int
commit_changed(struct repository *repo, struct arena *a, const char ***paths,
	size_t *n, struct error *err)
{
	git_diff_options opts;
	git_diff *diff = NULL;
	git_tree *head = NULL;
	int rc;

	git_diff_options_init(&opts, GIT_DIFF_OPTIONS_VERSION);
	opts.flags = GIT_DIFF_INCLUDE_UNTRACKED |
		GIT_DIFF_RECURSE_UNTRACKED_DIRS | GIT_DIFF_INCLUDE_TYPECHANGE |
		GIT_DIFF_IGNORE_SUBMODULES | GIT_DIFF_SKIP_BINARY_CHECK;
	rc = head_tree(&head, repo->git);
	if (rc == 0)
		rc = git_diff_tree_to_workdir_with_index(&diff, repo->git, head,
			&opts);
	if (rc == 0)
		copy(repo->git, diff, a, paths, n);
	git_diff_free(diff);
	git_tree_free(head);
	return rc == 0 ? 0 : git_failed(err, "ændringerne kan ikke læses",
		"the changes can't be read");
}
