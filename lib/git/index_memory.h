/* SPDX-License-Identifier: MPL-2.0 */
/* What git's index remembers of the work folder's files: how each looked when
 * its content was last read, and what that was. Within lib/git only. */
#ifndef LIB_GIT_INDEX_MEMORY_H
#define LIB_GIT_INDEX_MEMORY_H

#include <sys/stat.h>

#include "lib/git/internal.h"

/* A file: its entry, which begins at AT, and its path, with a NUL. */
struct index_entry {
	const char *at;
	struct str path;
};

/* All zero remembers nothing. */
struct index_memory {
	char *map;
	size_t size;
	struct timespec time;      /* when the index was written */
	struct index_entry *entries;       /* in MAP, by path, each path once */
	size_t n, cap, last;       /* LAST was asked for last */
};

/* Reads the index of GIT; -1: it is broken. One that is missing, or of a
 * format that is not known here (gitformat-index(5), versions 2 and 3 are),
 * remembers nothing: then files are read, which is only slower. M is to be
 * closed in any case. */
int index_memory_open(struct index_memory *m, git_repository *git,
	struct error *err);
void index_memory_close(struct index_memory *m);

/* The content (20 bytes of a blob's id) of the file PATH, if it looks as it
 * did then; NULL: not known. */
const unsigned char *index_memory_content(struct index_memory *m,
	const char *path, const struct stat *st);

/* Of an entry: the file's mode; its content, 20 bytes. */
unsigned index_entry_mode(const struct index_entry *e);
const unsigned char *index_entry_content(const struct index_entry *e);

#endif
