/* SPDX-License-Identifier: MPL-2.0 */
/* Work shared out over processes: a worker's side. */
#include "lib/base/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

static void
set_timer(const struct work *w, unsigned seconds)
{
	struct itimerval t = {{0, 0}, {(time_t)seconds, 0}};

	if (w->job->step_seconds)
		setitimer(ITIMER_PROF, &t, NULL);
}

void
work_step(struct work *w, size_t step)
{
	if (w->slot == NULL)
		return;
	w->slot->step = step;
	w->slot->state = SLOT_STEP;
	set_timer(w, w->job->step_seconds);
}

bool
work_knows_bad(const struct work *w, size_t item, size_t step)
{
	size_t i;

	for (i = 0; i < w->bad_count; i++)
		if (w->bad[i].item == item && w->bad[i].step == step)
			return true;
	return false;
}

bool
work_is_bad(const struct work *w, size_t step)
{
	return w->slot && work_knows_bad(w, w->slot->item, step);
}

/* Bytes of private writable memory of this process; 0 if it can't be told. */
static size_t
data_size(void)
{
	char text[256], *at = text;
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC), i;
	ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);

	if (fd >= 0)
		close(fd);
	if (n <= 0)
		return 0;
	text[n] = '\0';
	for (i = 0; i < 5; i++)
		strtoul(at, &at, 10);
	return strtoul(at, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

/* RLIMIT_DATA rather than RLIMIT_AS: what libgit2 maps of a pack is no harm
 * and must not count. */
static void
limit_memory(size_t bytes)
{
	struct rlimit limit;
	size_t now = data_size();

	if (bytes == 0 || getrlimit(RLIMIT_DATA, &limit) != 0)
		return;
	if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < now + bytes)
		return;
	limit.rlim_cur = now + bytes;
	setrlimit(RLIMIT_DATA, &limit);
}

/* No core files for documents that mean harm; no workers without a parent. */
static void
settle(const struct work_job *job, pid_t parent)
{
	struct rlimit none = {0, 0};

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGPROF, SIG_DFL);
	setrlimit(RLIMIT_CORE, &none);
	limit_memory(job->step_bytes);
}

/* The parent went away if a write fails: nothing is left to do. */
static void
send_all(int fd, struct frame frame, const void *payload)
{
	struct iovec v[2] = {{&frame, sizeof(frame)},
		{(void *)(uintptr_t)payload, frame.size}};
	struct iovec *at = v;
	ssize_t n;

	while (at < v + 2) {
		n = writev(fd, at, (int)(v + 2 - at));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			_exit(1);
		while (at < v + 2 && (size_t)n >= at->iov_len)
			n -= (ssize_t)(at++)->iov_len;
		if (at < v + 2) {
			at->iov_base = (char *)at->iov_base + n;
			at->iov_len -= (size_t)n;
		}
	}
}

static void
map_item(struct work *w, size_t item, int fd, struct buf *out)
{
	struct error err = {0};
	int result;

	buf_reset(out);
	w->slot->item = item;
	w->slot->state = SLOT_ITEM;
	result = w->job->map(w, item, out, w->job->ctx, &err);
	set_timer(w, 0);
	w->slot->state = SLOT_ITEM;
	if (result == 0)
		send_all(fd, (struct frame){item, out->n, false},
			buf_cstr(out));
	else
		send_all(fd, (struct frame){item, sizeof(err), true}, &err);
	w->slot->state = SLOT_IDLE;
}

static bool
take(const struct work *w, struct shared *shared, size_t *item)
{
	if (shared->next >= w->job->count)
		return false;
	while (sem_wait(&shared->ahead) != 0 && errno == EINTR)
		continue;
	*item = shared->next++;
	return *item < w->job->count;
}

_Noreturn void
worker_run(struct work *w, struct shared *shared, int fd, size_t again)
{
	struct buf out = {0};
	size_t item = again;

	settle(w->job, shared->parent);
	if (item != WORKER_NOTHING)
		map_item(w, item, fd, &out);
	while (take(w, shared, &item))
		map_item(w, item, fd, &out);
	w->slot->state = SLOT_DONE;
	_exit(0);
}
