/* SPDX-License-Identifier: MPL-2.0 */
/* Letters and digits of any script. */
#include "lib/text/letter.h"

#include <stdlib.h>
#include <utf8proc.h>

static bool
is_mark(uint32_t c)
{
	utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

	return k >= UTF8PROC_CATEGORY_MN && k <= UTF8PROC_CATEGORY_ME;
}

bool
letter_is(uint32_t c)
{
	utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_NO;
}

bool
letter_is_capital(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c) ==
		UTF8PROC_CATEGORY_LU;
}

static bool
is_own(uint32_t c)
{
	return c == 0xe6 || c == 0xf8 || c == 0xe5 || c == 0xe4 || c == 0xf6;
}

/* Whether S is of ASCII and these alone, so that it is plain. */
static bool
is_plain(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80)
			continue;
		if (c != 0xc3 || ++i == s.n ||
		    !is_own((unsigned char)s.p[i] + 0x40U))
			return false;
	}
	return true;
}

/* The first character of what C is composed of. */
static uint32_t
base_of(uint32_t c)
{
	utf8proc_int32_t to[8];
	int boundary = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, to,
		8, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);

	return n > 0 ? (uint32_t)to[0] : c;
}

static struct str
compose(struct str s, utf8proc_uint8_t **own)
{
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s.p,
		(utf8proc_ssize_t)s.n, own, UTF8PROC_COMPOSE |
		UTF8PROC_STABLE | UTF8PROC_COMPAT);

	return n < 0 ? s : str_make((const char *)*own, (size_t)n);
}

void
letters_plain(struct buf *out, struct str s)
{
	utf8proc_uint8_t *own = NULL;
	uint32_t c;
	size_t n;

	if (is_plain(s)) {
		buf_str(out, s);
		return;
	}
	for (s = compose(s, &own); s.n && (n = utf8_decode(s, &c)) > 0;
	    s = str_skip(s, n)) {
		if (c >= 0x80 && !is_own(c))
			c = base_of(c);
		if (!is_mark(c))
			buf_utf8(out, c);
	}
	free(own);
}
