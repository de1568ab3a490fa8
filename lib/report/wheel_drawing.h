/* SPDX-License-Identifier: MPL-2.0 */
/* What the drawings of the year wheel have in common; for wheel_*.c only. */
#ifndef LIB_REPORT_WHEEL_DRAWING_H
#define LIB_REPORT_WHEEL_DRAWING_H

#include "lib/report/wheel.h"
#include "lib/text/xml.h"

/* When and who, in A: "april–maj 2026 · skolechef". */
const char *wheel_detail(struct arena *a, const struct wheel_paper *p,
	size_t i);

/* Opens the drawing, with a title and a description of all steps for those
 * who do not see it; NAME is what their ids begin with, and the title is
 * said for it. */
void wheel_drawing_begin(struct xml *x, struct arena *a,
	const struct wheel_paper *p, const char *name, int width, long height);

#endif
