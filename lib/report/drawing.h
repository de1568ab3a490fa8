/* SPDX-License-Identifier: MPL-2.0 */
/* What drawings in SVG have in common: lengths, lines of text, arrows. */
#ifndef LIB_REPORT_DRAWING_H
#define LIB_REPORT_DRAWING_H

#include "lib/base/mem.h"
#include "lib/text/xml.h"

/* A length with one decimal, never "-0.0", in A. */
const char *drawing_length(struct arena *a, double d);

/* Adds a text at a point; ANCHOR "middle", "end", or NULL: it begins there. */
void drawing_text(struct xml *x, struct arena *a, double left, double y,
	const char *size, const char *anchor, const char *text);

/* The next line of at most LETTERS letters, cut at a space where there is
 * one; false when *REST is used up. */
bool drawing_line(struct str *rest, struct str *line, size_t letters);

/* Ends the drawing and adds it to OUT; INLINED: for a page, without the XML
 * declaration. */
void drawing_end(struct xml *x, struct buf *out, bool inlined);

#endif
