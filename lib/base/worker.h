/* SPDX-License-Identifier: MPL-2.0 */
/* A worker process, and what it shares with its parent: for work.c alone. */
#ifndef LIB_BASE_WORKER_H
#define LIB_BASE_WORKER_H

#include <semaphore.h>
#include <stdatomic.h>
#include <sys/types.h>

#include "lib/base/work.h"

/* What a worker is at; written by it, read by the parent after its death. */
enum slot_state { SLOT_IDLE, SLOT_ITEM, SLOT_STEP, SLOT_DONE };
struct slot {
	_Atomic int state;
	size_t item, step;
};

/* In shared memory: the next item to take, how many more may be taken. */
struct shared {
	pid_t parent;
	atomic_size_t next;
	sem_t ahead;
	struct slot slots[];
};

/* Goes before each result (or struct error) in the pipe. */
struct frame {
	size_t item, size;
	bool failed;
};

struct work_bad {
	size_t item, step;
};

/* SLOT is NULL in process. BAD is what was known when the worker started;
 * more it need not know, as an item goes bad only while it is at work. */
struct work {
	const struct work_job *job;
	struct slot *slot;
	const struct work_bad *bad;
	size_t bad_count;
};

/* Whether that step of that item is known to be bad. */
bool work_knows_bad(const struct work *w, size_t item, size_t step);

/* Maps items, AGAIN first if it is not WORKER_NOTHING, and writes frames to
 * FD until no item is left; ends the process. */
#define WORKER_NOTHING ((size_t)-1)
_Noreturn void worker_run(struct work *w, struct shared *shared, int fd,
	size_t again);

#endif
