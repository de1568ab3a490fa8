/* SPDX-License-Identifier: MPL-2.0 */
/* Makes nodes of schema objects. */
#include "lib/schema/compile.h"

#include <stdlib.h>

int
compile_error(struct compiler *c, const struct value *v, const char *da,
	const char *en)
{
	c->schema->registry.where = v->span;
	return error_set(c->err, ERROR_FAILED, da, en);
}

struct node *
compile_node(struct compiler *c, const struct value *v, struct resource *in)
{
	struct str key = str_make((const char *)&v, sizeof(v));
	struct node *n = map_get(&c->schema->nodes, key);

	if (n)
		return n;
	if (v->kind != VALUE_MAP && v->kind != VALUE_BOOL) {
		compile_error(c, v, "her skal stå et skema (felter, true "
			"eller false)", "a schema (a map, true or false) must "
			"stand here");
		return NULL;
	}
	if (++c->node_count > COMPILE_NODES) {
		compile_error(c, v, "skemaet er for stort",
			"the schema is too large");
		return NULL;
	}
	n = ARENA_NEW(&c->schema->arena, struct node);
	n->source = v;
	n->resource = registry_resource(&c->schema->registry, v, in);
	n->types = TYPE_ALL;
	if (v->kind == VALUE_BOOL)
		n->fixed = v->truth ? NODE_TRUE : NODE_FALSE;
	else if (v->n == 0)
		n->fixed = NODE_TRUE;
	*c->last = n;
	c->last = &n->next;
	map_put(&c->schema->nodes, str_make((const char *)&n->source,
		sizeof(n->source)), n);
	return n;
}

static struct property *
slot_of(const struct node_map *map, struct str key)
{
	uint32_t i = (uint32_t)hash_quick(key, 0) & (map->cap - 1);

	while (map->table[i].key.p && !str_eq(map->table[i].key, key))
		i = (i + 1) & (map->cap - 1);
	return &map->table[i];
}

const struct property *
node_property(const struct node_map *map, struct str key)
{
	const struct property *p;

	if (map->cap == 0)
		return NULL;
	p = slot_of(map, key);
	return p->key.p ? p : NULL;
}

/* Puts `properties` and `required` into one table. */
static int
make_table(struct compiler *c, struct node *n)
{
	const struct value *properties = NULL, *required = NULL;
	struct property *p;
	uint32_t i, size;

	if (n->resource->vocabularies & VOCABULARY_APPLICATOR)
		properties = value_get(n->source, "properties");
	if (n->resource->vocabularies & VOCABULARY_VALIDATION)
		required = value_get(n->source, "required");
	size = (properties ? properties->n : 0) + (required ? required->n : 0);
	if (size == 0)
		return 0;
	for (n->map->cap = 4; n->map->cap < 2 * size; n->map->cap *= 2)
		;
	n->map->table = ARENA_ARRAY(&c->schema->arena, struct property,
		n->map->cap);
	for (i = 0; properties && i < properties->n; i++) {
		p = slot_of(n->map, properties->members[i].key);
		p->key = properties->members[i].key;
		p->node = compile_node(c, properties->members[i].value,
			n->resource);
		if (p->node == NULL)
			return -1;
	}
	for (i = 0; required && i < required->n; i++) {
		p = slot_of(n->map, required->items[i]->text);
		p->key = required->items[i]->text;
		n->map->required += !p->required;
		p->required = true;
	}
	return 0;
}

static int
compile_rules(struct compiler *c, struct node *n)
{
	const struct value *v = n->source;
	uint32_t i;

	if (n->fixed)
		return 0;
	for (i = 0; i < v->n; i++)
		if (keyword_compile(c, n, &v->members[i]) < 0)
			return -1;
	n->in_place = n->constant || n->choices || n->ref || n->dynamic ||
		n->all.n || n->any.n || n->one.n || n->not || n->condition;
	n->tracks = (n->map && n->map->unevaluated) ||
		(n->list && n->list->unevaluated);
	return n->map ? make_table(c, n) : 0;
}

/* The places that a dynamic reference may lead to. */
static int
compile_anchors(struct compiler *c, struct resource *in)
{
	size_t i;

	for (i = 0; i < in->n; i++) {
		struct anchor *a = &in->anchors[i];

		if (!a->dynamic || a->node)
			continue;
		a->node = compile_node(c, a->value, in);
		if (a->node == NULL)
			return -1;
	}
	return 0;
}

/* A node's references that always hold for the same value: if they lead back
 * to it, no value has an end. */
static const struct node *
same_value(const struct node *n, uint32_t i)
{
	if (n->ref && i-- == 0)
		return n->ref;
	return i < n->all.n ? n->all.v[i] : NULL;
}

static int
find_circle(struct compiler *c, struct node *from)
{
	struct frame {
		struct node *node;
		uint32_t next;
	} *stack = NULL;
	size_t n = 0, cap = 0;
	int result = 0;

	VEC_GROW(stack, cap, 1);
	stack[n++] = (struct frame){from, 0};
	from->mark = MARK_OPEN;
	while (n && result == 0) {
		struct frame *top = &stack[n - 1];
		struct node *to = (struct node *)same_value(top->node,
			top->next++);

		if (to == NULL) {
			top->node->mark = MARK_DONE;
			n--;
		} else if (to->mark == MARK_OPEN) {
			result = compile_error(c, top->node->source,
				"skemaet henviser til sig selv uden ende",
				"the schema refers to itself without end");
		} else if (to->mark == MARK_NONE) {
			to->mark = MARK_OPEN;
			VEC_GROW(stack, cap, n + 1);
			stack[n++] = (struct frame){to, 0};
		}
	}
	free(stack);
	return result;
}

struct node *
compile(struct compiler *c, const struct value *root, struct resource *in)
{
	struct resource **anchored = &c->schema->registry.first;
	struct node *first, *n;

	c->last = &c->first;
	first = compile_node(c, root, in);
	for (n = first; n; n = n->next) {
		if (compile_rules(c, n) < 0)
			return NULL;
		/* Resources come at the end as references load them. */
		for (; n->next == NULL && *anchored;
		    anchored = &(*anchored)->next)
			if (compile_anchors(c, *anchored) < 0)
				return NULL;
	}
	for (n = first; n; n = n->next)
		if (n->mark == MARK_NONE && find_circle(c, n) < 0)
			return NULL;
	return first;
}
