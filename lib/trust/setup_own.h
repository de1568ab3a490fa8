/* SPDX-License-Identifier: MPL-2.0 */
/* The files of a municipality that begins; for setup*.c only. */
#ifndef LIB_TRUST_SETUP_OWN_H
#define LIB_TRUST_SETUP_OWN_H

#include "lib/git/tree.h"
#include "lib/trust/setup.h"

/* What is being set up: the files, as a tree in memory. */
struct work_in_hand {
	const struct setup *setup;
	struct arena arena;
	struct tree *files;
	const char *set;               /* or NULL: the general one */
};

/* Puts TEXT in as the file PATH, and empties it. */
void setup_put(struct work_in_hand *w, const char *path, struct buf *text);

/* Puts in what a municipality of its own begins with, but for forms and
 * demands: configuration, units, people, the cycle of today. Fails when what
 * is said of units or administrator can't be. */
int setup_own(struct work_in_hand *w, struct error *err);

#endif
