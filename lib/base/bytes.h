/* SPDX-License-Identifier: MPL-2.0 */
/* Sixteen bytes of a text at once, for the loops that look at every byte of
 * every page. The compiler's own vectors, on any processor. */
#ifndef LIB_BASE_BYTES_H
#define LIB_BASE_BYTES_H

#include "lib/base/str.h"

#define BYTES 16
#define BYTES_ALL 0xffffU

/* As bytes, or as a mask: 0xff where something holds, else 0. */
struct bytes {
	unsigned char v __attribute__((vector_size(BYTES)));
};

/* Reads and writes BYTES bytes at P. */
static inline struct bytes
bytes_load(const char *p)
{
	struct bytes b;

	memcpy(&b, p, sizeof(b));
	return b;
}
static inline void
bytes_store(char *p, struct bytes b)
{
	memcpy(p, &b, sizeof(b));
}

/* Reads the front of a text; of one that is shorter with zeros behind it. */
static inline struct bytes
bytes_load_first(struct str s)
{
	char all[BYTES] = {0};

	if (s.n >= BYTES)
		return bytes_load(s.p);
	memcpy(all, s.p, s.n);
	return bytes_load(all);
}

/* Masks: bytes that are C; that are LEAST to MOST. */
static inline struct bytes
bytes_are(struct bytes b, unsigned char c)
{
	b.v = (__typeof__(b.v))(b.v == c);
	return b;
}
static inline struct bytes
bytes_within(struct bytes b, unsigned char least, unsigned char most)
{
	typedef signed char numbers __attribute__((vector_size(BYTES)));
	numbers up = (numbers)(b.v + (unsigned char)(0x7f - most));

	/* The last of them is the greatest number there is. */
	b.v = (__typeof__(b.v))(up > (numbers){0} +
		(signed char)(0x7e - (most - least)));
	return b;
}

