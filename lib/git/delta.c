/* SPDX-License-Identifier: MPL-2.0 */
/* What differs between two trees, as their raw bytes say it. */
#include "lib/git/delta.h"

#include "lib/git/internal.h"

/* Folders looked into for one comparison: a tree that repeats itself unfolds
 * without end. */
#define FOLDERS_MAX 20000
#define FOLDER_MODE 040000

/* One line of a folder. */
struct line {
	struct str name;
	unsigned mode;
	const unsigned char *id;
};

/* A folder's lines, read; they point into BYTES, which the arena has. */
struct folder {
	struct line *v;
	size_t n, cap;
	bool malformed;
};

/* Two folders still to be compared; ids NULL: none. */
struct pair {
	const unsigned char *old, *new;
	const char *path;          /* "" or "a/b/" */
	struct str name;
	const struct delta_folder *in;
	int depth;
};

struct comparing {
	struct delta *out;
	struct arena *a;
	git_odb *odb;
	struct pair *todo;
	size_t n, cap, seen;
};

static bool
is_folder(const struct line *l)
{
	return l->mode == FOLDER_MODE;
}

static int
order(const struct line *x, const struct line *y)
{
	return tree_order(x->name, is_folder(x), y->name, is_folder(y));
}

/* Takes "MODE NAME\0ID" off the front of *REST. */
static bool
take_line(struct line *l, struct str *rest)
{
	size_t space = str_chr(*rest, ' '), end, i;

	l->mode = 0;
	if (space == 0 || space > 6 || space == rest->n || rest->p[0] == '0')
		return false;
	for (i = 0; i < space; i++) {
		if (rest->p[i] < '0' || rest->p[i] > '7')
			return false;
		l->mode = l->mode * 8 + (unsigned)(rest->p[i] - '0');
	}
	*rest = str_skip(*rest, space + 1);
	end = str_chr(*rest, '\0');
	if (end == 0 || rest->n - end < 1 + GIT_OID_RAWSZ)
		return false;
	l->name = str_make(rest->p, end);
	l->id = (const unsigned char *)rest->p + end + 1;
	*rest = str_skip(*rest, end + 1 + GIT_OID_RAWSZ);
	return memchr(l->name.p, '/', l->name.n) == NULL;
}

static void
parse(struct folder *f, struct arena *a, struct str rest)
{
	while (rest.n && !f->malformed) {
		ARENA_GROW(a, f->v, f->n, f->cap);
		if (!take_line(&f->v[f->n], &rest) || (f->n > 0 &&
		    (order(&f->v[f->n - 1], &f->v[f->n]) >= 0 ||
		     str_eq(f->v[f->n - 1].name, f->v[f->n].name)))) {
			f->malformed = true;
			return;
		}
		f->n++;
	}
}

static int
read_folder(struct folder *f, struct comparing *c, const unsigned char *id,
	const char *path, struct error *err)
{
	git_odb_object *object;
	git_oid oid;
	size_t n;

	*f = (struct folder){.v = NULL};
	if (id == NULL)
		return 0;
	git_oid_fromraw(&oid, id);
	if (git_odb_read(&object, c->odb, &oid) < 0)
		return git_broken(err, path);
	n = git_odb_object_size(object);
	if (git_odb_object_type(object) == GIT_OBJECT_TREE)
		parse(f, c->a, str_make(arena_strndup(c->a,
			git_odb_object_data(object), n), n));
	else
		f->malformed = true;
	git_odb_object_free(object);
	return 0;
}

static void
push(struct comparing *c, const struct pair *p)
{
	ARENA_GROW(c->a, c->todo, c->n, c->cap);
	c->todo[c->n++] = *p;
	c->seen++;
}

static struct delta_entry *
add(struct comparing *c, const char *path, size_t length)
{
	struct delta *d = c->out;
	struct delta_entry *e;

	if (d->n == DELTA_MAX) {
		d->too_many = true;
		d->n--;
	}
	ARENA_GROW(c->a, d->v, d->n, d->cap);
	e = &d->v[d->n++];
	*e = (struct delta_entry){.path = path, .length = length};
	return e;
}

static void
set_side(char id[41], unsigned *mode, const struct line *l)
{
	git_oid oid;

	if (l == NULL)
		return;
	git_oid_fromraw(&oid, l->id);
	git_oid_tostr(id, 41, &oid);
	*mode = l->mode;
}

/* The path of NAME in the folder IN, with '/' at its end for a folder. */
static const char *
join(struct comparing *c, const char *in, struct str name, bool folder)
{
	size_t n = strlen(in);
	char *path = arena_alloc(c->a, n + name.n + 2);

	memcpy(path, in, n);
	memcpy(path + n, name.p, name.n);
	if (folder)
		path[n + name.n] = '/';
	return path;
}

static void
add_file(struct comparing *c, const struct pair *in, const struct line *old,
	const struct line *new, const struct delta_folder *siblings)
{
	struct str name = old ? old->name : new->name;
	size_t length = strlen(in->path) + name.n;
	struct delta_entry *e = add(c, join(c, in->path, name, false), length);

	set_side(e->old_id, &e->old_mode, old);
	set_side(e->new_id, &e->new_mode, new);
	e->folder = new ? siblings : NULL;
	if (new && length > DELTA_PATH)
		e->trouble = DELTA_LONG;
}

