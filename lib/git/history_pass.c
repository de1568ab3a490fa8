/* SPDX-License-Identifier: MPL-2.0 */
/* One pass over the commits: what differs from each to the next. */
#include "lib/git/history_internal.h"

#include <stdlib.h>

/* Folders looked into for one commit: a tree that repeats itself unfolds
 * without end. */
#define FOLDERS_MAX 500000

/* Two folders to be compared; OLD zero: none. */
struct pair {
	git_oid old, new;
	const char *path;          /* "" or "a/b/" */
};

struct walk {
	struct history *out;
	git_repository *git;
	git_odb *odb;
	struct arena arena;        /* of one commit */
	struct buf path;
	struct pair *todo;
	size_t n, cap, seen;
	int64_t time;
	int32_t offset;
};

/* A line of a folder as git stores it: "MODE NAME\0ID". */
struct line {
	struct str name;
	const unsigned char *id;
	bool folder;
	size_t size;
};

static bool
read_line(struct line *l, struct str rest)
{
	size_t space = str_chr(rest, ' '), end = str_chr(rest, '\0');

	if (space >= end || rest.n - end < 1 + GIT_OID_RAWSZ)
		return false;
	l->folder = rest.p[0] == '4';
	l->name = str_make(rest.p + space + 1, end - space - 1);
	l->id = (const unsigned char *)rest.p + end + 1;
	l->size = end + 1 + GIT_OID_RAWSZ;
	return true;
}

static int
order(const struct line *x, const struct line *y)
{
	return tree_order(x->name, x->folder, y->name, y->folder);
}

static void
push(struct walk *w, const unsigned char *old, const unsigned char *new,
	const char *path)
{
	struct pair *p;

	VEC_GROW(w->todo, w->cap, w->n + 1);
	p = &w->todo[w->n++];
	memset(p, 0, sizeof(*p));
	if (old)
		git_oid_fromraw(&p->old, old);
	git_oid_fromraw(&p->new, new);
	p->path = path;
	w->seen++;
}

/* NEW is not as OLD (NULL: there is none of that name). */
static void
differs(struct walk *w, const char *folder, const struct line *old,
	const struct line *new)
{
	w->path.n = 0;
	buf_z(&w->path, folder);
	buf_str(&w->path, new->name);
	if (new->folder) {
		buf_char(&w->path, '/');
		push(w, old && old->folder ? old->id : NULL, new->id,
			arena_strndup(&w->arena, w->path.p, w->path.n));
	} else {
		history_note(w->out, &(struct history_file){history_key(
			buf_view(&w->path)), w->time, w->offset, 0}, new->id);
	}
}

static void
compare(struct walk *w, const char *folder, struct str old, struct str new)
{
	struct line x, y;
	bool has_x = read_line(&x, old);

	while (read_line(&y, new)) {
		int at = has_x ? order(&x, &y) : 1;

		if (at == 0 && (x.size != y.size ||
		    memcmp(old.p, new.p, x.size) != 0))
			differs(w, folder, &x, &y);
		else if (at > 0)
			differs(w, folder, NULL, &y);
		if (at >= 0)
			new = str_skip(new, y.size);
		if (at <= 0) {
			old = str_skip(old, x.size);
			has_x = read_line(&x, old);
		}
	}
}

static struct str
data_of(git_odb_object *object)
{
	return object ? str_make(git_odb_object_data(object),
		git_odb_object_size(object)) : STR("");
}

static int
compare_pair(struct walk *w, struct error *err)
{
	struct pair p = w->todo[--w->n];
	git_odb_object *old = NULL, *new = NULL;
	int rc = 0;

	if ((!git_oid_is_zero(&p.old) && git_odb_read(&old, w->odb,
		&p.old) < 0) || git_odb_read(&new, w->odb, &p.new) < 0)
		rc = git_broken(err, p.path);
	else
		compare(w, p.path, data_of(old), data_of(new));
	git_odb_object_free(old);
	git_odb_object_free(new);
	return rc;
}

/* Notes what differs between two trees; OLD NULL: an empty one. */
static int
compare_trees(struct walk *w, const git_oid *old, const git_oid *new,
	struct error *err)
{
	int rc = 0;

	if (old && git_oid_equal(old, new))
		return 0;
	arena_reset(&w->arena);
	w->n = w->seen = 0;
	push(w, old ? old->id : NULL, new->id, "");
	while (rc == 0 && w->n && w->seen < FOLDERS_MAX)
		rc = compare_pair(w, err);
	return rc;
}

static int
walk(struct walk *w, const git_oid *id, const git_oid *stop,
	struct error *err)
{
	git_commit *commit, *parent;
	int rc = 0;

	if (git_commit_lookup(&commit, w->git, id) < 0)
		return git_broken(err, "commit");
	while (rc == 0 && commit) {
		bool first = git_commit_parentcount(commit) == 0;

		parent = NULL;
		if (!first && git_commit_parent(&parent, commit, 0) < 0) {
			rc = git_repository_is_shallow(w->git) == 1 ? 1
				: git_broken(err, "commit");
			break;
		}
		w->time = git_commit_time(commit);
		w->offset = git_commit_time_offset(commit);
		rc = compare_trees(w, parent ? git_commit_tree_id(parent)
			: NULL, git_commit_tree_id(commit), err);
		git_commit_free(commit);
		commit = parent;
		if (commit && stop && git_oid_equal(git_commit_id(commit),
			stop))
			break;
	}
	git_commit_free(commit);
	return rc;
}

int
history_pass(struct history *out, git_repository *git, const git_oid *id,
	const git_oid *stop, struct error *err)
{
	struct walk w = {.out = out, .git = git};
	int rc;

	if (git_repository_odb(&w.odb, git) < 0)
		return git_failed(err, "historien kan ikke læses",
			"the history can't be read");
	rc = walk(&w, id, stop, err);
	git_odb_free(w.odb);
	arena_free(&w.arena);
	buf_free(&w.path);
	free(w.todo);
	return rc;
}
