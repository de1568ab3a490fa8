/* SPDX-License-Identifier: MPL-2.0 */
/* Why a value is not valid, as findings. For lib/schema alone. */
#ifndef LIB_SCHEMA_EXPLAIN_H
#define LIB_SCHEMA_EXPLAIN_H

#include "lib/schema/run.h"

/* More findings than this about one value help nobody. */
#define EXPLAIN_MAX 100

/* A key that is not known, and the one that was meant: that one is not
 * missing too. */
struct meant {
	const struct value *map;
	struct str name;
};

/* An explanation: findings from FIRST on are ours. */
struct explain {
	struct run run;
	struct findings *fs;
	size_t first;
	struct meant meant[EXPLAIN_MAX];
	size_t meant_count;
};

/* Where a value stands: in OUTER, under KEY or as item INDEX. */
struct place {
	const struct value *value;
	const struct place *outer;
	const struct member *member;       /* NULL: an item, or the root */
	uint32_t index;
};

/* Adds the findings about the value at P, which is not valid by N. */
void explain_node(struct explain *x, const struct node *n,
	const struct place *p, const struct scope *outer);

/* Parts of it: keywords of lists, of maps, and of texts and numbers. */
void explain_list(struct explain *x, const struct node *n,
	const struct place *p, const struct scope *scope);
void explain_map(struct explain *x, const struct node *n,
	const struct place *p, const struct scope *scope);
void explain_scalar(struct explain *x, const struct node *n,
	const struct place *p);

/* Adds a finding that the field at P is not filled in. */
void explain_missing(struct explain *x, const struct node *n,
	const struct place *p);

/* Adds a finding about the value at P: arguments as finding_add has them, the
 * first is the value's name. */
void explain_add(struct explain *x, enum finding_code code,
	const struct place *p, const char *second, const char *third,
	const char *fourth);

/* What people call the value at P, with a value after it. */
const char *explain_written(const struct explain *x, const struct place *p,
	const char *value);

/* How far the value V is from what N asks for: 0 it is valid. */
#define DISTANCE_TYPE 1000
#define DISTANCE_CHOICE 500
unsigned explain_distance(struct explain *x, const struct node *n,
	const struct value *v, const struct scope *scope, int level);

#endif
