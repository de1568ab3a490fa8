/* SPDX-License-Identifier: MPL-2.0 */
/* What is new: the newest documents, and what was corrected in them. */
#ifndef LIB_SITE_LATEST_H
#define LIB_SITE_LATEST_H

#include "lib/site/reduced.h"
#include "lib/site/result.h"

/* The newest of R, newest first, LATEST_MAX at the most: of UNIT, or of all if
 * ALL. *OUT is in A; how many. */
size_t latest_make(struct latest **out, struct arena *a,
	const struct reduced *r, const struct site *s, const char *unit,
	bool all);

#endif
