/* SPDX-License-Identifier: MPL-2.0 */
/* What the last publishing to a folder knew. */
#include "lib/site/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/mem.h"
#include "lib/base/pack.h"

#define MAGIC "referat-state-4"

static bool
map_file(struct memory *s, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;
	void *p;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size == 0 ||
	    st.st_uid != geteuid()) {
		close(fd);
		return false;
	}
	p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return false;
	s->map = p;
	s->size = (size_t)st.st_size;
	return true;
}

/* The table of groups comes first, with lengths; what they say lies behind
 * it, in the same order, and is not touched here. */
static bool
read_table(struct memory *s, struct unpack *u)
{
	size_t i;

	s->n = unpack_count(u, 13);
	s->groups = xcalloc(s->n, sizeof(*s->groups));
	for (i = 0; i < s->n; i++) {
		struct memory_group *g = &s->groups[i];

		g->key = unpack_text(u);
		g->input = unpack_text(u);
		g->result.n = unpack_u32(u);
	}
	for (i = 0; i < s->n; i++)
		s->groups[i].result.p = unpack_bytes(u, s->groups[i].result.n);
	return !u->bad && u->rest.n == 0;
}

void
memory_open(struct memory *s, const char *path, const char *program)
{
	struct unpack u = {{NULL, 0}, false};

	memset(s, 0, sizeof(*s));
	if (!map_file(s, path))
		return;
	u.rest = str_make(s->map, s->size);
	if (str_is(unpack_text(&u), MAGIC)) {
		s->program = unpack_text(&u);
		s->generation = unpack_text(&u);
		s->overview = unpack_text(&u);
		if (str_is(s->program, program) && read_table(s, &u))
			return;
	}
	memory_close(s);
}

void
memory_close(struct memory *s)
{
	if (s->map)
		munmap(s->map, s->size);
	free(s->groups);
	memset(s, 0, sizeof(*s));
}

const struct memory_group *
memory_find(const struct memory *s, struct str key)
{
	size_t lo = 0, hi = s->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = str_cmp(s->groups[mid].key, key);

		if (c == 0)
			return &s->groups[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static int
write_all(int fd, struct str text)
{
	while (text.n) {
		ssize_t n = write(fd, text.p, text.n);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0)
			text = str_skip(text, (size_t)n);
	}
	return 0;
}

static int
write_memory(int fd, const struct memory *s, const struct buf *head)
{
	size_t i;

	if (write_all(fd, buf_view(head)) < 0)
		return -1;
	for (i = 0; i < s->n; i++)
		if (write_all(fd, s->groups[i].result) < 0)
			return -1;
	return 0;
}

int
memory_save(const struct memory *s, const char *path, struct error *err)
{
	struct buf head = {0}, tmp = {0};
	size_t i;
	int fd, rc = 0;

	pack_text(&head, STR(MAGIC));
	pack_text(&head, s->program);
	pack_text(&head, s->generation);
	pack_text(&head, s->overview);
	pack_u32(&head, (uint32_t)s->n);
	for (i = 0; i < s->n; i++) {
		pack_text(&head, s->groups[i].key);
		pack_text(&head, s->groups[i].input);
		pack_u32(&head, (uint32_t)s->groups[i].result.n);
	}
	buf_fmt(&tmp, "%s.XXXXXX", path);
	fd = mkostemp(tmp.p, O_CLOEXEC);         /* mode 0600 */
	if (fd < 0 || write_memory(fd, s, &head) < 0 ||
	    rename(tmp.p, path) < 0)
		rc = error_errno(err, errno, path);
	if (fd >= 0)
		close(fd);
	if (rc < 0 && fd >= 0)
		unlink(tmp.p);
	buf_free(&head);
	buf_free(&tmp);
	return rc;
}
