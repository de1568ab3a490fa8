/* SPDX-License-Identifier: MPL-2.0 */
/* Since when, and whether at all, an audience has seen a document: what its
 * versions in history say. */
#ifndef LIB_SITE_SHOWN_H
#define LIB_SITE_SHOWN_H

#include "lib/site/site.h"

/* The day since which R, which the audience sees, has been on the site without
 * a break: of the commit that published it. DATE_NONE: not known, or a
 * draft. */
date shown_since(const struct site *s, struct arena *a,
	const struct record *r);

/* Whether R, which the audience may not see any more, has been withdrawn, and
 * some commit had it in a state and class that the audience saw. Without a
 * history nobody knows: false. */
bool shown_before(const struct site *s, struct arena *a,
	const struct record *r);

#endif
