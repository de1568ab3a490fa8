/* SPDX-License-Identifier: MPL-2.0 */
/* Limits of a Markdown text, counted in linear time before it is parsed. Each
 * stands for something that the library takes quadratic time or memory for. */
#include "lib/base/ascii.h"
#include "lib/text/markdown.h"

/* The text line by line. A run is what stands between two blank lines: no
 * paragraph or table is longer. */
struct count {
	const struct source *src;
	struct findings *fs;
	struct str line;           /* without its end */
	size_t run_from;
	size_t columns, cells, delimiters;
	size_t open;               /* containers that may be open */
	bool blank;                /* the line before was */
};

static size_t
place_of(const struct count *c, const char *at)
{
	return (size_t)(at - c->src->text.p);
}

static bool
exceeds(const struct count *c, struct str where, const char *what,
	const char *limit)
{
	size_t at = place_of(c, where.p);

	finding_add(c->fs, FINDING_TOO_LARGE, span_make(at, at + where.n),
		what, limit);
	return false;
}

/* The length of a container's mark at the front of S: of a quote, an item, a
 * footnote; 0 where none is. */
static size_t
mark_length(struct str s)
{
	size_t n = 0;

	if (s.n == 0)
		return 0;
	if (s.p[0] == '>')
		return 1;
	if (s.n > 2 && s.p[0] == '[' && s.p[1] == '^') {
		n = str_chr(s, ']');
		return n + 1 < s.n && s.p[n + 1] == ':' ? n + 2 : 0;
	}
	while (n < s.n && n < 9 && ascii_digit(s.p[n]))
		n++;
	if (n >= s.n)
		return 0;
	if (n ? s.p[n] != '.' && s.p[n] != ')'
	    : s.p[n] != '-' && s.p[n] != '+' && s.p[n] != '*')
		return 0;
	n++;
	return n == s.n || s.p[n] == ' ' || s.p[n] == '\t' ? n : 0;
}

/* "- - - -" is a break across the page and no list in a list in a list. */
static bool
is_break(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] != s.p[0] && s.p[i] != ' ' && s.p[i] != '\t')
			return false;
	return s.n && (s.p[0] == '-' || s.p[0] == '*');
}

/* An upper bound of how deep the line stands: the marks in it, and an item
 * that is open for each two columns that it is indented. */
static bool
count_nesting(struct count *c)
{
	struct str s = c->line, same = s;
	size_t marks = 0, width = 0, n;

	for (;;) {
		for (; s.n && (s.p[0] == ' ' || s.p[0] == '\t'); s = str_skip(s, 1))
			width += s.p[0] == '\t' ? 4 : 1;
		n = mark_length(s);
		if (n == 0 || marks > MARKDOWN_NESTING)
			break;
		if (marks == 0 || same.p[0] != s.p[0])
			same = s;
		marks++;
		s = str_skip(s, n);
	}
	if (s.n == 0 && marks == 0)
		return true;
	width = width > marks ? width - marks : 0;
	n = marks + (width / 2 < c->open ? width / 2 : c->open);
	if (n > MARKDOWN_NESTING) {
		if (marks && is_break(same))
			return true;
		return exceeds(c, c->line, "@markdown-nesting", "32");
	}
	if (n > c->open || c->blank)
		c->open = n;
	return true;
}

/* The number of columns if the line may be the dashes under a table's header;
 * else 0. */
static size_t
delimiter_columns(struct str s)
{
	size_t i, pipes = 0, dashes = 0;

	while (s.n && (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == '>'))
		s = str_skip(s, 1);
	if (s.n == 0 || (s.p[0] != '|' && s.p[0] != ':' && s.p[0] != '-'))
		return 0;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '\0' || !strchr("|:- \t\v\f", s.p[i]))
			return 0;
		pipes += s.p[i] == '|';
		dashes += s.p[i] == '-';
	}
	s = str_trim(s);
	if (dashes == 0)
		return 0;
	return pipes + 1 - (s.p[0] == '|') - (s.n > 1 && s.p[s.n - 1] == '|');
}

/* A row that is too short is filled up to the columns of its table. */
static bool
count_table(struct count *c)
{
	size_t columns = delimiter_columns(c->line);

	c->cells += c->columns;
	if (c->cells > MARKDOWN_CELLS)
		return exceeds(c, c->line, "@markdown-cells", "32768");
	if (columns == 0)
		return true;
	if (columns > MARKDOWN_COLUMNS)
		return exceeds(c, c->line, "@markdown-columns", "64");
	if (++c->delimiters > MARKDOWN_DELIMITERS)
		return exceeds(c, c->line, "@markdown-delimiters", "256");
	if (columns > c->columns)
		c->columns = columns;
	return true;
}

