/* SPDX-License-Identifier: MPL-2.0 */
/* The files of a configuration, one by one. */
#include "lib/form/config_reader.h"

#include "lib/base/builtin.h"
#include "lib/base/hash.h"
#include "lib/text/yaml.h"

/* Older programs read no configuration of ours: what they would take a plain
 * word for ("signatures: off") is no matter here. */
static void
drop_ambiguous(struct findings *fs, size_t first)
{
	size_t i, kept = first;

	for (i = first; i < fs->n; i++)
		if (fs->v[i].code != FINDING_YAML_AMBIGUOUS)
			fs->v[kept++] = fs->v[i];
	fs->n = kept;
}

/* A file that is there, and was read whole. */
static struct value *
parse(struct config_reader *r, const char *path, struct source *src,
	const struct buf *text)
{
	struct arena *a = &r->c->arena;
	struct str kept = str_make(arena_strndup(a, buf_cstr(text), text->n),
		text->n);

	r->fs->path = arena_strdup(r->fs->arena, path);
	r->fs->draft = false;
	r->c->hash = hash_quick(str_of(path), r->c->hash);
	r->c->hash = hash_quick(kept, r->c->hash);
	source_init(src, a, r->fs->path, kept);
	if (kept.n > CONFIG_SIZE) {
		finding_add(r->fs, FINDING_TOO_LARGE, span_make(0, 0),
			"@yaml-size", "1 MiB");
		findings_locate(r->fs, r->fs->n - 1, src);
		return NULL;
	}
	return yaml_read(a, src, span_make(0, kept.n), r->fs);
}

int
config_load(struct config_reader *r, const char *path, struct source *src,
	struct value **value, struct error *err)
{
	struct buf text = {0};
	int rc = tree_read(r->tree, path, CONFIG_SIZE, &text, err);

	*value = NULL;
	if (rc == 1) {
		size_t first = r->fs->n;

		*value = parse(r, path, src, &text);
		drop_ambiguous(r->fs, first);
		findings_locate(r->fs, first, src);
		if (*value && !value_is_map(*value) &&
		    (*value)->kind != VALUE_NULL) {
			shape_wrong(&r->check, (*value)->span,
				path, "@be-map", NULL);
			findings_locate(r->fs, r->fs->n - 1, src);
			*value = NULL;
		}
	}
	buf_free(&text);
	return rc;
}

/* All findings at the end of the list that are about SRC and have no place
 * yet: those since config_load. */
void
config_located(struct config_reader *r, const struct source *src)
{
	size_t first = r->fs->n;

	while (first > 0 && r->fs->v[first - 1].path == src->path &&
	    r->fs->v[first - 1].line_text == NULL)
		first--;
	findings_locate(r->fs, first, src);
}

bool
config_next(const struct config_reader *r, const char *folder,
	const char *ending, size_t *from, const char **name)
{
	size_t n = strlen(folder);

	for (; *from < r->file_count; ++*from) {
		struct str path = str_of(r->files[*from].path), rest;

		if (path.n <= n + 1 || memcmp(path.p, folder, n) != 0 ||
		    path.p[n] != '/' || !str_ends(path, ending))
			continue;
		rest = str_skip(path, n + 1);
		if (str_chr(rest, '/') < rest.n || rest.n == strlen(ending))
			continue;
		*name = arena_strndup(&r->c->arena, rest.p,
			rest.n - strlen(ending));
		return true;
	}
	return false;
}

static void
read_builtin(struct config_reader *r, const char *name,
	void (*read)(struct config_reader *r, const struct value *v,
	size_t *cap), size_t *cap)
{
	struct arena *a = &r->c->arena;
	const char *folder = arena_fmt(a, "schema/%s/", name);
	const struct builtin *files;
	struct source src;
	size_t i, n;

	files = builtin_list(&n);
	for (i = 0; i < n; i++) {
		if (!str_starts(str_of(files[i].path), folder))
			continue;
		r->fs->path = files[i].path;
		source_init(&src, a, files[i].path,
			str_make(files[i].content, files[i].n));
		read(r, yaml_read(a, &src, span_make(0, src.text.n), r->fs),
			cap);
		config_located(r, &src);
	}
}

int
config_read_set(struct config_reader *r, const char *name,
	void (*read)(struct config_reader *r, const struct value *v,
	size_t *cap), struct error *err)
{
	const char *folder = arena_fmt(&r->c->arena, "%s/%s",
		r->c->schema_path, name);
	struct value *v;
	struct source src;
	const char *file;
	size_t i, cap = 0;
	bool own = false;
	int rc;

	for (i = 0; config_next(r, folder, ".yaml", &i, &file); i++) {
		rc = config_load(r, r->files[i].path, &src, &v, err);
		if (rc < 0)
			return -1;
		if (rc == 0)
			continue;
		own = true;
		read(r, v, &cap);
		config_located(r, &src);
	}
	if (!own)
		read_builtin(r, name, read, &cap);
	return 0;
}

const char *
config_text(struct config_reader *r, const struct value *v)
{
	return arena_strdup(&r->c->arena, value_text(v));
}

void
config_check_unit(struct config_reader *r, const struct value *id)
{
	const struct config *c = r->c;
	const char **known;
	size_t i;

	if (!value_is_scalar(id) || c->units_unread ||
	    config_unit(c, value_text(id)))
		return;
	known = ARENA_ARRAY(r->fs->arena, const char *, c->unit_count);
	for (i = 0; i < c->unit_count; i++)
		known[i] = c->units[i].id;
	finding_add(r->fs, FINDING_CONFIG_REFERENCE, id->span, value_text(id),
		"@unit", text_near(known, c->unit_count, id->text)
		? shape_hint(r->fs, known, c->unit_count, id->text)
		: "@see-units");
}

void
config_check_dates(struct config_reader *r, const struct value *map)
{
	date from = value_date(value_get(map, "from"));
	date to = value_date(value_get(map, "to"));

	if (from != DATE_NONE && to != DATE_NONE && to < from)
		shape_wrong(&r->check, value_get(map, "to")->span, "to",
			"@backwards", "@swap-ends");
}
