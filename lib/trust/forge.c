/* SPDX-License-Identifier: MPL-2.0 */
/* Forges, read from what is built in. */
#include "lib/trust/forge.h"

#include <strings.h>

#include "lib/base/builtin.h"
#include "lib/text/yaml.h"

#define FORGES "schema/forges/"
#define SELF "/forge.yaml"
#define COMMON FORGES "files/"

static enum owners_syntax
read_syntax(const char *word)
{
	if (streq(word, "sections"))
		return OWNERS_SECTIONS;
	return streq(word, "patterns") ? OWNERS_PATTERNS : OWNERS_GLOBS;
}

/* A forge.yaml; TEXT is borrowed for good. */
static void
read_forge(struct forge *out, struct arena *a, const struct builtin *b,
	struct str id)
{
	struct findings unheard = {.arena = a};
	struct source src;
	const struct value *v;

	source_init(&src, a, b->path, str_make(b->content, b->n));
	v = yaml_read(a, &src, span_make(0, b->n), &unheard);
	out->id = arena_strndup(a, id.p, id.n);
	out->name = value_text(value_get(v, "name"));
	out->owners = value_text(value_get(v, "owners"));
	out->syntax = read_syntax(value_text(value_get(v, "syntax")));
}

/* All there are, by id. */
static void
list_all(struct forge_list *out, struct arena *a)
{
	const struct builtin *list;
	size_t i, n;

	list = builtin_list(&n);
	out->v = ARENA_ARRAY(a, struct forge, n);
	out->n = 0;
	for (i = 0; i < n; i++) {
		struct str path = str_of(list[i].path);

		if (!str_starts(path, FORGES) || !str_ends(path, SELF))
			continue;
		path = str_skip(path, strlen(FORGES));
		path.n -= strlen(SELF);
		read_forge(&out->v[out->n++], a, &list[i], path);
	}
}

int
forge_find(struct forge *out, struct arena *a, const char *id,
	struct error *err)
{
	struct forge_list all;
	const char *names = "";
	size_t i;

	list_all(&all, a);
	for (i = 0; i < all.n; i++) {
		if (strcasecmp(all.v[i].id, id) == 0) {
			*out = all.v[i];
			return 0;
		}
		names = arena_fmt(a, "%s%s%s", names, i ? ", " : "",
			all.v[i].id);
	}
	return error_set(err, ERROR_USAGE,
		"»%s« kendes ikke som et sted, arkivet kan ligge; der er: %s",
		"»%s« is no forge that is known; there are: %s", id, names);
}

static const char *
folder_of(struct arena *a, const struct forge *f)
{
	return arena_fmt(a, FORGES "%s/files/", f->id);
}

static bool
is_there(const struct tree_entry *v, size_t n, const char *path)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (streq(v[i].path, path))
			return true;
	return false;
}

/* Whether one of the files is there that no other forge has. */
static bool
is_used(struct arena *a, const struct forge *f, const struct tree_entry *v,
	size_t n)
{
	const char *folder = folder_of(a, f);
	const struct builtin *list;
	size_t i, count;

	list = builtin_list(&count);
	for (i = 0; i < count; i++) {
		const char *path = list[i].path;

		if (!str_starts(str_of(path), folder))
			continue;
		path += strlen(folder);
		if (path[0] == '.' && is_there(v, n, path))
			return true;
	}
	return false;
}

int
forge_used(struct forge_list *out, struct arena *a, struct tree *tree,
	struct error *err)
{
	const struct tree_entry *v;
	size_t i, n, used = 0;

	if (tree_list(tree, &v, &n, err) < 0)
		return -1;
	list_all(out, a);
	for (i = 0; i < out->n; i++)
		if (is_used(a, &out->v[i], v, n))
			out->v[used++] = out->v[i];
	out->n = used;
	return 0;
}

/* Adds what lies below FOLDER among the built-in files. */
static void
add_below(struct forge_files *out, const char *folder)
{
	const struct builtin *list;
	size_t i, n;

	list = builtin_list(&n);
	for (i = 0; i < n; i++)
		if (str_starts(str_of(list[i].path), folder))
			out->v[out->n++] = (struct forge_file){
				list[i].path + strlen(folder),
				str_make(list[i].content, list[i].n)};
}

/* The outermost folders of the files, each once, NULL at the end. */
static const char *const *
outer_folders(struct arena *a, const struct forge_files *files)
{
	const char **v = ARENA_ARRAY(a, const char *, files->n + 1);
	size_t i, k, n = 0;

	for (i = 0; i < files->n; i++) {
		struct str path = str_of(files->v[i].path);
		size_t slash = str_chr(path, '/');

		for (k = 0; k < n && !str_starts(path, v[k]); k++)
			;
		if (slash < path.n && k == n)
			v[n++] = arena_strndup(a, path.p, slash + 1);
	}
	v[n] = NULL;
	return v;
}

void
forge_files(struct forge_files *out, struct arena *a, const struct forge *f,
	const struct config *c, date today)
{
	struct buf text = {0};
	size_t n;

	builtin_list(&n);
	out->v = ARENA_ARRAY(a, struct forge_file, n + 1);
	out->n = 0;
	add_below(out, COMMON);
	add_below(out, folder_of(a, f));
	out->v[out->n].path = f->owners;
	owners_write(&text, c, f->syntax, outer_folders(a, out), today);
	out->v[out->n++].content = str_make(arena_strndup(a, buf_cstr(&text),
		text.n), text.n);
	buf_free(&text);
}
