/* SPDX-License-Identifier: MPL-2.0 */
/* The keywords of JSON Schema, as they are compiled. */
#include "lib/schema/compile.h"

#include <stdlib.h>

#define ARENA(c) (&(c)->schema->arena)

static struct node_number *
number_part(struct compiler *c, struct node *n)
{
	if (n->number == NULL)
		n->number = ARENA_NEW(ARENA(c), struct node_number);
	return n->number;
}

static struct node_string *
string_part(struct compiler *c, struct node *n)
{
	if (n->string == NULL) {
		n->string = ARENA_NEW(ARENA(c), struct node_string);
		n->string->max = NODE_NO_MAX;
	}
	return n->string;
}

static struct node_list *
list_part(struct compiler *c, struct node *n)
{
	if (n->list == NULL) {
		n->list = ARENA_NEW(ARENA(c), struct node_list);
		n->list->max = n->list->max_contains = NODE_NO_MAX;
		n->list->min_contains = 1;
	}
	return n->list;
}

static struct node_map *
map_part(struct compiler *c, struct node *n)
{
	if (n->map == NULL) {
		n->map = ARENA_NEW(ARENA(c), struct node_map);
		n->map->max = NODE_NO_MAX;
	}
	return n->map;
}

static int
one(struct compiler *c, struct node *n, const struct value *v,
	struct node **out)
{
	*out = compile_node(c, v, n->resource);
	return *out ? 0 : -1;
}

static int
several(struct compiler *c, struct node *n, const struct value *v,
	struct nodes *out)
{
	uint32_t i;

	if (v->kind != VALUE_LIST || v->n == 0)
		return compile_error(c, v, "her skal stå en liste af skemaer",
			"a list of schemas must stand here");
	out->v = ARENA_ARRAY(ARENA(c), struct node *, v->n);
	out->n = v->n;
	for (i = 0; i < v->n; i++)
		if (one(c, n, v->items[i], &out->v[i]) < 0)
			return -1;
	return 0;
}

static int
k_ref(struct compiler *c, struct node *n, const struct value *v)
{
	const struct value *target;
	struct resource *in;

	target = registry_resolve(&c->schema->registry, &in, n->resource, v,
		c->err);
	if (target == NULL)
		return -1;
	n->ref = compile_node(c, target, in);
	return n->ref ? 0 : -1;
}

static int
k_dynamic_ref(struct compiler *c, struct node *n, const struct value *v)
{
	const struct value *target;
	struct str name = v->text;
	struct resource *in;
	struct anchor *anchor;

	target = registry_resolve(&c->schema->registry, &in, n->resource, v,
		c->err);
	if (target == NULL)
		return -1;
	name = str_skip(name, str_chr(name, '#'));
	if (name.n)
		name = str_skip(name, 1);
	anchor = name.n ? resource_anchor(in, name) : NULL;
	if (anchor && anchor->dynamic)
		n->dynamic_name = name;
	n->dynamic = compile_node(c, target, in);
	return n->dynamic ? 0 : -1;
}

static unsigned
type_bit(const struct value *v)
{
	static const struct {
		const char *name;
		unsigned bit;
	} types[] = {
		{"array", TYPE(VALUE_LIST)}, {"boolean", TYPE(VALUE_BOOL)},
		{"integer", TYPE_INTEGER}, {"null", TYPE(VALUE_NULL)},
		{"number", TYPE(VALUE_NUMBER)}, {"object", TYPE(VALUE_MAP)},
		{"string", TYPE(VALUE_STRING)},
	};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (v->kind < VALUE_LIST && str_is(v->text, types[i].name))
			return types[i].bit;
	return 0;
}

static int
k_type(struct compiler *c, struct node *n, const struct value *v)
{
	uint32_t i;

	n->types = v->kind == VALUE_LIST ? 0 : type_bit(v);
	for (i = 0; v->kind == VALUE_LIST && i < v->n; i++) {
		unsigned bit = type_bit(v->items[i]);

		if (bit == 0) {
			n->types = 0;
			break;
		}
		n->types |= bit;
	}
	return n->types ? 0 : compile_error(c, v,
		"en type er array, boolean, integer, null, number, object "
		"eller string",
		"a type is array, boolean, integer, null, number, object "
		"or string");
}

static int
k_enum(struct compiler *c, struct node *n, const struct value *v)
{
	n->choices = v;
	return v->kind == VALUE_LIST ? 0 : compile_error(c, v,
		"her skal stå en liste", "a list must stand here");
}

static int
k_const(struct compiler *c, struct node *n, const struct value *v)
{
	(void)c;
	n->constant = v;
	return 0;
}

