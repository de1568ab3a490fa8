/* SPDX-License-Identifier: MPL-2.0 */
/* Files and paths. */
#include "lib/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/ascii.h"
#include "lib/base/mem.h"

static int
read_all(struct buf *out, int fd, size_t max)
{
	size_t got = 0;
	ssize_t n = 1;

	while (n != 0 && got <= max) {
		size_t want = max + 1 - got < 65536 ? max + 1 - got : 65536;

		n = read(fd, buf_room(out, want), want);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		got += (size_t)n;
		out->n += (size_t)n;
	}
	out->p[out->n] = '\0';
	return 0;
}

int
file_read(struct buf *out, const char *path, size_t max, struct error *err)
{
	/* O_NONBLOCK: a pipe put in a document's place must not hang us. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	int saved, rc = -1;

	if (fd >= 0 && fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
		errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
	else if (fd >= 0)
		rc = read_all(out, fd, max);
	saved = errno;
	if (fd >= 0)
		close(fd);
	if (rc < 0)
		error_errno(err, saved, path);
	errno = saved;
	return rc;
}

int
file_put(int fd, struct str s)
{
	while (s.n) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		s = str_skip(s, (size_t)n);
	}
	return 0;
}

static void
sync_dir(const char *path)
{
	char *dir = xstrdup(path);
	int fd;

	dir[path_dir(path)] = '\0';
	fd = open(dir[0] ? dir : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(dir);
}

int
file_begin(struct file_new *f, const char *path, struct error *err)
{
	struct buf name = {0};

	buf_fmt(&name, "%s.XXXXXX", path);
	*f = (struct file_new){path, name.p, mkostemp(name.p, O_CLOEXEC)};
	if (f->fd >= 0)
		return 0;
	error_errno(err, errno, path);
	buf_free(&name);
	return -1;
}

void
file_drop(struct file_new *f)
{
	if (f->fd >= 0)
		close(f->fd);
	unlink(f->name);
	free(f->name);
}

/* The mode that the file would have got from open. */
static int
set_mode(int fd)
{
	mode_t mask = umask(0);

	umask(mask);
	return fchmod(fd, 0666 & ~mask);
}

int
file_end(struct file_new *f, bool sync, struct error *err)
{
	int rc = set_mode(f->fd) < 0 || (sync && fsync(f->fd) < 0) ? -1 : 0;
	int fd = f->fd;

	if (rc == 0) {
		f->fd = -1;
		rc = close(fd);
	}
	if (rc < 0 || rename(f->name, f->path) < 0) {
		error_errno(err, errno, f->path);
		file_drop(f);
		return -1;
	}
	if (sync)
		sync_dir(f->path);
	free(f->name);
	return 0;
}

int
file_write(const char *path, struct str content, bool sync, struct error *err)
{
	struct file_new f;

	if (file_begin(&f, path, err) < 0)
		return -1;
	if (file_put(f.fd, content) == 0)
		return file_end(&f, sync, err);
	error_errno(err, errno, path);
	file_drop(&f);
	return -1;
}

int
file_mkdirs(const char *path, struct error *err)
{
	char *p = xstrdup(path), *at;
	int rc = 0;

	for (at = p + 1; rc == 0; at++) {
		char c = *at;

		if (c != '/' && c != '\0')
			continue;
		*at = '\0';
		if (mkdir(p, 0777) < 0 && !(errno == EEXIST && file_is_dir(p)))
			rc = error_errno(err, errno, p);
		*at = c;
		if (c == '\0')
			break;
	}
	free(p);
	return rc;
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st, (void)kind, (void)ftw;
	return remove(path);
}

void
file_remove_all(const char *path)
{
	nftw(path, remove_one, 32, FTW_DEPTH | FTW_PHYS);
}

bool
file_exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

bool
file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

const char *
path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

size_t
path_dir(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) : 0;
}

bool
path_is_below(const char *path, const char *folder)
{
	size_t n = folder ? strlen(folder) : 0;

	while (n && folder[n - 1] == '/')
		n--;
	return folder && (n == 0 || (strncmp(path, folder, n) == 0 &&
		(path[n] == '/' || path[n] == '\0')));
}

/* A part of an address as it is called; a NUL or '/' stays encoded. */
static void
add_decoded(struct buf *out, struct str part)
{
	while (part.n) {
		int c = -1;

		if (part.p[0] == '%' && part.n > 2 && ascii_hex(part.p[1]) >= 0
		    && ascii_hex(part.p[2]) >= 0)
			c = ascii_hex(part.p[1]) << 4 | ascii_hex(part.p[2]);
		buf_char(out, c > 0 && c != '/' ? (char)c : part.p[0]);
		part = str_skip(part, c > 0 && c != '/' ? 3 : 1);
	}
}

bool
path_resolve(struct buf *out, const char *from, struct str url)
{
	struct str part;

	buf_reset(out);
	if (url.n && url.p[0] == '/')
		url = str_skip(url, 1);
	else
		buf_add(out, from, path_dir(from));
	while (str_split(&url, '/', &part)) {
		if (part.n == 0 || str_is(part, "."))
			continue;
		if (!str_is(part, "..")) {
			if (out->n)
				buf_char(out, '/');
			add_decoded(out, part);
		} else if (out->n) {
			out->n = path_dir(out->p);
			out->p[out->n] = '\0';
		} else {
			return false;
		}
	}
	return true;
}
