/* SPDX-License-Identifier: MPL-2.0 */
/* What a committee asks of all units together in a cycle: a sum of boards. */
#ifndef LIB_COMPARE_SUMMARY_H
#define LIB_COMPARE_SUMMARY_H

#include "lib/compare/board.h"

/* Agreements of one theme or origin (NULL: of none), by state. */
struct summary_group {
	const char *name;
	size_t states[STATUS_COUNT], total;
};
struct summary_groups {
	struct summary_group *v;
	size_t n, cap;
};

/* One agreement of one unit. */
struct summary_item {
	const char *unit;
	const struct told *told;
};
struct summary_items {
	struct summary_item *v;
	size_t n, cap;
};

/* A demand: how many units meet it; those that don't. */
struct summary_demand {
	const struct demand *demand;
	size_t met;
	const char **lacking;
	size_t lacking_count, lacking_cap;
};

/* LONG_OPEN: open in their third year or later. */
struct summary {
	const struct config *config;
	int cycle;
	size_t units, untold, carried_in, answered;
	struct summary_group all;
	struct summary_groups themes, origins;
	struct summary_items long_open, dropped;
	struct summary_demand *demands;    /* of the configuration, in order */
	size_t demand_count;
};

/* The sum of N boards of a cycle, in A; it keeps parts of them. Themes are
 * the same but for case; the most frequent come first. */
void summary_make(struct summary *s, struct arena *a, const struct config *c,
	int cycle, const struct board *boards, size_t n);

#endif
