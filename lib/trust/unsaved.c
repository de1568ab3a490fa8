/* SPDX-License-Identifier: MPL-2.0 */
/* What was changed in the work folder and isn't recorded. */
#include "lib/trust/unsaved.h"

#include "lib/base/file.h"
#include "lib/git/commit.h"

/* A search under way. */
struct finder {
	const struct unsaved_search *s;
	struct arena *a;
	struct unsaved *out;
	size_t other_cap;
};

static bool
is_wanted(const struct unsaved_search *s, const char *path)
{
	size_t i;

	for (i = 0; i < s->path_count; i++)
		if (path_is_below(path, s->paths[i]))
			return true;
	return s->path_count == 0;
}

static bool
is_any_below(const char *path, const char *const *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (path_is_below(v[i], path))
			return true;
	return false;
}

/* What is named must be there, or have been: a slip of the pen is no reason to
 * say that nothing has changed. */
static int
check_named(const struct unsaved_search *s, const char *const *changed,
	size_t n, struct error *err)
{
	const struct tree_entry *v;
	size_t i, k, count;

	if (tree_list(s->m->tree, &v, &count, err) < 0)
		return -1;
	for (i = 0; i < s->path_count; i++) {
		const char *path = s->paths[i];

		if (is_any_below(path, changed, n))
			continue;
		for (k = 0; k < count && !path_is_below(v[k].path, path); k++)
			;
		if (k == count)
			return error_set(err, ERROR_MISSING, "%s findes ikke",
				"there is no %s", path);
	}
	return 0;
}

bool
unsaved_is_ours(const struct config *c, struct arena *a, const char *path)
{
	struct place place;

	return config_place(&place, c, a, path, NULL) != 0 ||
		config_part(c, path) != CONFIG_NOT;
}

static int
add_file(struct finder *f, const char *path, struct error *err)
{
	const struct config *c = f->s->m->config;
	struct unsaved *out = f->out;
	struct buf text = {0};
	struct place place = {.cycle = CYCLE_NONE};
	struct unsaved_file file = {.path = path};
	int rc = tree_read(f->s->m->tree, path, SIZE_MAX - 1, &text, err);

	if (rc < 0) {
		buf_free(&text);
		return -1;
	}
	if (config_place(&place, c, f->a, path, NULL) == 0)
		file.part = config_part(c, path);
	if (place.line == NULL && file.part == CONFIG_NOT)
		file.part = CONFIG_SETTING;
	file.unit = place.unit;
	file.cycle = place.cycle;
	file.removed = rc == 0;
	if (rc == 1)
		file.content = str_make(arena_strndup(f->a, buf_cstr(&text),
			text.n), text.n);
	buf_free(&text);
	ARENA_GROW(f->a, out->v, out->n, out->cap);
	out->v[out->n++] = file;
	return 0;
}

static bool
is_recorded(const struct finder *f, const char *path)
{
	struct buf unused = {0};
	struct error unheard;
	bool there = f->s->base && tree_read(f->s->base, path, 0, &unused,
		&unheard) == 1;

	buf_free(&unused);
	return there;
}

static int
take(struct finder *f, const char *path, struct error *err)
{
	const struct unsaved_search *s = f->s;
	struct unsaved *out = f->out;
	bool ours = unsaved_is_ours(s->m->config, f->a, path);

	if (is_any_below(path, s->paths, s->path_count) ||
	    (ours && is_wanted(s, path)))
		return add_file(f, path, err);
	if (!ours && is_wanted(s, path) && is_recorded(f, path)) {
		ARENA_GROW(f->a, out->others, out->other_count, f->other_cap);
		out->others[out->other_count++] = path;
	}
	return 0;
}

/* A file beside PATH that has the name of no document; NULL: none. */
static const char *
stray_beside(const struct municipality *m, const char *path)
{
	const struct findings *fs = &m->findings;
	size_t i, n = path_dir(path);

	for (i = 0; i < fs->n; i++)
		if (fs->v[i].code == FINDING_FILE_STRAY &&
		    path_dir(fs->v[i].path) == n &&
		    strncmp(fs->v[i].path, path, n) == 0)
			return fs->v[i].path;
	return NULL;
}

/* Whoever renames a document by hand doesn't mean to take it away. */
static int
check_renamed(const struct finder *f, struct error *err)
{
	const struct unsaved_search *s = f->s;
	size_t i;

	for (i = 0; i < f->out->n; i++) {
		const struct unsaved_file *file = &f->out->v[i];
		const char *stray = file->removed && file->part == CONFIG_NOT &&
			!is_any_below(file->path, s->paths, s->path_count)
			? stray_beside(s->m, file->path) : NULL;

		if (stray)
			return error_set(err, ERROR_REFUSED,
				"%s er væk, men »%s« ligger i samme mappe. Er den omdøbt, så giv den navnet tilbage; skal dokumentet slettes, så skriv  referat commit %s -m \"…\"",
				"%s is gone, but »%s« lies in the same folder. If it was renamed, give it its name back; to delete the document, type  referat commit %s -m \"…\"",
				file->path, path_base(stray),
				file->path);
	}
	return 0;
}

int
unsaved_find(struct unsaved *out, struct arena *a,
	const struct unsaved_search *s, struct error *err)
{
	struct finder f = {.s = s, .a = a, .out = out};
	const char **paths;
	size_t i, n;

	*out = (struct unsaved){.n = 0};
	if (commit_changed(s->repo, NULL, a, &paths, &n, err) < 0 ||
	    check_named(s, paths, n, err) < 0)
		return -1;
	for (i = 0; i < n; i++)
		if (take(&f, paths[i], err) < 0)
			return -1;
	return check_renamed(&f, err);
}
