/* SPDX-License-Identifier: MPL-2.0 */
/* Blocks that an audience may not see inside sections that it may see. */
#ifndef LIB_SITE_HIDDEN_H
#define LIB_SITE_HIDDEN_H

#include "lib/model/content.h"

/* The blocks, each with all below it; in the arena given to hidden_find. */
struct hidden {
	const struct block **v;
	size_t n, cap;
};

/* Finds what R marks above MOST, and agreements above it. */
void hidden_find(struct hidden *out, struct arena *a, const struct record *r,
	enum class most);

/* Hides one more. */
void hidden_add(struct hidden *h, struct arena *a, const struct block *b);

/* Whether B itself is hidden; whether it or anything below it is. */
bool hidden_has(const struct hidden *h, const struct block *b);
bool hidden_below(const struct hidden *h, const struct block *b);

#endif
