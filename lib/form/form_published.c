/* SPDX-License-Identifier: MPL-2.0 */
/* The schema of a form's frontmatter for other tools: what we read kindly is
 * written out, so that they judge as we do. */
#include "lib/form/form.h"

/* Keywords that hold schemas: one, a list of them, a map of them. */
static const char *const single[] = {"items", "additionalProperties",
	"contains", "not", "if", "then", "else", "unevaluatedItems",
	"unevaluatedProperties"};
static const char *const lists[] = {"allOf", "anyOf", "oneOf", "prefixItems"};
static const char *const maps[] = {"properties", "patternProperties", "$defs",
	"dependentSchemas"};
#define IS_ONE_OF(key, list) is_one_of(key, list, sizeof(list) / sizeof(*list))

static bool
is_one_of(struct str key, const char *const *list, size_t n)
{
	while (n > 0)
		if (str_is(key, list[--n]))
			return true;
	return false;
}

static bool
has_any(const struct value *schema, const char *const *list, size_t n)
{
	while (n > 0)
		if (value_get(schema, list[--n]))
			return true;
	return false;
}

static bool
has_text(const struct value *list, const char *text)
{
	const struct value *item;
	uint32_t i;

	if (value_is_scalar(list))
		return streq(value_text(list), text);
	for (i = 0; value_is_list(list) && i < list->n; i++) {
		item = list->items[i];
		if (streq(item->kind == VALUE_NULL ? "null" : value_text(item),
		    text))
			return true;
	}
	return false;
}

static struct value *
make(struct arena *a, enum value_kind kind, const char *text)
{
	struct value *v = ARENA_NEW(a, struct value);

	v->kind = kind;
	v->text = str_of(text);
	return v;
}

/* LIST (or a single value) with one more item. */
static struct value *
with_item(struct arena *a, struct value *list, struct value *item)
{
	struct value *out = make(a, VALUE_LIST, "");
	uint32_t n = value_is_list(list) ? list->n : 1;

	out->items = ARENA_ARRAY(a, struct value *, n + 1);
	memcpy(out->items, value_is_list(list) ? list->items : &list,
		n * sizeof(*out->items));
	out->items[n] = item;
	out->n = n + 1;
	return out;
}

/* A number has no format or pattern, and is none of the texts of a list: where
 * there is one, only what is written as text is known to fit. */
static bool
is_free_text(const struct value *schema)
{
	static const char *const rules[] = {"format", "pattern", "enum",
		"const", "maxLength"};
	const struct value *type = value_get(schema, "type");
	const char *least = value_text(value_get(schema, "minLength"));

	return has_text(type, "string") && !has_text(type, "number") &&
		!has_any(schema, rules, sizeof(rules) / sizeof(*rules)) &&
		(!least || streq(least, "0") || streq(least, "1"));
}

static struct value *
published_type(struct arena *a, const struct value *schema, bool optional)
{
	struct value *type = value_get(schema, "type");

	if (is_free_text(schema))
		type = with_item(a, type, make(a, VALUE_STRING, "number"));
	if (optional && !has_text(type, "null"))
		type = with_item(a, type, make(a, VALUE_STRING, "null"));
	return type;
}

static struct value *published(struct arena *a, struct value *schema,
	bool optional);

static struct value *
published_list(struct arena *a, const struct value *list)
{
	struct value *out = make(a, VALUE_LIST, "");
	uint32_t i;

	out->n = list->n;
	out->items = ARENA_ARRAY(a, struct value *, list->n);
	for (i = 0; i < list->n; i++)
		out->items[i] = published(a, list->items[i], false);
	return out;
}

/* REQUIRED: names of members that are not optional; others of properties
 * (PROPERTIES) are. */
static struct value *
published_map(struct arena *a, const struct value *map,
	const struct value *required, bool properties)
{
	struct value *out = make(a, VALUE_MAP, "");
	uint32_t i;

	out->n = map->n;
	out->members = ARENA_ARRAY(a, struct member, map->n);
	for (i = 0; i < map->n; i++) {
		const struct member *m = &map->members[i];

		out->members[i] = *m;
		out->members[i].value = published(a, m->value, properties &&
			!has_text(required, m->key.p));
	}
	return out;
}

static struct value *
published_keyword(struct arena *a, const struct value *schema,
	const struct member *m, bool optional)
{
	struct value *v = m->value;

	if (str_is(m->key, "type"))
		return published_type(a, schema, optional);
	if (str_is(m->key, "enum") && optional && value_is_list(v) &&
	    !has_text(v, "null"))
		return with_item(a, v, make(a, VALUE_NULL, "null"));
	if (IS_ONE_OF(m->key, single))
		return published(a, v, false);
	if (IS_ONE_OF(m->key, lists) && value_is_list(v))
		return published_list(a, v);
	if (IS_ONE_OF(m->key, maps) && value_is_map(v))
		return published_map(a, v, value_get(schema, "required"),
			str_is(m->key, "properties"));
	return v;
}

/* {"anyOf": [{"type": "null"}, SCHEMA]} */
static struct value *
or_null(struct arena *a, struct value *schema)
{
	struct value *null = make(a, VALUE_MAP, "");
	struct value *out = make(a, VALUE_MAP, "");

	null->n = out->n = 1;
	null->members = ARENA_NEW(a, struct member);
	out->members = ARENA_NEW(a, struct member);
	null->members[0].key = STR("type");
	null->members[0].value = make(a, VALUE_STRING, "null");
	out->members[0].key = STR("anyOf");
	out->members[0].value = with_item(a, null, schema);
	return out;
}

/* SCHEMA rewritten; OPTIONAL: of a property that may be left empty. Readers
 * bound how deep a schema goes. */
static struct value *
published(struct arena *a, struct value *schema, bool optional)
{
	static const char *const rules[] = {"const", "$ref", "$dynamicRef",
		"allOf", "anyOf", "oneOf", "not", "if"};
	struct value *out;
	uint32_t i;

	if (!value_is_map(schema))
		return optional && schema->kind == VALUE_BOOL && !schema->truth
			? or_null(a, schema) : schema;
	out = make(a, VALUE_MAP, "");
	out->n = schema->n;
	out->members = ARENA_ARRAY(a, struct member, schema->n);
	for (i = 0; i < schema->n; i++) {
		out->members[i] = schema->members[i];
		out->members[i].value = published_keyword(a, schema,
			&schema->members[i], optional);
	}
	return optional && has_any(schema, rules,
		sizeof(rules) / sizeof(*rules)) ? or_null(a, out) : out;
}

const struct value *
form_published(struct arena *a, const struct form *form)
{
	return form->effective
		? published(a, (struct value *)form->effective, false) : NULL;
}
