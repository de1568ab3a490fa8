/* SPDX-License-Identifier: MPL-2.0 */
/* Findings on a terminal. */
#include "lib/report/findings.h"

#include "lib/report/bundle.h"
#include "lib/report/marks.h"
#include "lib/report/report.h"

#define TAB 4
/* A longer line is shown around the place, so many characters before it. */
#define SHOWN 120
#define BEFORE 40
/* Of more places than these, the others are only counted. */
#define PLACES 8

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
	size_t from = f->column - f->text_column, at = 0;
	bool in_line = f->end_line == f->line;

	if (in_line && f->end_column > f->column)
		return f->end_column - f->text_column;
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
	size_t at = 0, from = f->column - f->text_column;
	size_t to = mark_end(f, line);
	size_t first = from > SHOWN - BEFORE ? from - BEFORE : 0;

	if (first || f->text_column > 1)
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

/* Adds TEXT, of others' words too, made safe for a terminal, and empties it. */
static void
add_words(struct buf *out, struct buf *text)
{
	plain_add_str(out, str_trim(buf_view(text)));
	buf_reset(text);
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
add_title(struct buf *out, const struct finding *f, enum lang lang,
	struct buf *text, bool color)
{
	paint(out, color, severity_color(f->severity));
	buf_fmt(out, "%s[%s]", severity_word(lang, f->severity),
		finding_name(f->code));
	paint(out, color, "0");
	buf_z(out, ": ");
	paint(out, color, "1");
	add_words(out, text);
	paint(out, color, "0");
	buf_char(out, '\n');
}

static void
add_place(struct buf *out, const struct finding *f, int width, bool color)
{
	paint(out, color, "34");
	buf_fmt(out, "%*s--> ", width + 1, "");
	paint(out, color, "0");
	plain_add(out, f->path);
	buf_fmt(out, ":%u:%u\n", f->line, f->column);
}

/* Where there is something to do, TEXT says what. */
static void
add_help(struct buf *out, enum lang lang, struct buf *text, int width,
	bool color)
{
	if (str_trim(buf_view(text)).n == 0)
		return;
	paint(out, color, "34");
	buf_fmt(out, "%*s = ", width + 1, "");
	paint(out, color, "0");
	buf_fmt(out, "%s: ", say(lang, "hjælp", "help"));
	add_words(out, text);
	buf_char(out, '\n');
}

static void
add_finding(struct buf *out, const struct finding *f, enum lang lang,
	bool color)
{
	int width = digits(f->line);
	struct buf text = {0};

	finding_message(&text, lang, f);
	add_title(out, f, lang, &text, color);
	add_place(out, f, width, color);
	if (f->line_text)
		add_snippet(out, f, width, color);
	finding_hint(&text, lang, f);
	add_help(out, lang, &text, width, color);
	buf_free(&text);
}

/* What is about the document as a whole needs no line. */
static void
add_items(struct buf *out, const struct bundle *b, enum lang lang, int width)
{
	struct buf text = {0};
	size_t i;

	for (i = 0; i < b->n; i++) {
		buf_fmt(out, "%*s - ", width + 1, "");
		if (b->v[b->n - 1]->line != b->v[0]->line)
			buf_fmt(out, "%s %u: ", say(lang, "linje", "line"),
				b->v[i]->line);
		bundle_item(&text, lang, b->v[i]);
		add_words(out, &text);
		buf_char(out, '\n');
	}
	buf_free(&text);
}

static void
add_places(struct buf *out, const struct bundle *b, enum lang lang, int width,
	bool color)
{
	size_t i;

	for (i = 0; i < b->n && i < PLACES; i++)
		add_place(out, b->v[i], width, color);
	if (b->n > PLACES)
		buf_fmt(out, "%*s … %s %zu %s\n", width + 1, "",
			say(lang, "og", "and"), b->n - PLACES,
			say(lang, "steder til", "more places"));
}

static void
add_bundle(struct buf *out, const struct bundle *b, enum lang lang, bool color)
{
	const struct finding *f = b->v[0];
	int width = digits(f->line);
	struct buf text = {0};

	bundle_head(&text, lang, b);
	add_title(out, f, lang, &text, color);
	if (b->kind == BUNDLE_LIST) {
		add_place(out, f, width, color);
		add_items(out, b, lang, width);
	} else {
		add_places(out, b, lang, width, color);
	}
	bundle_help(&text, lang, b);
	add_help(out, lang, &text, width, color);
	buf_free(&text);
}

void
findings_text(struct buf *out, const struct findings *fs, enum lang lang,
	bool color)
{
	struct arena a = {0};
	size_t i, n;
	const struct bundle *v = bundles_of(&a, fs, &n);

	for (i = 0; i < n; i++) {
		if (v[i].kind == BUNDLE_ONE)
			add_finding(out, v[i].v[0], lang, color);
		else
			add_bundle(out, &v[i], lang, color);
		buf_char(out, '\n');
	}
	arena_free(&a);
}

/* How many of the warnings only say what drafts lack as yet. */
static void
add_unfinished(struct buf *out, const struct findings *fs, enum lang lang)
{
	size_t i, n = 0;

	for (i = 0; i < fs->n; i++)
		n += finding_is_unfinished(&fs->v[i]);
	if (n)
		buf_fmt(out, "%s %zu %s", say(lang, ", heraf", ", of which"),
			n, say(lang, "om det, som kladder endnu mangler",
			"about what drafts still lack"));
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
		if (documents)
			add_count(out, documents, document, many);
		buf_fmt(out, "%s%s\n", documents ? ", " : "",
			say(lang, "ingen fejl", "no errors"));
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
	/* Asked about the configuration alone, there are none. */
	if (documents) {
		buf_z(out, say(lang, " i ", " in "));
		add_count(out, documents, document, many);
	}
	add_unfinished(out, fs, lang);
	buf_char(out, '\n');
}
