/* SPDX-License-Identifier: MPL-2.0 */
/* A unit's rows of the cycle boards, of what its site shows. */
#ifndef LIB_SITE_BOARDS_H
#define LIB_SITE_BOARDS_H

#include "lib/compare/board.h"
#include "lib/site/pages.h"
#include "lib/site/result.h"

/* The municipality's own documents stand as a board of this unit, which none
 * can be called: what they show goes for every unit that does not show it
 * itself. */
#define BOARD_COMMON "/"

/* Adds the boards of V's unit to a result, one for each cycle in which it can
 * have one; returns how many. WHOLE is the group with all that it hides: only
 * whether a demand is met is taken from it, and not for the public. */
uint32_t boards_put(struct buf *out, struct arena *a, const struct site *s,
	const struct group *whole, const struct unit_view *v);

#endif
