/* SPDX-License-Identifier: MPL-2.0 */
/* What git's index remembers of the work folder's files. */
#include "lib/git/index_memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Where things are in an entry; numbers have their high byte first. */
enum { SECONDS = 8, NANOSECONDS = 12, MODE = 24, SIZE = 36, ID = 40,
	FLAGS = 60, NAME = 62 };
#define HEAD 12
#define EXTENDED 0x4000U
#define STAGE 0x3000U
#define ID_SIZE 20

static uint32_t
number(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
		(uint32_t)u[2] << 8 | u[3];
}

unsigned
index_entry_mode(const struct index_entry *e)
{
	return number(e->at + MODE);
}

const unsigned char *
index_entry_content(const struct index_entry *e)
{
	return (const unsigned char *)e->at + ID;
}

/* One that is part of a conflict is nobody's content, a folder is no file, no
 * tree has a path that is too long, and where some are out of order not all
 * are here. */
static void
keep_entry(struct index_memory *m, struct index_entry e)
{
	if (number(e.at + FLAGS) >> 16 & STAGE || e.path.n > TREE_MAX_PATH ||
	    (index_entry_mode(&e) & 0170000) == 0040000 ||
	    (m->n && str_cmp(m->entries[m->n - 1].path, e.path) >= 0))
		return;
	VEC_GROW(m->entries, m->cap, m->n + 1);
	m->entries[m->n++] = e;
}

/* Takes in the entry at the front of REST; its length, 0 when it is broken. */
static size_t
read_entry(struct index_memory *m, struct str rest)
{
	unsigned flags;
	struct str name;
	size_t n;

	if (rest.n < NAME + 2)
		return 0;
	flags = number(rest.p + FLAGS) >> 16;
	name = str_skip(rest, NAME + (flags & EXTENDED ? 2 : 0));
	n = str_chr(name, '\0');
	if (n == name.n)
		return 0;
	name.n = n;
	keep_entry(m, (struct index_entry){rest.p, name});
	n = ((size_t)(name.p - rest.p) + n + 8) & ~(size_t)7;
	return n <= rest.n ? n : 0;
}

/* Whether all of it could be read; of a version that is not known, nothing
 * is. */
static bool
read_entries(struct index_memory *m)
{
	struct str rest = str_make(m->map, m->size);
	uint32_t version, count;
	size_t n = HEAD;

	if (rest.n < HEAD + ID_SIZE || memcmp(rest.p, "DIRC", 4) != 0)
		return false;
	version = number(rest.p + 4);
	count = number(rest.p + 8);
	if (version != 2 && version != 3)
		return true;
	rest.n -= ID_SIZE;
	for (; n && count > 0; count--) {
		rest = str_skip(rest, n);
		n = read_entry(m, rest);
	}
	return n > 0;
}

/* An empty file can't be mapped; it is as broken as others. */
static int
map_index(struct index_memory *m, const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *map = MAP_FAILED;

	if (fd < 0)
		return errno == ENOENT ? 0 : error_errno(err, errno, path);
	if (fstat(fd, &st) == 0)
		map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			fd, 0);
	close(fd);
	if (map != MAP_FAILED) {
		m->map = map;
		m->size = (size_t)st.st_size;
		m->time = st.st_mtim;
		if (read_entries(m))
			return 0;
	}
	return error_set(err, ERROR_FAILED,
		"gits indeks er ødelagt (%1$s); slet filen, og skriv  git reset",
		"git's index is broken (%1$s); remove the file and type  git reset",
		path);
}

int
index_memory_open(struct index_memory *m, git_repository *git,
	struct error *err)
{
	git_buf path = {0};
	int rc;

	memset(m, 0, sizeof(*m));
	if (git_repository_item_path(&path, git,
	    GIT_REPOSITORY_ITEM_INDEX) < 0)
		return 0;
	rc = map_index(m, path.ptr, err);
	git_buf_dispose(&path);
	return rc;
}

void
index_memory_close(struct index_memory *m)
{
	if (m->map)
		munmap(m->map, m->size);
	free(m->entries);
	memset(m, 0, sizeof(*m));
}

/* Whether a file changed last before the index was written. One as young as
 * the index may have changed since within one tick; where a file system counts
 * in seconds, a tick is that long. */
static bool
is_older(const struct index_memory *m, const struct timespec *file)
{
	if (file->tv_sec != m->time.tv_sec)
		return file->tv_sec < m->time.tv_sec;
	return file->tv_nsec && file->tv_nsec < m->time.tv_nsec;
}

#define NEAR 8

static int
by_path(const void *path, const void *entry)
{
	return str_cmp(*(const struct str *)path,
		((const struct index_entry *)entry)->path);
}

/* Files are asked for folder by folder: most are near the one before. */
static const struct index_entry *
find_entry(struct index_memory *m, struct str path)
{
	size_t lo = m->last < NEAR ? 0 : m->last - NEAR;
	size_t hi = lo + 2 * NEAR < m->n ? lo + 2 * NEAR : m->n;
	const struct index_entry *e;

	if (m->n == 0)
		return NULL;
	if (hi < m->n && by_path(&path, &m->entries[hi]) >= 0)
		hi = m->n;
	if (lo > 0 && by_path(&path, &m->entries[lo]) < 0)
		lo = 0;
	e = bsearch(&path, m->entries + lo, hi - lo, sizeof(*e), by_path);
	if (e)
		m->last = (size_t)(e - m->entries);
	return e;
}

const unsigned char *
index_memory_content(struct index_memory *m, const char *path,
	const struct stat *st)
{
	const struct index_entry *e = find_entry(m, str_of(path));

	if (e == NULL || !S_ISREG(st->st_mode) || !is_older(m, &st->st_mtim) ||
	    number(e->at + SIZE) != (uint32_t)st->st_size ||
	    number(e->at + SECONDS) != (uint32_t)st->st_mtim.tv_sec ||
	    number(e->at + NANOSECONDS) != (uint32_t)st->st_mtim.tv_nsec)
		return NULL;
	return index_entry_content(e);
}
