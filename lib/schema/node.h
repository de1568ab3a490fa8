/* SPDX-License-Identifier: MPL-2.0 */
/* A compiled schema: one node for each schema object in it. For lib/schema
 * alone. */
#ifndef LIB_SCHEMA_NODE_H
#define LIB_SCHEMA_NODE_H

#include "lib/schema/format.h"
#include "lib/schema/pattern.h"
#include "lib/schema/registry.h"
#include "lib/text/number.h"

/* Types as bits: 1 << enum value_kind, and whole numbers. */
#define TYPE(kind) (1u << (kind))
#define TYPE_INTEGER (1u << 6)
#define TYPE_ALL 0x3fu

/* A bound that is not there. */
#define NODE_NO_MAX UINT32_MAX

struct nodes {
	struct node **v;
	uint32_t n;
};

struct node_number {
	struct number *minimum, *maximum, *above, *below, *multiple;
};

struct node_string {
	uint32_t min, max;
	const struct pattern *pattern;
	const struct format *format;       /* NULL: not asserted */
};

struct node_list {
	struct nodes prefix;
	struct node *items, *contains, *unevaluated;
	uint32_t min, max, min_contains, max_contains;
	bool unique;
};

/* What a map says of one key; NODE may be NULL. */
struct property {
	struct str key;
	struct node *node;
	bool required;
};

struct node_map {
	struct property *table;            /* a hash table; CAP 0: none */
	uint32_t cap, required;
	struct pattern_property {
		const struct pattern *pattern;
		struct node *node;
	} *patterns;
	uint32_t pattern_count;
	struct dependency {
		struct str key;
		const struct value *keys;  /* or NULL */
		struct node *node;         /* or NULL */
	} *dependencies;
	uint32_t dependency_count, dependency_cap;
	struct node *additional, *names, *unevaluated;
	uint32_t min, max;
};

/* A schema object. Parts that it has nothing to say about are NULL. Of the
 * many keywords most nodes use few: a kind of value has its part apart. */
struct node {
	const struct value *source;
	struct resource *resource;
	enum { NODE_RULES, NODE_TRUE, NODE_FALSE } fixed;
	bool tracks;                       /* has unevaluated… */
	bool in_place;                     /* has any of what stands below */
	unsigned types;                    /* TYPE_ALL: any */
	const struct value *constant, *choices;
	struct node *ref, *dynamic;
	struct str dynamic_name;           /* n 0: as good as a `$ref` */
	struct nodes all, any, one;
	struct node *not, *condition, *then, *otherwise;
	struct node_number *number;
	struct node_string *string;
	struct node_list *list;
	struct node_map *map;
	struct node *next;                 /* in the order they were met */
	enum { MARK_NONE, MARK_OPEN, MARK_DONE } mark;  /* for circles */
};

struct schema {
	struct arena arena;
	struct schema_options options;
	struct registry registry;
	struct pattern *patterns;          /* all, to be freed */
	struct map nodes;                  /* by source */
	struct node *root;
};

/* What the table says of KEY; NULL where that is nothing. */
const struct property *node_property(const struct node_map *map,
	struct str key);

#endif
