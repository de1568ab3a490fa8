/* SPDX-License-Identifier: MPL-2.0 */
/* Work shared out over processes: the parent's side. */
#include "lib/base/work.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/mem.h"
#include "lib/base/worker.h"

#define WORKERS_MAX 64

/* What is known of a process: its pipe, and how far its frame is read. */
struct hand {
	pid_t pid;
	int fd;                  /* -1: gone */
	struct frame frame;
	size_t got;              /* bytes of frame and payload together */
};

/* A result that waits for its turn; of item I at I modulo WORK_AHEAD. */
struct result {
	struct buf bytes;
	bool failed, ready;
};

struct crew {
	const struct work_job *job;
	struct shared *shared;
	struct hand hands[WORKERS_MAX];
	size_t count, alive;
	struct result results[WORK_AHEAD];
	size_t sunk;
	struct work_bad *bad;
	size_t bad_count, bad_cap;
};

static int
failed(struct error *err, int errnum)
{
	return error_set(err, ERROR_FAILED,
		"kunne ikke starte en arbejdsproces: %s",
		"could not start a worker process: %s", strerror(errnum));
}

/* A child keeps only its own end of its own pipe. */
static void
run_child(struct crew *crew, size_t number, int fd, size_t again)
{
	struct work w = {crew->job, &crew->shared->slots[number],
		crew->bad, crew->bad_count};
	size_t i;

	for (i = 0; i < crew->count; i++)
		if (crew->hands[i].fd >= 0)
			close(crew->hands[i].fd);
	worker_run(&w, crew->shared, fd, again);
}

/* Starts worker NUMBER; it begins with item AGAIN, if that is one. */
static int
start(struct crew *crew, size_t number, size_t again, struct error *err)
{
	struct hand *h = &crew->hands[number];
	int fds[2], errnum;

	if (pipe2(fds, O_CLOEXEC) != 0)
		return failed(err, errno);
	crew->shared->slots[number].state = SLOT_IDLE;
	h->pid = fork();
	if (h->pid == 0) {
		close(fds[0]);
		run_child(crew, number, fds[1], again);
	}
	errnum = errno;
	close(fds[1]);
	if (h->pid < 0) {
		close(fds[0]);
		return failed(err, errnum);
	}
	h->fd = fds[0];
	h->got = 0;
	crew->alive++;
	return 0;
}

