/* SPDX-License-Identifier: MPL-2.0 */
/* The layout: what a path says, and where a new document goes. */
#include "lib/form/layout.h"

#include "lib/base/file.h"

static bool
is_form(struct str id, const void *ctx)
{
	const struct config *c = ctx;

	return map_get(&c->forms_by_id, id) != NULL;
}

bool
layout_match(const struct config *c, const struct layout_line *line,
	const char *path, bool loose, struct str taken[TOKEN_KINDS])
{
	struct path_rules rules = {&c->cycles, loose, is_form, c};

	return path_pattern_match(&line->compiled, str_of(path), &rules, taken);
}

static const char *
keep(struct arena *a, struct str s)
{
	return s.p ? arena_strndup(a, s.p, s.n) : NULL;
}

/* Fills OUT with what the path alone says. */
static void
take_path(struct place *out, const struct config *c, struct arena *a,
	const struct layout_line *line, const struct str *taken)
{
	memset(out, 0, sizeof(*out));
	out->line = line;
	out->unit = keep(a, taken[TOKEN_UNIT]);
	out->name = keep(a, taken[TOKEN_NAME]);
	out->form_id = keep(a, taken[TOKEN_FORM]);
	out->cycle = CYCLE_NONE;
	if (taken[TOKEN_CYCLE].p &&
	    !cycle_parse(&out->cycle, &c->cycles, taken[TOKEN_CYCLE]))
		out->not_cycle = keep(a, taken[TOKEN_CYCLE]);
}

static const char *
field_text(const struct value *frontmatter, const struct field *f)
{
	return f->key ? value_text(value_get(frontmatter, f->key)) : NULL;
}

/* What the fields that FORM names add to what the path says. */
static void
take_fields(struct place *out, const struct config *c,
	const struct form *form, const struct value *frontmatter)
{
	const char *cycle, *day;
	date d;

	if (!out->line->has_unit)
		out->unit = field_text(frontmatter, &form->f_unit);
	if (out->line->has_cycle)
		return;
	out->cycle = CYCLE_NONE;
	cycle = field_text(frontmatter, &form->f_cycle);
	day = field_text(frontmatter, &form->f_date);
	if (cycle)
		cycle_parse(&out->cycle, &c->cycles, str_of(cycle));
	else if (day && date_parse(&d, str_of(day)))
		out->cycle = cycle_of(&c->cycles, d);
}

/* The form that the document itself asks for; NULL: none. */
static const char *
asked_form(const struct form *form, const struct value *frontmatter)
{
	const char *asked = field_text(frontmatter, &form->f_form);

	return asked ? asked : value_text(value_get(frontmatter, "form"));
}

/* Whether FORM takes the file that the line and path of OUT say. */
static bool
form_takes(struct place *out, const struct config *c, const struct form *form,
	const struct value *frontmatter)
{
	struct place place = *out;
	const char *asked = asked_form(form, frontmatter);

	if (asked && !streq(asked, form->id))
		return false;
	take_fields(&place, c, form, frontmatter);
	if (form->when && !when_holds(form->when, place.unit ? config_unit(c,
	    place.unit) : NULL, place.cycle, frontmatter))
		return false;
	place.form = form;
	*out = place;
	return true;
}

/* Tries the forms of the line of OUT. */
static bool
line_takes(struct place *out, const struct config *c,
	const struct value *frontmatter)
{
	const struct texts *forms = &out->line->forms;
	const struct form *form;
	size_t i;

	if (out->form_id) {
		form = config_form(c, out->form_id);
		return form && (forms->n == 0 ||
			texts_have(forms, out->form_id)) &&
			form_takes(out, c, form, frontmatter);
	}
	for (i = 0; i < forms->n; i++) {
		form = config_form(c, forms->v[i]);
		if (form && form_takes(out, c, form, frontmatter))
			return true;
	}
	return false;
}

/* The unit and cycle of a document that no form takes, as far as its fields
 * say, by the first form of its line. */
