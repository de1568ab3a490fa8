/* SPDX-License-Identifier: MPL-2.0 */
/* Memory: allocation that never fails to its caller, and arenas. */
#ifndef LIB_BASE_MEM_H
#define LIB_BASE_MEM_H

#include <stddef.h>

/* Like malloc, calloc, realloc and strdup, but end the program when memory
 * runs out; this is the one place where that happens. The caller owns the
 * result and frees it with free(). */
void *xmalloc(size_t n);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t n);
char *xstrdup(const char *s);

/* Grows the vector V (elements of its own type, CAP slots) so that it has
 * room for at least N elements. */
#define VEC_GROW(v, cap, n) \
	do { \
		if ((size_t)(n) > (cap)) { \
			(cap) = (cap) * 2 > (size_t)(n) ? (cap) * 2 : (size_t)(n) + 8; \
			(v) = xrealloc((v), (cap) * sizeof(*(v))); \
		} \
	} while (0)

/* An arena hands out memory that lives until the arena is reset or freed.
 * All zero is an empty arena. */
struct arena_block;
struct arena {
	struct arena_block *head;
	char *at, *end;
};

/* Returns N zeroed bytes, aligned for any type, owned by the arena. */
void *arena_alloc(struct arena *a, size_t n);

/* Returns a NUL-terminated copy of N bytes at P, owned by the arena. */
char *arena_strndup(struct arena *a, const char *p, size_t n);

/* Returns a copy of the text S, owned by the arena; NULL for NULL. */
char *arena_strdup(struct arena *a, const char *s);

/* Returns text made as printf makes it, owned by the arena. */
char *arena_fmt(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Returns up to eight texts, one after the other, owned by the arena: what is
 * done too often for printf. */
char *arena_join(struct arena *a, const char *const *parts, size_t n);
#define ARENA_JOIN(a, ...) arena_join((a), (const char *const[]){__VA_ARGS__}, \
	sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* Forgets everything handed out, and keeps the largest block for reuse. */
void arena_reset(struct arena *a);

/* Gives all memory back; the arena is empty and can be used again. */
void arena_free(struct arena *a);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (n)))

/* Grows the vector V in arena A; what it had before stays behind there. */
#define ARENA_GROW(a, v, n, cap) \
	do { \
		if ((n) == (cap)) { \
			size_t grow_cap_ = (cap) ? (size_t)(cap) * 2 : 8; \
			void *grow_ = arena_alloc((a), grow_cap_ * sizeof(*(v))); \
			if (n) \
				memcpy(grow_, (v), (n) * sizeof(*(v))); \
			(v) = grow_; \
			(cap) = grow_cap_; \
		} \
	} while (0)

#endif