static void
bury(struct crew *crew, struct hand *h)
{
	while (waitpid(h->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	close(h->fd);
	h->fd = -1;
	crew->alive--;
}

/* A worker's pipe has ended. A death inside a step is the step's fault, once:
 * who dies in a step that is known as bad would die there for ever. */
static int
ended(struct crew *crew, size_t number, struct error *err)
{
	struct slot *slot = &crew->shared->slots[number];
	struct work now = {crew->job, slot, crew->bad, crew->bad_count};

	bury(crew, &crew->hands[number]);
	if (slot->state == SLOT_DONE)
		return 0;
	if (slot->state != SLOT_STEP
	    || work_knows_bad(&now, slot->item, slot->step))
		return error_set(err, ERROR_FAILED,
			"en arbejdsproces stoppede uventet",
			"a worker process stopped unexpectedly");
	VEC_GROW(crew->bad, crew->bad_cap, crew->bad_count + 1);
	crew->bad[crew->bad_count++] =
		(struct work_bad){slot->item, slot->step};
	return start(crew, number, slot->item, err);
}

/* Reads what there is for H, at most to the end of a frame. Returns 1 while
 * the pipe lives, 0 at its end. */
static int
receive(struct crew *crew, struct hand *h)
{
	struct result *r = NULL;
	size_t head = sizeof(h->frame);
	char *to = (char *)&h->frame + h->got;
	size_t want = head - h->got;
	ssize_t n;

	if (h->got >= head) {
		r = &crew->results[h->frame.item % WORK_AHEAD];
		want = h->frame.size - (h->got - head);
		to = buf_room(&r->bytes, want);
	}
	n = read(h->fd, to, want);
	if (n <= 0)
		return n < 0 && errno == EINTR;
	h->got += (size_t)n;
	if (r)
		r->bytes.n += (size_t)n;
	if (h->got < head || h->got - head < h->frame.size)
		return 1;
	r = &crew->results[h->frame.item % WORK_AHEAD];
	r->failed = h->frame.failed;
	r->ready = true;
	h->got = 0;
	return 1;
}

static int
sink(struct crew *crew, struct result *r, struct error *err)
{
	if (r->failed) {
		memcpy(err, r->bytes.p, sizeof(*err));
		return -1;
	}
	return crew->job->sink(crew->sunk, buf_view(&r->bytes),
		crew->job->ctx, err);
}

/* Hands over what is next in order, and lets workers take as many more. */
static int
sink_ready(struct crew *crew, struct error *err)
{
	struct result *r = &crew->results[crew->sunk % WORK_AHEAD];

	while (crew->sunk < crew->job->count && r->ready) {
		if (sink(crew, r, err) != 0)
			return -1;
		r->ready = false;
		buf_free(&r->bytes);
		sem_post(&crew->shared->ahead);
		r = &crew->results[++crew->sunk % WORK_AHEAD];
	}
	return 0;
}

static int
oversee(struct crew *crew, struct error *err)
{
	struct pollfd fds[WORKERS_MAX];
	size_t i;

	while (crew->alive) {
		for (i = 0; i < crew->count; i++)
			fds[i] = (struct pollfd){crew->hands[i].fd, POLLIN, 0};
		if (poll(fds, crew->count, -1) < 0) {
			if (errno == EINTR)
				continue;
			return error_errno(err, errno, "poll");
		}
		for (i = 0; i < crew->count; i++)
			if (fds[i].revents && !receive(crew, &crew->hands[i])
			    && ended(crew, i, err) != 0)
				return -1;
		if (sink_ready(crew, err) != 0)
			return -1;
	}
	return 0;
}

static int
run_crew(struct crew *crew, struct error *err)
{
	size_t i;
	int result = 0;

	crew->shared->parent = getpid();
	sem_init(&crew->shared->ahead, 1, WORK_AHEAD);
	for (i = 0; i < crew->count; i++)
		crew->hands[i].fd = -1;
	for (i = 0; i < crew->count && result == 0; i++)
		result = start(crew, i, WORKER_NOTHING, err);
	if (result == 0)
		result = oversee(crew, err);
	for (i = 0; i < crew->count; i++)
		if (crew->hands[i].fd >= 0) {
			kill(crew->hands[i].pid, SIGKILL);
			bury(crew, &crew->hands[i]);
		}
	for (i = 0; i < WORK_AHEAD; i++)
		buf_free(&crew->results[i].bytes);
	sem_destroy(&crew->shared->ahead);
	free(crew->bad);
	return result;
}

static int
run_here(const struct work_job *job, struct error *err)
{
	struct work w = {job, NULL, NULL, 0};
	struct buf out = {0};
	int result = 0;
	size_t i;

	for (i = 0; i < job->count && result == 0; i++) {
		buf_reset(&out);
		result = job->map(&w, i, &out, job->ctx, err);
		if (result == 0)
			result = job->sink(i, buf_view(&out), job->ctx, err);
	}
	buf_free(&out);
	return result;
}

static size_t
crew_size(const struct work_job *job)
{
	long n = job->workers;

	if (n <= 0)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	if (n < 1)
		n = 1;
	if (n > WORKERS_MAX)
		n = WORKERS_MAX;
	return (size_t)n < job->count ? (size_t)n : job->count;
}

int
work_run(const struct work_job *job, struct error *err)
{
	struct crew crew = {.job = job, .count = crew_size(job)};
	size_t size = sizeof(*crew.shared)
		+ crew.count * sizeof(crew.shared->slots[0]);
	int result;

	if (crew.count <= 1 && !job->step_seconds && !job->step_bytes)
		return run_here(job, err);
	if (crew.count == 0)
		return 0;
	crew.shared = mmap(NULL, size, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (crew.shared == MAP_FAILED)
		return failed(err, errno);
	result = run_crew(&crew, err);
	munmap(crew.shared, size);
	return result;
}

int
work_garbled(struct error *err)
{
	return error_set(err, ERROR_FAILED,
		"et svar fra en hjælpeproces kunne ikke læses",
		"the answer of a worker could not be read");
}
