/* SPDX-License-Identifier: MPL-2.0 */
/* Other programs, run to their end. */
#include "lib/base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lib/base/file.h"

#define AT_ONCE_MAX 16

/* What a child has open: its input, what it writes, and its files. */
enum { FD_IN, FD_OUT, FD_ERR, FD_FILES, FD_COUNT = FD_FILES + PROCESS_FILES };

/* A program at work. UNTIL: milliseconds of the steady clock; 0: no end. */
struct running {
	struct process *p;
	pid_t pid;
	int handle;
	int fds[FD_COUNT];         /* -1: none */
	long long until;
};

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* A file in memory with TEXT in it, on a descriptor that is none of those a
 * child gets: so that they can be dealt out in any order. */
static int
hold(struct str text)
{
	int fd = memfd_create("referat", MFD_CLOEXEC), high;

	if (fd < 0)
		return -1;
	high = fcntl(fd, F_DUPFD_CLOEXEC, FD_COUNT);
	close(fd);
	/* A key that others could read is refused, by ssh-keygen for one. */
	if (high >= 0 && (fchmod(high, 0600) < 0 || file_put(high, text) < 0 ||
	    lseek(high, 0, SEEK_SET) < 0)) {
		close(high);
		return -1;
	}
	return high;
}

static int
open_files(struct running *r)
{
	const struct str texts[FD_COUNT] = {r->p->input, {"", 0}, {"", 0},
		r->p->files[0], r->p->files[1]};
	int i;

	for (i = 0; i < FD_COUNT; i++)
		r->fds[i] = -1;
	for (i = 0; i < FD_COUNT; i++)
		if (i < FD_FILES || texts[i].p) {
			r->fds[i] = hold(texts[i]);
			if (r->fds[i] < 0)
				return -1;
		}
	return 0;
}

static void
close_files(struct running *r)
{
	int i;

	for (i = 0; i < FD_COUNT; i++)
		if (r->fds[i] >= 0)
			close(r->fds[i]);
}

/* An errno; 0. */
static int
spawn(struct running *r)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t pipe;
	int i, rc = 0;

	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attr);
	for (i = 0; i < FD_COUNT && rc == 0; i++)
		if (r->fds[i] >= 0)
			rc = posix_spawn_file_actions_adddup2(&actions,
				r->fds[i], i);
	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	posix_spawnattr_setsigdefault(&attr, &pipe);
	posix_spawnattr_setflags(&attr, (short)(POSIX_SPAWN_SETSIGDEF |
		(r->p->alone ? POSIX_SPAWN_SETSID : 0)));
	if (rc == 0)
		rc = posix_spawnp(&r->pid, r->p->argv[0], &actions, &attr,
			(char *const *)(uintptr_t)r->p->argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return rc;
}

/* Starts P: 1 it runs; 0 there is no such program; -1. */
static int
start(struct running *r, struct process *p, struct error *err)
{
	int rc;

	*r = (struct running){.p = p, .handle = -1};
	if (open_files(r) < 0) {
		rc = errno;
		close_files(r);
		return error_errno(err, rc, p->argv[0]);
	}
	rc = spawn(r);
	if (rc != 0) {
		close_files(r);
		p->status = PROCESS_MISSING;
		return rc == ENOENT || rc == EACCES ? 0
			: error_errno(err, rc, p->argv[0]);
	}
	r->handle = pidfd_open(r->pid, 0);
	if (r->handle < 0)
		r->until = 1;      /* never seen to end: give it up at once */
	else if (p->seconds)
		r->until = now() + (long long)p->seconds * 1000;
	return 1;
}

static void
read_back(int fd, struct buf *out)
{
	off_t size = lseek(fd, 0, SEEK_END);
	ssize_t n;

	if (size <= 0 || lseek(fd, 0, SEEK_SET) < 0)
		return;
	n = read(fd, buf_room(out, (size_t)size + 1), (size_t)size);
	out->n += n > 0 ? (size_t)n : 0;
	out->p[out->n] = '\0';
}

/* Takes leave of a program that has ended, or ends it. */
static void
finish(struct running *r, bool slow)
{
	int status = 0;

	if (slow) {
		kill(r->p->alone ? -r->pid : r->pid, SIGKILL);
		kill(r->pid, SIGKILL);
	}
	while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	r->p->status = slow ? PROCESS_SLOW : WIFEXITED(status)
		? WEXITSTATUS(status) : PROCESS_DIED;
	read_back(r->fds[FD_OUT], &r->p->out);
	read_back(r->fds[FD_ERR], &r->p->err);
	close_files(r);
	if (r->handle >= 0)
		close(r->handle);
}

/* Waits until one of N ends or has had its time. */
static void
wait_any(struct running *v, size_t *n)
{
	struct pollfd fds[AT_ONCE_MAX];
	long long left = -1;
	size_t i, kept = 0;

	for (i = 0; i < *n; i++) {
		long long until = v[i].until - now();

		fds[i] = (struct pollfd){v[i].handle, POLLIN, 0};
		if (v[i].until && (left < 0 || until < left))
			left = until > 0 ? until : 0;
	}
	if (poll(fds, *n, (int)left) < 0)
		return;
	for (i = 0; i < *n; i++) {
		bool slow = v[i].until && now() >= v[i].until;

		if (fds[i].revents)
			finish(&v[i], false);
		else if (slow)
			finish(&v[i], true);
		else
			v[kept++] = v[i];
	}
	*n = kept;
}

int
process_run(struct process *v, size_t n, struct error *err)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t most = processors < 1 ? 1 : processors > AT_ONCE_MAX
		? AT_ONCE_MAX : (size_t)processors;
	struct running running[AT_ONCE_MAX];
	size_t i, count = 0;
	int rc = 0;

	for (i = 0; i < n && rc >= 0; i++) {
		while (count == most)
			wait_any(running, &count);
		rc = start(&running[count], &v[i], err);
		count += rc == 1;
	}
	while (count)
		wait_any(running, &count);
	return rc < 0 ? -1 : 0;
}

void
process_free(struct process *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		buf_free(&v[i].out);
		buf_free(&v[i].err);
	}
}
