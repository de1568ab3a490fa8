/* SPDX-License-Identifier: MPL-2.0 */
/* When files changed: one pass over the history of a commit. */
#include "lib/git/history.h"

#include <stdlib.h>

#include "lib/base/hash.h"
#include "lib/base/keep.h"
#include "lib/git/internal.h"

#define KIND "referat-history-3"

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

static uint64_t
key_of(struct str path)
{
	uint64_t key = hash_quick(path, 0);

	return key ? key : 1;
}

static struct history_file *
slot_of(const struct history *h, uint64_t key)
{
	size_t i;

	for (i = (size_t)key & (h->cap - 1); h->slots[i].key &&
	    h->slots[i].key != key; i = (i + 1) & (h->cap - 1))
		continue;
	return &h->slots[i];
}

static void
grow(struct history *h)
{
	struct history old = *h;
	size_t i;

	h->cap = old.cap ? old.cap * 2 : 1024;
	h->slots = xcalloc(h->cap, sizeof(*h->slots));
	for (i = 0; i < old.cap; i++)
		if (old.slots[i].key)
			*slot_of(h, old.slots[i].key) = old.slots[i];
	free(old.slots);
}

static struct history_file *
take_slot(struct history *h, const struct history_file *file)
{
	struct history_file *slot;

	if ((h->n + 1) * 2 > h->cap)
		grow(h);
	slot = slot_of(h, file->key);
	if (slot->key == 0) {
		*slot = *file;
		slot->oldest = HISTORY_END;
		h->n++;
	}
	return slot;
}

/* What is known already is newer. */
static void
note(struct history *h, const struct history_file *file,
	const unsigned char *id)
{
	struct history_file *slot = take_slot(h, file);
	struct history_version *v;

	if (h->version_count >= HISTORY_END - 1)
		return;
	VEC_GROW(h->versions, h->version_cap, h->version_count + 1);
	v = &h->versions[h->version_count];
	memset(v, 0, sizeof(*v));
	v->time = file->time;
	v->offset = file->offset;
	v->newer = slot->oldest;
	memcpy(v->id, id, GIT_OID_RAWSZ);
	slot->oldest = (uint32_t)h->version_count++;
}

const struct history_file *
history_find(const struct history *h, const char *path)
{
	const struct history_file *slot = h->cap
		? slot_of(h, key_of(str_of(path))) : NULL;

	return slot && slot->key ? slot : NULL;
}

void
history_free(struct history *h)
{
	free(h->slots);
	free(h->versions);
	memset(h, 0, sizeof(*h));
}

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
		note(w->out, &(struct history_file){key_of(buf_view(
			&w->path)), w->time, w->offset, 0}, new->id);
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

/* From ID back to STOP (may be NULL), which is left out. 1: shallow. */
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

/* Links lead to versions that are there. Whether a chain ends is for those to
 * see to who follow it. */
static bool
are_chains(const struct history *h)
{
	size_t i;

	for (i = 0; i < h->version_count; i++)
		if (h->versions[i].newer != HISTORY_END &&
		    h->versions[i].newer >= h->version_count)
			return false;
	for (i = 0; i < h->cap; i++)
		if (h->slots[i].key && h->slots[i].oldest != HISTORY_END &&
		    h->slots[i].oldest >= h->version_count)
			return false;
	return true;
}

static bool
read_slots(struct history *h, struct unpack *u)
{
	uint64_t cap = unpack_u64(u);
	struct str rest = u->rest;
	size_t size, i;

	if (u->bad || cap == 0 || (cap & (cap - 1)) != 0 ||
	    cap > rest.n / sizeof(*h->slots))
		return false;
	size = (size_t)cap * sizeof(*h->slots);
	h->cap = (size_t)cap;
	h->slots = xmalloc(size);
	memcpy(h->slots, rest.p, size);
	rest = str_skip(rest, size);
	for (i = 0; i < h->cap; i++)
		h->n += h->slots[i].key != 0;
	h->version_count = h->version_cap = rest.n / sizeof(*h->versions);
	if (h->version_count * sizeof(*h->versions) != rest.n ||
	    h->n * 2 > h->cap)
		return false;
	h->versions = xmalloc(rest.n + 1);
	memcpy(h->versions, rest.p, rest.n);
	return are_chains(h);
}

