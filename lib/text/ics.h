/* SPDX-License-Identifier: MPL-2.0 */
/* Writes iCalendar (RFC 5545): events with or without times of day. */
#ifndef LIB_TEXT_ICS_H
#define LIB_TEXT_ICS_H

#include "lib/base/date.h"
#include "lib/base/str.h"

/* Writes into OUT; STAMP is the day on which the calendar was made. */
struct ics {
	struct buf *out;
	date stamp;
};

/* Begins a calendar called NAME, made by PROGRAM; ends it. */
void ics_begin(struct ics *c, struct buf *out, const char *program,
	const char *name, date stamp);
void ics_end(struct ics *c);

/* An event from the day FROM to the day TO, both included; with START and END
 * (minutes since midnight, -1: none; END may be not known) it is on the day
 * FROM alone, in local time. UID must be the same for the same event each time. CLASS is PUBLIC,
 * PRIVATE or CONFIDENTIAL. Texts may be any bytes; NULL: not said. BUSY: it
 * takes its people's time, a deadline doesn't. */
struct ics_event {
	const char *uid, *summary, *description, *location, *class;
	date from, to;
	int start, end;
	bool busy;
};
void ics_event(struct ics *c, const struct ics_event *e);

#endif
