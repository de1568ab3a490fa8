/* SPDX-License-Identifier: MPL-2.0 */
/* The branch that HEAD names, and moving it. */
#include "lib/git/branch.h"

#include <stdlib.h>

static int
check_state(git_repository *git, struct error *err)
{
	const char *what, *finish, *undo;

	switch (git_repository_state(git)) {
	case GIT_REPOSITORY_STATE_NONE:
		return 0;
	case GIT_REPOSITORY_STATE_MERGE:
		what = "merge";
		finish = "git commit";
		undo = "git merge --abort";
		break;
	case GIT_REPOSITORY_STATE_REVERT:
	case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
		what = "revert";
		finish = "git revert --continue";
		undo = "git revert --abort";
		break;
	case GIT_REPOSITORY_STATE_CHERRYPICK:
	case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
		what = "cherry-pick";
		finish = "git cherry-pick --continue";
		undo = "git cherry-pick --abort";
		break;
	case GIT_REPOSITORY_STATE_BISECT:
		what = "bisect";
		finish = undo = "git bisect reset";
		break;
	case GIT_REPOSITORY_STATE_APPLY_MAILBOX:
		what = "am";
		finish = "git am --continue";
		undo = "git am --abort";
		break;
	default:
		what = "rebase";
		finish = "git rebase --continue";
		undo = "git rebase --abort";
		break;
	}
	return error_set(err, ERROR_REFUSED,
		"en »git %s« er i gang; gør den færdig med »%s«, eller fortryd "
		"den med »%s«, og prøv igen",
		"a »git %s« is under way; finish it with »%s« or undo it with "
		"»%s«, then try again", what, finish, undo);
}

static int
read_head(struct branch *b, git_repository *git, struct error *err)
{
	git_reference *head = NULL;
	const char *target;

	if (git_reference_lookup(&head, git, "HEAD") < 0)
		return git_failed(err, "HEAD kan ikke læses",
			"HEAD can't be read");
	target = git_reference_symbolic_target(head);
	if (target)
		b->name = xstrdup(target);
	git_reference_free(head);
	if (target == NULL)
		return error_set(err, ERROR_REFUSED,
			"arkivet står på en gammel udgave og ikke på en gren (detached "
			"HEAD); gå til en gren med »git switch main«, eller lav en ny "
			"med »git switch -c NAVN«",
			"the repository is at a commit and not on a branch (detached "
			"HEAD); go to a branch with »git switch main« or make one with "
			"»git switch -c NAME«");
	return 0;
}

int
branch_open(struct branch *b, git_repository *git, struct error *err)
{
	int rc;

	*b = (struct branch){0};
	if (git_repository_is_bare(git))
		return error_set(err, ERROR_USAGE,
			"arkivet har ingen arbejdsmappe, så her kan intet gemmes; gå "
			"til en klon af det",
			"the repository has no work folder, so nothing can be "
			"committed here; go to a clone of it");
	if (check_state(git, err) < 0 || read_head(b, git, err) < 0)
		return -1;
	rc = git_reference_name_to_id(&b->tip, git, b->name);
	/* Any other failure is trouble on the disk, not a new branch. */
	b->unborn = rc == GIT_ENOTFOUND;
	if (rc == 0 || b->unborn)
		return 0;
	branch_close(b);
	return git_failed(err, "grenen kan ikke læses",
		"the branch can't be read");
}

void
branch_close(struct branch *b)
{
	free(b->name);
	b->name = NULL;
}

static void
log_text(struct buf *out, const char *message, bool initial)
{
	buf_fmt(out, "commit%s: ", initial ? " (initial)" : "");
	buf_add(out, message, strcspn(message, "\n"));
}

static int
moved(const char *name, struct error *err)
{
	return error_set(err, ERROR_REFUSED,
		"nogen har gemt andet på %s imens; intet er gemt, prøv igen",
		"somebody committed to %s meanwhile; nothing is committed, try "
		"again", name + strlen("refs/heads/"));
}

int
branch_move(struct branch *b, git_repository *git, const git_oid *id,
	const git_signature *who, const char *message, struct error *err)
{
	struct buf log = {0}, lock = {0};
	git_reference *ref = NULL;
	unsigned try = 0;
	int rc;

	log_text(&log, message, b->unborn);
	buf_fmt(&lock, "%s%s.lock", git_repository_commondir(git), b->name);
	git_repository_set_ident(git, who->name, who->email);
	do
		rc = git_reference_create_matching(&ref, git, b->name, id,
			!b->unborn, &b->tip, log.p);
	while (rc == GIT_ELOCKED && !lock_is_stale(lock.p) &&
		lock_wait(try++));
	git_reference_free(ref);
	if (rc == GIT_EMODIFIED || rc == GIT_EEXISTS ||
	    (rc == GIT_ENOTFOUND && !b->unborn))
		rc = moved(b->name, err);
	else if (rc == GIT_ELOCKED)
		rc = lock_failed(lock.p, err);
	else if (rc < 0)
		rc = git_failed(err, "grenen kan ikke flyttes",
			"the branch can't be moved");
	buf_free(&log);
	buf_free(&lock);
	return rc;
}
