/* SPDX-License-Identifier: MPL-2.0 */
/* The commits that a push or an audit has to judge, as raw bytes. */
#include "lib/git/chain.h"

#include "lib/base/hash.h"
#include "lib/git/internal.h"

static int
bad_id(struct error *err, const char *id)
{
	return error_set(err, ERROR_USAGE, "»%s« er ikke en ændrings nummer",
		"»%s« is no commit's id", id);
}

static int
no_commit(struct error *err, const char *id)
{
	return error_set(err, ERROR_MISSING, "der er ingen ændring med nummer %s",
		"there is no commit %s", id);
}

static int
read_id(git_oid *out, const char *id, struct error *err)
{
	if (strlen(id) != GIT_OID_HEXSZ || git_oid_fromstr(out, id) < 0)
		return bad_id(err, id);
	return 0;
}

/* The id in the line "KEY id" at the front of *REST, which is taken off. */
static void
take_id(char out[41], struct str *rest, const char *key)
{
	struct str id = str_make(rest->p, str_chr(*rest, '\n'));
	size_t n = id.n;

	out[0] = '\0';
	if (n == rest->n || !str_starts(id, key))
		return;
	id = str_skip(id, strlen(key));
	if (!hash_is_id(id))
		return;
	memcpy(out, id.p, id.n);
	out[id.n] = '\0';
	*rest = str_skip(*rest, n + 1);
}

static void
read_bytes(struct chain_commit *c, struct arena *a, git_odb_object *object)
{
	struct str bytes = str_make(git_odb_object_data(object),
		git_odb_object_size(object));
	struct str rest = bytes;

	take_id(c->tree, &rest, "tree ");
	take_id(c->parent, &rest, "parent ");
	c->huge = bytes.n > CHAIN_COMMIT_SIZE;
	if (!c->huge)
		c->raw = str_make(arena_strndup(a, bytes.p, bytes.n), bytes.n);
}

/* What can't be read: the clone is shallow, or broken. */
static int
broken(struct repository *repo, const char *id, struct error *err)
{
	if (git_repository_is_shallow(repo->git) == 1)
		return error_set(err, ERROR_REFUSED,
			"arkivet er hentet uden hele sin historie; hent resten med  "
			"git fetch --unshallow",
			"the clone is shallow; get the rest with  "
			"git fetch --unshallow");
	return git_broken(err, id);
}

static int
read_commit(struct chain_commit *out, struct arena *a, git_odb *odb,
	struct repository *repo, const git_oid *id, struct error *err)
{
	git_odb_object *object;
	int rc = 0;

	*out = (struct chain_commit){.huge = false};
	git_oid_tostr(out->id, sizeof(out->id), id);
	if (git_odb_read(&object, odb, id) < 0)
		return broken(repo, out->id, err);
	if (git_odb_object_type(object) == GIT_OBJECT_COMMIT)
		read_bytes(out, a, object);
	else
		rc = no_commit(err, out->id);
	git_odb_object_free(object);
	return rc;
}

static int
open_odb(git_odb **odb, struct repository *repo, struct error *err)
{
	return git_repository_odb(odb, repo->git) < 0 ? git_failed(err,
		"git-arkivets indhold kan ikke læses",
		"the git repository's objects can't be read") : 0;
}

static void
reverse(struct chain *c)
{
	size_t i;

	for (i = 0; i < c->n / 2; i++) {
		struct chain_commit t = c->v[i];

		c->v[i] = c->v[c->n - 1 - i];
		c->v[c->n - 1 - i] = t;
	}
}

static int
walk(struct chain *out, struct arena *a, git_odb *odb, struct repository *repo,
	const char *old, const char *new, size_t max, struct error *err)
{
	const char *at = new;
	git_oid id;

	while (strcmp(at, old) != 0) {
		if (*at == '\0' || (max && out->n == max))
			return 0;
		ARENA_GROW(a, out->v, out->n, out->cap);
		if (read_id(&id, at, err) < 0 || read_commit(&out->v[out->n], a,
		    odb, repo, &id, err) < 0)
			return -1;
		at = out->v[out->n++].parent;
	}
	out->whole = true;
	return 0;
}

int
chain_read(struct chain *out, struct arena *a, struct repository *repo,
	const char *old, const char *new, size_t max, struct error *err)
{
	git_odb *odb;
	git_oid id;
	int rc;

	*out = (struct chain){.whole = false};
	if ((*old && read_id(&id, old, err) < 0) ||
	    open_odb(&odb, repo, err) < 0)
		return -1;
	rc = walk(out, a, odb, repo, old, new, max, err);
	reverse(out);
	git_odb_free(odb);
	return rc;
}

static int
start_walk(git_revwalk **walk, struct repository *repo, const char *new,
	struct error *err)
{
	git_oid id;

	if (read_id(&id, new, err) < 0)
		return -1;
	if (git_revwalk_new(walk, repo->git) < 0)
		return broken(repo, new, err);
	if (git_revwalk_sorting(*walk, GIT_SORT_TOPOLOGICAL |
	    GIT_SORT_REVERSE) < 0 || git_revwalk_push(*walk, &id) < 0 ||
	    git_revwalk_hide_glob(*walk, "refs/*") < 0) {
		git_revwalk_free(*walk);
		return broken(repo, new, err);
	}
	return 0;
}

int
chain_read_new(struct chain *out, struct arena *a, struct repository *repo,
	const char *new, size_t max, struct error *err)
{
	git_revwalk *revwalk;
	git_odb *odb;
	git_oid id;
	int rc, next = 0;

	*out = (struct chain){.whole = false};
	if (open_odb(&odb, repo, err) < 0)
		return -1;
	rc = start_walk(&revwalk, repo, new, err);
	if (rc < 0) {
		git_odb_free(odb);
		return -1;
	}
	while (rc == 0 && !(max && out->n == max) &&
	    (next = git_revwalk_next(&id, revwalk)) == 0) {
		ARENA_GROW(a, out->v, out->n, out->cap);
		rc = read_commit(&out->v[out->n++], a, odb, repo, &id, err);
	}
	if (rc == 0 && next < 0 && next != GIT_ITEROVER)
		rc = broken(repo, new, err);
	out->whole = next == GIT_ITEROVER;
	git_revwalk_free(revwalk);
	git_odb_free(odb);
	return rc;
}

int
chain_read_one(struct chain_commit *out, struct arena *a,
	struct repository *repo, const char *id, struct error *err)
{
	git_odb *odb;
	git_oid oid;
	int rc;

	if (read_id(&oid, id, err) < 0 || open_odb(&odb, repo, err) < 0)
		return -1;
	rc = read_commit(out, a, odb, repo, &oid, err);
	git_odb_free(odb);
	return rc;
}

int
chain_descends(struct repository *repo, const char *new, const char *old,
	struct error *err)
{
	git_oid from, to;
	int rc;

	if (read_id(&from, new, err) < 0 || read_id(&to, old, err) < 0)
		return -1;
	rc = git_graph_descendant_of(repo->git, &from, &to);
	return rc < 0 ? broken(repo, new, err) : rc;
}

int
chain_tip(char id[41], struct repository *repo, const char *name,
	struct error *err)
{
	git_oid oid;
	int rc = git_reference_name_to_id(&oid, repo->git, name);

	if (rc == GIT_ENOTFOUND)
		return 0;
	if (rc < 0)
		return git_failed(err, "grenen kan ikke læses",
			"the branch can't be read");
	git_oid_tostr(id, 41, &oid);
	return 1;
}
