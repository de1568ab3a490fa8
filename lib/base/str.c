/* SPDX-License-Identifier: MPL-2.0 */
/* Text: borrowed slices and growing buffers. */
#include "lib/base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/ascii.h"
#include "lib/base/bytes.h"
#include "lib/base/mem.h"

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

struct str
str_trim_blanks(struct str s)
{
	while (s.n && ascii_blank(s.p[0]))
		s = str_skip(s, 1);
	while (s.n && ascii_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* What memmem prepares costs more than it saves in a text as short as this. */
#define SHORT 512

size_t
str_find(struct str s, struct str needle)
{
	const char *at = s.p, *end = s.p + s.n;

	if (needle.n == 0)
		return 0;
	if (s.n < needle.n)
		return s.n;
	if (s.n > SHORT) {
		at = memmem(s.p, s.n, needle.p, needle.n);
		return at ? (size_t)(at - s.p) : s.n;
	}
	for (end -= needle.n - 1; (at = memchr(at, needle.p[0],
	    (size_t)(end - at))) != NULL; at++)
		if (memcmp(at, needle.p, needle.n) == 0)
			return (size_t)(at - s.p);
	return s.n;
}

bool
str_split(struct str *rest, char sep, struct str *part)
{
	size_t n;

	if (rest->p == NULL || rest->n == 0)
		return false;
	n = str_chr(*rest, sep);
	*part = str_make(rest->p, n);
	*rest = str_skip(*rest, n < rest->n ? n + 1 : n);
	return true;
}

bool
str_number(struct str s, unsigned long max, unsigned long *out)
{
	unsigned long v = 0;
	size_t i;

	if (s.n == 0 || s.n > 18 || ascii_digits(s) < s.n)
		return false;
	for (i = 0; i < s.n; i++)
		v = v * 10 + (unsigned long)(s.p[i] - '0');
	if (v > max)
		return false;
	*out = v;
	return true;
}

char *
str_digits(char *out, unsigned v, int n)
{
	char *end = out + n;

	for (*end = '\0'; n > 0; n--, v /= 10)
		out[n - 1] = (char)('0' + v % 10);
	return end;
}

char *
str_decimal(char *out, unsigned v)
{
	unsigned rest = v;
	int n = 1;

	while (rest /= 10)
		n++;
	return str_digits(out, v, n);
}

size_t
utf8_decode(struct str s, uint32_t *c)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char b = (unsigned char)s.p[0];
	size_t n, i;

	if (b < 0x80) {
		*c = b;
		return 1;
	}
	n = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
	if (b < 0xc2 || b > 0xf4 || s.n < n)
		return 0;
	*c = b & (0x7fU >> n);
	for (i = 1; i < n; i++) {
		unsigned char d = (unsigned char)s.p[i];

		if ((d & 0xc0) != 0x80)
			return 0;
		*c = *c << 6 | (d & 0x3f);
	}
	if (*c < least[n] || *c > 0x10ffff || (*c >= 0xd800 && *c < 0xe000))
		return 0;
	return n;
}

size_t
utf8_invalid(struct str s)
{
	size_t i = 0, n;
	uint32_t c;

	while (i < s.n) {
		if (s.n - i >= BYTES) {
			const char *p = s.p + i;
			struct bytes b = bytes_load(p);

			if (bytes_bits(b) == 0) {
				i += BYTES;
				continue;
			}
			n = bytes_whole(p, bytes_bits(bytes_rare(b)));
			i += n;
			if (n >= BYTES - 1)
				continue;
		}
		n = utf8_decode(str_skip(s, i), &c);
		if (n == 0)
			return i;
		i += n;
	}
	return i;
}

size_t
utf8_count(struct str s)
{
	size_t i, count = 0;

	for (i = 0; i < s.n; i++)
		count += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return count;
}

char *
buf_grow(struct buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 64;

	while (cap < b->n + n + 1)
		cap *= 2;
	b->p = xrealloc(b->p, cap);
	b->cap = cap;
	return b->p + b->n;
}

void
buf_utf8(struct buf *b, uint32_t c)
{
	static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
	int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;

	buf_char(b, (char)(lead[more] | c >> 6 * more));
	while (more-- > 0)
		buf_char(b, (char)(0x80 | (c >> 6 * more & 0x3f)));
}

void
buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	buf_room(b, 0);
	n = vsnprintf(b->p + b->n, b->cap - b->n, fmt, ap);
	va_end(ap);
	/* What fits stands there already. */
	if ((size_t)n >= b->cap - b->n)
		vsnprintf(buf_room(b, (size_t)n), (size_t)n + 1, fmt, again);
	va_end(again);
	b->n += (size_t)n;
}

void
buf_reset(struct buf *b)
{
	b->n = 0;
	if (b->p)
		b->p[0] = '\0';
}

void
buf_free(struct buf *b)
{
	free(b->p);
	memset(b, 0, sizeof(*b));
}
