/* SPDX-License-Identifier: MPL-2.0 */
/* The tree of a folder on disk: reading from it. */
#include "lib/git/tree_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"

/* Whether errno says that there is no such file, or only by way of a link. */
static bool
is_absent(void)
{
	return errno == ENOENT || errno == ENOTDIR || errno == ELOOP ||
		errno == ENAMETOOLONG || errno == ENXIO;
}

static bool
is_name(struct str s)
{
	return s.n > 0 && !str_is(s, ".") && !str_is(s, "..") &&
		!str_is(s, ".git");
}

/* Opens one folder after the other, so that no link on the way is followed. */
static int
open_steps(int root, struct str dir)
{
	char name[TREE_MAX_PATH + 1];
	struct str part;
	int fd = dup(root);

	while (fd >= 0 && str_split(&dir, '/', &part)) {
		int next = -1;

		errno = ENOENT;
		if (is_name(part)) {
			memcpy(name, part.p, part.n);
			name[part.n] = '\0';
			next = openat(fd, name, O_PATH | O_DIRECTORY |
				O_NOFOLLOW | O_CLOEXEC);
		}
		close(fd);
		fd = next;
	}
	return fd;
}

/* The folder of PATH is kept open: documents are read in order. One at a
 * time, because a municipality may have more folders than files can be open. */
static int
open_dir(struct folder_tree *f, struct str dir)
{
	int fd;

	if (f->dir_fd >= 0 && str_eq(buf_view(&f->dir), dir))
		return f->dir_fd;
	fd = open_steps(f->root, dir);
	if (fd < 0)
		return -1;
	if (f->dir_fd >= 0)
		close(f->dir_fd);
	f->dir_fd = fd;
	buf_reset(&f->dir);
	buf_str(&f->dir, dir);
	return fd;
}

/* Reads FD, which has SIZE bytes; another process may change that. */
static int
read_all(int fd, size_t size, size_t max, struct buf *out)
{
	size_t from = out->n;

	for (;;) {
		size_t want = size + 1;
		ssize_t n = read(fd, buf_room(out, want), want);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		out->n += (size_t)n;
		out->p[out->n] = '\0';
		if ((size_t)n < want)
			return 0;
		if (out->n - from > max) {
			out->n = from;
			tree_too_large(out, max);
			return 0;
		}
	}
}

/* 1, 0 not an ordinary file, -1. */
static int
read_file(int fd, size_t max, struct buf *out)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return -1;
	if (!S_ISREG(st.st_mode))
		return 0;
	if ((unsigned long long)st.st_size > max)
		return tree_too_large(out, max), 1;
	return read_all(fd, (size_t)st.st_size, max, out) < 0 ? -1 : 1;
}

static int
folder_read(struct tree *t, const char *path, size_t max, struct buf *out,
	struct error *err)
{
	struct folder_tree *f = (struct folder_tree *)t;
	const char *base = path_base(path);
	int dir, fd = -1, rc, saved;

	if (strlen(path) > TREE_MAX_PATH || path[0] == '/' ||
	    !is_name(str_of(base)))
		return 0;
	dir = open_dir(f, str_make(path, path_dir(path)));
	/* O_NONBLOCK: a pipe put in a document's place must not hang us. */
	if (dir >= 0)
		fd = openat(dir, base, O_RDONLY | O_CLOEXEC | O_NOFOLLOW |
			O_NONBLOCK);
	if (fd < 0)
		return is_absent() ? 0 : error_errno(err, errno, path);
	rc = read_file(fd, max, out);
	saved = errno;
	close(fd);
	return rc < 0 ? error_errno(err, saved, path) : rc;
}

static void
folder_free(struct tree *t)
{
	struct folder_tree *f = (struct folder_tree *)t;

	if (f->root >= 0)
		close(f->root);
	if (f->dir_fd >= 0)
		close(f->dir_fd);
	buf_free(&f->dir);
	free(f->path);
}

static const struct tree_ops folder_ops = {folder_list, folder_read,
	folder_free};

int
tree_open_folder(struct tree **out, const char *root, struct error *err)
{
	struct folder_tree *f = xcalloc(1, sizeof(*f));
	int rc = 0;

	f->tree.ops = &folder_ops;
	f->dir_fd = -1;
	f->root = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	f->path = f->root < 0 ? NULL : realpath(root, NULL);
	if (f->path == NULL) {
		rc = error_errno(err, errno, root);
		tree_free(&f->tree);
	} else {
		*out = &f->tree;
	}
	return rc;
}

int
tree_open_stamped(struct tree **out, const char *root, struct error *err)
{
	if (tree_open_folder(out, root, err) < 0)
		return -1;
	((struct folder_tree *)*out)->stamps = true;
	return 0;
}

void
folder_remember(struct tree *t, struct index_memory *memory)
{
	((struct folder_tree *)t)->memory = memory;
}
