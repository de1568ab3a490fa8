/* SPDX-License-Identifier: MPL-2.0 */
/* The text of one file, and places in it. */
#include "lib/text/source.h"

void
source_init(struct source *src, struct arena *a, const char *path,
	struct str text)
{
	const char *at = text.p;
	size_t n = 0, cap = 0;

	src->path = path;
	src->text = text;
	src->lines = NULL;
	for (;;) {
		ARENA_GROW(a, src->lines, n, cap);
		src->lines[n++] = (uint32_t)(at - text.p);
		at = text.n ? memchr(at, '\n', text.n - (size_t)(at - text.p))
			: NULL;
		if (at == NULL)
			break;
		at++;
	}
	src->line_count = (uint32_t)n;
}

void
source_place(const struct source *src, uint32_t offset, uint32_t *line,
	uint32_t *column)
{
	uint32_t lo = 0, hi = src->line_count;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (src->lines[mid] <= offset)
			lo = mid;
		else
			hi = mid;
	}
	*line = lo + 1;
	*column = (uint32_t)utf8_count(str_make(src->text.p + src->lines[lo],
		offset - src->lines[lo])) + 1;
}

struct str
source_line(const struct source *src, uint32_t line)
{
	uint32_t from, to;

	if (line == 0 || line > src->line_count)
		return STR("");
	from = src->lines[line - 1];
	to = line < src->line_count ? src->lines[line] - 1
		: (uint32_t)src->text.n;
	if (to > from && src->text.p[to - 1] == '\r')
		to--;
	return str_make(src->text.p + from, to - from);
}

uint32_t
source_offset(const struct source *src, uint32_t line)
{
	if (line == 0)
		return 0;
	return line > src->line_count ? (uint32_t)src->text.n
		: src->lines[line - 1];
}
