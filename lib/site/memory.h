/* SPDX-License-Identifier: MPL-2.0 */
/* What the last publishing to a folder knew, kept in the git directory: for
 * each group of units a hash of all that went into its pages, and what came
 * of it. A group whose hash is the same is not looked at again.
 *
 * Results are added to the file as they come, and are read from there, so that
 * neither memory nor time grow with what has not changed. The beginning of the
 * file says where the table of what counts is; it is pointed to last. What an
 * older table told of is let lie until it is more than half. */
#ifndef LIB_SITE_MEMORY_H
#define LIB_SITE_MEMORY_H

#include <stdint.h>

#include "lib/base/keep.h"
#include "lib/base/mem.h"

/* What a worker handed back, in the file: FACTS bytes for struct result, then
 * PAGES bytes of its pages and WORDS bytes for the search, which are most of it
 * and are read by whoever wants them. */
struct memory_result {
	uint64_t at;
	uint32_t facts, pages, words;
};

/* One group: KEY is the group's, INPUT the hash of what it was made from (hex,
 * no NUL). */
struct memory_group {
	struct str key, input;
	struct memory_result result;
};

/* A state file. PATH is borrowed; GROUPS, sorted by key, are the last
 * publishing's: none if there was none, or it doesn't count. */
struct memory {
	const char *path;
	struct keep last;          /* the file as it was; its table is read here */
	struct memory_group *groups;
	size_t n;
	char *fresh;               /* the name of a new file; NULL: PATH goes on */
	int fd;                    /* of the file; -1: there is none yet */
	uint64_t end;              /* of what is in it */
};

/* Opens the state at PATH, if it is PROGRAM's and of GENERATION (of the
 * folder's manifest; "" is none). M is to be closed in any case. */
void memory_open(struct memory *m, const char *path, const char *program,
	const char *generation);
void memory_close(struct memory *m);

/* The group of KEY; NULL. */
const struct memory_group *memory_find(const struct memory *m, struct str key);

/* Before results are added: goes on with the file, or begins a new one for
 * the owner's eyes only. */
int memory_begin(struct memory *m, struct error *err);

/* Adds the bytes S; *AT says where they are. */
int memory_add(struct memory *m, struct str s, uint64_t *at,
	struct error *err);

/* The N bytes from AT on: of the file as it was, or read into A. */
int memory_read(const struct memory *m, struct str *out, struct arena *a,
	uint64_t at, size_t n, struct error *err);

/* Makes N groups (sorted), whose results have been added, what the file tells
 * of; nothing is read from M after that. FLEETING: need not outlive a crash of
 * the machine. */
int memory_save(struct memory *m, const char *program, const char *generation,
	struct memory_group *groups, size_t n, bool fleeting,
	struct error *err);

#endif
