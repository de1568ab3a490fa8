/* SPDX-License-Identifier: MPL-2.0 */
/* The program git, for what is its own affair: servers, and rewriting. */
#ifndef LIB_GIT_PROGRAM_H
#define LIB_GIT_PROGRAM_H

#include "lib/base/error.h"
#include "lib/base/mem.h"
#include "lib/base/str.h"

/* A run in FOLDER. ARGS: what follows `git`, NULL at the end, sixty at the
 * most. FILES: texts that it finds as PROCESS_FILE(0) and (1). OUT, SAID: what
 * it printed and what it told, in ARENA; NUL-terminated. */
struct program {
	struct arena *arena;
	const char *folder;
	const char *const *args;
	struct str files[2];
	struct str out, said;
};

/* Its exit code (128: it was killed); -1, with what to do, when git isn't
 * there or can't be run. */
int program_run(struct program *p, struct error *err);

#endif
