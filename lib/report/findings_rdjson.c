/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as rdjson, the Reviewdog Diagnostic Format. */
#include "lib/report/findings.h"
#include "lib/text/json.h"

/* The column in bytes of the column in code points; what is past the text is
 * taken as a byte each. */
static size_t
byte_column(const struct finding *f, uint32_t column)
{
	struct str text = str_of(f->line_text);
	uint32_t left = column - f->text_column;
	size_t i = 0;

	while (left && i < text.n) {
		do
			i++;
		while (i < text.n && ((unsigned char)text.p[i] & 0xc0) == 0x80);
		left--;
	}
	return f->text_byte + i + left;
}

/* COLUMN 0: the whole line. */
static void
add_position(struct json *j, const char *key, uint32_t line, size_t column)
{
	json_open(j, key, '{');
	json_number(j, "line", line);
	if (column)
		json_number(j, "column", (long long)column);
	json_close(j, '}');
}

/* Only the first line's text is known here: a range that ends within another
 * is given in whole lines, which the format takes as both columns left out. */
static void
add_range(struct json *j, const struct finding *f)
{
	size_t from = byte_column(f, f->column), to = 1;

	if (f->end_line == f->line)
		to = byte_column(f, f->end_column);
	else if (f->end_column > 1)
		from = to = 0;
	json_open(j, "range", '{');
	add_position(j, "start", f->line, from);
	add_position(j, "end", f->end_line, to);
	json_close(j, '}');
}

static void
add_finding(struct json *j, const struct finding *f, enum lang lang)
{
	static const char *const severities[] = {"ERROR", "WARNING", "INFO"};
	struct buf text = {0};

	finding_words(&text, lang, f, "\n");
	json_open(j, NULL, '{');
	json_text(j, "message", buf_cstr(&text));
	json_open(j, "location", '{');
	json_text(j, "path", f->path);
	add_range(j, f);
	json_close(j, '}');
	json_text(j, "severity", severities[f->severity]);
	json_open(j, "code", '{');
	json_text(j, "value", finding_name(f->code));
	json_close(j, '}');
	json_close(j, '}');
	buf_free(&text);
}

void
findings_rdjson(struct buf *out, const struct findings *fs, enum lang lang)
{
	struct json j = {.out = out};
	size_t i;

	json_open(&j, NULL, '{');
	json_open(&j, "source", '{');
	json_text(&j, "name", "referat");
	json_close(&j, '}');
	json_open(&j, "diagnostics", '[');
	for (i = 0; i < fs->n; i++)
		add_finding(&j, &fs->v[i], lang);
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}
