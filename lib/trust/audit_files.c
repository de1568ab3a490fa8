/* SPDX-License-Identifier: MPL-2.0 */
/* What a commit did to files, in data that politicians can be told. */
#include "lib/trust/audit_files.h"

static const struct touched *
find_touched(const struct verdict *v, const struct delta_entry *e)
{
	size_t i;

	for (i = 0; i < v->touched_count; i++)
		if (v->touched[i].entry == e)
			return &v->touched[i];
	return NULL;
}

static enum audit_change
change_of(const struct delta_entry *e)
{
	if (e->old_mode == 0)
		return AUDIT_ADDED;
	return e->new_mode ? AUDIT_CHANGED : AUDIT_REMOVED;
}

/* Makes the texts the arena's, whatever they were borrowed from. */
static void
keep_texts(struct edits *e)
{
	size_t i, k;

	for (i = 0; i < e->n; i++)
		for (k = 0; k < EDIT_ARGS; k++)
			e->v[i].args[k] = arena_strdup(e->arena,
				e->v[i].args[k]);
}

/* The roles given and taken by the commit ID. */
static int
add_people(struct edits *out, struct repository *repo, const char *id,
	const struct config *before, struct error *err)
{
	struct findings unheard = {.arena = out->arena};
	struct config *after = NULL;
	struct tree *tree;
	int rc;

	if (tree_open_commit(&tree, repo, id, err) < 0)
		return -1;
	rc = config_read(&after, tree, &unheard, err);
	if (rc == 0) {
		edits_people(out, before, after);
		keep_texts(out);
	}
	config_free(after);
	tree_free(tree);
	return rc < 0 && err->kind != ERROR_MISSING ? -1 : 0;
}

/* A file's path in a form that can be shown, whatever its bytes. */
static const char *
path_text(struct arena *a, const struct delta_entry *e)
{
	struct str path = str_make(e->path, e->length);
	char *out;
	size_t i;

	if (utf8_invalid(path) == path.n)
		return arena_strndup(a, path.p, path.n);
	out = arena_strndup(a, path.p, path.n);
	for (i = 0; i < path.n; i++)
		if ((unsigned char)out[i] >= 0x80)
			out[i] = '?';
	return out;
}

static unsigned
state_of(const struct record *r)
{
	return r ? 1U << r->state : 0;
}

int
audit_files(struct audit_commit *c, struct arena *a, struct repository *repo,
	const struct config *config, const struct verdict *v,
	struct error *err)
{
	static const enum edit_kind plain[] = {EDIT_FILE_ADDED, EDIT_FILE,
		EDIT_FILE_REMOVED};
	size_t i;

	c->file_count = v->delta.n;
	c->files = ARENA_ARRAY(a, struct audit_file, v->delta.n);
	for (i = 0; i < v->delta.n; i++) {
		const struct delta_entry *e = &v->delta.v[i];
		const struct touched *t = find_touched(v, e);
		struct audit_file *f = &c->files[i];

		f->path = path_text(a, e);
		f->change = change_of(e);
		f->edits.arena = a;
		f->before = t ? state_of(t->before) : 0;
		f->after = t ? state_of(t->after) : 0;
		if (t && (t->before || t->after))
			edits_document(&f->edits, t->before, t->after);
		keep_texts(&f->edits);
		if (config && config->people_path &&
		    streq(e->path, config->people_path) &&
		    add_people(&f->edits, repo, c->id, config, err) < 0)
			return -1;
		if (f->edits.n == 0)
			edits_add(&f->edits, plain[f->change], CLASS_PUBLIC,
				"");
	}
	return 0;
}
