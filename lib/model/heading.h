/* SPDX-License-Identifier: MPL-2.0 */
/* A heading of a document as the form sees it. */
#ifndef LIB_MODEL_HEADING_H
#define LIB_MODEL_HEADING_H

#include "lib/form/config.h"
#include "lib/text/markdown.h"

/* A heading taken apart: PLAIN is its text without number, time and class,
 * FOLDED the same for comparing. MARK is 1 with a CLASS, -1 where brackets at
 * its end name none (CLASS is then confidential), else 0; MARKER is what
 * stands in the brackets. SPAN is its text in the source. */
struct head {
	struct str plain, folded, marker;
	int mark;
	enum class class;
	struct span span;
};

/* Reads the place and class of the heading B of SRC. The class comes from its
 * source line, where a link can't hide it, and from its plain text, where
 * emphasis can't. */
void head_mark(struct head *h, const struct source *src,
	const struct words *classes, const struct block *b);

/* Reads all of it; what is new is made in A. */
void head_read(struct head *h, struct arena *a, const struct source *src,
	const struct words *classes, const struct block *b);

/* Adds a finding for brackets that are no class; A is for its texts. */
void head_check(const struct head *h, struct arena *a,
	const struct words *classes, struct findings *fs);

/* The class that a list item or a cell with the plain TEXT ends in, on any of
 * its lines: 1 and *CLASS; 0 none; -1 brackets that are misspelt from a class
 * word, and *MARKER. Other brackets are text. */
int text_marker(struct str text, const struct words *classes,
	enum class *class, struct str *marker);

#endif