/* A folder on one side or both; the name of a new one is judged with its
 * files. */
static void
add_folder(struct comparing *c, const struct pair *in, const struct line *old,
	const struct line *new, const struct delta_folder *siblings)
{
	const struct line *l = new ? new : old;
	const char *path = join(c, in->path, l->name, true);
	size_t length = strlen(in->path) + l->name.n + 1;

	if (new && (in->depth + 1 > DELTA_DEPTH || length > DELTA_PATH)) {
		struct delta_entry *e = add(c, path, length);

		e->trouble = length > DELTA_PATH ? DELTA_LONG : DELTA_DEEP;
		set_side(e->new_id, &e->new_mode, new);
	} else if (in->depth <= DELTA_DEPTH) {
		push(c, &(struct pair){old ? old->id : NULL,
			new ? new->id : NULL, path, l->name, siblings,
			in->depth + 1});
	}
}

/* One name, which may be a file on one side and a folder on the other. */
static void
compare_line(struct comparing *c, const struct pair *in, const struct line *old,
	const struct line *new, const struct delta_folder *siblings)
{
	if (old && new && old->mode == new->mode &&
	    memcmp(old->id, new->id, GIT_OID_RAWSZ) == 0)
		return;
	if ((old && is_folder(old)) || (new && is_folder(new)))
		add_folder(c, in, old && is_folder(old) ? old : NULL,
			new && is_folder(new) ? new : NULL, siblings);
	if ((old && !is_folder(old)) || (new && !is_folder(new)))
		add_file(c, in, old && !is_folder(old) ? old : NULL,
			new && !is_folder(new) ? new : NULL, siblings);
}

static const struct delta_folder *
names_of(struct comparing *c, const struct pair *in, const struct folder *f)
{
	struct delta_folder *names = ARENA_NEW(c->a, struct delta_folder);
	size_t i;

	names->name = in->name;
	names->in = in->in;
	names->added = in->old == NULL;
	names->n = f->n;
	names->names = ARENA_ARRAY(c->a, struct str, f->n);
	for (i = 0; i < f->n; i++)
		names->names[i] = f->v[i].name;
	return names;
}

static void
merge(struct comparing *c, const struct pair *in, const struct folder *old,
	const struct folder *new)
{
	const struct delta_folder *siblings = names_of(c, in, new);
	size_t i = 0, k = 0;

	while (i < old->n || k < new->n) {
		int at = i == old->n ? 1 : k == new->n ? -1
			: order(&old->v[i], &new->v[k]);

		compare_line(c, in, at <= 0 ? &old->v[i] : NULL,
			at >= 0 ? &new->v[k] : NULL, siblings);
		i += at <= 0;
		k += at >= 0;
	}
}

static int
compare_folder(struct comparing *c, struct error *err)
{
	struct pair in = c->todo[--c->n];
	struct folder old, new;
	git_oid oid;

	if (read_folder(&old, c, in.old, in.path, err) < 0 ||
	    read_folder(&new, c, in.new, in.path, err) < 0)
		return -1;
	if (old.malformed)
		old.n = 0;
	/* Git writes no empty folder but the one at the top. */
	if (in.new && in.path[0] && new.n == 0)
		new.malformed = true;
	if (new.malformed) {
		struct delta_entry *e = add(c, in.path, strlen(in.path));

		e->trouble = DELTA_MALFORMED;
		e->new_mode = FOLDER_MODE;
		git_oid_fromraw(&oid, in.new);
		git_oid_tostr(e->new_id, 41, &oid);
		return 0;
	}
	merge(c, &in, &old, &new);
	return 0;
}

static int
read_root(struct line *l, const char *id, struct arena *a)
{
	git_oid *oid = ARENA_NEW(a, git_oid);

	if (*id == '\0')
		return 0;
	if (git_oid_fromstr(oid, id) < 0)
		return -1;
	l->id = oid->id;
	return 1;
}

int
delta_read(struct delta *out, struct arena *a, struct repository *repo,
	const char *old, const char *new, struct error *err)
{
	struct comparing c = {.out = out, .a = a};
	struct line from = {.id = NULL}, to = {.id = NULL};
	int rc = 0;

	*out = (struct delta){.v = NULL};
	if (strcmp(old, new) == 0)
		return 0;
	if (read_root(&from, old, a) < 0 || read_root(&to, new, a) < 0 ||
	    git_repository_odb(&c.odb, repo->git) < 0)
		return git_failed(err, "træet kan ikke læses",
			"the tree can't be read");
	push(&c, &(struct pair){.old = from.id, .new = to.id, .path = ""});
	while (rc == 0 && c.n && !out->too_many) {
		rc = compare_folder(&c, err);
		out->too_many = out->too_many || c.seen > FOLDERS_MAX;
	}
	git_odb_free(c.odb);
	return rc;
}

const struct delta_entry *
delta_find(const struct delta *d, const char *path)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (strcmp(d->v[i].path, path) == 0)
			return &d->v[i];
	return NULL;
}
