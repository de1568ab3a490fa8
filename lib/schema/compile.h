/* SPDX-License-Identifier: MPL-2.0 */
/* Makes nodes of schema objects. For lib/schema alone. */
#ifndef LIB_SCHEMA_COMPILE_H
#define LIB_SCHEMA_COMPILE_H

#include "lib/schema/node.h"

/* Nodes, and the bytes of patterns, that one schema may have. */
#define COMPILE_NODES 100000
#define COMPILE_PATTERNS 100000

/* A compilation. Nodes are listed in the order they are met and compiled in
 * that order, so that references may go in circles. */
struct compiler {
	struct schema *schema;
	struct node *first, **last;
	size_t node_count, pattern_bytes;
	struct error *err;
};

/* Compiles ROOT, found in resource IN, and all that it needs. NULL after an
 * error; its place is in the registry. */
struct node *compile(struct compiler *c, const struct value *root,
	struct resource *in);

/* The node of V, which stands in IN; to be compiled if it is new. NULL after an
 * error: V is no schema. */
struct node *compile_node(struct compiler *c, const struct value *v,
	struct resource *in);

/* Reads the keyword M of the node N; what is none does nothing. Returns -1
 * after an error. */
int keyword_compile(struct compiler *c, struct node *n,
	const struct member *m);

/* Each reads the value V of a keyword into *OUT; -1 when it is something else.
 * A count larger than there can be is as good as NODE_NO_MAX - 1. SOURCE is the
 * text of a pattern, which stands at V. */
int compile_count(struct compiler *c, const struct value *v, uint32_t *out);
int compile_number(struct compiler *c, const struct value *v,
	struct number **out);
int compile_pattern(struct compiler *c, const struct value *v,
	struct str source, const struct pattern **out);

/* 0 when V is what a keyword wants: fields; a list of names. Else -1. */
int compile_want_map(struct compiler *c, const struct value *v);
int compile_want_texts(struct compiler *c, const struct value *v);

/* Says in Danish and English what is wrong at V; returns -1. */
int compile_error(struct compiler *c, const struct value *v, const char *da,
	const char *en);

#endif
