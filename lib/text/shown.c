/* SPDX-License-Identifier: MPL-2.0 */
/* Text of others on a terminal. */
#include "lib/text/shown.h"

/* The length of a colour at the front of S; 0. */
static size_t
colour(struct str s)
{
	size_t n = 2;

	if (!str_starts(s, "\033["))
		return 0;
	while (n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') || s.p[n] == ';'))
		n++;
	return n < s.n && s.p[n] == 'm' ? n + 1 : 0;
}

/* How many bytes from the front of S are harmless. */
static size_t
harmless(struct str s)
{
	size_t i, n;

	for (i = 0; i < s.n; i += n) {
		unsigned char c = (unsigned char)s.p[i];
		bool line_end = c == '\n' || (c == '\r' && i + 1 < s.n &&
			s.p[i + 1] == '\n');

		n = 1;
		if (c == 0x1b)
			n = colour(str_skip(s, i));
		else if ((c < ' ' && c != '\t' && !line_end) || c == 0x7f)
			n = 0;
		else if (c == 0xc2 && i + 1 < s.n &&
		    (unsigned char)s.p[i + 1] < 0xa0)
			n = 0;
		if (n == 0)
			break;
	}
	return i;
}

void
shown_add(struct buf *out, struct str text)
{
	while (text.n) {
		size_t n = harmless(text);
		unsigned char c;

		buf_add(out, text.p, n);
		text = str_skip(text, n);
		if (text.n == 0)
			break;
		c = (unsigned char)text.p[0];
		n = c == 0xc2 ? 2 : 1;
		buf_fmt(out, "<%.2x>", n == 2 ? (unsigned char)text.p[1] : c);
		text = str_skip(text, n);
	}
}
