/* SPDX-License-Identifier: MPL-2.0 */
/* What git's index remembers of the work folder's files: how each looked when
 * its content was last read, and what that was. Within lib/git only. */
#ifndef LIB_GIT_INDEX_MEMORY_H
#define LIB_GIT_INDEX_MEMORY_H

#include <sys/stat.h>

#include "lib/base/hash.h"
#include "lib/git/internal.h"

/* All zero remembers nothing. */
struct index_memory {
	char *map;
	size_t size;
	struct timespec time;      /* when the index was written */
	struct map files;          /* path -> its entry in MAP */
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
const unsigned char *index_memory_content(const struct index_memory *m,
	const char *path, const struct stat *st);

#endif
