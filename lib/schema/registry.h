/* SPDX-License-Identifier: MPL-2.0 */
/* The schema documents that a compiled schema draws on, and what their
 * identifiers name. */
#ifndef LIB_SCHEMA_REGISTRY_H
#define LIB_SCHEMA_REGISTRY_H

#include "lib/base/hash.h"
#include "lib/schema/schema.h"

/* The vocabularies of a dialect, as bits. */
enum vocabulary { VOCABULARY_CORE = 1, VOCABULARY_APPLICATOR = 2,
	VOCABULARY_UNEVALUATED = 4, VOCABULARY_VALIDATION = 8,
	VOCABULARY_META_DATA = 16, VOCABULARY_FORMAT = 32,
	VOCABULARY_FORMAT_ASSERTION = 64, VOCABULARY_CONTENT = 128 };

struct node;

/* A name within a resource: `$anchor` or `$dynamicAnchor`. */
struct anchor {
	struct str name;
	const struct value *value;
	struct node *node;         /* of a dynamic one; else NULL */
	bool dynamic;
};

/* A schema resource: a document, or what has an `$id` of its own in it. */
struct resource {
	struct str uri;
	const struct value *root;
	unsigned vocabularies;
	struct anchor *anchors;
	size_t n, cap;
	struct resource *next;     /* in the order they were met */
};

/* All zero, with ARENA and OPTIONS set, is an empty one. WHERE is the place
 * of the last error. */
struct registry {
	struct arena *arena;
	const struct schema_options *options;
	struct map by_uri, by_root;
	struct resource *first, **last;
	struct span where;
};

/* Adds the document ROOT, found at URI, with all resources and anchors in it.
 * NULL after an error. */
struct resource *registry_add(struct registry *r, const struct value *root,
	struct str uri, struct error *err);

/* The resource that V is the root of; else OUTER. */
struct resource *registry_resource(const struct registry *r,
	const struct value *v, struct resource *outer);

/* What the reference REF in FROM points to, and *IN which resource. NULL
 * after an error. Documents not yet known are loaded. */
const struct value *registry_resolve(struct registry *r, struct resource **in,
	struct resource *from, const struct value *ref, struct error *err);

/* The anchor NAME of a resource; NULL where it has none. */
struct anchor *resource_anchor(const struct resource *r, struct str name);

void registry_free(struct registry *r);

#endif
