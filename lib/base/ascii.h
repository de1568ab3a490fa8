/* SPDX-License-Identifier: MPL-2.0 */
/* The letters and digits of ASCII, in no locale; other characters and bytes
 * are none of them. */
#ifndef LIB_BASE_ASCII_H
#define LIB_BASE_ASCII_H

#include "lib/base/str.h"

static inline bool
ascii_digit(int c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_lower(int c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_letter(int c)
{
	return ascii_lower(c) || (c >= 'A' && c <= 'Z');
}

static inline bool
ascii_alnum(int c)
{
	return ascii_letter(c) || ascii_digit(c);
}

/* A space, a tab or an end of line. */
static inline bool
ascii_blank(int c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* What a hexadecimal digit is worth; -1: it is none. */
static inline int
ascii_hex(int c)
{
	if (ascii_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* How many digits S begins with. */
static inline size_t
ascii_digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && ascii_digit(s.p[n]))
		n++;
	return n;
}

#endif
