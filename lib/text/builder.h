/* SPDX-License-Identifier: MPL-2.0 */
/* Builds a value tree from its parts, as a reader comes upon them. */
#ifndef LIB_TEXT_BUILDER_H
#define LIB_TEXT_BUILDER_H

#include "lib/text/finding.h"
#include "lib/text/yaml.h"

/* All memory of the tree is ARENA's. Parts that are not yet closed wait in
 * WAITING, each frame's from its BASE on. */
struct builder {
	struct arena *arena;
	struct findings *fs;
	bool ambiguous;
	struct value *root;
	size_t depth;
	struct builder_frame {
		struct value *value;
		size_t base;
		struct member key;         /* of the value to come */
		bool keyed;
	} frames[YAML_DEPTH];
	struct member *waiting, first[64];
	size_t n, cap;
};

/* Empties B for a tree in ARENA; duplicate keys go to FS, and with AMBIGUOUS
 * values that older programs read otherwise. */
void builder_init(struct builder *b, struct arena *arena, struct findings *fs,
	bool ambiguous);

/* Begins a list or map at FROM; false when that is too deep. Where a map wants
 * a key it must be a scalar: see builder_wants_key. */
bool builder_open(struct builder *b, enum value_kind kind, uint32_t from);

/* Ends it at TO; 0: where its last part ends. */
void builder_close(struct builder *b, uint32_t to);

/* Adds a scalar, or the key of the value to come. TEXT is the arena's, and
 * NUL-terminated; PLAIN decides by the core schema what it is. A value in curly
 * quotes counts as if they were straight, and is a finding. */
void builder_scalar(struct builder *b, struct str text, bool plain,
	struct span span);

/* Whether the innermost part is a map in want of a key. */
static inline bool
builder_wants_key(const struct builder *b)
{
	const struct builder_frame *top;

	if (b->depth == 0)
		return false;
	top = &b->frames[b->depth - 1];
	return top->value->kind == VALUE_MAP && !top->keyed;
}

#endif
