/* SPDX-License-Identifier: MPL-2.0 */
/* A heading of a document as the form sees it. */
#include "lib/model/heading.h"

/* What stands in the source between the signs that make it a heading. */
static struct span
text_span(const struct source *src, const struct block *b)
{
	struct span span = b->span;
	struct str s = str_trim(source_slice(src, span));
	size_t n;

	if (s.n && s.p[0] == '#') {
		while (s.n && s.p[0] == '#')
			s = str_skip(s, 1);
		s = str_trim(s);
		n = s.n;
		while (n && s.p[n - 1] == '#')
			n--;
		if (n == 0 || s.p[n - 1] == ' ' || s.p[n - 1] == '\t')
			s.n = n;
	} else {
		while (s.n && s.p[s.n - 1] != '\n')
			s.n--;
	}
	s = str_trim(s);
	if (s.n == 0)
		return span;
	return span_make((size_t)(s.p - src->text.p),
		(size_t)(s.p - src->text.p) + s.n);
}

static void
take_mark(struct head *h, const struct heading *part)
{
	if (part->mark == 0 || h->mark < 0)
		return;
	if (part->mark < 0)
		h->class = CLASS_CONFIDENTIAL;
	else if (h->mark == 0 || part->class > h->class)
		h->class = part->class;
	h->mark = part->mark;
	h->marker = part->marker;
}

/* A marker that a definition made a link lost its brackets in the text. */
static struct str
without_marker(struct str text, struct str marker)
{
	text = str_trim(text);
	if (marker.n && text.n > marker.n &&
	    str_eq(str_skip(text, text.n - marker.n), marker))
		text.n -= marker.n;
	return text;
}

/* Fills H but for its texts; PLAIN gets its text taken apart. */
static void
read_mark(struct head *h, struct heading *plain, const struct source *src,
	const struct words *classes, const struct block *b)
{
	struct heading written;

	memset(h, 0, sizeof(*h));
	h->span = text_span(src, b);
	heading_split(plain, b->text, classes);
	take_mark(h, plain);
	if (str_eq(source_slice(src, h->span), b->text))
		return;
	heading_split(&written, source_slice(src, h->span), classes);
	take_mark(h, &written);
	if (plain->mark == 0 && written.mark != 0)
		heading_split(plain, without_marker(b->text, written.marker),
			classes);
}

void
head_mark(struct head *h, const struct source *src,
	const struct words *classes, const struct block *b)
{
	struct heading plain;

	read_mark(h, &plain, src, classes, b);
}

void
head_read(struct head *h, struct arena *a, const struct source *src,
	const struct words *classes, const struct block *b)
{
	struct heading plain;

	read_mark(h, &plain, src, classes, b);
	label_texts(a, plain.text, &h->plain, &h->folded);
}

void
head_check(const struct head *h, struct arena *a,
	const struct words *classes, struct findings *fs)
{
	const char *internal = words_first(classes, CLASS_INTERNAL);
	const char *secret = words_first(classes, CLASS_CONFIDENTIAL), *near;

	if (h->mark >= 0)
		return;
	near = words_near(classes, h->marker);
	finding_add(fs, FINDING_HEADING_CLASS, h->span,
		arena_strndup(a, h->marker.p, h->marker.n), near
		? arena_fmt(a, "@near:%s", near)
		: arena_fmt(a, "@one-of:[%s], [%s]", internal ? internal : "",
		secret ? secret : ""));
}

/* What stands in the brackets at the end of LINE. */
static struct str
in_brackets(struct str line)
{
	size_t open;

	line = str_trim(line);
	while (line.n && line.p[line.n - 1] != ']')
		line.n--;
	if (line.n == 0)
		return line;
	line.n--;
	for (open = line.n; open && line.p[open - 1] != '['; open--)
		;
	return str_skip(line, open);
}

int
text_marker(struct str text, const struct words *classes, enum class *class,
	struct str *marker)
{
	struct str line, rest = text, inner;
	enum class found;
	int result = 0, mark;

	if (str_chr(text, ']') == text.n && str_chr(text, '\xef') == text.n)
		return 0;
	while (str_split(&rest, '\n', &line)) {
		struct heading h;

		heading_split(&h, line, classes);
		mark = h.mark;
		found = h.class;
		inner = in_brackets(line);
		if (mark < 0 && words_near(classes, inner) == NULL)
			mark = 0;
		if (mark < 0) {
			*marker = inner;
			*class = CLASS_CONFIDENTIAL;
			return -1;
		}
		if (mark > 0 && (result == 0 || found > *class)) {
			*class = found;
			result = 1;
		}
	}
	return result;
}