static int
k_format(struct compiler *c, struct node *n, const struct value *v)
{
	const struct format *f = v->kind == VALUE_STRING
		? format_find(v->text) : NULL;

	if (f && (c->schema->options.assert_formats ||
	    (n->resource->vocabularies & VOCABULARY_FORMAT_ASSERTION)))
		string_part(c, n)->format = f;
	return 0;
}

static int
k_multiple(struct compiler *c, struct node *n, const struct value *v)
{
	struct node_number *part = number_part(c, n);

	if (compile_number(c, v, &part->multiple) < 0)
		return -1;
	return !part->multiple->negative && part->multiple->count &&
		part->multiple->count <= NUMBER_DIVISOR ? 0 : compile_error(c,
		v, "her skal stå et tal over 0 med højst 18 cifre",
		"a number above 0 with at most 18 digits must stand here");
}

static int
k_unique(struct compiler *c, struct node *n, const struct value *v)
{
	list_part(c, n)->unique = v->truth;
	return v->kind == VALUE_BOOL ? 0 : compile_error(c, v,
		"her skal stå true eller false",
		"true or false must stand here");
}

static int
k_properties(struct compiler *c, struct node *n, const struct value *v)
{
	map_part(c, n);
	return compile_want_map(c, v);
}

static int
k_required(struct compiler *c, struct node *n, const struct value *v)
{
	map_part(c, n);
	return compile_want_texts(c, v);
}

static int
k_patterns(struct compiler *c, struct node *n, const struct value *v)
{
	struct node_map *map = map_part(c, n);
	uint32_t i;

	if (compile_want_map(c, v) < 0)
		return -1;
	map->patterns = ARENA_ARRAY(ARENA(c), struct pattern_property, v->n);
	for (i = 0; i < v->n; i++, map->pattern_count++)
		if (compile_pattern(c, v, v->members[i].key,
		    &map->patterns[i].pattern) < 0 ||
		    one(c, n, v->members[i].value, &map->patterns[i].node) < 0)
			return -1;
	return 0;
}

static int
add_dependencies(struct compiler *c, struct node *n, const struct value *v,
	bool lists, bool schemas)
{
	struct node_map *map = map_part(c, n);
	uint32_t i;

	if (compile_want_map(c, v) < 0)
		return -1;
	for (i = 0; i < v->n; i++) {
		const struct value *held = v->members[i].value;
		struct dependency *d;

		ARENA_GROW(ARENA(c), map->dependencies, map->dependency_count,
			map->dependency_cap);
		d = &map->dependencies[map->dependency_count++];
		*d = (struct dependency){.key = v->members[i].key};
		if (lists && (held->kind == VALUE_LIST || !schemas)) {
			d->keys = held;
			if (compile_want_texts(c, held) < 0)
				return -1;
		} else if (one(c, n, held, &d->node) < 0) {
			return -1;
		}
	}
	return 0;
}

static int
k_dependencies(struct compiler *c, struct node *n, const struct value *v)
{
	return add_dependencies(c, n, v, true, true);
}

static int
k_dependent_required(struct compiler *c, struct node *n, const struct value *v)
{
	return add_dependencies(c, n, v, true, false);
}

static int
k_dependent_schemas(struct compiler *c, struct node *n, const struct value *v)
{
	return add_dependencies(c, n, v, false, true);
}

#define KEYWORD(name, call) \
	static int \
	name(struct compiler *c, struct node *n, const struct value *v) \
	{ \
		return call; \
	}

KEYWORD(k_all, several(c, n, v, &n->all))
KEYWORD(k_any, several(c, n, v, &n->any))
KEYWORD(k_one, several(c, n, v, &n->one))
KEYWORD(k_not, one(c, n, v, &n->not))
KEYWORD(k_if, one(c, n, v, &n->condition))
KEYWORD(k_then, one(c, n, v, &n->then))
KEYWORD(k_else, one(c, n, v, &n->otherwise))
KEYWORD(k_minimum, compile_number(c, v, &number_part(c, n)->minimum))
KEYWORD(k_maximum, compile_number(c, v, &number_part(c, n)->maximum))
KEYWORD(k_above, compile_number(c, v, &number_part(c, n)->above))
KEYWORD(k_below, compile_number(c, v, &number_part(c, n)->below))
KEYWORD(k_min_length, compile_count(c, v, &string_part(c, n)->min))
KEYWORD(k_max_length, compile_count(c, v, &string_part(c, n)->max))
KEYWORD(k_pattern, v->kind >= VALUE_LIST ? compile_error(c, v,
	"her skal stå et mønster", "a pattern must stand here")
	: compile_pattern(c, v, v->text, &string_part(c, n)->pattern))
