/* SPDX-License-Identifier: MPL-2.0 */
/* Memory: allocation that never fails to its caller, and arenas. */
#include "lib/base/mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define BLOCK_SIZE ((size_t)64 * 1024)
#define ALIGN ((size_t)16)
#define JOINED 8

struct arena_block {
	struct arena_block *next;
	size_t size;
};

/* Aborting would dump core on a machine that has no room for it; the exit
 * code is that of an operation that failed. A worker that met the limit set
 * on it (below the hard one) is silent: its parent says what is wrong. */
static void
out_of_memory(void)
{
	static const char text[] = "referat: out of memory\n";
	struct rlimit limit;

	if (getrlimit(RLIMIT_DATA, &limit) != 0
	    || limit.rlim_cur == limit.rlim_max)
		(void)!write(STDERR_FILENO, text, sizeof(text) - 1);
	_exit(3);
}

void *
xmalloc(size_t n)
{
	void *p = malloc(n ? n : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *
xcalloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *
xrealloc(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (p == NULL)
		out_of_memory();
	return p;
}

char *
xstrdup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(xmalloc(n), s, n);
}

static void
arena_add_block(struct arena *a, size_t n)
{
	size_t head = (sizeof(struct arena_block) + ALIGN - 1) & ~(ALIGN - 1);
	size_t size = n + head > BLOCK_SIZE ? n + head : BLOCK_SIZE;
	struct arena_block *b = xmalloc(size);

	b->next = a->head;
	b->size = size;
	a->head = b;
	a->at = (char *)b + head;
	a->end = (char *)b + size;
}

/* As arena_alloc, for what is filled at once. */
static void *
take(struct arena *a, size_t n)
{
	void *p;

	if (n > SIZE_MAX / 2)
		out_of_memory();
	n = (n + ALIGN - 1) & ~(ALIGN - 1);
	if ((size_t)(a->end - a->at) < n || a->head == NULL)
		arena_add_block(a, n);
	p = a->at;
	a->at += n;
	return p;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	return memset(take(a, n), 0, n);
}

char *
arena_strndup(struct arena *a, const char *p, size_t n)
{
	char *s = take(a, n + 1);

	if (n)
		memcpy(s, p, n);
	s[n] = '\0';
	return s;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *
arena_fmt(struct arena *a, const char *fmt, ...)
{
	size_t room = (size_t)(a->end - a->at);
	va_list ap, again;
	char *s;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(a->at, room, fmt, ap);
	va_end(ap);
	s = take(a, (size_t)n + 1);
	/* What fits stands there already. */
	if ((size_t)n >= room)
		vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}

char *
arena_join(struct arena *a, const char *const *parts, size_t n)
{
	size_t length[JOINED], all = 0, i;
	char *out, *at;

	assert(n <= JOINED);
	for (i = 0; i < n; i++)
		all += length[i] = strlen(parts[i]);
	at = out = take(a, all + 1);
	for (i = 0; i < n; i++) {
		memcpy(at, parts[i], length[i]);
		at += length[i];
	}
	*at = '\0';
	return out;
}

void
arena_reset(struct arena *a)
{
	struct arena_block *b, *next, *keep = NULL;
	size_t head = (sizeof(struct arena_block) + ALIGN - 1) & ~(ALIGN - 1);

	for (b = a->head; b; b = next) {
		next = b->next;
		if (keep == NULL || b->size > keep->size) {
			free(keep);
			keep = b;
		} else {
			free(b);
		}
	}
	a->head = keep;
	if (keep) {
		keep->next = NULL;
		a->at = (char *)keep + head;
		a->end = (char *)keep + keep->size;
	}
}

void
arena_free(struct arena *a)
{
	struct arena_block *b, *next;

	for (b = a->head; b; b = next) {
		next = b->next;
		free(b);
	}
	memset(a, 0, sizeof(*a));
}
