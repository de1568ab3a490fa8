/* SPDX-License-Identifier: MPL-2.0 */
/* A form, read from its file and those of its parents. */
#include "lib/form/form.h"

#include "lib/base/hash.h"
#include "lib/form/form_files.h"
#include "lib/schema/schema.h"

#define PARENTS_MAX 32

const char *
texts_joined(struct arena *a, const struct texts *t)
{
	const char *all = "";
	size_t i;

	for (i = 0; i < t->n; i++)
		all = arena_fmt(a, "%s%s%s", all, i ? ", " : "", t->v[i]);
	return all;
}

static void
read_field(struct field *f, const struct value *fields, const char *name)
{
	const struct value *v = value_get(fields, name);

	memset(f, 0, sizeof(*f));
	if (!value_is_map(v)) {
		f->key = value_text(v);
		return;
	}
	f->key = value_text(value_get(v, "key"));
	f->role = value_text(value_get(v, "role"));
	f->name = value_text(value_get(v, "name"));
	f->person = value_text(value_get(v, "person"));
	f->date = value_text(value_get(v, "date"));
	f->sha256 = value_text(value_get(v, "sha256"));
	f->text = value_text(value_get(v, "text"));
}

static void
read_fields(struct form *form)
{
	const struct value *v = value_get(form->value, "fields");

	read_field(&form->f_title, v, "title");
	read_field(&form->f_date, v, "date");
	read_field(&form->f_time, v, "time");
	read_field(&form->f_place, v, "place");
	read_field(&form->f_attachments, v, "attachments");
	read_field(&form->f_unit, v, "unit");
	read_field(&form->f_cycle, v, "cycle");
	read_field(&form->f_form, v, "form");
	read_field(&form->f_participants, v, "participants");
	read_field(&form->f_absent, v, "absent");
	read_field(&form->f_approvals, v, "approvals");
	read_field(&form->f_objections, v, "objections");
	read_field(&form->f_corrections, v, "corrections");
	read_field(&form->f_state, v, "state");
	read_field(&form->f_class, v, "class");
}

static int
meaning(const struct words *w, const struct value *v, int otherwise)
{
	int m = value_is_scalar(v) ? words_meaning(w, v->text) : -1;

	return m < 0 ? otherwise : m;
}

static void
read_kinds(struct form *form, const struct config *c)
{
	const struct value *v = value_get(form->value, "kind"), *item;
	uint32_t i;
	int m;

	for (i = 0; (item = texts_item(v, i)); i++) {
		m = meaning(&c->kinds, item, -1);
		if (m >= 0)
			form->kinds |= 1U << m;
	}
}

static void
read_head(struct form *form, const struct config *c)
{
	const struct value *v = form->value;
	const struct value *level = value_get(v, "level");
	const struct value *front = value_get(v, "frontmatter");

	form->title = value_text(value_get(v, "title"));
	if (form->title == NULL)
		form->title = form->id;
	read_kinds(form, c);
	form->spans = value_number(value_get(v, "spans"), 1);
	if (form->spans == 0)
		form->spans = 1;
	form->stored = value_truth(value_get(v, "stored"), true);
	form->class = (enum class)meaning(&c->classes, value_get(v, "class"),
		CLASS_INTERNAL);
	form->state = (enum state)meaning(&c->states, value_get(v, "state"),
		STATE_DRAFT);
	form->level = level && level->kind != VALUE_NULL
		? value_number(level, 0) : 2;
	form->frontmatter = value_is_map(front) ? front : NULL;
	read_fields(form);
}

/* The parents of a form, the form itself first. */
struct line {
	struct form_file *v[PARENTS_MAX];
	size_t n;
};

static bool
is_in(const struct line *line, const struct form_file *file)
{
	size_t i;

	for (i = 0; i < line->n; i++)
		if (line->v[i] == file)
			return true;
	return false;
}

