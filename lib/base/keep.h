/* SPDX-License-Identifier: MPL-2.0 */
/* Files in which the program keeps for itself what it found the last time, so
 * that it need not look again. One that is missing, broken or not ours is as
 * good as none: whoever reads it checks all it says, or does the work anew. */
#ifndef LIB_BASE_KEEP_H
#define LIB_BASE_KEEP_H

#include "lib/base/error.h"
#include "lib/base/pack.h"

/* A kept file, mapped. All zero is none. */
struct keep {
	char *map;
	size_t size;
};

/* Opens the file at PATH: a regular one of this user, that nobody else can
 * write and that was kept as KIND ("referat-audit-1"). What it says after that
 * is in U, and lives as long as K. False: it is none, and K is all zero. */
bool keep_open(struct keep *k, struct unpack *u, const char *path,
	const char *kind);
void keep_close(struct keep *k);

/* Keeps HEAD (which keep_begin began) and then the N texts V at PATH, whole or
 * not at all, for this user's eyes only. */
void keep_begin(struct buf *head, const char *kind);
int keep_save(const char *path, const struct buf *head, const struct str *v,
	size_t n, struct error *err);

#endif
