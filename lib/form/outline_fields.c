/* SPDX-License-Identifier: MPL-2.0 */
/* The fields of a new document. What nobody knows yet is left empty: that is
 * missing, which is no error in a draft. */
#include "lib/form/outline.h"
#include "lib/form/shape.h"
#include "lib/text/json.h"

/* Words that some reader of YAML takes for something else than text. */
static bool
is_taken(struct str s)
{
	static const char *const words[] = {"", "~", "null", "true", "false",
		"yes", "no", "on", "off", "y", "n"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_same(s, str_of(words[i])))
			return true;
	return false;
}

static bool
is_plain(struct str s)
{
	bool digits = true;
	date d;
	size_t i;

	if (date_parse(&d, s))
		return true;
	if (is_taken(s) || strchr(" -?:,[]{}#&*!|>'\"%@`=<", s.p[0]) ||
	    s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':')
		return false;
	for (i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return false;
		if ((s.p[i] == ':' && s.p[i + 1] == ' ') ||
		    (s.p[i] == ' ' && s.p[i + 1] == '#'))
			return false;
		digits = digits && (strchr("0123456789.+eExXoO:_", s.p[i]) ||
			(i && s.p[i] == '-' && (s.p[i - 1] | 32) == 'e'));
	}
	return !digits;
}

void
yaml_scalar(struct buf *out, const char *text)
{
	struct str s = str_of(text);

	if (is_plain(s))
		buf_str(out, s);
	else
		json_quote(out, s);
}

/* The fields under way. */
struct fields {
	struct buf *out;
	const struct form *form;
	const struct config *config;
	const struct outline_options *options;
	struct arena a;
	bool any;
};

const char *
outline_title(struct arena *a, const struct form *form,
	const struct config *config, const struct outline_options *options)
{
	char cycle[CYCLE_TEXT];
	const char *title = form->title;

	if (options->title)
		return options->title;
	if (options->unit)
		title = arena_fmt(a, "%s, %s", title, options->unit->name);
	if (options->cycle != CYCLE_NONE) {
		cycle_format(cycle, &config->cycles, options->cycle);
		title = arena_fmt(a, "%s %s", title, cycle);
	}
	return title;
}

static void
write_people(struct fields *f, const char *key)
{
	const struct field *field = &f->form->f_participants;
	size_t i;
	bool any = false;

	for (i = 0; i < f->form->participant_count; i++) {
		const struct part *p = &f->form->participants[i];

		if (p->label_count == 0 || (!f->options->everything &&
		    !when_holds(p->when, f->options->unit, f->options->cycle,
		    NULL)))
			continue;
		if (!any)
			buf_fmt(f->out, "%s:\n", key);
		any = true;
		buf_z(f->out, "  - ");
		if (field->role)
			buf_fmt(f->out, "%s: ", field->role);
		yaml_scalar(f->out, p->labels[0].text);
		buf_char(f->out, '\n');
	}
	if (!any)
		buf_fmt(f->out, "%s:\n", key);
}

static bool
is_key(const struct field *field, const char *key)
{
	return field->key && streq(field->key, key);
}

/* What is known beforehand of a field; NULL: nothing. */
static const char *
known_value(struct fields *f, const char *key)
{
	const struct form *form = f->form;
	const struct outline_options *o = f->options;
	char *text = arena_alloc(&f->a, CYCLE_TEXT);

	if (is_key(&form->f_title, key))
		return outline_title(&f->a, form, f->config, o);
	if (is_key(&form->f_date, key) && o->date != DATE_NONE) {
		date_format(text, o->date);
		return text;
	}
	if (is_key(&form->f_state, key))
		return words_first(&f->config->states, form->state);
	if (is_key(&form->f_class, key))
		return words_first(&f->config->classes, form->class);
	if (is_key(&form->f_unit, key) && o->unit)
		return o->unit->id;
	if (is_key(&form->f_cycle, key) && o->cycle != CYCLE_NONE) {
		cycle_format(text, &f->config->cycles, o->cycle);
		return text;
	}
	return is_key(&form->f_form, key) ? form->id : NULL;
}

/* What the schema says a property is anyhow. */
static const struct value *
fixed_value(const struct value *property)
{
	const struct value *v = value_get(property, "const");

	return v ? v : value_get(property, "default");
}

/* A field to be filled in, with what it may say. */
static void
write_empty(struct fields *f, const char *key, const struct value *property)
{
	const struct value *choices = value_get(property, "enum");
	uint32_t i;

	buf_fmt(f->out, "%s:", key);
	for (i = 0; value_is_list(choices) && i < choices->n; i++)
		if (value_is_scalar(choices->items[i]))
			buf_fmt(f->out, "%s %s", i ? " |" : " #",
				value_text(choices->items[i]));
	buf_char(f->out, '\n');
}

static void
write_field(struct fields *f, const char *key, const struct value *property)
{
	const struct value *fixed = fixed_value(property);
	const char *known;

	if (!f->any)
		buf_z(f->out, "---\n");
	f->any = true;
	if (is_key(&f->form->f_participants, key)) {
		write_people(f, key);
		return;
	}
	known = known_value(f, key);
	if (fixed && fixed->kind != VALUE_NULL) {
		buf_fmt(f->out, "%s: ", key);
		value_json(f->out, fixed);
	} else if (known) {
		buf_fmt(f->out, "%s: ", key);
		yaml_scalar(f->out, known);
	} else {
		write_empty(f, key, property);
		return;
	}
	buf_char(f->out, '\n');
}

/* Whether the field is one that a new document begins with, even where it
 * could be left out. */
static bool
is_begun(const struct fields *f, const char *key)
{
	const struct form *form = f->form;
	const struct outline_options *o = f->options;

	return o->everything || is_key(&form->f_title, key) ||
		is_key(&form->f_date, key) || is_key(&form->f_state, key) ||
		is_key(&form->f_participants, key) ||
		(o->say_unit && is_key(&form->f_unit, key)) ||
		(o->say_cycle && is_key(&form->f_cycle, key)) ||
		(o->say_form && is_key(&form->f_form, key));
}

static bool
is_required(const struct form *form, const char *key)
{
	const struct value *list = value_get(form->frontmatter, "required");
	const struct value *item;
	uint32_t i;

	for (i = 0; (item = texts_item(list, i)); i++)
		if (value_is_scalar(item) && str_is(item->text, key))
			return true;
	return false;
}

/* Without a schema the fields that the program needs are all there are. */
static void
write_needed(struct fields *f)
{
	const struct field *const all[] = {&f->form->f_title, &f->form->f_unit,
		&f->form->f_cycle, &f->form->f_form, &f->form->f_date,
		&f->form->f_participants, &f->form->f_state};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i]->key && !streq(all[i]->key, "#") &&
		    is_begun(f, all[i]->key))
			write_field(f, all[i]->key, NULL);
}

void
outline_fields(struct buf *out, const struct form *form,
	const struct config *config, const struct outline_options *options)
{
	const struct value *properties = value_get(form->effective,
		"properties");
	struct fields f = {out, form, config, options, {0}, false};
	uint32_t i;

	if (form->effective == NULL)
		write_needed(&f);
	for (i = 0; value_is_map(properties) && i < properties->n; i++) {
		const char *key = properties->members[i].key.p;

		if (is_required(form, key) || is_begun(&f, key))
			write_field(&f, key, properties->members[i].value);
	}
	if (f.any)
		buf_z(out, "---\n");
	arena_free(&f.a);
}
