/* SPDX-License-Identifier: MPL-2.0 */
/* What the last publishing to a folder knew, kept in the git directory: for
 * each group of units a hash of all that went into its pages, and what came
 * of it. A group whose hash is the same is not looked at again. */
#ifndef LIB_SITE_MEMORY_H
#define LIB_SITE_MEMORY_H

#include "lib/base/keep.h"

/* One group: KEY is the group's, INPUT the hash of what it was made from (hex,
 * no NUL), RESULT what its worker handed back. */
struct memory_group {
	struct str key, input, result;
};

/* A state file. All zero is none: a file that is missing, broken or
 * of another program is like that. */
struct memory {
	struct keep file;
	struct str program, generation, overview;
	struct memory_group *groups;      /* sorted by key */
	size_t n;
};

/* Opens the state at PATH, if it is PROGRAM's. */
void memory_open(struct memory *s, const char *path, const char *program);
void memory_close(struct memory *s);

/* The group of KEY; NULL. */
const struct memory_group *memory_find(const struct memory *s, struct str key);

/* Writes PROGRAM, GENERATION, OVERVIEW and the groups of S (sorted) to PATH,
 * for the owner's eyes only. */
int memory_save(const struct memory *s, const char *path, struct error *err);

#endif
