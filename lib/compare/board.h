/* SPDX-License-Identifier: MPL-2.0 */
/* A unit's row of the cycle board: its steps of the year wheel, what is
 * demanded of it, and its agreements. Plain enough to go through a pipe. */
#ifndef LIB_COMPARE_BOARD_H
#define LIB_COMPARE_BOARD_H

#include "lib/check/demand.h"
#include "lib/form/wheel.h"

/* Done in time; done after due; not done and not past due; not done and past
 * due. */
enum board_state { BOARD_DONE, BOARD_LATE, BOARD_DUE, BOARD_MISSING };

/* What the board asks of a document. */
struct paper {
	const struct form *form;
	const char *path;
	date date;
	enum state state;
};
struct papers {
	struct paper *v;
	size_t n;
};

/* A step. DONE: the date of the first of the documents that show it (or of the
 * one that makes up the number), or the day that the wheel names; DATE_NONE:
 * not done, or by a document without a date, which counts as in time. WHERE:
 * that document, or NULL. */
struct board_step {
	const struct wheel_step *step;
	date due, done;
	enum board_state state;
	const char *where;
};

/* An agreement of the cycle as the committee may read of it. SINCE: the cycle
 * of its thread's first mention. */
struct told {
	const char *ref, *title, *theme, *origin, *owner, *reason;
	enum status state;
	int since;
};

/* DOCUMENTS: how many the unit has in the cycle; without any, demands that are
 * not met all say so for a hint. CARRIED_IN: what was open when the cycle
 * began; ANSWERED: of that, so much was answered in it. OPEN and OVERDUE are of
 * the cycle's own agreements. TOLD is what the committee's audience may read;
 * UNTOLD counts the rest. */
struct board {
	const char *unit;
	struct board_step *steps;
	struct demanded *demands;
	struct told *told;
	size_t step_count, demand_count, told_count;
	size_t documents, carried_in, answered, open, overdue, untold;
};

/* How a state is called in JSON ("missing"). */
const char *board_state_name(enum board_state state);

/* The wheel of a cycle; an empty one where it has none. */
const struct wheel *board_wheel(const struct config *c, int cycle);

/* The documents of G that are UNIT's (NULL: nobody's, the municipality's own)
 * and of CYCLE or span it; in A. */
struct papers board_papers(struct arena *a, const struct group *g,
	const char *unit, int cycle);

/* Fills B for UNIT in CYCLE; all in A, or as old as G and COMMON. A step that
 * none of the unit's own documents is for is shown by COMMON, the
 * municipality's own, which go for every unit. */
void board_make(struct board *b, struct arena *a, const struct group *g,
	const char *unit, int cycle, const struct papers *common, date today);

/* The parts of that; B has its unit. For whoever may see only a part of the
 * unit, G is what it may see. */
void board_steps(struct board *b, struct arena *a, const struct group *g,
	int cycle, const struct papers *common, date today);
void board_demands(struct board *b, struct arena *a, const struct group *g,
	int cycle);
void board_agreements(struct board *b, struct arena *a,
	const struct group *g, int cycle, date today);

/* How things stand with a step on another day than that of its board. */
enum board_state board_state_on(const struct board_step *s, date today);

/* How many steps that documents show are in a state; how many demands are
 * met. */
size_t board_count(const struct board *b, enum board_state state);
size_t board_met(const struct board *b);

/* B as bytes, and back in A; -1: these are no such bytes. */
void board_encode(struct buf *out, const struct board *b,
	const struct config *c);
int board_decode(struct board *b, struct arena *a, struct str *bytes,
	const struct config *c, int cycle);

/* The same for papers; those that come are added to P, whose room is CAP. */
void papers_encode(struct buf *out, const struct papers *p);
int papers_decode(struct papers *p, size_t *cap, struct arena *a,
	struct str *bytes, const struct config *c);

#endif
