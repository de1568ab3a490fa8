/* SPDX-License-Identifier: MPL-2.0 */
/* Sets: what one municipality's way of holding the talks begins with, as
 * built-in files; for setup*.c only.
 *
 * schema/sets/<set>/ has periode.yaml, which stands for that of schema/start/,
 * and settings.yaml and README.md, whose blocks (a top-level key, a section)
 * stand for those of the same name in referat.yaml and README.md there. What
 * lies in schema/ below it goes into the repository as it is. */
#ifndef LIB_TRUST_SETUP_SET_H
#define LIB_TRUST_SETUP_SET_H

#include "lib/trust/setup_own.h"

/* The set that a person named (with capitals, ø for oe), in A. -1: there is none
 * such; ERR lists those there are. */
int setup_set_find(const char **set, struct arena *a, const char *name,
	struct error *err);

/* A file that a municipality begins with: that of schema/start/, with what
 * the set of W says instead. Adds it to OUT. */
void setup_start_file(struct buf *out, const struct work_in_hand *w,
	const char *name);

/* Puts in what lies in schema/ below the set. */
void setup_set_files(struct work_in_hand *w);

#endif
