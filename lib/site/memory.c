/* SPDX-License-Identifier: MPL-2.0 */
/* What the last publishing to a folder knew. */
#include "lib/site/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"

#define KIND "referat-state-7"

/* The file begins with KIND, and a number: where the table is. */
#define POINTER (sizeof(uint32_t) + sizeof(KIND))

/* What may lie in a file for nothing, beside as much as counts. */
#define WASTE ((uint64_t)64 * 1024)
#define PIECE ((size_t)256 * 1024)

/* A larger file is read by copying: what is mapped comes with all around it. */
#define MAPPED ((size_t)32 << 20)

static uint64_t
size_of(const struct memory_result *r)
{
	return (uint64_t)r->facts + r->pages + r->words;
}

/* A piece of the file; false: it is not in it. */
static bool
piece(struct str *out, const struct keep *k, uint64_t at, uint64_t n)
{
	if (at > k->size || n > k->size - at)
		return false;
	*out = str_make(k->map + at, (size_t)n);
	return true;
}

static bool
read_groups(struct memory *m, struct unpack *u)
{
	struct str unread;
	size_t i;

	m->n = unpack_count(u, 30);
	m->groups = xcalloc(m->n, sizeof(*m->groups));
	for (i = 0; i < m->n; i++) {
		struct memory_group *g = &m->groups[i];

		g->key = unpack_text(u);
		g->input = unpack_text(u);
		g->result.at = unpack_u64(u);
		g->result.facts = unpack_u32(u);
		g->result.pages = unpack_u32(u);
		g->result.words = unpack_u32(u);
		if (!piece(&unread, &m->last, g->result.at,
		    size_of(&g->result)))
			return false;
	}
	return !u->bad;
}

/* The table is hashed: what a crash has left of one is none. */
static bool
read_table(struct memory *m, uint64_t at, const char *program,
	const char *generation)
{
	struct unpack u = {.bad = false};
	uint64_t n, sum;

	if (!piece(&u.rest, &m->last, at, 2 * sizeof(uint64_t)))
		return false;
	n = unpack_u64(&u);
	sum = unpack_u64(&u);
	if (!piece(&u.rest, &m->last, at + 2 * sizeof(uint64_t), n) ||
	    hash_quick(u.rest, 0) != sum)
		return false;
	return str_is(unpack_text(&u), program) &&
		str_is(unpack_text(&u), generation) && read_groups(m, &u);
}

static void
forget_last(struct memory *m)
{
	keep_close(&m->last);
	free(m->groups);
	m->groups = NULL;
	m->n = 0;
}

/* Whoever can't write it can still read it. */
static void
open_file(struct memory *m)
{
	int flags = O_CLOEXEC | O_NOFOLLOW;

	m->end = m->last.size;
	m->fd = open(m->path, O_RDWR | flags);
	if (m->fd < 0)
		m->fd = open(m->path, O_RDONLY | flags);
	if (m->fd < 0)
		forget_last(m);
}

void
memory_open(struct memory *m, const char *path, const char *program,
	const char *generation)
{
	struct unpack u;

	memset(m, 0, sizeof(*m));
	m->path = path;
	m->fd = -1;
	if (!keep_open(&m->last, &u, path, KIND))
		return;
	if (generation[0] && read_table(m, unpack_u64(&u), program,
	    generation))
		open_file(m);
	else
		forget_last(m);
}

void
memory_close(struct memory *m)
{
	forget_last(m);
	if (m->fd >= 0)
		close(m->fd);
	if (m->fresh)
		unlink(m->fresh);
	free(m->fresh);
	memset(m, 0, sizeof(*m));
	m->fd = -1;
}

static int
by_key(const void *key, const void *group)
{
	return str_cmp(*(const struct str *)key,
		((const struct memory_group *)group)->key);
}

const struct memory_group *
memory_find(const struct memory *m, struct str key)
{
	return m->n == 0 ? NULL : bsearch(&key, m->groups, m->n,
		sizeof(*m->groups), by_key);
}

static int
failed(const struct memory *m, struct error *err)
{
	return error_errno(err, errno, m->path);
}

int
memory_add(struct memory *m, struct str s, uint64_t *at, struct error *err)
{
	*at = m->end;
	if (lseek(m->fd, (off_t)m->end, SEEK_SET) < 0 ||
	    file_put(m->fd, s) < 0)
		return failed(m, err);
	m->end += s.n;
	return 0;
}

