/* SPDX-License-Identifier: MPL-2.0 */
/* Git's lock files, when they are in the way. */
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lib/git/branch.h"

/* Git holds a lock for moments; the longest wait is about five seconds. */
#define MAX_TRIES 40
#define MAX_WAIT_NS 200000000L
#define STALE_SECONDS 60

bool
lock_wait(unsigned try)
{
	struct timespec now, pause = {0};
	long most = 2000000L << (try < 7 ? try : 7);

	if (try >= MAX_TRIES)
		return false;
	if (most > MAX_WAIT_NS)
		most = MAX_WAIT_NS;
	clock_gettime(CLOCK_MONOTONIC, &now);
	pause.tv_nsec = most / 4 +
		(now.tv_nsec / 1000 * 7919 + (long)getpid() * 104729) %
		(most * 3 / 4);
	nanosleep(&pause, NULL);
	return true;
}

static long
lock_age(const char *path)
{
	struct stat st;

	return stat(path, &st) < 0 ? -1 : (long)(time(NULL) - st.st_mtime);
}

bool
lock_is_stale(const char *path)
{
	return lock_age(path) >= STALE_SECONDS;
}

int
lock_failed(const char *path, struct error *err)
{
	long age = lock_age(path);

	if (age >= STALE_SECONDS)
		return error_set(err, ERROR_FAILED,
			"en lås er blevet liggende i %ld minutter, nok fra et program, "
			"der gik ned; kører der ikke andre git-programmer, så slet "
			"filen %s",
			"a lock has been there for %ld minutes, probably left by a "
			"program that died; if no other git is running, delete the "
			"file %s", age / 60, path);
	return error_set(err, ERROR_FAILED,
		"et andet program arbejder i arkivet (låsen %s); prøv igen om lidt",
		"another program is at work in the repository (the lock %s); try "
		"again in a moment", path);
}
