/* SPDX-License-Identifier: MPL-2.0 */
/* What git ignores, by the rules of .gitignore files. Our own reading of
 * them: libgit2 asks the disk several times for each path. */
#ifndef LIB_GIT_IGNORE_H
#define LIB_GIT_IGNORE_H

#include "lib/base/mem.h"
#include "lib/base/str.h"

/* The rules of one file, upon those of the folders above. */
struct ignore;

/* Reads the text of an ignore file that holds for FOLDER ("" or "a/b/"), in
 * arena A, upon PARENT (NULL: none). Returns PARENT when it has no rules. */
const struct ignore *ignore_read(struct arena *a, const struct ignore *parent,
	const char *folder, struct str text);

/* Whether the rules ignore PATH (no '/' at its end), which lies in FOLDER or
 * below. The folders above PATH are not asked. */
bool ignore_match(const struct ignore *g, const char *path, bool is_folder);

#endif
