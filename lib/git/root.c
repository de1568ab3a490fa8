/* SPDX-License-Identifier: MPL-2.0 */
/* The first commit of a branch. */
#include "lib/git/root.h"

#include "lib/git/internal.h"

/* Replaces *COMMIT by its first parent until there is none. */
static int
walk(git_commit **commit)
{
	while (git_commit_parentcount(*commit)) {
		git_commit *parent;

		if (git_commit_parent(&parent, *commit, 0) < 0)
			return -1;
		git_commit_free(*commit);
		*commit = parent;
	}
	return 0;
}

int
root_find(char id[41], struct repository *repo, const char *name,
	struct error *err)
{
	git_commit *commit = NULL;
	git_oid tip;
	int rc = git_reference_name_to_id(&tip, repo->git, name);

	if (rc == GIT_ENOTFOUND)
		return 0;
	if (git_repository_is_shallow(repo->git) == 1)
		return error_set(err, ERROR_REFUSED,
			"arkivet er hentet uden hele sin historie; hent resten med  "
			"git fetch --unshallow",
			"the clone is shallow; get the rest with  git fetch "
			"--unshallow");
	if (rc == 0)
		rc = git_commit_lookup(&commit, repo->git, &tip);
	if (rc == 0)
		rc = walk(&commit);
	if (rc < 0)
		rc = git_broken(err, name);
	else {
		git_oid_tostr(id, 41, git_commit_id(commit));
		rc = 1;
	}
	git_commit_free(commit);
	return rc;
}

int
root_head(struct buf *out, struct repository *repo, struct error *err)
{
	git_reference *head = NULL;
	char id[41];

	if (git_reference_lookup(&head, repo->git, "HEAD") < 0)
		return git_failed(err, "HEAD kan ikke læses",
			"HEAD can't be read");
	if (git_reference_symbolic_target(head))
		buf_z(out, git_reference_symbolic_target(head));
	else
		buf_z(out, git_oid_tostr(id, sizeof(id),
			git_reference_target(head)));
	git_reference_free(head);
	return 0;
}
