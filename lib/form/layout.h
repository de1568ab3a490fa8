/* SPDX-License-Identifier: MPL-2.0 */
/* One line of the layout against one path; config.h has the rest. */
#ifndef LIB_FORM_LAYOUT_H
#define LIB_FORM_LAYOUT_H

#include "lib/form/shape.h"

/* Whether PATH fits LINE; LOOSE: its cycle may be written wrongly. TAKEN says
 * what each kind of hole took, as slices of PATH. */
bool layout_match(const struct config *c, const struct layout_line *line,
	const char *path, bool loose, struct str taken[TOKEN_KINDS]);

/* Whether a text can be one part of a path: not empty, no '/', no control
 * character, no dot before. */
bool is_segment(const char *s);

#endif
