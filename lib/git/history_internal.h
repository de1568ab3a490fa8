/* SPDX-License-Identifier: MPL-2.0 */
/* How a history is found and kept; for history*.c alone. */
#ifndef LIB_GIT_HISTORY_INTERNAL_H
#define LIB_GIT_HISTORY_INTERNAL_H

#include "lib/git/history.h"
#include "lib/git/internal.h"

/* A pass over the commits from ID back to STOP (NULL: all), which is left out,
 * into OUT: 0; 1 the clone is shallow; -1. */
int history_pass(struct history *out, git_repository *git, const git_oid *id,
	const git_oid *stop, struct error *err);

/* What a path is filed under; never 0. */
uint64_t history_key(struct str path);

/* Notes that FILE became the blob ID (raw bytes). What is known already is
 * newer. */
void history_note(struct history *h, const struct history_file *file,
	const unsigned char *id);

/* Fills H with what the file STATE keeps, found of *COMMIT; false: nothing, and
 * H is all zero. Then keeps H there. */
bool history_recall(struct history *h, git_oid *commit, const char *state);
int history_keep(const struct history *h, const char *commit,
	const char *state, struct error *err);

#endif
