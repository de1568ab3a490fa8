/* SPDX-License-Identifier: MPL-2.0 */
/* Letters, commas and colons part the digits of a text into stretches, and
 * data have next to none with the ten digits of a number. */
#include "lib/check/cpr_stretch.h"

#include "lib/base/bytes.h"
#include "lib/check/cpr_mark.h"

#define DIGITS 10

/* Bytes of the longest entity; the letters in one part nothing. */
#define ENTITY 16

static inline struct bytes
parting(struct bytes b)
{
	struct bytes low = {b.v | 0x20};

	b.v = bytes_within(low, 'a', 'z').v | bytes_are(b, ',').v |
		bytes_are(b, ':').v;
	return b;
}

/* What an entity, or what a URL escapes, begins with. */
static inline struct bytes
escaping(struct bytes b)
{
	return bytes_within(b, '%', '&');
}

/* The digits, and what a digit that is written otherwise begins with. */
static inline struct bytes
digits(struct bytes b)
{
	b.v = bytes_within(b, '0', '9').v | bytes_within(b, 0xef, 0xff).v;
	return b;
}

static inline uint64_t
parting_bits(const char *p)
{
	uint64_t parts = bytes_found4(p, parting);
	uint64_t escapes = bytes_seldom4(p, escaping);
	int i;

	for (i = 1; escapes && i < ENTITY; i *= 2)
		escapes |= escapes << i;
	return parts & ~escapes;
}

/* Where the stretch ends that AT is in. */
static size_t
end_of(struct str text, size_t at)
{
	size_t whole = at;         /* where the entities met have ended */

	for (; at < text.n; at++) {
		char c = text.p[at];

		if (c == '&' || c == '%')
			whole = at + ENTITY;
		if (at >= whole && (ascii_letter(c) || c == ',' || c == ':'))
			break;
	}
	return at;
}

/* The bits that begin runs of DIGITS bits, or lie in one. */
static inline uint64_t
long_runs(uint64_t bits)
{
	bits &= bits >> 1;
	bits &= bits >> 2;
	bits &= bits >> 4;
	return bits & bits >> 2;
}

/* Whether the N digits at P may begin a number: they are no day 00, and do not
 * stand as in "skole-0109/2001-02". */
static inline bool
may_begin(const char *p, unsigned n)
{
	if (n >= 2 && p[0] == '0' && p[1] == '0')
		return false;
	return n == 2 || n == 6 || n >= DIGITS ||
		cpr_marks[(unsigned char)p[n]] > CPR_LINE;
}

/* Whether the digits in the window at P with the bits ALL may hold a number. */
static inline bool
may_hold(const char *p, uint64_t all)
{
	while (__builtin_popcountll(all) >= DIGITS) {
		unsigned from = (unsigned)__builtin_ctzll(all);

		if (may_begin(p + from,
		    (unsigned)__builtin_ctzll(~(all >> from))))
			return true;
		all &= all + ((uint64_t)1 << from);
	}
	return false;
}

/* The first stretch in the window at P of which the bits RUNS may begin one and
 * PARTS part them; else an empty one. */
static struct span
stretch_in(const char *p, uint64_t runs, uint64_t parts)
{
	uint64_t all = bytes_found4(p, digits);

	while (runs) {
		unsigned from = (unsigned)__builtin_ctzll(runs);
		unsigned n = (unsigned)__builtin_ctzll(parts >> from);
		uint64_t run = (((uint64_t)1 << n) - 1) << from;

		if (may_hold(p, all & run))
			return span_make(from, from + n);
		runs &= ~run;
	}
	return span_make(0, 0);
}

struct span
cpr_stretch(struct str text, size_t from)
{
	char copy[WINDOW];
	size_t at = from;

	while (at < text.n) {
		struct str rest = str_skip(text, at);
		const char *p = bytes_window(copy, rest);
		uint64_t parts = parting_bits(p), runs;
		unsigned last;

		if (rest.n < WINDOW)
			parts |= (uint64_t)1 << rest.n;
		if (parts == 0)
			return span_make(at, end_of(text, at));
		last = WINDOW - 1 - (unsigned)__builtin_clzll(parts);
		runs = long_runs(~parts & (((uint64_t)1 << last) - 1));
		if (runs) {
			struct span s = stretch_in(p, runs, parts);

			if (s.to)
				return span_make(at + s.from, at + s.to);
		}
		at += last + 1;
	}
	return span_make(text.n, text.n);
}
