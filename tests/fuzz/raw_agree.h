/* SPDX-License-Identifier: MPL-2.0 */
/* The bytes of a commit as our strict reader and libgit2 see them: what we
 * take for good, libgit2 must read, and read alike. */
#ifndef TESTS_FUZZ_RAW_AGREE_H
#define TESTS_FUZZ_RAW_AGREE_H

#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#include "lib/git/raw.h"

/* A repository of one object in memory. (libgit2's own store in memory doesn't
 * end objects in the NUL that its reading of signatures relies on.) */
struct raw_store {
	git_odb_backend backend;
	git_odb *odb;
	git_repository *repo;
	git_oid id;
	struct str object;
};

static inline int
raw_store_read(void **data, size_t *n, git_object_t *type,
	git_odb_backend *backend, const git_oid *id)
{
	const struct raw_store *s = (const struct raw_store *)backend;
	char *copy;

	if (!git_oid_equal(id, &s->id))
		return GIT_ENOTFOUND;
	copy = git_odb_backend_data_alloc(backend, s->object.n + 1);
	memcpy(copy, s->object.p, s->object.n);
	copy[s->object.n] = '\0';
	*data = copy;
	*n = s->object.n;
	*type = GIT_OBJECT_COMMIT;
	return 0;
}

/* The store is the caller's. */
static inline void
raw_store_keep(git_odb_backend *backend)
{
	(void)backend;
}

static inline bool
raw_store_open(struct raw_store *s)
{
	*s = (struct raw_store){.object = STR("")};
	return git_libgit2_init() > 0 &&
		git_odb_init_backend(&s->backend, GIT_ODB_BACKEND_VERSION) == 0
		&& (s->backend.read = raw_store_read) != NULL &&
		(s->backend.free = raw_store_keep) != NULL &&
		git_odb_new(&s->odb) == 0 &&
		git_odb_add_backend(s->odb, &s->backend, 1) == 0 &&
		git_repository_wrap_odb(&s->repo, s->odb) == 0;
}

/* BYTES become the store's object; the caller keeps them. */
static inline bool
raw_store_put(struct raw_store *s, struct str bytes)
{
	s->object = bytes;
	return git_odb_hash(&s->id, bytes.p, bytes.n, GIT_OBJECT_COMMIT) == 0;
}

static inline void
raw_store_close(struct raw_store *s)
{
	git_repository_free(s->repo);
	git_odb_free(s->odb);
	git_libgit2_shutdown();
}

static inline bool
raw_same_id(struct str ours, const git_oid *theirs)
{
	char id[GIT_OID_HEXSZ + 1];

	git_oid_tostr(id, sizeof(id), theirs);
	return str_is(ours, id);
}

/* A name without what libgit2 drops at its ends. */
static inline struct str
raw_trim(struct str s)
{
	static const char crud[] = " .,:;<>\"\\'";

	while (s.n && strchr(crud, s.p[0]))
		s = str_skip(s, 1);
	while (s.n && strchr(crud, s.p[s.n - 1]))
		s.n--;
	return s;
}

static inline bool
raw_same_ident(const struct raw_ident *ours, const git_signature *theirs)
{
	return str_is(raw_trim(ours->name), theirs->name) &&
		str_is(ours->email, theirs->email) &&
		ours->time == theirs->when.time &&
		ours->offset == theirs->when.offset;
}

static inline bool
raw_same_signature(const struct raw_commit *ours, struct raw_store *s)
{
	git_buf signature = {0}, content = {0};
	struct buf own = {0}, part = {0};
	int rc = git_commit_extract_signature(&signature, &content, s->repo,
		&s->id, NULL);
	bool same;

	raw_commit_signature(&own, ours);
	raw_commit_signed_part(&part, ours);
	if (own.n)
		own.n--;           /* libgit2 leaves out the last line feed */
	same = ours->signature.p == NULL ? rc == GIT_ENOTFOUND
		: rc == 0 && str_eq(buf_view(&own), str_make(signature.ptr,
			signature.size)) && str_eq(buf_view(&part),
			str_make(content.ptr, content.size));
	git_buf_dispose(&signature);
	git_buf_dispose(&content);
	buf_free(&own);
	buf_free(&part);
	return same;
}

static inline bool
raw_same_commit(const struct raw_commit *ours, const git_commit *theirs)
{
	size_t i;

	if (ours->parent_count != git_commit_parentcount(theirs))
		return false;
	for (i = 0; i < ours->parent_count; i++)
		if (!raw_same_id(raw_parent(ours, i),
		    git_commit_parent_id(theirs, (unsigned)i)))
			return false;
	return raw_same_id(ours->tree, git_commit_tree_id(theirs)) &&
		raw_same_ident(&ours->author, git_commit_author(theirs)) &&
		raw_same_ident(&ours->committer, git_commit_committer(theirs))
		&& str_is(ours->message, git_commit_message_raw(theirs));
}

/* Whether the two agree on BYTES; *GOOD: whether we take them for good. */
static inline bool
raw_agree(struct raw_store *s, struct str bytes, bool *good)
{
	struct raw_commit ours;
	struct str line;
	git_commit *theirs = NULL;
	bool same;

	*good = raw_commit_read(&ours, &line, bytes) == RAW_GOOD;
	if (line.p < bytes.p || line.p + line.n > bytes.p + bytes.n)
		return false;
	if (!*good)
		return true;
	same = raw_store_put(s, bytes) &&
		git_commit_lookup(&theirs, s->repo, &s->id) == 0 &&
		raw_same_commit(&ours, theirs) && raw_same_signature(&ours, s);
	git_commit_free(theirs);
	return same;
}

#endif
