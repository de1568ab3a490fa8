/* SPDX-License-Identifier: MPL-2.0 */
/* The versions of one file in history, newest first. */
#ifndef LIB_GIT_VERSIONS_H
#define LIB_GIT_VERSIONS_H

#include <stdbool.h>

#include "lib/base/error.h"
#include "lib/base/str.h"

struct repository;

/* One commit that changed the file. BEFORE and AFTER are its content; NULL
 * where it isn't there, or is larger than was asked for. All is borrowed for
 * the call. */
struct version {
	const char *commit, *email;        /* the author's */
	const struct str *before, *after;
};

/* Walks back from the commit FROM (a whole id) by first parents and calls EACH
 * for every commit that changed PATH, until it returns false. Files of more
 * than MAX bytes are not read. ERROR_REFUSED, with advice, in a shallow clone;
 * ERROR_FAILED when an object is missing. */
int versions_walk(struct repository *repo, const char *from, const char *path,
	size_t max, bool (*each)(const struct version *v, void *ctx),
	void *ctx, struct error *err);

#endif
