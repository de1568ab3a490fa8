/* SPDX-License-Identifier: MPL-2.0 */
/* A table for people: on a terminal, in Markdown, in HTML. */
#include "lib/report/sheet.h"

#include "lib/report/marks.h"
#include "lib/text/html.h"

#define COLUMNS_MAX 256

void
sheet_init(struct sheet *s, struct arena *a, const char *title)
{
	memset(s, 0, sizeof(*s));
	s->arena = a;
	s->title = title;
	s->columns = ARENA_ARRAY(a, const char *, COLUMNS_MAX);
}

void
sheet_column(struct sheet *s, const char *name)
{
	if (s->column_count < COLUMNS_MAX)
		s->columns[s->column_count++] = name;
}

void
sheet_cell(struct sheet *s, enum tone tone, const char *text)
{
	ARENA_GROW(s->arena, s->cells, s->n, s->cap);
	s->cells[s->n++] = (struct sheet_cell){text ? text : "", tone};
}

void
sheet_number(struct sheet *s, size_t number)
{
	sheet_cell(s, TONE_PLAIN, arena_fmt(s->arena, "%zu", number));
}

/* A terminal: columns as wide as their widest text, the last one as it is. */
static size_t
width_of(const char *text)
{
	struct buf plain = {0};
	size_t n;

	plain_add(&plain, text);
	n = utf8_count(buf_view(&plain));
	buf_free(&plain);
	return n;
}

static size_t *
widths_of(const struct sheet *s)
{
	size_t *widths = ARENA_ARRAY(s->arena, size_t, s->column_count);
	size_t i, n;

	for (i = 0; i < s->column_count; i++)
		widths[i] = width_of(s->columns[i]);
	for (i = 0; i < s->n; i++) {
		n = width_of(s->cells[i].text);
		if (n > widths[i % s->column_count])
			widths[i % s->column_count] = n;
	}
	return widths;
}

static void
paint(struct buf *out, const struct report *r, const char *code)
{
	if (r->color)
		buf_fmt(out, "\033[%sm", code);
}

static void
text_cell(struct buf *out, const struct report *r, const char *text,
	const char *code, size_t width)
{
	size_t n = width_of(text);

	if (*code)
		paint(out, r, code);
	plain_add(out, text);
	if (*code)
		paint(out, r, "0");
	if (width > n)
		buf_fmt(out, "%*s", (int)(width - n), "");
}

static void
text_row_end(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		out->n--;
	buf_char(out, '\n');
}

static void
sheet_text(struct buf *out, const struct sheet *s, const struct report *r)
{
	static const char *const codes[] = {"", "32", "33", "1;31"};
	size_t *widths = widths_of(s), i, k;

	if (s->title) {
		text_cell(out, r, s->title, "1", 0);
		buf_char(out, '\n');
	}
	for (i = 0; i < s->column_count; i++) {
		buf_z(out, "  ");
		text_cell(out, r, s->columns[i], "2",
			i + 1 < s->column_count ? widths[i] : 0);
	}
	text_row_end(out);
	for (i = 0; i < s->n; i++) {
		k = i % s->column_count;
		buf_z(out, "  ");
		text_cell(out, r, s->cells[i].text, codes[s->cells[i].tone],
			k + 1 < s->column_count ? widths[k] : 0);
		if (k + 1 == s->column_count)
			text_row_end(out);
	}
	buf_char(out, '\n');
}

static void
markdown_cell(struct buf *out, const char *text, bool strong)
{
	buf_z(out, strong ? " **" : " ");
	markdown_add(out, text);
	buf_z(out, strong ? "** |" : " |");
}

static void
sheet_markdown(struct buf *out, const struct sheet *s)
{
	size_t i;

	if (s->title) {
		buf_z(out, "## ");
		markdown_add(out, s->title);
		buf_z(out, "\n\n");
	}
	buf_char(out, '|');
	for (i = 0; i < s->column_count; i++)
		markdown_cell(out, s->columns[i], false);
	buf_z(out, "\n|");
	for (i = 0; i < s->column_count; i++)
		buf_z(out, " --- |");
	for (i = 0; i < s->n; i++) {
		if (i % s->column_count == 0)
			buf_z(out, "\n|");
		markdown_cell(out, s->cells[i].text,
			s->cells[i].tone == TONE_BAD && *s->cells[i].text);
	}
	buf_z(out, "\n\n");
}

static void
sheet_html(struct buf *out, const struct sheet *s)
{
	static const char *const tones[] = {"", " class=\"good\"",
		" class=\"wait\"", " class=\"bad\""};
	size_t i;

	buf_z(out, "<section>\n");
	if (s->title)
		html_fmt(out, "<h2>%t</h2>\n", s->title);
	html_fmt(out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
		"aria-label=\"%t\">\n<table>\n<thead><tr>",
		s->title ? s->title : s->columns[0]);
	for (i = 0; i < s->column_count; i++)
		html_fmt(out, "<th scope=\"col\">%t</th>", s->columns[i]);
	buf_z(out, "</tr></thead>\n<tbody>\n");
	for (i = 0; i < s->n; i++) {
		bool first = i % s->column_count == 0;

		html_fmt(out, first ? "<tr><th scope=\"row\"%r>%t</th>"
			: "<td%r>%t</td>", tones[s->cells[i].tone],
			s->cells[i].text);
		if ((i + 1) % s->column_count == 0)
			buf_z(out, "</tr>\n");
	}
	buf_z(out, "</tbody>\n</table>\n</div>\n</section>\n");
}

void
sheet_add(struct buf *out, const struct sheet *s, const struct report *r)
{
	if (s->n == 0)
		return;
	if (r->format == REPORT_MARKDOWN)
		sheet_markdown(out, s);
	else if (r->format == REPORT_HTML)
		sheet_html(out, s);
	else
		sheet_text(out, s, r);
}
