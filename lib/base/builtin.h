/* SPDX-License-Identifier: MPL-2.0 */
/* The built-in files (forms, demands, template, style, metaschemas), compiled
 * into the program. */
#ifndef LIB_BASE_BUILTIN_H
#define LIB_BASE_BUILTIN_H

#include <stddef.h>

/* A file: its path as in the source tree ("schema/forms/x.yaml"), its N bytes
 * and a NUL after them. All live as long as the program. */
struct builtin {
	const char *path;
	const char *content;
	size_t n;
};

/* The file at PATH; NULL where there is none. */
const struct builtin *builtin_find(const char *path);

/* All of them, *N in number, sorted by path. */
const struct builtin *builtin_list(size_t *n);

/* A hash of these files and of the sources that the program was built from, as
 * hex: what one program kept for itself is nothing to another. */
extern const char builtin_sources[];

#endif
