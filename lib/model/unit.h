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

/* Links the agreements of G, whose records are given: fills the list of
 * agreements, resolves `continues`, guesses the rest, fills what struct
 * agreement has for it. Findings about `continues` that fit nothing, several,
 * or later ones, located. Documents without a cycle are left alone. */
void group_link(struct group *g, struct findings *fs);

/* The agreements of one unit that stand in CYCLE: those that no agreement of
 * the same cycle continues, and those of documents that span it from earlier.
 * Returned in A, in thread order. */
struct agreement **group_cycle(const struct group *g, struct arena *a,
	const char *unit, int cycle, size_t *n);

/* What was open in UNIT (and those merged into it) when CYCLE began and has
 * to be answered in it. Answered ones are included; see a->answered. */
struct agreement **group_due(const struct group *g, struct arena *a,
	const char *unit, int cycle, size_t *n);

/* The cycle in which UNIT (or, if it is new, one merged into it) last has a
 * document before CYCLE; CYCLE_NONE. */
int group_previous_cycle(const struct group *g, const char *unit, int cycle);

/* Whether A stands when CYCLE ends: it is of that cycle, or spans it, and
 * nobody had continued it by then. */
bool agreement_stands(const struct agreement *a, int cycle);

/* Whether unit FROM is INTO, or was merged into it, directly or not. */
bool unit_flows(const struct config *c, const char *from, const char *into);

/* How A is referred to from a document of UNIT in a later cycle, as short as
 * is unambiguous: "2024-25/A3". Made in ARENA. */
const char *agreement_reference(const struct group *g, struct arena *arena,
	const struct agreement *a, const char *unit);

/* The agreements of one cycle, and their number: a part of G's list. */
struct agreement **group_in_cycle(const struct group *g, int cycle,
	size_t *n);

/* Likewise, with those before it whose documents may span it. */
struct agreement **group_until_cycle(const struct group *g, int cycle,
	size_t *n);

/* Similarity of two agreements by title and text, 0..1, deterministic. */
double agreement_similarity(const struct agreement *a,
	const struct agreement *b);

static inline bool
agreement_is_open(const struct agreement *a)
{
	return a->state != STATUS_DONE && a->state != STATUS_DROPPED;
}

#endif
