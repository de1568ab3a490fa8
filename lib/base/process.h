/* SPDX-License-Identifier: MPL-2.0 */
/* Other programs, run to their end. */
#ifndef LIB_BASE_PROCESS_H
#define LIB_BASE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/error.h"
#include "lib/base/str.h"

/* One run. ARGV: the program, looked up in PATH, and its arguments, NULL at
 * the end. INPUT is what it reads from standard input. FILES are texts that it
 * finds as PROCESS_FILE(0) and PROCESS_FILE(1), so nothing has to be written
 * to a disk; {NULL, 0}: none. ALONE: it gets no terminal, so that it can't ask
 * anybody for anything. SECONDS: it is killed after that long; 0: it isn't.
 *
 * OUT and ERR are what it wrote, and the caller frees them. STATUS is its
 * exit code, or one of PROCESS_…: killed after SECONDS, died of a signal, not
 * found. */
enum { PROCESS_SLOW = -1, PROCESS_DIED = -2, PROCESS_MISSING = -3 };
#define PROCESS_FILES 2
#define PROCESS_FILE(i) ((i) == 0 ? "/dev/fd/3" : "/dev/fd/4")
struct process {
	const char *const *argv;
	struct str input, files[PROCESS_FILES];
	bool alone;
	unsigned seconds;
	struct buf out, err;
	int status;
};

/* Runs N programs, as many at a time as there are processors. -1 when one
 * could not be started for want of anything (memory, processes): those that
 * ran have a status all the same. */
int process_run(struct process *v, size_t n, struct error *err);

/* Frees what the programs wrote. */
void process_free(struct process *v, size_t n);

#endif
