/* SPDX-License-Identifier: MPL-2.0 */
/* Judges values by nodes. For lib/schema alone. */
#ifndef LIB_SCHEMA_RUN_H
#define LIB_SCHEMA_RUN_H

#include "lib/schema/node.h"

/* How deep nodes may lead into one another, and how many are looked at. */
#define RUN_DEPTH 1000
#define RUN_STEPS ((uint64_t)4000000)

/* The resources entered on the way to a node, innermost first: what a
 * `$dynamicRef` goes by. */
struct scope {
	const struct resource *resource;
	const struct scope *outer;
};

/* No marks are asked for. */
#define RUN_NO_MARKS SIZE_MAX

/* A run over one value. GAVE_UP: a limit was met, and what is returned says
 * nothing. LENIENT: marks are kept of what failed, too, so that a finding
 * about one part does not bring up another. SKIP: the part of a node (its
 * list or map) whose unevaluated… is not looked at. */
struct run {
	const struct schema *schema;
	unsigned depth;
	uint64_t steps;
	bool gave_up, lenient;
	const void *skip;
	struct matcher matcher;
	uint64_t *marks;           /* a stack of bits: what was evaluated */
	size_t mark_count, mark_cap;
};

/* Whether V is valid by N. MARKS: where in the stack the bits of V's members
 * or items begin, to be set for those that N evaluates. */
bool run_node(struct run *r, const struct node *n, const struct value *v,
	const struct scope *outer, size_t marks);

/* Parts of it, for the explanation: whether the type fits; whether `const` and
 * `enum` do; whether V is WANTED as far as the schema goes; whether V counts
 * as text; the node that a `$dynamicRef` means; whether TEXT matches. */
bool run_type(const struct run *r, const struct node *n,
	const struct value *v);
bool run_values(const struct run *r, const struct node *n,
	const struct value *v);
bool run_same(const struct run *r, const struct value *wanted,
	const struct value *v);
bool run_is_text(const struct run *r, const struct node *n,
	const struct value *v);
const struct node *run_dynamic(const struct node *n,
	const struct scope *scope);
bool run_match(struct run *r, const struct pattern *p, struct str text);

/* Judges a list, a map, by what a node says of them. */
bool run_list(struct run *r, const struct node_list *want,
	const struct value *v, const struct scope *scope, size_t marks);
bool run_map(struct run *r, const struct node_map *want,
	const struct value *v, const struct scope *scope, size_t marks);

/* Puts zeroed bits for the parts of V on the stack; takes them off. Sets one,
 * reads one. */
size_t run_push(struct run *r, const struct value *v);
void run_pop(struct run *r, size_t marks);
static inline void
run_mark(struct run *r, size_t marks, uint32_t i)
{
	if (marks != RUN_NO_MARKS)
		r->marks[marks + i / 64] |= (uint64_t)1 << (i % 64);
}
static inline bool
run_marked(const struct run *r, size_t marks, uint32_t i)
{
	return r->marks[marks + i / 64] >> (i % 64) & 1;
}

/* Whether V has two equal items; *FIRST and *SECOND say which. */
bool run_twins(const struct value *v, uint32_t *first, uint32_t *second);

/* Whether V is as good as no member at all: a property that needs none. */
static inline bool
run_is_absent(const struct run *r, const struct property *p,
	const struct value *v)
{
	return v->kind == VALUE_NULL && !p->required &&
		r->schema->options.nulls_as_absent;
}

void run_free(struct run *r);

#endif