/* What was found the last time, of which commit; false: nothing. */
static bool
read_state(struct history *h, git_oid *commit, const char *state)
{
	struct keep file;
	struct unpack u;
	struct str id;
	bool good;

	if (state == NULL || !keep_open(&file, &u, state, KIND))
		return false;
	id = unpack_text(&u);
	good = id.n == GIT_OID_HEXSZ && git_oid_fromstr(commit, id.p) == 0 &&
		read_slots(h, &u);
	if (!good)
		history_free(h);
	keep_close(&file);
	return good;
}

static int
write_state(const struct history *h, const char *commit, const char *state,
	struct error *err)
{
	struct str rest[] = {
		str_make((const char *)h->slots,
			h->cap * sizeof(*h->slots)),
		str_make((const char *)h->versions,
			h->version_count * sizeof(*h->versions)),
	};
	struct buf head = {0};
	int rc;

	keep_begin(&head, KIND);
	pack_text(&head, str_of(commit));
	pack_u64(&head, h->cap);
	rc = keep_save(state, &head, rest, 2, err);
	buf_free(&head);
	return rc;
}

/* The last of a chain: there are no more links than versions. */
static uint32_t
newest(const struct history *h, uint32_t at)
{
	size_t steps;

	for (steps = 0; h->versions[at].newer != HISTORY_END &&
	    steps < h->version_count; steps++)
		at = h->versions[at].newer;
	return at;
}

/* What came since goes on where the chains of what was known end. */
static void
add_newer(struct history *h, const struct history *newer)
{
	uint32_t base = (uint32_t)h->version_count;
	size_t i;

	/* More than there are numbers for: what was known stays as it is. */
	if (newer->version_count >= HISTORY_END - 1 - h->version_count)
		return;
	VEC_GROW(h->versions, h->version_cap, base + newer->version_count);
	for (i = 0; i < newer->version_count; i++) {
		h->versions[base + i] = newer->versions[i];
		if (newer->versions[i].newer != HISTORY_END)
			h->versions[base + i].newer += base;
	}
	h->version_count += newer->version_count;
	for (i = 0; i < newer->cap; i++) {
		const struct history_file *file = &newer->slots[i];
		struct history_file *slot;

		if (file->key == 0)
			continue;
		slot = take_slot(h, file);
		slot->time = file->time;
		slot->offset = file->offset;
		if (file->oldest == HISTORY_END)
			continue;
		if (slot->oldest == HISTORY_END)
			slot->oldest = file->oldest + base;
		else
			h->versions[newest(h, slot->oldest)].newer =
				file->oldest + base;
	}
}

int
history_read(struct history *out, struct repository *repo, const char *commit,
	const char *state, struct error *err)
{
	struct walk w = {.git = repo->git};
	struct history newer = {0};
	git_oid id, last;
	bool known;
	int rc;

	memset(out, 0, sizeof(*out));
	if (git_oid_fromstr(&id, commit) < 0 ||
	    git_repository_odb(&w.odb, repo->git) < 0)
		return git_failed(err, "historien kan ikke læses",
			"the history can't be read");
	known = read_state(out, &last, state);
	if (known && git_oid_equal(&last, &id)) {
		git_odb_free(w.odb);
		return 0;
	}
	if (known && git_graph_descendant_of(repo->git, &id, &last) != 1) {
		history_free(out);
		known = false;
	}
	w.out = known ? &newer : out;
	rc = walk(&w, &id, known ? &last : NULL, err);
	add_newer(out, &newer);
	if (rc == 0 && state)
		rc = write_state(out, commit, state, err);
	if (rc != 0)
		history_free(out);
	history_free(&newer);
	arena_free(&w.arena);
	buf_free(&w.path);
	free(w.todo);
	git_odb_free(w.odb);
	return rc;
}
