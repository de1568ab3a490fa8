/* SPDX-License-Identifier: MPL-2.0 */
/* The parts of a form: sections, columns, rows, items, participants. */
#include "lib/form/form_files.h"

static struct arena *
arena_of(struct form_files *files)
{
	return &files->r->c->arena;
}

static int
choice(const struct value *v, const char *const *names, int n, int otherwise)
{
	int i;

	for (i = 0; value_is_scalar(v) && i < n; i++)
		if (str_is(v->text, names[i]))
			return i;
	return otherwise;
}

static enum content
read_content(const struct value *v)
{
	static const char *const names[] = {"any", "none", "prose", "list",
		"table", "agreements", "agenda", "figures"};

	return (enum content)choice(v, names, 8, CONTENT_ANY);
}

static bool
read_order(const struct value *v, bool otherwise)
{
	static const char *const names[] = {"free", "strict"};

	return choice(v, names, 2, otherwise) == 1;
}

static enum others
read_others(const struct value *v, enum others otherwise)
{
	static const char *const names[] = {"allow", "warn", "forbid"};

	return (enum others)choice(v, names, 3, (int)otherwise);
}

static const struct when *
read_when(struct form_files *files, const struct value *v)
{
	const struct config *c = files->r->c;
	const struct value *to = value_get(v, "to");
	const struct value *frontmatter = value_get(v, "frontmatter");
	struct when *w;

	if (!value_is_map(v))
		return NULL;
	w = ARENA_NEW(arena_of(files), struct when);
	w->units = texts_read(arena_of(files), value_get(v, "units"));
	w->from = value_cycle(value_get(v, "from"), &c->cycles);
	w->to = value_cycle(to, &c->cycles);
	w->frontmatter = value_is_map(frontmatter) ? frontmatter : NULL;
	if (w->from != CYCLE_NONE && w->to != CYCLE_NONE && w->to < w->from)
		shape_wrong(&files->r->check, to->span, "to", "@backwards",
			"@swap-ends");
	return w;
}

static void
read_labels(struct form_files *files, struct part *p, const struct value *v)
{
	const struct value *heading = value_get(v, "heading"), *item;
	struct texts texts;
	size_t i;

	item = value_get(v, "role");
	texts = texts_read(arena_of(files), value_is_scalar(item) ||
		value_is_list(item) ? item : heading);
	p->labels = ARENA_ARRAY(arena_of(files), struct label, texts.n);
	p->label_count = texts.n;
	for (i = 0; i < texts.n; i++)
		label_make(&p->labels[i], arena_of(files), texts.v[i]);
}

/* How a part's agreements are written: the form's way, with its own over. */
static const struct agreements_spec *
read_spec(struct form_files *files, const struct form *form,
	const struct value *own)
{
	struct value *base = value_get(form->value, "agreements");

	if (!value_is_map(own))
		return form->agreements;
	return form_read_agreements(files, value_is_map(base)
		? form_merge_agreements(arena_of(files), base,
		(struct value *)own) : own);
}

static void
read_numbers(struct part *p, const struct value *v)
{
	const struct value *repeat = value_get(v, "repeat");

	if (!value_range(value_get(v, "minutes"), &p->minutes_from,
	    &p->minutes_to))
		p->minutes_from = p->minutes_to = -1;
	p->repeat_max = -1;
	if (value_is_list(repeat) &&
	    value_range(repeat, &p->repeat_min, &p->repeat_max)) {
		p->repeats = true;
		p->required = p->required || p->repeat_min > 0;
	}
	p->min_words = value_number(value_get(v, "min_words"), 0);
}

static void
add_guide(struct arena *a, struct part *p, struct str guide)
{
	ARENA_GROW(a, p->guides, p->guide_count, p->guide_cap);
	p->guides[p->guide_count++] = guide;
}

static void
add_guides_of(struct arena *a, struct part *p, const struct part *inside,
	size_t n)
{
	size_t i, j;

	for (i = 0; i < n; i++)
		for (j = 0; j < inside[i].guide_count; j++)
			add_guide(a, p, inside[i].guides[j]);
}

static void
list_guides(struct arena *a, struct part *p)
{
	const char *at = p->guide ? p->guide : "";

	for (at += strspn(at, " \t\r\n"); *at; at += strspn(at, " \t\r\n")) {
		add_guide(a, p, str_of(at));
		at += strcspn(at, "\n");
	}
	add_guides_of(a, p, p->columns, p->column_count);
	add_guides_of(a, p, p->rows, p->row_count);
	add_guides_of(a, p, p->items, p->item_count);
}

/* The parts of LIST, inside AROUND. */
static struct part *read_list(struct form_files *files,
	const struct form *form, const struct value *list,
	const struct part *around, size_t *n);

static void
read_inside(struct form_files *files, const struct form *form,
	const struct value *v, struct part *p)
{
	p->sections = read_list(files, form, value_get(v, "sections"), p,
		&p->section_count);
	p->columns = read_list(files, form, value_get(v, "columns"), p,
		&p->column_count);
	p->rows = read_list(files, form, value_get(v, "rows"), p,
		&p->row_count);
	p->items = read_list(files, form, value_get(v, "items"), p,
		&p->item_count);
}

static void
read_part(struct form_files *files, const struct form *form,
	const struct value *v, const struct part *around, struct part *p)
{
	struct arena *a = arena_of(files);
	const struct value *class = value_get(v, "class");

	p->id = arena_strdup(a, form_part_id(a, v));
	p->required = value_truth(value_get(v, "required"), false);
	p->when = read_when(files, value_get(v, "when"));
	p->class = value_is_scalar(class)
		? words_meaning(&files->r->c->classes, class->text) : -1;
	p->origin = value_text(value_get(v, "origin"));
	p->each = value_text(value_get(v, "each"));
	p->guide = value_text(value_get(v, "guide"));
	p->covers = texts_read(a, value_get(v, "covers"));
	p->figures = texts_read(a, value_get(v, "figures"));
	p->content = read_content(value_get(v, "content"));
	p->strict = read_order(value_get(v, "order"), around->strict);
	p->others = read_others(value_get(v, "others"), around->others);
	p->span = v->span;
	read_labels(files, p, v);
	read_numbers(p, v);
	if (p->content == CONTENT_AGREEMENTS)
		p->agreements = read_spec(files, form,
			value_get(v, "agreements"));
	read_inside(files, form, v, p);
	list_guides(a, p);
}

static struct part *
read_list(struct form_files *files, const struct form *form,
	const struct value *list, const struct part *around, size_t *n)
{
	struct part *parts;
	uint32_t i;

	*n = 0;
	if (!value_is_list(list))
		return NULL;
	parts = ARENA_ARRAY(arena_of(files), struct part, list->n);
	for (i = 0; i < list->n; i++)
		if (list_map(list, i))
			read_part(files, form, list->items[i], around,
				&parts[(*n)++]);
	return parts;
}

void
form_read_body(struct form_files *files, struct form *form)
{
	const struct value *v = form->value;
	struct part *body = &form->body;

	body->id = "";
	body->class = -1;
	body->minutes_from = body->minutes_to = body->repeat_max = -1;
	body->strict = read_order(value_get(v, "order"), false);
	body->others = read_others(value_get(v, "others"), OTHERS_ALLOW);
	form->when = read_when(files, value_get(v, "when"));
	body->sections = read_list(files, form, value_get(v, "sections"),
		body, &body->section_count);
	form->participants = read_list(files, form,
		value_get(v, "participants"), body, &form->participant_count);
}
