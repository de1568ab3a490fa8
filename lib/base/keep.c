/* SPDX-License-Identifier: MPL-2.0 */
/* Files in which the program keeps what it found the last time. */
#include "lib/base/keep.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"

/* Whether nobody else can have written it. */
static bool
is_ours(const struct stat *st)
{
	return S_ISREG(st->st_mode) && st->st_uid == geteuid() &&
		(st->st_mode & 022) == 0 && st->st_size > 0;
}

bool
keep_open(struct keep *k, struct unpack *u, const char *path,
	const char *kind)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat st;
	void *p = MAP_FAILED;

	memset(k, 0, sizeof(*k));
	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && is_ours(&st))
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return false;
	k->map = p;
	k->size = (size_t)st.st_size;
	*u = (struct unpack){str_make(k->map, k->size), false};
	if (str_is(unpack_text(u), kind))
		return true;
	keep_close(k);
	return false;
}

void
keep_close(struct keep *k)
{
	if (k->map)
		munmap(k->map, k->size);
	memset(k, 0, sizeof(*k));
}

void
keep_begin(struct buf *head, const char *kind)
{
	pack_text(head, str_of(kind));
}

int
keep_save(const char *path, const struct buf *head, const struct str *v,
	size_t n, struct error *err)
{
	struct buf tmp = {0};
	size_t i;
	int fd, rc, saved;

	buf_fmt(&tmp, "%s.XXXXXX", path);
	fd = mkostemp(tmp.p, O_CLOEXEC);         /* mode 0600 */
	rc = fd < 0 ? -1 : file_put(fd, buf_view(head));
	for (i = 0; i < n && rc == 0; i++)
		rc = file_put(fd, v[i]);
	if (rc == 0)
		rc = rename(tmp.p, path);
	saved = errno;
	if (fd >= 0) {
		close(fd);
		if (rc < 0)
			unlink(tmp.p);
	}
	buf_free(&tmp);
	return rc < 0 ? error_errno(err, saved, path) : 0;
}
