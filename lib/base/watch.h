/* SPDX-License-Identifier: MPL-2.0 */
/* A folder watched for changes, with all below it (inotify). */
#ifndef LIB_BASE_WATCH_H
#define LIB_BASE_WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/error.h"
#include "lib/base/mem.h"

/* FD can be read from (poll) when something happened. FOLDERS are paths by
 * inotify's number. */
struct watch {
	int fd;
	const char *root, *skip;
	char **folders;
	size_t n;
};

/* Watches ROOT (both borrowed) but for what is called .git and the folder SKIP
 * (a path as it stands below ROOT, or NULL); -1, with advice, when
 * the system allows no more watches. The caller closes it, also after -1. */
int watch_open(struct watch *w, const char *root, const char *skip,
	struct error *err);
void watch_close(struct watch *w);

/* Takes what has happened: a file written, moved, made or removed, however an
 * editor does it; *ANY: there was something. Folders that are new are watched
 * too. Does not wait. */
int watch_take(struct watch *w, bool *any, struct error *err);

#endif
