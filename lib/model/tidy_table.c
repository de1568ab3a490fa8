/* SPDX-License-Identifier: MPL-2.0 */
/* A table with its columns aligned. */
#include "lib/model/tidy_table.h"

#include <stdlib.h>

#include "lib/text/markdown.h"

/* A column wider than this is not padded: prose in a cell would push all
 * other rows off the screen. */
#define WIDEST 48

struct cells {
	struct str v[MARKDOWN_COLUMNS];
	size_t n;
};

/* Splits a row at the pipes that are not escaped. */
static bool
split_row(struct cells *row, struct str line)
{
	size_t i, from;

	line = str_trim(line);
	row->n = 0;
	if (line.n == 0 || line.p[0] == '>')
		return false;
	if (line.p[0] == '|')
		line = str_skip(line, 1);
	for (i = from = 0; i <= line.n; i++) {
		bool end = i == line.n;

		if (!end && line.p[i] == '\\' && i + 1 < line.n) {
			i++;
			continue;
		}
		if (!end && line.p[i] != '|')
			continue;
		if (end && from == line.n && row->n)
			break;
		if (row->n == MARKDOWN_COLUMNS)
			return false;
		row->v[row->n++] = str_trim(str_make(line.p + from, i - from));
		from = i + 1;
	}
	return true;
}

static bool
is_rule(const struct cells *row)
{
	size_t i, k;

	for (i = 0; i < row->n; i++) {
		if (row->v[i].n == 0)
			return false;
		for (k = 0; k < row->v[i].n; k++)
			if (row->v[i].p[k] != '-' && row->v[i].p[k] != ':')
				return false;
	}
	return row->n > 0;
}

static bool
measure(size_t width[MARKDOWN_COLUMNS], size_t *columns, struct str text)
{
	struct str line;
	struct cells row;
	size_t i, number = 0;

	*columns = 0;
	while (str_split(&text, '\n', &line)) {
		if (!split_row(&row, line))
			return false;
		if (++number == 2) {
			if (!is_rule(&row))
				return false;
			continue;
		}
		if (number == 1)
			*columns = row.n;
		for (i = 0; i < row.n && i < *columns; i++) {
			size_t n = utf8_count(row.v[i]);

			if (n > width[i])
				width[i] = n;
		}
	}
	return number >= 2;
}

static void
pad(struct buf *out, size_t n, char c)
{
	while (n-- > 0)
		buf_char(out, c);
}

static void
add_rule(struct buf *out, struct str cell, size_t width)
{
	bool left = str_starts(cell, ":"), right = str_ends(cell, ":");
	size_t dashes = width - left - right;

	buf_z(out, left ? "| :" : "| ");
	pad(out, dashes, '-');
	buf_z(out, right ? ": " : " ");
}

static void
add_cell(struct buf *out, struct str cell, size_t width)
{
	size_t n = utf8_count(cell);

	buf_z(out, "| ");
	buf_str(out, cell);
	pad(out, n < width ? width - n : 0, ' ');
	buf_char(out, ' ');
}

bool
tidy_table(struct buf *out, struct str text)
{
	size_t width[MARKDOWN_COLUMNS] = {0}, columns, i, number = 0;
	size_t before = out->n;
	struct str rest = text, line;
	struct cells row;

	if (!measure(width, &columns, text))
		return false;
	for (i = 0; i < columns; i++)
		width[i] = width[i] > WIDEST || width[i] < 3 ? 3 : width[i];
	while (str_split(&rest, '\n', &line)) {
		split_row(&row, line);
		number++;
		if (number > 1)
			buf_char(out, '\n');
		for (i = 0; i < columns || i < row.n; i++) {
			struct str cell = i < row.n ? row.v[i] : STR("");

			if (number == 2)
				add_rule(out, cell, width[i]);
			else
				add_cell(out, cell, i < columns ? width[i] : 0);
		}
		buf_char(out, '|');
	}
	if (str_ends(text, "\n"))
		buf_char(out, '\n');
	if (str_eq(str_skip(buf_view(out), before), text)) {
		out->n = before;
		return false;
	}
	return true;
}
