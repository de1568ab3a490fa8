/* SPDX-License-Identifier: MPL-2.0 */
/* Two trees made one, with clashes marked. */
#include "lib/git/merge.h"

static void
add_clash(struct merge *m, enum clash_kind kind, const char *path,
	const char *other)
{
	struct replayed *out = m->out;

	ARENA_GROW(m->arena, out->clashes, out->clash_count, out->cap);
	out->clashes[out->clash_count++] = (struct clash){kind,
		arena_strdup(m->arena, path), other};
}

static int
put(git_index *index, const git_index_entry *from, const char *path,
	const git_oid *id)
{
	git_index_entry e = {.mode = from->mode, .path = path};

	git_oid_cpy(&e.id, id);
	return git_index_add(index, &e);
}

static bool
is_binary(git_repository *git, const git_oid *id)
{
	git_blob *blob = NULL;
	bool binary = git_blob_lookup(&blob, git, id) < 0 ||
		git_blob_is_binary(blob);

	git_blob_free(blob);
	return binary;
}

/* Both texts in one file. */
static int
put_marked(git_index *index, struct merge *m, const git_index_entry *base,
	const git_index_entry *ours, const git_index_entry *theirs)
{
	git_merge_file_options options;
	git_merge_file_result result = {0};
	git_oid id;
	int rc;

	git_merge_file_options_init(&options, GIT_MERGE_FILE_OPTIONS_VERSION);
	options.our_label = m->there;
	options.their_label = m->here;
	rc = git_merge_file_from_index(&result, m->git, base, ours, theirs,
		&options);
	if (rc == 0)
		rc = git_blob_create_from_buffer(&id, m->git, result.ptr,
			result.len);
	if (rc == 0)
		rc = put(index, ours, ours->path, &id);
	git_merge_file_result_free(&result);
	add_clash(m, CLASH_TEXT, ours->path, NULL);
	return rc;
}

static int
put_beside(git_index *index, struct merge *m, const git_index_entry *ours,
	const git_index_entry *theirs)
{
	const char *other = arena_fmt(m->arena, "%s.%s", ours->path, m->here);
	int rc = put(index, ours, ours->path, &ours->id);

	if (rc == 0)
		rc = put(index, theirs, other, &theirs->id);
	add_clash(m, CLASH_BESIDE, ours->path, other);
	return rc;
}

static int
settle(git_index *index, struct merge *m, const git_index_entry *base,
	const git_index_entry *ours, const git_index_entry *theirs)
{
	if (ours && theirs && !is_binary(m->git, &ours->id) &&
	    !is_binary(m->git, &theirs->id))
		return put_marked(index, m, base, ours, theirs);
	if (ours && theirs)
		return put_beside(index, m, ours, theirs);
	if (ours) {
		add_clash(m, CLASH_GONE_HERE, ours->path, NULL);
		return put(index, ours, ours->path, &ours->id);
	}
	if (theirs) {
		add_clash(m, CLASH_GONE_THERE, theirs->path, NULL);
		return put(index, theirs, theirs->path, &theirs->id);
	}
	return 0;
}

/* Takes what must be known of the clashes out of INDEX, before it changes. */
struct sides {
	git_index_entry base, ours, theirs;
	bool has_base, has_ours, has_theirs;
};

static bool
keep_side(git_index_entry *out, struct arena *a, const git_index_entry *e)
{
	if (e == NULL)
		return false;
	*out = *e;
	out->path = arena_strdup(a, e->path);
	return true;
}

static int
list_clashes(struct sides **out, size_t *n, struct arena *a, git_index *index)
{
	const git_index_entry *base, *ours, *theirs;
	git_index_conflict_iterator *it = NULL;
	size_t cap = 0;
	int rc = git_index_conflict_iterator_new(&it, index);

	*out = NULL;
	*n = 0;
	while (rc == 0 && (rc = git_index_conflict_next(&base, &ours, &theirs,
	    it)) == 0) {
		struct sides *s;

		ARENA_GROW(a, *out, *n, cap);
		s = &(*out)[(*n)++];
		s->has_base = keep_side(&s->base, a, base);
		s->has_ours = keep_side(&s->ours, a, ours);
		s->has_theirs = keep_side(&s->theirs, a, theirs);
	}
	git_index_conflict_iterator_free(it);
	return rc == GIT_ITEROVER ? 0 : rc;
}

static int
settle_all(git_index *index, struct merge *m)
{
	struct sides *s;
	size_t i, n;
	int rc = list_clashes(&s, &n, m->arena, index);

	if (rc == 0 && n)
		rc = git_index_conflict_cleanup(index);
	for (i = 0; rc == 0 && i < n; i++)
		rc = settle(index, m, s[i].has_base ? &s[i].base : NULL,
			s[i].has_ours ? &s[i].ours : NULL,
			s[i].has_theirs ? &s[i].theirs : NULL);
	return rc;
}

int
merge_trees(git_oid *out, struct merge *m, git_tree *base, git_tree *ours,
	git_tree *theirs, struct error *err)
{
	git_merge_options options;
	git_index *index = NULL;
	int rc;

	git_merge_options_init(&options, GIT_MERGE_OPTIONS_VERSION);
	options.flags = 0;             /* a rename is a file gone, another new */
	rc = git_merge_trees(&index, m->git, base, ours, theirs, &options);
	if (rc == 0)
		rc = settle_all(index, m);
	if (rc == 0)
		rc = git_index_write_tree_to(out, index, m->git);
	git_index_free(index);
	return rc < 0 ? git_failed(err, "de to udgaver kan ikke lægges sammen",
		"the two versions can't be put together") : 0;
}
