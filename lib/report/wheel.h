/* SPDX-License-Identifier: MPL-2.0 */
/* The year wheel, as people and machines read it. */
#ifndef LIB_REPORT_WHEEL_H
#define LIB_REPORT_WHEEL_H

#include "lib/form/wheel.h"
#include "lib/report/report.h"

/* A cycle's wheel on paper. TIMES as wheel_times has them without documents;
 * ORDER: the steps' numbers as they follow each other in time, those without
 * a time last. */
struct wheel_paper {
	const struct report *report;
	const struct wheel *wheel;
	const struct wheel_time *times;
	const size_t *order;
	const char *name;              /* of the cycle */
	date from, to;
};

/* Fills P for the cycle, in A. */
void wheel_paper(struct wheel_paper *p, struct arena *a,
	const struct report *r, int cycle);

/* Adds the table; the whole as JSON; a page with drawings and table. */
void wheel_text(struct buf *out, struct arena *a, const struct wheel_paper *p);
void wheel_json(struct buf *out, const struct wheel_paper *p);
void wheel_html(struct buf *out, struct arena *a, const struct wheel_paper *p);

/* Adds the drawing as SVG: twelve months round, steps within, numbered as in
 * the list beside it. It has title and description, needs no colour, and
 * takes the text's own. INLINED: for a page that has the steps as a table,
 * without the list and the XML declaration. */
void wheel_svg(struct buf *out, struct arena *a, const struct wheel_paper *p,
	bool inlined);

/* The same as a flow: a box for each step from top to bottom, arrows to the
 * next one and to what hangs on it. INLINED: without the notes, which not
 * everybody may read. */
void wheel_flow(struct buf *out, struct arena *a, const struct wheel_paper *p,
	bool inlined);

/* What a step's time is called, in A: "december 2025", "april–maj 2026",
 * "20 arbejdsdage efter »Samtaler«"; "" where it has none. */
const char *wheel_when_text(struct arena *a, const struct report *r,
	const struct wheel *w, size_t i);

#endif
