/* SPDX-License-Identifier: MPL-2.0 */
/* A unit with all its documents: cycles, threads, what is unanswered. A
 * thread never leaves a unit and those merged into it, so units are reduced
 * one by one. */
#ifndef LIB_MODEL_UNIT_H
#define LIB_MODEL_UNIT_H

#include "lib/model/record.h"

/* All records of a group of units that hang together by mergers, and their
 * agreements in thread order: by cycle, date, name, place. */
struct group {
	struct arena *arena;
	const struct config *config;
	struct record **records;       /* by unit, cycle, date, name */
	size_t record_count;
	struct agreement **agreements; /* by cycle, date, name, order */
	size_t agreement_count;
};

/* Links the agreements of G: resolves `continues`, guesses the rest, fills
 * ref, previous, match, similarity, thread and answered. Findings about
 * `continues` that fit nothing, several, or later ones. */
void group_link(struct group *g, struct findings *fs);

/* The agreements of one unit that stand in CYCLE: those that no agreement of
 * the same cycle continues. Returned in A, in thread order. */
struct agreement **group_cycle(const struct group *g, struct arena *a,
	const char *unit, int cycle, size_t *n);

/* What was open in UNIT (and those merged into it) when CYCLE began and has
 * to be answered in it. Answered ones are included; see a->answered. */
struct agreement **group_due(const struct group *g, struct arena *a,
	const char *unit, int cycle, size_t *n);

/* The cycle in which UNIT last has a document before CYCLE; CYCLE_NONE. */
int group_previous_cycle(const struct group *g, const char *unit, int cycle);

/* Similarity of two agreements by title and text, 0..1, deterministic. */
double agreement_similarity(const struct agreement *a,
	const struct agreement *b);

static inline bool
agreement_is_open(const struct agreement *a)
{
	return a->state != STATUS_DONE && a->state != STATUS_DROPPED;
}

#endif
