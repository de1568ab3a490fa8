/* SPDX-License-Identifier: MPL-2.0 */
/* The memory of parsed Markdown: handed out piece by piece, given back whole. */
#include "lib/text/markdown_pool.h"

#include <assert.h>
#include <stdlib.h>

#include "lib/base/mem.h"

#define ALIGN ((size_t)16)
#define BLOCK_SIZE ((size_t)256 * 1024)
#define KEPT_BLOCKS 16

struct pool_block {
	struct pool_block *next;
	size_t size;
};

/* Before each piece: how long it is, for those that grow. */
struct piece {
	size_t size;
	size_t pad;
};

static void
enter(struct pool *pool, struct pool_block *b)
{
	pool->now = b;
	pool->at = (char *)b + ALIGN;
	pool->end = (char *)b + b->size;
}

static void
add_block(struct pool *pool, size_t n)
{
	struct pool_block *b = pool->now ? pool->now->next : pool->first;
	size_t size = n + ALIGN > BLOCK_SIZE ? n + ALIGN : BLOCK_SIZE;

	if (b == NULL || b->size < size) {
		struct pool_block *more = xmalloc(size);

		more->next = b;
		more->size = size;
		if (pool->now)
			pool->now->next = more;
		else
			pool->first = more;
		b = more;
	}
	enter(pool, b);
}

static inline void *
take(struct pool *pool, size_t n)
{
	size_t need = ((n + ALIGN - 1) & ~(ALIGN - 1)) + sizeof(struct piece);
	struct piece *piece;

	if ((size_t)(pool->end - pool->at) < need)
		add_block(pool, need);
	piece = (struct piece *)(void *)pool->at;
	pool->at += need;
	piece->size = need - sizeof(*piece);
	pool->last = (char *)(piece + 1);
	return pool->last;
}

void *
pool_alloc(struct pool *pool, size_t n)
{
	return memset(take(pool, n), 0, n);
}

struct str
pool_copy(struct pool *pool, struct str s)
{
	char *p = take(pool, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return str_make(p, s.n);
}

/* What was handed out last grows where it is, if there is room. */
static void *
grow(struct pool *pool, void *p, size_t n)
{
	struct piece *piece = (struct piece *)p - 1;
	size_t more = (n + ALIGN - 1) & ~(ALIGN - 1);
	void *q;

	if (n <= piece->size)
		return p;
	if (p == pool->last && (size_t)(pool->end - (char *)p) >= more) {
		pool->at = (char *)p + more;
		piece->size = more;
		return p;
	}
	q = take(pool, n);
	return memcpy(q, p, piece->size);
}

void
pool_reset(struct pool *pool)
{
	struct pool_block *b = pool->first, **at = &pool->first;
	int kept = 0;

	while (b) {
		struct pool_block *next = b->next;

		if (b->size == BLOCK_SIZE && kept++ < KEPT_BLOCKS) {
			*at = b;
			at = &b->next;
		} else {
			free(b);
		}
		b = next;
	}
	*at = NULL;
	pool->now = NULL;
	pool->at = pool->end = pool->last = NULL;
}

void
pool_free(struct pool *pool)
{
	struct pool_block *b, *next;

	for (b = pool->first; b; b = next) {
		next = b->next;
		free(b);
	}
	memset(pool, 0, sizeof(*pool));
}

/* The one mutable variable of its kind: cmark_mem leaves no other way. */
static _Thread_local struct pool *in_use;

void
pool_use(struct pool *pool)
{
	in_use = pool;
}

static void *
mem_calloc(size_t n, size_t size)
{
	assert(in_use);
	return pool_alloc(in_use, n * size);
}

static void *
mem_realloc(void *p, size_t n)
{
	assert(in_use);
	return p ? grow(in_use, p, n) : take(in_use, n);
}

static void
mem_free(void *p)
{
	(void)p;
}

cmark_mem *
pool_allocator(void)
{
	static cmark_mem mem = {mem_calloc, mem_realloc, mem_free};

	return &mem;
}
