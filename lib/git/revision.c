/* SPDX-License-Identifier: MPL-2.0 */
/* Revisions that a person names. */
#include "lib/git/revision.h"

#include <string.h>

/* Longest name, and most commits that '~' goes back. */
#define MAX_NAME 250
#define MAX_STEPS 1000000

/* libgit2's own parser knows far more (dates, searches, paths) than a person
 * needs and than is wise to hand it: only names, ids, ~ and ^ are read. */
static bool
is_plain(struct str rev)
{
	static const char allowed[] = "0123456789abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ._/~^-";
	size_t i;

	if (rev.n == 0 || rev.n > MAX_NAME || rev.p[0] == '-' ||
	    str_find(rev, STR("..")) < rev.n || utf8_invalid(rev) < rev.n)
		return false;
	for (i = 0; i < rev.n; i++)
		if (!((unsigned char)rev.p[i] >= 0x80 ||
		    strchr(allowed, rev.p[i])))
			return false;
	return true;
}

static int
bad_name(const char *rev, struct error *err)
{
	return error_set(err, ERROR_USAGE,
		"»%s« er ikke en revision; skriv en gren, et mærke, HEAD, HEAD~1 "
		"eller et commits nummer",
		"»%s« is no revision; write a branch, a tag, HEAD, HEAD~1 or a "
		"commit's id", rev);
}

static int
missing(struct repository *repo, const char *rev, struct error *err)
{
	if (git_repository_head_unborn(repo->git) == 1)
		return error_set(err, ERROR_MISSING,
			"revisionen »%s« findes ikke; der er ikke gemt noget på grenen endnu",
			"there is no revision »%s«; the branch has no commits yet",
			rev);
	if (git_repository_is_shallow(repo->git) == 1)
		return error_set(err, ERROR_MISSING,
			"revisionen »%s« findes ikke her; arkivet er hentet uden hele "
			"sin historie, prøv »git fetch --unshallow«",
			"there is no revision »%s« here; the clone is shallow, try "
			"»git fetch --unshallow«", rev);
	return error_set(err, ERROR_MISSING,
		"revisionen »%s« findes ikke; »git branch« viser grenene, "
		"»git log« historien",
		"there is no revision »%s«; »git branch« shows the branches, "
		"»git log« the history", rev);
}

/* The object that an id of N hex digits, or its beginning, stands for. */
static int
find_id(git_object **out, struct repository *repo, const char *base, size_t n)
{
	git_oid id;

	if (n < 4 || n > GIT_OID_HEXSZ || strspn(base, "0123456789abcdefABCDEF")
	    != n || git_oid_fromstrn(&id, base, n) < 0)
		return GIT_ENOTFOUND;
	return git_object_lookup_prefix(out, repo->git, &id, n,
		GIT_OBJECT_ANY);
}

/* As git does it: a whole id goes before a name, a name before the beginning
 * of an id. */
static int
find_base(git_object **out, struct repository *repo, const char *base,
	const char *rev, struct error *err)
{
	size_t n = strlen(base);
	git_reference *ref = NULL, *end = NULL;
	int rc = n == GIT_OID_HEXSZ ? find_id(out, repo, base, n)
		: GIT_ENOTFOUND;

	if (rc == 0)
		return 0;
	if (git_reference_dwim(&ref, repo->git, base) == 0) {
		rc = git_reference_resolve(&end, ref);
		if (rc == 0 && git_object_lookup(out, repo->git,
		    git_reference_target(end), GIT_OBJECT_ANY) < 0)
			rc = git_broken(err, rev);
		else if (rc < 0)
			rc = missing(repo, rev, err);
		git_reference_free(end);
		git_reference_free(ref);
		return rc;
	}
	rc = find_id(out, repo, base, n);
	if (rc == GIT_EAMBIGUOUS)
		return error_set(err, ERROR_USAGE,
			"»%s« kan være flere commits; skriv mere af nummeret",
			"»%s« may be several commits; write more of the id", rev);
	if (rc < 0 && rc != GIT_ENOTFOUND)
		return git_broken(err, rev);
	return rc < 0 ? missing(repo, rev, err) : 0;
}

/* Replaces *COMMIT by its parent number N, from 1. */
static int
to_parent(git_commit **commit, struct repository *repo, unsigned n,
	const char *rev, struct error *err)
{
	git_commit *parent;

	if (n > git_commit_parentcount(*commit))
		return missing(repo, rev, err);
	if (git_commit_parent(&parent, *commit, n - 1) < 0)
		return git_repository_is_shallow(repo->git) == 1
			? missing(repo, rev, err) : git_broken(err, rev);
	git_commit_free(*commit);
	*commit = parent;
	return 0;
}

/* Goes the way of STEPS, such as "~2^". */
static int
walk(git_commit **commit, struct repository *repo, const char *steps,
	const char *rev, struct error *err)
{
	while (*steps) {
		char kind = *steps++;
		size_t digits = strspn(steps, "0123456789");
		unsigned long n = 1;
		int rc = 0;

		if ((kind != '~' && kind != '^') || (digits &&
		    !str_number(str_make(steps, digits), MAX_STEPS, &n)))
			return bad_name(rev, err);
		steps += digits;
		if (kind == '^' && n > 0)
			rc = to_parent(commit, repo, (unsigned)n, rev, err);
		for (; kind == '~' && n > 0 && rc == 0; n--)
			rc = to_parent(commit, repo, 1, rev, err);
		if (rc < 0)
			return -1;
	}
	return 0;
}

int
revision_commit(git_commit **out, struct repository *repo, const char *rev,
	struct error *err)
{
	char base[MAX_NAME + 1];
	git_object *object = NULL;
	size_t n = strcspn(rev, "~^");
	int rc;

	if (!is_plain(str_of(rev)) || n == 0)
		return bad_name(rev, err);
	memcpy(base, rev, n);
	base[n] = '\0';
	if (find_base(&object, repo, base, rev, err) < 0)
		return -1;
	rc = git_object_peel((git_object **)out, object, GIT_OBJECT_COMMIT);
	git_object_free(object);
	if (rc == GIT_EPEEL || rc == GIT_EINVALIDSPEC)
		return bad_name(rev, err);
	if (rc < 0)
		return git_broken(err, rev);
	rc = walk(out, repo, rev + n, rev, err);
	if (rc < 0)
		git_commit_free(*out);
	return rc;
}
