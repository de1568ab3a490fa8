/* SPDX-License-Identifier: MPL-2.0 */
/* The year wheel: a cycle's steps, when each is to be done, and what shows
 * that it was. */
#ifndef LIB_FORM_WHEEL_H
#define LIB_FORM_WHEEL_H

#include "lib/form/config_reader.h"

/* How a step says when: not at all; in months; on a day; so long after or
 * before another step. */
enum wheel_when { WHEEL_ANY, WHEEL_MONTHS, WHEEL_DAY, WHEEL_AFTER,
	WHEEL_BEFORE };

/* What shows that a step is done: a document of the unit; a day that the
 * cycle's file names; or nothing, so that the calendar is believed. */
enum wheel_done { DONE_CALENDAR, DONE_DAY, DONE_DOCUMENT };

/* From the first to the last day; DATE_NONE: open. */
struct wheel_time {
	date from, to;
};

struct wheel_step {
	const char *id, *title, *note;     /* NOTE may be NULL */
	struct texts who;
	enum wheel_when when;
	struct wheel_time time;            /* for MONTHS and DAY */
	size_t of;                         /* for AFTER and BEFORE: that step */
	int workdays, days;                /* one of them, or both 0 */
	enum wheel_done done;
	date done_on;                      /* for DONE_DAY */
	unsigned kinds;                    /* bit 1 << enum kind; 0: any */
	struct texts forms;                /* none: any */
	enum state state;                  /* at least */
	int count;                         /* of such documents; 1 or more */
	struct span span;
};

/* ORDER has the steps' numbers so that each comes after the one it hangs on. */
struct wheel {
	struct wheel_step *v;
	size_t n;
	size_t *order;
};

/* The keys of a step, for the shape of a cycle's file. */
extern const struct shape wheel_shape[];

/* Reads the list V (NULL: an empty wheel) of the cycle from FROM to TO, in the
 * configuration's arena. Findings: unknown months and steps, amounts that are
 * none, steps that hang on each other in a circle, ids twice. A step without
 * an id or title is left out; what can't be read of `when` is as if it did not
 * stand there. */
struct wheel *wheel_read(struct config_reader *r, const struct value *v,
	date from, date to);

/* The time of each step into OUT (W->n of them). HELD: the day on which a step
 * was held or will be, DATE_NONE where nobody knows; steps that hang on it are
 * counted from there, else from the end (after) or beginning (before) of its
 * time. HELD NULL: nothing is known. */
void wheel_times(struct wheel_time *out, const struct wheel *w,
	const date *held);

/* Whether a document of FORM is of those that the step waits for, in whatever
 * state; whether STATE is enough for it. A document that was withdrawn counts
 * only where that is asked for. */
bool wheel_is_for(const struct wheel_step *s, const struct form *form);
bool wheel_takes(const struct wheel_step *s, const struct form *form,
	enum state state);

/* Reads what shows that a step is done, a part of wheel_read. */
void wheel_read_done(struct config_reader *r, struct wheel_step *s,
	const struct value *v);

#endif
