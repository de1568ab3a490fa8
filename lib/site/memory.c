/* SPDX-License-Identifier: MPL-2.0 */
/* What the last publishing to a folder knew. */
#include "lib/site/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/base/hash.h"
#include "lib/base/mem.h"

#define KIND "referat-state-5"

/* The file begins with KIND, and a number: where the table is. */
#define POINTER (sizeof(uint32_t) + sizeof(KIND))

/* What may lie in a file for nothing, beside as much as counts. */
#define WASTE ((uint64_t)64 * 1024)

/* A piece of a mapped file; false: it is not in it. */
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
	size_t i;

	m->n = unpack_count(u, 26);
	m->groups = xcalloc(m->n, sizeof(*m->groups));
	for (i = 0; i < m->n; i++) {
		struct memory_group *g = &m->groups[i];
		uint64_t at;

		g->key = unpack_text(u);
		g->input = unpack_text(u);
		at = unpack_u64(u);
		if (!piece(&g->result, &m->last, at, unpack_u64(u)))
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
	struct str table;
	uint64_t n, sum;

	if (!piece(&u.rest, &m->last, at, 2 * sizeof(uint64_t)))
		return false;
	n = unpack_u64(&u);
	sum = unpack_u64(&u);
	if (!piece(&table, &m->last, at + 2 * sizeof(uint64_t), n) ||
	    hash_quick(table, 0) != sum)
		return false;
	u.rest = table;
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

void
memory_open(struct memory *m, const char *path, const char *program,
	const char *generation)
{
	struct unpack u;

	memset(m, 0, sizeof(*m));
	m->path = path;
	m->fd = -1;
	if (keep_open(&m->last, &u, path, KIND) && (generation[0] == '\0' ||
	    !read_table(m, unpack_u64(&u), program, generation)))
		forget_last(m);
}

void
memory_close(struct memory *m)
{
	forget_last(m);
	keep_close(&m->now);
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

/* Whether enough of the last file counts to go on with it. */
static bool
goes_on(const struct memory *m)
{
	uint64_t counts = 0;
	size_t i;

	for (i = 0; i < m->n; i++)
		counts += m->groups[i].result.n;
	return m->n && m->last.size <= 2 * counts + WASTE;
}

static int
failed(const struct memory *m, struct error *err)
{
	return error_errno(err, errno, m->path);
}

/* Adds S to the file; where an earlier try has left more, over that. */
static int
add(struct memory *m, struct str s, struct error *err)
{
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
	int rc;

	buf_fmt(&name, "%s.XXXXXX", m->path);
	m->fd = mkostemp(name.p, O_CLOEXEC);         /* mode 0600 */
	if (m->fd < 0) {
		buf_free(&name);
		return failed(m, err);
	}
	m->fresh = name.p;
	keep_begin(&head, KIND);
	pack_u64(&head, 0);
	rc = add(m, buf_view(&head), err);
	buf_free(&head);
	return rc;
}

int
memory_begin(struct memory *m, struct error *err)
{
	if (!goes_on(m))
		return begin_fresh(m, err);
	m->end = m->last.size;
	m->fd = open(m->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	return m->fd < 0 ? failed(m, err) : 0;
}

int
memory_add(struct memory *m, struct str result, uint64_t *at,
	struct error *err)
{
	*at = m->end;
	return add(m, result, err);
}

int
memory_map(struct memory *m, struct error *err)
{
	void *p = mmap(NULL, (size_t)m->end, PROT_READ, MAP_PRIVATE, m->fd, 0);

	if (p == MAP_FAILED)
		return failed(m, err);
	m->now = (struct keep){p, (size_t)m->end};
	return 0;
}

struct str
memory_added(const struct memory *m, uint64_t at, size_t n)
{
	struct str s = STR("");

	piece(&s, &m->now, at, n);
	return s;
}

void
memory_forget(const struct memory *m)
{
	if (m->last.map)
		madvise(m->last.map, m->last.size, MADV_DONTNEED);
	if (m->now.map)
		madvise(m->now.map, m->now.size, MADV_DONTNEED);
}

static bool
is_in(const struct keep *k, struct str s, uint64_t *at)
{
	if (k->map == NULL || s.p < k->map || s.p >= k->map + k->size)
		return false;
	*at = (uint64_t)(s.p - k->map);
	return true;
}

/* Where RESULT is in the file that goes on; it is added where it is not. */
static int
place(struct memory *m, struct str result, uint64_t *at, struct error *err)
{
	if (is_in(&m->now, result, at) ||
	    (m->fresh == NULL && is_in(&m->last, result, at)))
		return 0;
	return memory_add(m, result, at, err);
}

static int
put_table(struct memory *m, struct str table, bool fleeting,
	struct error *err)
{
	struct buf head = {0};
	uint64_t at = m->end;
	int rc;

	pack_u64(&head, table.n);
	pack_u64(&head, hash_quick(table, 0));
	rc = add(m, buf_view(&head), err);
	buf_free(&head);
	if (rc < 0 || add(m, table, err) < 0)
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
	const struct memory_group *groups, size_t n, bool fleeting,
	struct error *err)
{
	struct buf table = {0};
	int rc = 0;
	size_t i;

	pack_text(&table, str_of(program));
	pack_text(&table, str_of(generation));
	pack_u32(&table, (uint32_t)n);
	for (i = 0; i < n && rc == 0; i++) {
		uint64_t at;

		rc = place(m, groups[i].result, &at, err);
		pack_text(&table, groups[i].key);
		pack_text(&table, groups[i].input);
		pack_u64(&table, at);
		pack_u64(&table, groups[i].result.n);
	}
	if (rc == 0)
		rc = put_table(m, buf_view(&table), fleeting, err);
	buf_free(&table);
	return rc;
}
