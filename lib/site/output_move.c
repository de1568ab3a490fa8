/* SPDX-License-Identifier: MPL-2.0 */
/* Trees of files, moved and removed without following links. */
#include "lib/site/output_move.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/base/mem.h"

/* Paths of the site are at most six folders deep, so recursion is bounded;
 * a deeper tree is not ours. */
#define DEPTH 16

static int
open_dir(int at, const char *name)
{
	return openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

/* Lists folder FD; closes it in the end. */
static DIR *
list_dir(int fd)
{
	DIR *d = fd < 0 ? NULL : fdopendir(fd);

	if (d == NULL && fd >= 0)
		close(fd);
	return d;
}

static bool
is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* RENAME_NOREPLACE also keeps two folders from becoming one; where the file
 * system does not know it, the lock is what keeps others away. */
static int
rename_new(int from, int into, const char *name)
{
	struct stat st;

	if (renameat2(from, name, into, name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (fstatat(into, name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return -1;
	}
	return renameat(from, name, into, name);
}

static int
move_level(int from, int into, int depth, struct error *err);

static int
move_one(DIR *d, const struct dirent *e, int into, int depth,
	struct error *err)
{
	struct stat st;
	int sub, to, rc;

	if (rename_new(dirfd(d), into, e->d_name) == 0)
		return 0;
	if (errno != EEXIST ||
	    fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return error_errno(err, errno, e->d_name);
	if (!S_ISDIR(st.st_mode))
		return renameat(dirfd(d), e->d_name, into, e->d_name) == 0 ? 0
			: error_errno(err, errno, e->d_name);
	sub = open_dir(dirfd(d), e->d_name);
	to = open_dir(into, e->d_name);
	rc = sub < 0 || to < 0 || depth == 0
		? error_errno(err, errno, e->d_name)
		: move_level(sub, to, depth - 1, err);
	if (sub >= 0 && (to < 0 || depth == 0))
		close(sub);
	if (to >= 0)
		close(to);
	return rc;
}

/* Takes FROM over and closes it. */
static int
move_level(int from, int into, int depth, struct error *err)
{
	DIR *d = list_dir(from);
	struct dirent *e;
	int rc = 0;

	if (d == NULL)
		return error_errno(err, errno, OUTPUT_NEW);
	while (rc == 0 && (e = readdir(d)) != NULL)
		if (!is_dots(e->d_name))
			rc = move_one(d, e, into, depth, err);
	closedir(d);
	return rc;
}

int
move_all(int from, int into, struct error *err)
{
	int copy = open_dir(from, ".");

	if (copy < 0)
		return error_errno(err, errno, OUTPUT_NEW);
	return move_level(copy, into, DEPTH, err);
}

static void
remove_level(int at, const char *name, int depth)
{
	struct dirent *e;
	DIR *d;

	if (unlinkat(at, name, 0) == 0 || errno == ENOENT || depth == 0)
		return;
	d = list_dir(open_dir(at, name));
	while (d && (e = readdir(d)) != NULL)
		if (!is_dots(e->d_name))
			remove_level(dirfd(d), e->d_name, depth - 1);
	if (d)
		closedir(d);
	unlinkat(at, name, AT_REMOVEDIR);
}

void
remove_all(int at, const char *name)
{
	remove_level(at, name, DEPTH);
}

int
remove_page(int at, const char *path, struct error *err)
{
	char *dir;

	if (unlinkat(at, path, 0) < 0 && errno != ENOENT && errno != ENOTDIR)
		return error_errno(err, errno, path);
	dir = xstrdup(path);
	while (dir[path_dir(dir)] == '/') {
		dir[path_dir(dir)] = '\0';
		if (unlinkat(at, dir, AT_REMOVEDIR) < 0)
			break;
	}
	free(dir);
	return 0;
}
