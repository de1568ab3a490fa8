/* SPDX-License-Identifier: MPL-2.0 */
/* The files of forms, each read and checked once. */
#include "lib/form/form_files.h"

#include "lib/base/builtin.h"
#include "lib/base/hash.h"
#include "lib/text/yaml.h"

static void
shift(struct value *v, uint32_t base)
{
	uint32_t i;

	v->span.from += base;
	v->span.to += base;
	for (i = 0; v->kind == VALUE_LIST && i < v->n; i++)
		shift(v->items[i], base);
	for (i = 0; v->kind == VALUE_MAP && i < v->n; i++) {
		v->members[i].key_span.from += base;
		v->members[i].key_span.to += base;
		shift(v->members[i].value, base);
	}
}

/* Checks what FILE says, and counts its places through. */
static void
take(struct form_files *files, struct form_file *file,
	struct value *value)
{
	struct config_reader *r = files->r;
	size_t first = r->fs->n;

	r->fs->path = file->source.path;
	if (value && value->kind == VALUE_NULL)
		value->kind = VALUE_MAP;
	form_shape_check(&r->check, value);
	findings_locate(r->fs, first, &file->source);
	file->base = files->next_base;
	files->next_base += (uint32_t)file->source.text.n + 1;
	if (value_is_map(value)) {
		file->value = value;
		shift(file->value, file->base);
	}
}

static bool
load_builtin(struct form_files *files, struct form_file *file)
{
	struct config_reader *r = files->r;
	const struct builtin *b = builtin_find(arena_fmt(&r->c->arena,
		"schema/forms/%s.yaml", file->id));
	size_t first = r->fs->n;
	struct value *value;

	if (b == NULL)
		return false;
	file->builtin = true;
	r->fs->path = b->path;
	r->c->hash = hash_quick(str_make(b->content, b->n), r->c->hash);
	source_init(&file->source, &r->c->arena, b->path,
		str_make(b->content, b->n));
	value = yaml_read(&r->c->arena, &file->source,
		span_make(0, b->n), r->fs);
	findings_locate(r->fs, first, &file->source);
	take(files, file, value);
	return true;
}

static bool
load_own(struct form_files *files, struct form_file *file)
{
	struct config_reader *r = files->r;
	const char *path = arena_fmt(&r->c->arena, "%s/forms/%s.yaml",
		r->c->schema_path, file->id);
	struct value *value;
	int rc = config_load(r, path, &file->source, &value, files->err);

	files->failed = files->failed || rc < 0;
	if (rc == 1)
		take(files, file, value);
	return rc == 1;
}

struct form_file *
form_files_get(struct form_files *files, const char *id, bool builtin)
{
	struct arena *a = &files->r->c->arena;
	struct form_file *file;
	size_t i;

	for (i = 0; i < files->n; i++)
		if (streq(files->v[i]->id, id) &&
		    (!builtin || files->v[i]->builtin))
			return files->v[i];
	file = ARENA_NEW(a, struct form_file);
	file->id = arena_strdup(a, id);
	if ((builtin || !load_own(files, file)) &&
	    (files->failed || !load_builtin(files, file)))
		return NULL;
	ARENA_GROW(a, files->v, files->n, files->cap);
	files->v[files->n++] = file;
	return file;
}

static const struct form_file *
file_at(const struct form_files *files, uint32_t offset)
{
	size_t i;

	for (i = files->n; i-- > 1; )
		if (offset >= files->v[i]->base)
			return files->v[i];
	return files->v[0];
}

struct span
form_files_span(const struct form_files *files, struct span s)
{
	uint32_t base = file_at(files, s.from)->base;

	return span_make(s.from - base, s.to - base);
}

/* Those of a file that was read on the way have their place already. */
void
form_files_locate(struct form_files *files, size_t first)
{
	struct findings *fs = files->r->fs;
	size_t i, n = fs->n;

	for (i = first; i < n; i++) {
		struct finding *f = &fs->v[i];
		const struct form_file *file = file_at(files, f->span.from);

		if (f->line_text)
			continue;
		f->path = file->source.path;
		f->span = span_make(f->span.from - file->base,
			f->span.to - file->base);
		fs->n = i + 1;
		findings_locate(fs, i, &file->source);
	}
	fs->n = n;
}
