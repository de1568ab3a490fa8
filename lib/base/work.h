/* SPDX-License-Identifier: MPL-2.0 */
/* Work shared out over processes. Processes, not threads: the Markdown
 * library is not thread safe with all its extensions, and a hostile document
 * that eats time or memory takes only its own worker with it. */
#ifndef LIB_BASE_WORK_H
#define LIB_BASE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/error.h"
#include "lib/base/str.h"

/* How many items may be taken and not yet handed to the sink: so much is
 * held in memory while a slow item keeps the order waiting. */
#define WORK_AHEAD 64

/* A job: COUNT items, each turned into bytes by MAP in some worker and handed
 * to SINK in the parent, in order of the items, whatever the workers do.
 *
 * A MAP calls work_step(w, step) before each piece of an item that may turn
 * out hostile (a document: its number in the item): that restarts the time
 * limit, and tells the parent what was at work when a worker died. The item
 * is then mapped again, in a fresh worker, with work_is_bad(w, step)
 * true for that step from then on.
 *
 * The error of the first item (in their order) that fails is the job's. What
 * a MAP leaves in memory stays in its worker; in process, in the caller. */
struct work;
struct work_job {
	size_t count;
	int workers;             /* processes; 0: one per processor */
	unsigned step_seconds;   /* processor time for one step; 0: no limit */
	size_t step_bytes;       /* memory on top of what was there; 0: any */
	int (*map)(struct work *w, size_t item, struct buf *out, void *ctx,
		struct error *err);
	int (*sink)(size_t item, struct str result, void *ctx,
		struct error *err);
	void *ctx;
};

void work_step(struct work *w, size_t step);
bool work_is_bad(const struct work *w, size_t step);

/* Runs the job. With one worker (or one item) and no limits all happens in
 * this process. Returns 0; -1 when MAP or SINK failed, a worker died outside
 * any step, or died in a step that was bad already. */
int work_run(const struct work_job *job, struct error *err);

/* For a SINK: the answer of a worker makes no sense; -1. */
int work_garbled(struct error *err);

#endif
