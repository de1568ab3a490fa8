/* SPDX-License-Identifier: MPL-2.0 */
/* The cycle board and the committee's summary, as people and machines read
 * them. */
#ifndef LIB_REPORT_BOARD_H
#define LIB_REPORT_BOARD_H

#include "lib/compare/summary.h"
#include "lib/report/report.h"

/* The boards of all units of a cycle. */
struct boards {
	const struct report *report;
	int cycle;
	struct board *v;
	size_t n;
};

/* Adds the report in its format; what is in between is made in A. HTML is a
 * page of its own. */
void boards_add(struct buf *out, struct arena *a, const struct boards *b);
void summary_add(struct buf *out, struct arena *a, const struct summary *s,
	const struct report *r);

/* The parts of the two: for people, as JSON, as CSV. */
void boards_json(struct buf *out, const struct boards *b);
void boards_csv(struct buf *out, const struct boards *b);
void summary_json(struct buf *out, const struct summary *s,
	const struct report *r);
void summary_csv(struct buf *out, const struct summary *s,
	const struct report *r);

/* The sheets alone, for a page that has more on it. */
void summary_sheets(struct buf *out, struct arena *a, const struct summary *s,
	const struct report *r);

/* What a state is called ("mangler"). */
const char *report_board_state(enum lang lang, enum board_state state);

#endif