static int
begin_fresh(struct memory *m, struct error *err)
{
	struct buf head = {0}, name = {0};
	uint64_t at;
	int rc;

	buf_fmt(&name, "%s.XXXXXX", m->path);
	m->end = 0;
	m->fd = mkostemp(name.p, O_CLOEXEC);         /* mode 0600 */
	if (m->fd < 0) {
		buf_free(&name);
		return failed(m, err);
	}
	m->fresh = name.p;
	keep_begin(&head, KIND);
	pack_u64(&head, 0);
	rc = memory_add(m, buf_view(&head), &at, err);
	buf_free(&head);
	return rc;
}

int
memory_begin(struct memory *m, struct error *err)
{
	return m->fd < 0 ? begin_fresh(m, err) : 0;
}

static int
read_from(int fd, char *to, uint64_t at, size_t n)
{
	while (n > 0) {
		ssize_t got = pread(fd, to, n, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got == 0)
			errno = EIO;
		if (got <= 0)
			return -1;
		to += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return 0;
}

int
memory_read(const struct memory *m, struct str *out, struct arena *a,
	uint64_t at, size_t n, struct error *err)
{
	char *to;

	if (m->fresh == NULL && m->last.size <= MAPPED &&
	    piece(out, &m->last, at, n))
		return 0;
	to = arena_alloc(a, n);
	*out = str_make(to, n);
	return read_from(m->fd, to, at, n) < 0 ? failed(m, err) : 0;
}

/* Whether more than half of the file is told of by no table. */
static bool
is_wasteful(const struct memory *m, const struct memory_group *groups,
	size_t n)
{
	uint64_t counts = 0;
	size_t i;

	for (i = 0; i < n; i++)
		counts += size_of(&groups[i].result);
	return m->end > 2 * counts + WASTE;
}

/* Copies what is at *AT of FD to the end of the file. */
static int
carry(struct memory *m, int fd, uint64_t *at, uint64_t n, char *bytes,
	struct error *err)
{
	uint64_t from = *at, unused;

	for (*at = m->end; n > 0;) {
		size_t part = n < PIECE ? (size_t)n : PIECE;

		if (read_from(fd, bytes, from, part) < 0)
			return failed(m, err);
		if (memory_add(m, str_make(bytes, part), &unused, err) < 0)
			return -1;
		from += part;
		n -= part;
	}
	return 0;
}

/* Begins a new file with what counts of the old one. */
static int
clear(struct memory *m, struct memory_group *groups, size_t n,
	struct error *err)
{
	char *bytes = xmalloc(PIECE);
	int old = m->fd, rc = begin_fresh(m, err);
	size_t i;

	for (i = 0; i < n && rc == 0; i++)
		rc = carry(m, old, &groups[i].result.at,
			size_of(&groups[i].result), bytes, err);
	close(old);
	free(bytes);
	return rc;
}

static int
put_table(struct memory *m, struct str table, bool fleeting,
	struct error *err)
{
	struct buf head = {0};
	uint64_t at, after;
	int rc;

	pack_u64(&head, table.n);
	pack_u64(&head, hash_quick(table, 0));
	rc = memory_add(m, buf_view(&head), &at, err);
	buf_free(&head);
	if (rc < 0 || memory_add(m, table, &after, err) < 0)
		return -1;
	if (!fleeting && fdatasync(m->fd) < 0)
		return failed(m, err);
	if (pwrite(m->fd, &at, sizeof(at), POINTER) != sizeof(at) ||
	    (m->fresh && rename(m->fresh, m->path) < 0))
		return failed(m, err);
	free(m->fresh);
	m->fresh = NULL;
	return 0;
}

int
memory_save(struct memory *m, const char *program, const char *generation,
	struct memory_group *groups, size_t n, bool fleeting,
	struct error *err)
{
	struct buf table = {0};
	int rc;
	size_t i;

	if (m->fresh == NULL && is_wasteful(m, groups, n) &&
	    clear(m, groups, n, err) < 0)
		return -1;
	pack_text(&table, str_of(program));
	pack_text(&table, str_of(generation));
	pack_u32(&table, (uint32_t)n);
	for (i = 0; i < n; i++) {
		pack_text(&table, groups[i].key);
		pack_text(&table, groups[i].input);
		pack_u64(&table, groups[i].result.at);
		pack_u32(&table, groups[i].result.facts);
		pack_u32(&table, groups[i].result.pages);
		pack_u32(&table, groups[i].result.words);
	}
	rc = put_table(m, buf_view(&table), fleeting, err);
	buf_free(&table);
	return rc;
}