static bool
is_task(struct str s)
{
	return s.n >= 3 && s.p[2] == ']' && strchr(" xX", s.p[1]) && s.p[1];
}

/* How many [ there are, but those of tasks; how many <! and <?. */
static size_t
count_brackets(struct str s)
{
	size_t n = 0, at;

	while ((at = str_chr(s, '[')) < s.n) {
		s = str_skip(s, at);
		n += !is_task(s);
		s = str_skip(s, 1);
	}
	return n;
}

static size_t
count_html(struct str s)
{
	size_t n = 0, at;

	while ((at = str_chr(s, '<')) < s.n) {
		s = str_skip(s, at + 1);
		n += s.n && (s.p[0] == '!' || s.p[0] == '?');
	}
	return n;
}

static bool
end_run(struct count *c, size_t to)
{
	struct str run = str_make(c->src->text.p + c->run_from,
		to - c->run_from);

	c->run_from = to;
	c->columns = c->delimiters = 0;
	if (run.n > MARKDOWN_BRACKETS
	    && count_brackets(run) > MARKDOWN_BRACKETS)
		return exceeds(c, run, "@markdown-brackets", "4096");
	if (run.n > MARKDOWN_HTML && count_html(run) > MARKDOWN_HTML)
		return exceeds(c, run, "@markdown-html", "1000");
	return true;
}

static bool
count_line(struct count *c)
{
	bool blank = c->line.n == 0 || str_trim(c->line).n == 0;

	if (c->line.n > MARKDOWN_LINE)
		return exceeds(c, c->line, "@markdown-line", "16 KiB");
	if (blank && !c->blank && !end_run(c, place_of(c, c->line.p)))
		return false;
	if (!blank && !(count_nesting(c) && count_table(c)))
		return false;
	c->blank = blank;
	return true;
}

/* Offset of the first "]:" in S; s.n where none is. */
static size_t
find_definition(struct str s)
{
	size_t at = str_chr(s, ']');

	while (at + 1 < s.n && s.p[at + 1] != ':')
		at += 1 + str_chr(str_skip(s, at + 1), ']');
	return at + 1 < s.n ? at : s.n;
}

/* A definition begins at "]:" and goes on to the next, or to a blank line. */
static size_t
longest_definition(struct str s, struct str *where)
{
	size_t longest = 0, at, n;

	while ((at = find_definition(s)) < s.n) {
		const char *open = memrchr(s.p, '[', at);
		bool note = open && open + 1 < s.p + at && open[1] == '^';
		size_t blank;

		s = str_skip(s, at + 2);
		n = find_definition(s);
		blank = str_find(str_make(s.p, n), STR("\n\n"));
		n = blank < n ? blank : n;
		if (!note && n > longest) {
			longest = n;
			*where = str_make(s.p, n);
		}
	}
	return longest;
}

/* Each use of a definition copies it. */
static bool
count_references(struct count *c, struct str text)
{
	struct str where = {0};
	size_t longest = longest_definition(text, &where);

	if (longest && longest * count_brackets(text) > MARKDOWN_REFERENCES)
		return exceeds(c, where, "@markdown-references", "1 MiB");
	return true;
}

/* The next line off the front of REST; the library ends lines at CR too. */
static struct str
take_line(struct str *rest, bool cr)
{
	struct str line = str_make(rest->p, 0);

	if (!cr)
		line.n = str_chr(*rest, '\n');
	else
		while (line.n < rest->n && line.p[line.n] != '\n'
		    && line.p[line.n] != '\r')
			line.n++;
	*rest = str_skip(*rest, line.n < rest->n ? line.n + 1 : line.n);
	return line;
}

bool
markdown_limits(const struct source *src, struct span range,
	struct findings *fs)
{
	struct str rest = source_slice(src, range), text = rest;
	struct count c = {.src = src, .fs = fs, .run_from = range.from,
		.blank = true};
	bool cr = rest.n && memchr(rest.p, '\r', rest.n);

	if (text.n > MARKDOWN_SIZE)
		return exceeds(&c, str_make(text.p, 0), "@document", "256 KiB");
	while (rest.n) {
		c.line = take_line(&rest, cr);
		if (!count_line(&c))
			return false;
	}
	return end_run(&c, range.to) && count_references(&c, text);
}