static void
add_circle(struct form_files *files, const struct line *line,
	const struct value *extends)
{
	struct arena *a = files->r->fs->arena;
	const char *way = line->v[0]->id;
	size_t i;

	for (i = 1; i < line->n; i++)
		way = arena_fmt(a, "%s > %s", way, line->v[i]->id);
	finding_add(files->r->fs, FINDING_FORM_CIRCLE, extends->span,
		arena_fmt(a, "%s > %s", way, value_text(extends)));
}

static void
add_unknown_parent(struct form_files *files, const struct value *extends)
{
	struct config_reader *r = files->r;
	struct texts known = {NULL, 0};
	const char *folder = arena_fmt(&r->c->arena, "%s/forms",
		r->c->schema_path);
	size_t i, cap = 0;
	const char *name;

	for (i = 0; config_next(r, folder, ".yaml", &i, &name); i++) {
		ARENA_GROW(r->fs->arena, known.v, known.n, cap);
		known.v[known.n++] = name;
	}
	finding_add(r->fs, FINDING_CONFIG_REFERENCE, extends->span,
		value_text(extends), "@form", shape_hint(r->fs, known.v,
		known.n, extends->text));
}

/* Adds the parents of the last form of LINE; false when the form can't be
 * used because one of them can't be read. */
static bool
follow(struct form_files *files, struct line *line)
{
	for (;;) {
		struct form_file *last = line->v[line->n - 1], *parent;
		const struct value *extends = value_get(last->value,
			"extends");
		bool same;

		if (!value_is_scalar(extends))
			return true;
		same = !last->builtin && str_is(extends->text, last->id);
		parent = form_files_get(files, value_text(extends), same);
		if (parent == NULL) {
			add_unknown_parent(files, extends);
			return true;
		}
		if (parent->value == NULL)
			return false;
		if (is_in(line, parent) || line->n == PARENTS_MAX) {
			add_circle(files, line, extends);
			return false;
		}
		line->v[line->n++] = parent;
	}
}

static struct value *
merge(struct form_files *files, struct form *form, const struct line *line)
{
	struct value *merged = NULL;
	size_t i;

	for (i = line->n; i-- > 0; ) {
		merged = form_merge(files, merged, line->v[i]->value);
		form->hash = hash_quick(line->v[i]->source.text, form->hash);
	}
	return merged;
}

static void
check_whole(struct form_files *files, const struct form *form, uint32_t base)
{
	static const char *const needed[] = {"title", "kind"};
	size_t i;

	for (i = 0; i < 2; i++)
		if (!value_text(texts_item(value_get(form->value, needed[i]),
		    0)))
			shape_missing(&files->r->check, base, needed[i]);
	form_check_parts(files, form->body.sections, form->body.section_count,
		"heading", true);
	form_check_parts(files, form->participants, form->participant_count,
		"role", false);
}

/* Spans of parts become those of their own files. */
static void
settle(const struct form_files *files, struct part *parts, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct part *p = &parts[i];

		p->span = form_files_span(files, p->span);
		settle(files, p->sections, p->section_count);
		settle(files, p->columns, p->column_count);
		settle(files, p->rows, p->row_count);
		settle(files, p->items, p->item_count);
	}
}

struct form *
form_build(struct form_files *files, struct form_file *file)
{
	struct config *c = files->r->c;
	size_t first = files->r->fs->n;
	struct line line = {{file}, 1};
	struct form *form = NULL;

	if (file->value && follow(files, &line)) {
		form = ARENA_NEW(&c->arena, struct form);
		form->id = file->id;
		form->path = file->builtin ? "" : file->source.path;
		form->value = merge(files, form, &line);
		read_head(form, c);
		form->covers = texts_read(&c->arena, value_get(form->value,
			"covers"));
		form->agreements = form_read_agreements(files,
			value_get(form->value, "agreements"));
		form_read_body(files, form);
		form_read_schema(files, form);
		check_whole(files, form, file->base);
		settle(files, form->body.sections, form->body.section_count);
		settle(files, form->participants, form->participant_count);
	}
	form_files_locate(files, first);
	return form;
}

void
form_free(struct form *form)
{
	if (form)
		schema_free(form->schema);
}
