/* SPDX-License-Identifier: MPL-2.0 */
/* A record: what one document says. */
#include "lib/model/record.h"

#include "lib/base/file.h"
#include "lib/model/agenda.h"
#include "lib/model/agreement.h"
#include "lib/model/bytes.h"
#include "lib/model/front.h"
#include "lib/model/grid.h"
#include "lib/model/mark.h"
#include "lib/model/section.h"

/* More forms than these are no help. */
#define FORMS_MAX 8

/* The forms of the line of PLACE that hold for its unit and cycle. */
static const char *
form_ids(const struct record *r, const struct place *place)
{
	const struct config *c = r->config;
	const struct texts *forms = &place->line->forms;
	const struct unit *unit = place->unit ? config_unit(c, place->unit)
		: NULL;
	struct buf b = {0};
	const char *list;
	size_t i, count = 0, n = forms->n ? forms->n : c->form_count;

	for (i = 0; i < n && count <= FORMS_MAX; i++) {
		const struct form *form = forms->n ? config_form(c, forms->v[i])
			: c->forms[i];

		if (form == NULL || !form->stored || !when_holds(form->when,
		    unit, place->cycle, r->frontmatter))
			continue;
		buf_z(&b, count ? ", " : "");
		buf_z(&b, count < FORMS_MAX ? form->id : "…");
		count++;
	}
	list = count == 0 ? "@no-form"
		: arena_fmt(r->arena, "@one-of:%s", buf_cstr(&b));
	buf_free(&b);
	return list;
}

/* No form: either what stands for a cycle is none, or no form of the line
 * takes the file. */
static void
say_no_form(const struct record *r, const struct place *place,
	struct findings *fs)
{
	char example[CYCLE_TEXT];

	if (place->not_cycle) {
		cycle_format(example, &r->config->cycles, 2025);
		finding_add(fs, FINDING_CYCLE_UNKNOWN, span_make(0, 0),
			place->not_cycle, example);
	} else {
		finding_add(fs, FINDING_PATH_NO_FORM, span_make(0, 0),
			place->line ? form_ids(r, place) : "");
	}
}

/* The fields may choose among the forms of the path. A file that its path
 * has a form for keeps it when only its field `form` disagrees. */
static bool
choose_form(struct record *r, const struct place *given, struct findings *fs)
{
	struct place place = *given;
	const struct form *form = given->form;

	if (r->frontmatter && given->line) {
		if (config_place(&place, r->config, r->arena, r->path,
		    r->frontmatter) == 1)
			form = place.form;
		else if (value_get(r->frontmatter, "form") == NULL)
			form = NULL;
	}
	if (form == NULL) {
		say_no_form(r, &place, fs);
		return false;
	}
	r->form = form;
	r->unit = given->unit;
	r->cycle = given->cycle;
	r->name = given->name;
	return true;
}

static const char *
document_name(struct arena *a, const char *path)
{
	const char *base = path_base(path);
	size_t n = strlen(base);

	return arena_strndup(a, base, n > 3 && streq(base + n - 3, ".md")
		? n - 3 : n);
}

/* Tables and agendas are matched with the form where it says what stands in
 * them. */
static void
read_tables(struct record *r)
{
	size_t i;

	for (i = 0; i < r->all_count; i++) {
		struct section *s = r->all_sections[i];
		const struct part *p = s->part;

		if (p == NULL || !s->filled)
			continue;
		if (p->content == CONTENT_TABLE || p->column_count ||
		    p->row_count)
			s->grid = grid_read(r, s);
		if (p->content == CONTENT_AGENDA)
			s->agenda = agenda_read(r, s);
	}
}

static void
read_body(struct record *r, struct markdown *md, struct findings *fs)
{
	r->blocks = markdown_parse(md, &r->source, r->body, fs);
	if (r->blocks)
		markdown_check(r->blocks, &r->source, fs);
	sections_read(r, fs);
	marks_read(r, fs);
	read_tables(r);
	agreements_read(r, fs);
}

/* Of a text that can't be read the record says only where it is. */
static void
read_nothing(struct record *r)
{
	r->state = r->form->state;
	r->class = r->root.class = CLASS_CONFIDENTIAL;
	r->root.id = "";
	r->all_sections = ARENA_NEW(r->arena, struct section *);
	r->all_sections[0] = &r->root;
	r->all_count = r->root.after = 1;
}

/* Whether one of the first N findings is that two versions stand here. */
static bool
in_conflict(const struct findings *fs, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (fs->v[i].code == FINDING_CONFLICT_MARKER)
			return true;
	return false;
}

struct record *
record_read(struct arena *a, const struct config *config, const char *path,
	struct str text, const struct place *place, struct markdown *md,
	struct findings *fs)
{
	struct record *r = ARENA_NEW(a, struct record);
	bool readable;
	size_t n;

	r->arena = a;
	r->config = config;
	r->path = path;
	r->document = document_name(a, path);
	r->date = DATE_NONE;
	source_init(&r->source, a, path, text);
	fs->draft = false;
	r->readable = bytes_check(&r->source, fs);
	n = fs->n;
	readable = r->readable && front_read(r, fs);
	/* Two versions of the fields can't be read as one: said already. */
	if (!readable && in_conflict(fs, n))
		fs->n = n;
	if (!choose_form(r, place, fs))
		return NULL;
	if (!r->form->stored)
		finding_add(fs, FINDING_FORM_NOT_STORED, span_make(0, 0),
			r->form->title);
	if (!r->readable) {
		read_nothing(r);
		return r;
	}
	front_fields(r, readable, fs);
	r->readable = readable;
	read_body(r, md, fs);
	return r;
}
