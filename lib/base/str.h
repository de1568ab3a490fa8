/* SPDX-License-Identifier: MPL-2.0 */
/* Text: borrowed slices and growing buffers. */
#ifndef LIB_BASE_STR_H
#define LIB_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A borrowed piece of text: N bytes at P, no NUL promised. */
struct str {
	const char *p;
	size_t n;
};

/* Makes a slice of a string literal, of N bytes, of a C string (NULL: empty). */
#define STR(lit) ((struct str){"" lit, sizeof(lit) - 1})
static inline struct str
str_make(const char *p, size_t n)
{
	return (struct str){p, n};
}
static inline struct str
str_of(const char *z)
{
	return z ? (struct str){z, strlen(z)} : (struct str){"", 0};
}

/* Equality byte by byte; with a C string; order as memcmp, shorter first. */
static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
static inline bool
str_is(struct str a, const char *z)
{
	return str_eq(a, str_of(z));
}
int str_cmp(struct str a, struct str b);

/* Whether S begins or ends with the C string Z. */
static inline bool
str_starts(struct str s, const char *z)
{
	size_t n = strlen(z);

	return s.n >= n && memcmp(s.p, z, n) == 0;
}
static inline bool
str_ends(struct str s, const char *z)
{
	size_t n = strlen(z);

	return s.n >= n && memcmp(s.p + s.n - n, z, n) == 0;
}

/* Returns S without N bytes in front (N at most s.n); without spaces, tabs, CR
 * and LF at its ends, which most texts have none of. */
static inline struct str
str_skip(struct str s, size_t n)
{
	return (struct str){s.p + n, s.n - n};
}
struct str str_trim_blanks(struct str s);
static inline struct str
str_trim(struct str s)
{
	return s.n && (unsigned char)s.p[0] > ' ' &&
		(unsigned char)s.p[s.n - 1] > ' ' ? s : str_trim_blanks(s);
}

/* Offset of the first C in S, of the first NEEDLE in S; s.n where none is. */
static inline size_t
str_chr(struct str s, char c)
{
	const char *at = s.n ? (const char *)memchr(s.p, c, s.n) : NULL;

	return at ? (size_t)(at - s.p) : s.n;
}
size_t str_find(struct str s, struct str needle);

/* Takes the text before the next SEP off the front of *REST, into *PART;
 * false when *REST is used up. "a,b" gives "a", "b"; "" gives nothing. */
bool str_split(struct str *rest, char sep, struct str *part);

/* Whether two C strings are equal; NULL equals only NULL. */
static inline bool
streq(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Reads a whole decimal number 0..MAX; false when S is anything else. */
bool str_number(struct str s, unsigned long max, unsigned long *out);

/* Writes V in decimal at OUT, its last N digits, and a NUL; returns where that
 * is, as stpcpy does. Printf is too slow for what stands on every page. */
char *str_decimal(char *out, unsigned v);
char *str_digits(char *out, unsigned v, int n);

/* Decodes one UTF-8 character at the front of S (s.n > 0) into *C and
 * returns its length; 0 when the bytes are no UTF-8 (RFC 3629). */
size_t utf8_decode(struct str s, uint32_t *c);

/* Offset of the first byte that is not UTF-8; s.n when all of S is. */
size_t utf8_invalid(struct str s);

/* Number of code points in S. */
size_t utf8_count(struct str s);

/* A growing text; all zero is an empty one. P is never NULL after the first
 * addition and always NUL-terminated then. The owner calls buf_free. */
struct buf {
	char *p;
	size_t n, cap;
};

/* Makes room for N more bytes and a NUL, to be filled by the caller; returns
 * where. buf_grow is its slow half. */
char *buf_grow(struct buf *b, size_t n);
static inline char *
buf_room(struct buf *b, size_t n)
{
	return b->cap - b->n > n ? b->p + b->n : buf_grow(b, n);
}

/* Adds N bytes, a slice, a C string, a byte, a character, text as printf makes
 * it. */
static inline void
buf_add(struct buf *b, const char *p, size_t n)
{
	char *at = buf_room(b, n);

	if (n)
		memcpy(at, p, n);
	at[n] = '\0';
	b->n += n;
}
static inline void
buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.n);
}
static inline void
buf_z(struct buf *b, const char *z)
{
	buf_add(b, z, strlen(z));
}
static inline void
buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}
void buf_utf8(struct buf *b, uint32_t c);
void buf_fmt(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Empties the buffer and keeps its memory; gives it back. */
void buf_reset(struct buf *b);
void buf_free(struct buf *b);

/* Borrows the text as a slice; as a C string ("" when empty). */
static inline struct str
buf_view(const struct buf *b)
{
	return (struct str){b->p ? b->p : "", b->n};
}
static inline const char *
buf_cstr(const struct buf *b)
{
	return b->p ? b->p : "";
}

#endif