static void
guess_fields(struct place *out, const struct config *c,
	const struct value *frontmatter)
{
	const struct form *form = out->form_id ? config_form(c, out->form_id)
		: out->line->forms.n ? config_form(c, out->line->forms.v[0])
		: NULL;

	if (form)
		take_fields(out, c, form, frontmatter);
}

static int
place_loosely(struct place *out, const struct config *c, struct arena *a,
	const char *path)
{
	struct str taken[TOKEN_KINDS];
	size_t i;

	for (i = 0; i < c->layout_count; i++)
		if (c->layout[i].has_cycle &&
		    layout_match(c, &c->layout[i], path, true, taken)) {
			take_path(out, c, a, &c->layout[i], taken);
			return -1;
		}
	return 0;
}

int
config_place(struct place *out, const struct config *c, struct arena *a,
	const char *path, const struct value *frontmatter)
{
	struct str taken[TOKEN_KINDS];
	struct place first, here;
	size_t i;

	memset(out, 0, sizeof(*out));
	memset(&first, 0, sizeof(first));
	out->cycle = CYCLE_NONE;
	for (i = 0; i < c->layout_count; i++) {
		if (!layout_match(c, &c->layout[i], path, false, taken))
			continue;
		take_path(&here, c, a, &c->layout[i], taken);
		if (line_takes(&here, c, frontmatter)) {
			*out = here;
			return 1;
		}
		if (first.line == NULL)
			first = here;
	}
	if (first.line == NULL)
		return place_loosely(out, c, a, path);
	*out = first;
	guess_fields(out, c, frontmatter);
	return -1;
}

/* Whether a text can stand for a hole: one part of a path. */
bool
is_segment(const char *s)
{
	size_t i;

	if (s == NULL || *s == '\0' || *s == '.')
		return false;
	for (i = 0; s[i]; i++)
		if (s[i] == '/' || (unsigned char)s[i] < 0x20 || s[i] == 0x7f)
			return false;
	return true;
}

static const char *
fill(struct arena *a, const struct path_pattern *p,
	const char *const values[TOKEN_KINDS])
{
	const char *path = "";
	size_t i;

	for (i = 0; i < p->n; i++) {
		const struct token *t = &p->tokens[i];

		if (t->kind == TOKEN_FOLDERS)
			continue;
		if (t->kind == TOKEN_LITERAL)
			path = arena_fmt(a, "%s%.*s", path, (int)t->text.n,
				t->text.p);
		else if (!is_segment(values[t->kind]))
			return NULL;
		else
			path = arena_fmt(a, "%s%s", path, values[t->kind]);
	}
	return path;
}

const struct layout_line *
config_line(const struct config *c, const char *form, bool unit)
{
	size_t i;

	for (i = 0; i < c->layout_count; i++) {
		const struct layout_line *line = &c->layout[i];

		if ((unit || !line->has_unit) && (line->forms.n
		    ? texts_have(&line->forms, form) : line->has_form))
			return line;
	}
	return NULL;
}

const char *
config_path(const struct config *c, struct arena *a, const char *unit,
	int cycle, const char *form, const char *name)
{
	char written[CYCLE_TEXT] = "";
	const char *values[TOKEN_KINDS] = {[TOKEN_UNIT] = unit,
		[TOKEN_CYCLE] = written, [TOKEN_FORM] = form,
		[TOKEN_NAME] = name};
	const struct layout_line *line = config_line(c, form, unit != NULL);

	if (cycle != CYCLE_NONE)
		cycle_format(written, &c->cycles, cycle);
	if (line == NULL || config_form(c, form) == NULL)
		return NULL;
	return fill(a, &line->compiled, values);
}

enum config_part
config_part(const struct config *c, const char *path)
{
	if (path_is_below(path, c->data_path))
		return CONFIG_DATA;
	return streq(path, "referat.yaml") || path_is_below(path, c->units_path) ||
		path_is_below(path, c->people_path) ||
		path_is_below(path, c->names_path) ||
		path_is_below(path, c->periods_path) ||
		path_is_below(path, c->schema_path) ||
		path_is_below(path, c->site_path) ? CONFIG_SETTING : CONFIG_NOT;
}
