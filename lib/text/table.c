/* SPDX-License-Identifier: MPL-2.0 */
/* Reads CSV (RFC 4180), with comma or semicolon. */
#include "lib/text/table.h"

#include <strings.h>

static char
find_separator(struct str text)
{
	struct str line = str_make(text.p, str_chr(text, '\n'));

	return str_chr(line, ';') < line.n ? ';' : ',';
}

/* A quoted field from AT (behind the quote) on; a doubled quote is one. A
 * quote that is never closed takes the rest of the text. */
static size_t
quoted_field(struct buf *out, struct str text, size_t at)
{
	for (; at < text.n; at++) {
		if (text.p[at] != '"') {
			buf_char(out, text.p[at]);
		} else if (at + 1 < text.n && text.p[at + 1] == '"') {
			buf_char(out, '"');
			at++;
		} else {
			return at + 1;
		}
	}
	return at;
}

static size_t
plain_field(struct buf *out, struct str text, size_t at, char separator)
{
	for (; at < text.n && text.p[at] != separator && text.p[at] != '\n';
	     at++)
		buf_char(out, text.p[at]);
	return at;
}

/* The field in the source, FROM up to where reading is, without the blanks
 * around it. */
static struct span
field_span(const struct table *t, size_t from)
{
	struct str all = str_make(t->source->text.p + from, t->at - from);
	struct str s = str_trim(all);
	size_t at = s.n ? (size_t)(s.p - t->source->text.p) : from;

	return span_make(at, at + s.n);
}

static void
add_field(struct table *t, struct table_row *row, struct buf *field,
	size_t from)
{
	struct str s = str_trim(buf_view(field));
	size_t cap = row->cap;

	ARENA_GROW(t->arena, row->fields, row->n, row->cap);
	ARENA_GROW(t->arena, row->spans, row->n, cap);
	row->spans[row->n] = field_span(t, from);
	row->fields[row->n++] = arena_strndup(t->arena, s.p, s.n);
	buf_reset(field);
}

static void
read_row(struct table *t, struct table_row *row)
{
	struct str text = t->source->text;
	struct buf field = {0};
	size_t from;
	bool more = true;

	memset(row, 0, sizeof(*row));
	row->span.from = (uint32_t)t->at;
	while (more) {
		from = t->at;
		if (t->at < text.n && text.p[t->at] == '"')
			t->at = quoted_field(&field, text, t->at + 1);
		t->at = plain_field(&field, text, t->at, t->separator);
		more = t->at < text.n && text.p[t->at] == t->separator;
		row->span.to = (uint32_t)t->at;
		add_field(t, row, &field, from);
		t->at++;
	}
	buf_free(&field);
}

bool
table_next(struct table *t, struct table_row *row)
{
	size_t i;

	while (t->at < t->source->text.n) {
		read_row(t, row);
		for (i = 0; i < row->n; i++)
			if (row->fields[i][0])
				return true;
	}
	return false;
}

bool
table_begin(struct table *t, struct arena *a, const struct source *src)
{
	t->source = src;
	t->arena = a;
	t->at = str_starts(src->text, "\xef\xbb\xbf") ? 3 : 0;
	t->separator = find_separator(str_skip(src->text, t->at));
	return table_next(t, &t->header);
}

int
table_column(const struct table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->header.n; i++)
		if (strcasecmp(t->header.fields[i], name) == 0)
			return (int)i;
	return -1;
}

const char *
table_field(const struct table_row *row, int column)
{
	return column >= 0 && (size_t)column < row->n ? row->fields[column]
		: NULL;
}

struct str
table_utf8(struct arena *a, struct str bytes)
{
	/* 0x80 to 0x9f; 0: no such character */
	static const uint16_t high[32] = {0x20ac, 0, 0x201a, 0x192, 0x201e,
		0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0,
		0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
		0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178};
	struct buf out = {0};
	struct str text;
	size_t i;

	if (utf8_invalid(bytes) == bytes.n)
		return bytes;
	for (i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.p[i];

		buf_utf8(&out, c < 0x80 || c >= 0xa0 ? c
			: high[c - 0x80] ? high[c - 0x80] : 0xfffd);
	}
	text = str_make(arena_strndup(a, out.p, out.n), out.n);
	buf_free(&out);
	return text;
}
