/* SPDX-License-Identifier: MPL-2.0 */
/* Which of several words a misspelt one is nearest to. */
#ifndef LIB_TEXT_NEAR_H
#define LIB_TEXT_NEAR_H

#include "lib/base/str.h"

/* The best so far; all zero, with WORD set, begins. BEST.p NULL: none is
 * near. */
struct near {
	struct str word, best;
	size_t distance;
};

/* Offers CANDIDATE, which takes BEST's place if it is nearer to WORD: letters
 * left out, added, changed or swapped, case not counted. */
void near_offer(struct near *n, struct str candidate);

#endif