/* The mask one byte further on: what stands after those that A has. */
static inline struct bytes
bytes_after(struct bytes a)
{
	a.v = __builtin_shufflevector(a.v, (__typeof__(a.v)){0}, 16, 0, 1, 2,
		3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
	return a;
}

/* The mask of bytes that are not part of a character of one or two bytes: the
 * rest is UTF-8, but for its last character where that is cut off. */
static inline struct bytes
bytes_rare(struct bytes b)
{
	struct bytes lead = bytes_within(b, 0xc2, 0xdf);

	b.v = bytes_within(b, 0xe0, 0xff).v | bytes_within(b, 0xc0, 0xc1).v |
		(bytes_within(b, 0x80, 0xbf).v ^ bytes_after(lead).v);
	return b;
}

/* A mask as bits, the first byte's lowest. */
static inline unsigned
bytes_bits(struct bytes mask)
{
#ifdef __SSE2__
	return (unsigned)__builtin_ia32_pmovmskb128((char
		__attribute__((vector_size(BYTES))))mask.v);
#else
	unsigned bits = 0;
	int i;

	for (i = 0; i < BYTES; i++)
		bits |= (mask.v[i] & 1U) << i;
	return bits;
#endif
}

/* How many of the first bytes are whole characters, when the bits ODD are of
 * those that are not to be taken: one that is cut off is not. */
static inline size_t
bytes_whole(const char *p, unsigned odd)
{
	size_t n = odd ? (size_t)__builtin_ctz(odd) : BYTES;

	return n && (unsigned char)p[n - 1] >= 0xc0 ? n - 1 : n;
}

/* The same for the BYTES bytes B at P, of which those with the mask ODD are not
 * to be taken. */
static inline size_t
bytes_plain(const char *p, struct bytes b, struct bytes odd)
{
	unsigned bits = bytes_bits(odd);

	if (bytes_bits(b))
		return bytes_whole(p, bits | bytes_bits(bytes_rare(b)));
	return bits ? (size_t)__builtin_ctz(bits) : BYTES;
}

/* Copies N bytes, fewer than BYTES, without a call. */
static inline void
bytes_copy(char *to, const char *from, size_t n)
{
	if (n >= 8) {
		memcpy(to, from, 8);
		memcpy(to + n - 8, from + n - 8, 8);
	} else if (n >= 4) {
		memcpy(to, from, 4);
		memcpy(to + n - 4, from + n - 4, 4);
	} else if (n) {
		to[0] = from[0];
		to[n / 2] = from[n / 2];
		to[n - 1] = from[n - 1];
	}
}

/* Adds the first bytes of S that are plain to OUT, and returns how many. PLAIN
 * tells how many are of the BYTES bytes at P; there are spaces after the end of
 * S. */
static inline size_t
bytes_add(struct buf *out, struct str s, size_t (*plain)(const char *p))
{
	char *at = buf_room(out, s.n + BYTES);
	size_t i, n;
	bool last;

	for (i = 0;; i += n) {
		last = s.n - i < BYTES;
		if (last) {
			memset(at + i, ' ', BYTES);
			bytes_copy(at + i, s.p + i, s.n - i);
		} else {
			memcpy(at + i, s.p + i, BYTES);
		}
		n = plain(at + i);
		if (n < BYTES - 1 || last)
			break;
	}
	i = i + n < s.n ? i + n : s.n;
	at[i] = '\0';
	out->n += i;
	return i;
}

/* Whether S has a byte that FOUND has in its mask; it has no space there. */
static inline bool
bytes_any(struct str s, struct bytes (*found)(struct bytes b))
{
	struct bytes any = {{0}};
	char rest[BYTES];
	size_t i;

	for (i = 0; i + BYTES < s.n; i += BYTES)
		any.v |= found(bytes_load(s.p + i)).v;
	if (s.n < BYTES) {
		memset(rest, ' ', sizeof(rest));
		if (s.n)
			memcpy(rest, s.p, s.n);
	}
	any.v |= found(bytes_load(s.n < BYTES ? rest : s.p + s.n - BYTES)).v;
	return bytes_bits(any) != 0;
}

/* The place of the lowest bit of BITS (not 0); how many there are. */
static inline unsigned
bytes_first(unsigned bits)
{
	return (unsigned)__builtin_ctz(bits);
}
static inline unsigned
bytes_count(unsigned bits)
{
	bits -= bits >> 1 & 0x5555;
	bits = (bits & 0x3333) + (bits >> 2 & 0x3333);
	bits = (bits + (bits >> 4)) & 0x0f0f;
	return (bits + (bits >> 8)) & 0x1f;
}

/* Four times as many bytes as one number has bits: the front of S; where that
 * is shorter, COPY with zeros behind it. The bits of the masks of the four. */
#define WINDOW (4 * BYTES)
static inline const char *
bytes_window(char copy[WINDOW], struct str s)
{
	if (s.n >= WINDOW)
		return s.p;
	memset(copy, 0, WINDOW);
	return (const char *)memcpy(copy, s.p, s.n);
}
static inline uint64_t
bytes_bits4(struct bytes a, struct bytes b, struct bytes c, struct bytes d)
{
	return bytes_bits(a) | (uint64_t)bytes_bits(b) << BYTES |
		(uint64_t)bytes_bits(c) << 2 * BYTES |
		(uint64_t)bytes_bits(d) << 3 * BYTES;
}

/* Which of the WINDOW bytes at P FOUND has in its mask; the same for what is
 * seldom there; which of them are C. */
static inline uint64_t
bytes_found4(const char *p, struct bytes (*found)(struct bytes b))
{
	return bytes_bits4(found(bytes_load(p)), found(bytes_load(p + BYTES)),
		found(bytes_load(p + 2 * BYTES)),
		found(bytes_load(p + 3 * BYTES)));
}
static inline uint64_t
bytes_seldom4(const char *p, struct bytes (*found)(struct bytes b))
{
	struct bytes any = found(bytes_load(p));
	int i;

	for (i = BYTES; i < WINDOW; i += BYTES)
		any.v |= found(bytes_load(p + i)).v;
	return bytes_bits(any) ? bytes_found4(p, found) : 0;
}
static inline uint64_t
bytes_are4(const char *p, char c)
{
	unsigned char u = (unsigned char)c;

	return bytes_bits4(bytes_are(bytes_load(p), u),
		bytes_are(bytes_load(p + BYTES), u),
		bytes_are(bytes_load(p + 2 * BYTES), u),
		bytes_are(bytes_load(p + 3 * BYTES), u));
}

/* As str_chr, for what is most often near. */
static inline size_t
bytes_chr(struct str s, char c)
{
	unsigned found;

	if (s.n < BYTES)
		return str_chr(s, c);
	found = bytes_bits(bytes_are(bytes_load(s.p), (unsigned char)c));
	return found ? bytes_first(found)
		: BYTES + str_chr(str_skip(s, BYTES), c);
}

#endif