KEYWORD(k_prefix, several(c, n, v, &list_part(c, n)->prefix))
KEYWORD(k_items, one(c, n, v, &list_part(c, n)->items))
KEYWORD(k_contains, one(c, n, v, &list_part(c, n)->contains))
KEYWORD(k_unevaluated_items, one(c, n, v, &list_part(c, n)->unevaluated))
KEYWORD(k_min_items, compile_count(c, v, &list_part(c, n)->min))
KEYWORD(k_max_items, compile_count(c, v, &list_part(c, n)->max))
KEYWORD(k_min_contains, compile_count(c, v, &list_part(c, n)->min_contains))
KEYWORD(k_max_contains, compile_count(c, v, &list_part(c, n)->max_contains))
KEYWORD(k_additional, one(c, n, v, &map_part(c, n)->additional))
KEYWORD(k_names, one(c, n, v, &map_part(c, n)->names))
KEYWORD(k_unevaluated, one(c, n, v, &map_part(c, n)->unevaluated))
KEYWORD(k_min_properties, compile_count(c, v, &map_part(c, n)->min))
KEYWORD(k_max_properties, compile_count(c, v, &map_part(c, n)->max))

/* Sorted by name. A keyword of a vocabulary that the dialect does not have is
 * none. */
static const struct keyword {
	const char *name;
	enum vocabulary vocabulary;
	int (*compile)(struct compiler *c, struct node *n,
		const struct value *v);
} keywords[] = {
	{"$dynamicRef", VOCABULARY_CORE, k_dynamic_ref},
	{"$ref", VOCABULARY_CORE, k_ref},
	{"additionalProperties", VOCABULARY_APPLICATOR, k_additional},
	{"allOf", VOCABULARY_APPLICATOR, k_all},
	{"anyOf", VOCABULARY_APPLICATOR, k_any},
	{"const", VOCABULARY_VALIDATION, k_const},
	{"contains", VOCABULARY_APPLICATOR, k_contains},
	{"dependencies", VOCABULARY_APPLICATOR, k_dependencies},
	{"dependentRequired", VOCABULARY_VALIDATION, k_dependent_required},
	{"dependentSchemas", VOCABULARY_APPLICATOR, k_dependent_schemas},
	{"else", VOCABULARY_APPLICATOR, k_else},
	{"enum", VOCABULARY_VALIDATION, k_enum},
	{"exclusiveMaximum", VOCABULARY_VALIDATION, k_below},
	{"exclusiveMinimum", VOCABULARY_VALIDATION, k_above},
	{"format", VOCABULARY_FORMAT, k_format},
	{"if", VOCABULARY_APPLICATOR, k_if},
	{"items", VOCABULARY_APPLICATOR, k_items},
	{"maxContains", VOCABULARY_VALIDATION, k_max_contains},
	{"maxItems", VOCABULARY_VALIDATION, k_max_items},
	{"maxLength", VOCABULARY_VALIDATION, k_max_length},
	{"maxProperties", VOCABULARY_VALIDATION, k_max_properties},
	{"maximum", VOCABULARY_VALIDATION, k_maximum},
	{"minContains", VOCABULARY_VALIDATION, k_min_contains},
	{"minItems", VOCABULARY_VALIDATION, k_min_items},
	{"minLength", VOCABULARY_VALIDATION, k_min_length},
	{"minProperties", VOCABULARY_VALIDATION, k_min_properties},
	{"minimum", VOCABULARY_VALIDATION, k_minimum},
	{"multipleOf", VOCABULARY_VALIDATION, k_multiple},
	{"not", VOCABULARY_APPLICATOR, k_not},
	{"oneOf", VOCABULARY_APPLICATOR, k_one},
	{"pattern", VOCABULARY_VALIDATION, k_pattern},
	{"patternProperties", VOCABULARY_APPLICATOR, k_patterns},
	{"prefixItems", VOCABULARY_APPLICATOR, k_prefix},
	{"properties", VOCABULARY_APPLICATOR, k_properties},
	{"propertyNames", VOCABULARY_APPLICATOR, k_names},
	{"required", VOCABULARY_VALIDATION, k_required},
	{"then", VOCABULARY_APPLICATOR, k_then},
	{"type", VOCABULARY_VALIDATION, k_type},
	{"unevaluatedItems", VOCABULARY_UNEVALUATED, k_unevaluated_items},
	{"unevaluatedProperties", VOCABULARY_UNEVALUATED, k_unevaluated},
	{"uniqueItems", VOCABULARY_VALIDATION, k_unique},
};

static int
by_name(const void *key, const void *keyword)
{
	const struct member *m = key;
	const struct keyword *k = keyword;

	return str_cmp(m->key, str_of(k->name));
}

int
keyword_compile(struct compiler *c, struct node *n, const struct member *m)
{
	const struct keyword *k = bsearch(m, keywords,
		sizeof(keywords) / sizeof(keywords[0]), sizeof(keywords[0]),
		by_name);

	if (k == NULL || !(n->resource->vocabularies & k->vocabulary))
		return 0;
	return k->compile(c, n, m->value);
}
