/* SPDX-License-Identifier: MPL-2.0 */
/* What drawings in SVG have in common: lengths, lines of text. */
#include "lib/report/drawing.h"

#include <math.h>
#include <stdlib.h>

const char *
drawing_length(struct arena *a, double d)
{
	long tenths = lround(d * 10);
	char text[32], *at = text;

	if (tenths < 0)
		*at++ = '-';
	at = stpcpy(str_decimal(at, (unsigned)(labs(tenths) / 10)), ".");
	at = str_digits(at, (unsigned)(labs(tenths) % 10), 1);
	return arena_strndup(a, text, (size_t)(at - text));
}

void
drawing_text(struct xml *x, struct arena *a, double left, double y,
	const char *size, const char *anchor, const char *text)
{
	xml_open(x, "text");
	xml_attr(x, "x", drawing_length(a, left));
	xml_attr(x, "y", drawing_length(a, y));
	xml_attr(x, "font-size", size);
	if (anchor)
		xml_attr(x, "text-anchor", anchor);
	xml_text(x, str_of(text));
	xml_close(x);
}

bool
drawing_line(struct str *rest, struct str *line, size_t letters)
{
	size_t seen = 0, n = 0, space = 0, step;
	uint32_t c;

	*rest = str_trim(*rest);
	if (rest->n == 0)
		return false;
	for (; n < rest->n && seen < letters; n += step, seen++) {
		step = utf8_decode(str_skip(*rest, n), &c);
		step = step ? step : 1;
		if (rest->p[n] == ' ')
			space = n;
	}
	if (n < rest->n && rest->p[n] != ' ' && space)
		n = space;
	*line = str_make(rest->p, n);
	*rest = str_skip(*rest, n);
	return true;
}

void
drawing_end(struct xml *x, struct buf *out, bool inlined)
{
	struct buf text = {0};
	size_t skip = 0;

	xml_end(x, &text);
	if (inlined)
		skip = str_find(buf_view(&text), STR("<svg"));
	buf_str(out, str_skip(buf_view(&text), skip));
	buf_free(&text);
}
