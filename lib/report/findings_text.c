/* SPDX-License-Identifier: MPL-2.0 */
/* Findings on a terminal. */
#include "lib/report/findings.h"
#include "lib/report/marks.h"
#include "lib/report/report.h"

#define TAB 4
/* A longer line is shown around the place, so many characters before it. */
#define SHOWN 120
#define BEFORE 40

static void
paint(struct buf *out, bool color, const char *code)
{
	if (color)
		buf_fmt(out, "\033[%sm", code);
}

static const char *
severity_color(enum severity severity)
{
	static const char *const codes[] = {"1;31", "1;33", "1;36"};

	return codes[severity];
}

/* A line as it is shown, and where in it the mark stands, in columns. */
struct shown {
	struct buf text;
	size_t from, to, width;
};

static void
add_char(struct shown *s, struct str c)
{
	if (c.p[0] == '\t') {
		do {
			buf_char(&s->text, ' ');
			s->width++;
		} while (s->width % TAB);
		return;
	}
	plain_add_str(&s->text, c);
	s->width++;
}

/* The end of the mark in LINE, in characters from 0: of what the finding says,
 * else of the word that it stands at. */
static size_t
mark_end(const struct finding *f, struct str line)
{
	size_t from = f->column - 1, at = 0;
	bool in_line = f->end_line == f->line;

	if (in_line && f->end_column > f->column)
		return f->end_column - 1;
	while (line.n) {
		uint32_t c;
		size_t n = utf8_decode(line, &c);

		if (at > from && in_line && (line.p[0] == ' ' ||
		    line.p[0] == '\t'))
			break;
		line = str_skip(line, n ? n : 1);
		at++;
	}
	return at > from ? at : from + 1;
}

static void
show_line(struct shown *s, const struct finding *f)
{
	struct str line = str_of(f->line_text);
	size_t at = 0, from = f->column - 1, to = mark_end(f, line);
	size_t first = from > SHOWN - BEFORE ? from - BEFORE : 0;

	if (first)
		add_char(s, STR("…"));
	for (; line.n && at < first + SHOWN; at++) {
		uint32_t c;
		size_t n = utf8_decode(line, &c);

		if (at == from)
			s->from = s->width;
		if (at >= first)
			add_char(s, str_make(line.p, n ? n : 1));
		if (at < to)
			s->to = s->width;
		line = str_skip(line, n ? n : 1);
	}
	if (from >= at)
		s->from = s->width;
	if (line.n)
		add_char(s, STR("…"));
	if (s->to <= s->from)
		s->to = s->from + 1;
}

static void
add_snippet(struct buf *out, const struct finding *f, int width, bool color)
{
	struct shown s = {0};
	size_t i;

	show_line(&s, f);
	paint(out, color, "34");
	buf_fmt(out, "%*s |\n %*u |", width + 1, "", width, f->line);
	paint(out, color, "0");
	if (s.text.n)
		buf_fmt(out, " %s", buf_cstr(&s.text));
	buf_char(out, '\n');
	paint(out, color, "34");
	buf_fmt(out, "%*s |", width + 1, "");
	paint(out, color, severity_color(f->severity));
	buf_fmt(out, " %*s", (int)s.from, "");
	for (i = s.from; i < s.to; i++)
		buf_char(out, '^');
	paint(out, color, "0");
	buf_char(out, '\n');
	buf_free(&s.text);
}

/* Adds the message, or the hint, made safe for a terminal. */
static void
add_words(struct buf *out, const struct finding *f, enum lang lang,
	void (*words)(struct buf *, enum lang, const struct finding *))
{
	struct buf text = {0};

	words(&text, lang, f);
	plain_add_str(out, buf_view(&text));
	buf_free(&text);
}

static bool
has_hint(const struct finding *f, enum lang lang)
{
	struct buf text = {0};
	bool has;

	finding_hint(&text, lang, f);
	has = str_trim(buf_view(&text)).n > 0;
	buf_free(&text);
	return has;
}

static int
digits(uint32_t n)
{
	int d = 1;

	for (; n >= 10; n /= 10)
		d++;
	return d;
}

static void
add_finding(struct buf *out, const struct finding *f, enum lang lang,
	bool color)
{
	int width = digits(f->line);

	paint(out, color, severity_color(f->severity));
	buf_fmt(out, "%s[%s]", severity_word(lang, f->severity),
		finding_name(f->code));
	paint(out, color, "0");
	buf_z(out, ": ");
	paint(out, color, "1");
	add_words(out, f, lang, finding_message);
	paint(out, color, "0");
	buf_char(out, '\n');
	paint(out, color, "34");
	buf_fmt(out, "%*s--> ", width + 1, "");
	paint(out, color, "0");
	plain_add(out, f->path);
	buf_fmt(out, ":%u:%u\n", f->line, f->column);
	if (f->line_text)
		add_snippet(out, f, width, color);
	if (has_hint(f, lang)) {
		paint(out, color, "34");
		buf_fmt(out, "%*s = ", width + 1, "");
		paint(out, color, "0");
		buf_fmt(out, "%s: ", say(lang, "hjælp", "help"));
		add_words(out, f, lang, finding_hint);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
}

void
findings_text(struct buf *out, const struct findings *fs, enum lang lang,
	bool color)
{
	size_t i;

	for (i = 0; i < fs->n; i++)
		add_finding(out, &fs->v[i], lang, color);
}

static void
add_count(struct buf *out, size_t n, const char *one, const char *many)
{
	buf_fmt(out, "%zu %s", n, n == 1 ? one : many);
}

void
findings_summary(struct buf *out, const struct findings *fs, size_t documents,
	enum lang lang)
{
	size_t errors = findings_count(fs, SEVERITY_ERROR);
	size_t warnings = findings_count(fs, SEVERITY_WARNING);
	const char *document = say(lang, "dokument", "document");
	const char *many = say(lang, "dokumenter", "documents");

	if (errors == 0 && warnings == 0) {
		add_count(out, documents, document, many);
		buf_fmt(out, ", %s\n", say(lang, "ingen fejl", "no errors"));
		return;
	}
	if (errors)
		add_count(out, errors, say(lang, "fejl", "error"),
			say(lang, "fejl", "errors"));
	if (errors && warnings)
		buf_z(out, say(lang, " og ", " and "));
	if (warnings)
		add_count(out, warnings, say(lang, "advarsel", "warning"),
			say(lang, "advarsler", "warnings"));
	buf_z(out, say(lang, " i ", " in "));
	add_count(out, documents, document, many);
	buf_char(out, '\n');
}
