/* SPDX-License-Identifier: MPL-2.0 */
/* The text of one file, and places in it. */
#ifndef LIB_TEXT_SOURCE_H
#define LIB_TEXT_SOURCE_H

#include "lib/base/mem.h"
#include "lib/base/str.h"

/* A half-open range of bytes of a file. Nothing found: {0, 0}. */
struct span {
	uint32_t from, to;
};
static inline struct span
span_make(size_t from, size_t to)
{
	return (struct span){(uint32_t)from, (uint32_t)to};
}

/* A file's text with its name; the text is borrowed and may be any bytes. */
struct source {
	const char *path;
	struct str text;
	uint32_t *lines;      /* offsets where lines begin, owned by the arena */
	uint32_t line_count;
};

/* Fills SRC; the table of lines is made in A, which must outlive SRC. A line
 * ends at LF; a CR before it belongs to the end of the line. */
void source_init(struct source *src, struct arena *a, const char *path,
	struct str text);

/* Line and column from 1, the column in code points; OFFSET may be at most
 * the length of the text. */
void source_place(const struct source *src, uint32_t offset, uint32_t *line,
	uint32_t *column);

/* The text of line LINE (from 1), without its end; empty past the end. */
struct str source_line(const struct source *src, uint32_t line);

/* Byte offset of line LINE (from 1). */
uint32_t source_offset(const struct source *src, uint32_t line);

/* Cuts SPAN out of the text. */
static inline struct str
source_slice(const struct source *src, struct span s)
{
	return str_make(src->text.p + s.from, s.to - s.from);
}

#endif
