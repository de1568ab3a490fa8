/* SPDX-License-Identifier: MPL-2.0 */
/* Quotation marks round a value. */
#include "lib/text/quote.h"

/* Each of the curly ones has three bytes. */
#define CURLY 3

enum mark { NONE, SINGLE, DOUBLE };

/* The kind of the curly mark at P, of which a NUL ends what can be read:
 * ‘ ’ ‚ or “ ” „. */
static enum mark
curly(const char *p)
{
	if (memcmp(p, "\xe2\x80", 2) != 0 || p[2] == '\0')
		return NONE;
	return strchr("\x98\x99\x9a", p[2]) ? SINGLE
		: strchr("\x9c\x9d\x9e", p[2]) ? DOUBLE : NONE;
}

struct str
quote_inside(struct str s)
{
	enum mark kind = s.n > 2 * CURLY ? curly(s.p) : NONE;
	size_t i;

	if (kind == NONE || curly(s.p + s.n - CURLY) != kind)
		return STR("");
	s = str_make(s.p + CURLY, s.n - 2 * CURLY);
	for (i = 0; i + CURLY <= s.n; i++)
		if (curly(s.p + i) == kind)
			return STR("");
	return s;
}

/* How many bytes the mark at the front of S, or AT_END, has; 0: none. */
static size_t
mark_size(struct str s, bool at_end)
{
	char c = s.n ? s.p[at_end ? s.n - 1 : 0] : '\0';

	if (c == '"' || c == '\'')
		return 1;
	return s.n >= CURLY && curly(at_end ? s.p + s.n - CURLY : s.p)
		? CURLY : 0;
}

struct str
quote_strip(struct str s)
{
	size_t n;

	while ((n = mark_size(s, false)) != 0)
		s = str_skip(s, n);
	while ((n = mark_size(s, true)) != 0)
		s.n -= n;
	return s;
}

const char *
quote_escape(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, 2 * s.n + 1), *at = out;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			*at++ = '\\';
		*at++ = s.p[i];
	}
	return out;
}

const char *
quote_straight(struct arena *a, struct str s)
{
	bool single = (str_chr(s, '"') < s.n || str_chr(s, '\\') < s.n) &&
		str_chr(s, '\'') == s.n;

	return single ? arena_fmt(a, "'%.*s'", (int)s.n, s.p)
		: arena_fmt(a, "\"%s\"", quote_escape(a, s));
}
