/* SPDX-License-Identifier: MPL-2.0 */
/* Files and folders named on the command line. */
#ifndef CMD_PATHS_H
#define CMD_PATHS_H

#include "cmd/session.h"

/* Paths of the repository; none: everything. */
struct paths {
	const char **v;
	size_t n;
};

/* Reads N arguments, relative to the current folder, into the session's
 * arena. -1: one lies outside, or (with a municipality loaded) there is
 * neither such a file in its tree nor a folder of any. */
int paths_read(struct paths *out, struct session *s, int n, char **args,
	struct error *err);

/* Whether PATH is one of them or lies below one; whether any document of a
 * group does. */
bool paths_have(const struct paths *p, const char *path);
bool paths_touch(const struct paths *p, const struct entries *e);

#endif
