/* SPDX-License-Identifier: MPL-2.0 */
/* What to write instead of a line that YAML can't read. */
#ifndef LIB_TEXT_YAML_MEND_H
#define LIB_TEXT_YAML_MEND_H

#include "lib/text/finding.h"

/* What is wrong at SPAN of a text, and what to do. Both are phrases; PHRASE may
 * be NULL: nothing more than the reader says. */
struct yaml_mend {
	struct span span;
	const char *hint, *phrase;
};

/* Finds how TEXT was meant that can't be read at AT, within what begins at
 * BEGUN, and says so in *M, whose span stays if it is on the line in question:
 * when that line (and those above it with the same mistake) is written so,
 * reading goes on beyond AT. Else *M stays as it is. Memory is A's. */
void yaml_mend(struct yaml_mend *m, struct arena *a, struct str text,
	size_t at, size_t begun);

/* The line of TEXT around AT, without its end, as offsets into TEXT. */
struct span yaml_line(struct str text, size_t at);

#endif
