/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements, as people and machines read it. */
#ifndef LIB_REPORT_CHANGES_H
#define LIB_REPORT_CHANGES_H

#include "lib/report/report.h"

/* A report is its beginning, a fragment for each unit with report_joiner
 * between those that are not empty, and its end. Fragments may be made in any
 * process; a unit without changes has an empty one, but in JSON. */
void changes_begin(struct buf *out, const struct report *r);
void changes_add(struct buf *out, const struct report *r,
	const struct changes *c);
void changes_end(struct buf *out, const struct report *r);

/* The fragment of a unit by format. HTML is a <section class="diff"> in which
 * each change has its kind for a class. */
void changes_text(struct buf *out, const struct report *r,
	const struct changes *c);
void changes_json(struct buf *out, const struct report *r,
	const struct changes *c);
void changes_csv(struct buf *out, const struct report *r,
	const struct changes *c);
void changes_markdown(struct buf *out, const struct report *r,
	const struct changes *c);
void changes_html(struct buf *out, const struct report *r,
	const struct changes *c);

/* The first row of the CSV. */
void changes_csv_header(struct buf *out, const struct report *r);

#endif
