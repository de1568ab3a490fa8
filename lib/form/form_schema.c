/* SPDX-License-Identifier: MPL-2.0 */
/* The JSON Schema that counts for a form's frontmatter. */
#include "lib/form/form_files.h"
#include "lib/schema/schema.h"

/* A map that members are added to; SPAN is where what we add is said to be. */
struct growing {
	struct arena *a;
	struct value *map;
	size_t cap;
	struct span span;
};

static struct growing
grow(struct arena *a, const struct value *from, struct span span)
{
	struct growing g = {a, ARENA_NEW(a, struct value), 0, span};
	uint32_t i;

	g.map->kind = VALUE_MAP;
	g.map->span = span;
	for (i = 0; value_is_map(from) && i < from->n; i++) {
		ARENA_GROW(a, g.map->members, g.map->n, g.cap);
		g.map->members[g.map->n++] = from->members[i];
	}
	return g;
}

static void
add(struct growing *g, const char *key, struct value *value)
{
	struct member *m;

	ARENA_GROW(g->a, g->map->members, g->map->n, g->cap);
	m = &g->map->members[g->map->n++];
	m->key = str_of(key);
	m->key_span = g->span;
	m->value = value;
}

static struct value *
make(struct growing *g, enum value_kind kind, const char *text)
{
	struct value *v = ARENA_NEW(g->a, struct value);

	v->kind = kind;
	v->span = g->span;
	v->text = str_of(text);
	return v;
}

/* {"type": […]} of all but null: filled in, in whatever way. */
static struct value *
make_filled(struct growing *g)
{
	static const char *const types[] = {"string", "number", "boolean",
		"array", "object"};
	struct growing schema = grow(g->a, NULL, g->span);
	struct value *list = make(g, VALUE_LIST, "");

	list->items = ARENA_ARRAY(g->a, struct value *, 5);
	for (; list->n < 5; list->n++)
		list->items[list->n] = make(g, VALUE_STRING, types[list->n]);
	add(&schema, "type", list);
	return schema.map;
}

/* A key that the program needs may stand there without being named. */
static void
allow(struct growing *properties, const char *key, const struct texts *required)
{
	if (key && !streq(key, "#") && !value_get(properties->map, key))
		add(properties, key, texts_have(required, key)
			? make_filled(properties)
			: make(properties, VALUE_MAP, ""));
}

static struct value *
allow_fields(struct arena *a, const struct form *f, const struct value *front)
{
	struct growing g = grow(a, value_get(front, "properties"),
		front->span);
	const struct field *const fields[] = {&f->f_title, &f->f_date,
		&f->f_time, &f->f_place, &f->f_attachments, &f->f_unit,
		&f->f_cycle, &f->f_form, &f->f_participants, &f->f_absent,
		&f->f_approvals, &f->f_objections, &f->f_corrections,
		&f->f_state, &f->f_class};
	struct texts required = texts_read(a, value_get(front, "required"));
	size_t i;

	for (i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		allow(&g, fields[i]->key, &required);
	allow(&g, "form", &required);
	return g.map;
}

/* Whether a part of the schema names properties that `properties` has not. */
static bool
is_composed(const struct value *front)
{
	static const char *const keywords[] = {"allOf", "anyOf", "oneOf", "if",
		"then", "else", "not", "$ref", "$dynamicRef",
		"dependentSchemas"};
	size_t i;

	for (i = 0; i < sizeof(keywords) / sizeof(*keywords); i++)
		if (value_get(front, keywords[i]))
			return true;
	return false;
}

static const struct value *
effective(struct arena *a, const struct form *form)
{
	const struct value *front = form->frontmatter;
	struct growing g = grow(a, NULL, front->span);
	uint32_t i;

	if (!value_get(front, "$schema"))
		add(&g, "$schema", make(&g, VALUE_STRING,
			"https://json-schema.org/draft/2020-12/schema"));
	if (!value_get(front, "type"))
		add(&g, "type", make(&g, VALUE_STRING, "object"));
	for (i = 0; i < front->n; i++)
		if (!str_is(front->members[i].key, "properties"))
			add(&g, front->members[i].key.p,
				front->members[i].value);
	add(&g, "properties", allow_fields(a, form, front));
	if (!value_get(front, "additionalProperties") &&
	    !value_get(front, "unevaluatedProperties"))
		add(&g, is_composed(front) ? "unevaluatedProperties"
			: "additionalProperties", make(&g, VALUE_BOOL,
			"false"));
	return g.map;
}

void
form_read_schema(struct form_files *files, struct form *form)
{
	struct config_reader *r = files->r;
	struct schema_options options = {.assert_formats = true,
		.numbers_as_text = true, .nulls_as_absent = true};
	const struct value *properties = value_get(form->frontmatter,
		"properties");
	struct error err = {0};
	struct span where;

	if (form->frontmatter == NULL)
		return;
	where = form->frontmatter->span;
	if (properties && !value_is_map(properties)) {
		finding_add(r->fs, FINDING_FORM_SCHEMA, properties->span,
			"properties");
		return;
	}
	form->effective = effective(&r->c->arena, form);
	if (schema_compile(&form->schema, form->effective, &options, &where,
	    &err) < 0) {
		form->schema = NULL;
		finding_add(r->fs, FINDING_FORM_SCHEMA, where,
			r->c->language == LANG_EN ? err.en : err.da);
	}
}
