/* SPDX-License-Identifier: MPL-2.0 */
/* The lines of the layout. */
#include "lib/form/config_reader.h"

static void
read_line(struct config_reader *r, const struct value *v)
{
	struct config *c = r->c;
	struct layout_line *line = &c->layout[c->layout_count];
	const struct value *path = value_get(v, "path");
	const char *wrong;

	if (!value_is_scalar(path))
		return;
	line->pattern = config_text(r, path);
	line->forms = texts_read(&c->arena, value_get(v, "form"));
	line->span = path->span;
	wrong = path_pattern_compile(&line->compiled, r->fs->arena,
		str_of(line->pattern));
	if (wrong) {
		shape_wrong(&r->check, path->span, "path", wrong,
			"@example:enheder/{unit}/{cycle}/{form}.md");
		return;
	}
	line->has_unit = line->compiled.has & 1U << TOKEN_UNIT;
	line->has_cycle = line->compiled.has & 1U << TOKEN_CYCLE;
	line->has_form = line->compiled.has & 1U << TOKEN_FORM;
	line->has_name = line->compiled.has & 1U << TOKEN_NAME;
	if (line->forms.n == 0 && !line->has_form)
		shape_wrong(&r->check, path->span, "path",
			"@layout-no-form", "@example:{form}.md");
	else
		c->layout_count++;
}

void
config_read_layout(struct config_reader *r)
{
	const struct value *v = value_get(r->c->value, "layout");
	uint32_t i;

	if (!value_is_list(v))
		return;
	r->c->layout = ARENA_ARRAY(&r->c->arena, struct layout_line, v->n);
	for (i = 0; i < v->n; i++)
		read_line(r, list_map(v, i));
}

void
config_check_forms(struct config_reader *r, const struct value *forms)
{
	const struct config *c = r->c;
	const struct value *item;
	const char **known = ARENA_ARRAY(r->fs->arena, const char *,
		c->form_count);
	uint32_t i;

	for (i = 0; i < c->form_count; i++)
		known[i] = c->forms[i]->id;
	for (i = 0; (item = texts_item(forms, i)); i++)
		if (value_is_scalar(item) &&
		    config_form(c, value_text(item)) == NULL)
			finding_add(r->fs, FINDING_CONFIG_REFERENCE,
				item->span, value_text(item), "@form",
				shape_hint(r->fs, known, c->form_count,
				item->text));
}

void
config_check_layout(struct config_reader *r)
{
	const struct value *v = value_get(r->c->value, "layout");
	uint32_t i;

	for (i = 0; value_is_list(v) && i < v->n; i++)
		config_check_forms(r, value_get(v->items[i], "form"));
}
