/* SPDX-License-Identifier: MPL-2.0 */
/* Author's text in a report: made safe for where it is shown, and word by
 * word against an older one. */
#include "lib/report/marks.h"

#include "lib/base/ascii.h"
#include "lib/compare/words.h"
#include "lib/text/html.h"

/* Characters that don't show, or turn round what follows. */
static bool
is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) ||
		(c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static bool
is_line_end(uint32_t c)
{
	return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 ||
		c == 0x2029;
}

void
plain_add_str(struct buf *out, struct str text)
{
	while (text.n) {
		uint32_t c;
		size_t n = utf8_decode(text, &c);

		if (n == 0) {
			buf_utf8(out, 0xfffd);
			n = 1;
		} else if (is_line_end(c)) {
			buf_char(out, ' ');
		} else if (is_control(c)) {
			buf_utf8(out, 0xfffd);
		} else {
			buf_add(out, text.p, n);
		}
		text = str_skip(text, n);
	}
}

void
plain_add(struct buf *out, const char *text)
{
	plain_add_str(out, str_of(text));
}

/* Whether a backslash has to go before the character at TEXT's front. FIRST:
 * nothing but what we wrote stands before it on the line; NUMBER: nothing but
 * digits does; BEFORE: the character before it. */
static bool
means_something(struct str text, bool first, bool number, char before)
{
	char c = text.p[0], next = text.n > 1 ? text.p[1] : ' ';

	if (strchr("\\`*_[]<>|~&#@", c))
		return true;
	if (strchr("!$%", c))
		return next != ' ' && !strchr(".,;:!?)", next);
	if (c == ':')
		return str_starts(text, "://");
	if (c == '.' || c == ')')
		return number || (c == '.' && (before | 0x20) == 'w');
	return first && strchr("-+/", c);
}

static void
add_markdown(struct buf *out, struct str text)
{
	bool first = true, number = false;
	char before = ' ';

	while (text.n) {
		uint32_t c = 0;
		size_t n = utf8_decode(text, &c);

		if (n == 0 || is_line_end(c) || is_control(c)) {
			plain_add_str(out, str_make(text.p, n ? n : 1));
			n = n ? n : 1;
		} else {
			if (n == 1 && means_something(text, first, number,
			    before))
				buf_char(out, '\\');
			buf_add(out, text.p, n);
		}
		number = (first || number) && ascii_digit(c);
		first = false;
		before = text.p[0];
		text = str_skip(text, n);
	}
}

void
markdown_add(struct buf *out, const char *text)
{
	add_markdown(out, str_trim(str_of(text)));
}

/* How a run is shown: what goes before and after it, and its text. */
struct style {
	const char *open[3], *close[3];
	void (*add)(struct buf *out, struct str text);
	bool apart;                /* a space between what went and what came */
};

/* The space at a run's end stays outside the marks. */
static void
add_marks(struct buf *out, const struct style *s, const char *before,
	const char *after)
{
	struct arena a = {0};
	size_t i, n;
	struct run *runs = words_diff(&a, str_trim(str_of(before)),
		str_trim(str_of(after)), &n);

	for (i = 0; i < n; i++) {
		struct str text = str_trim(runs[i].text);
		bool pair = runs[i].kind == RUN_GONE && i + 1 < n &&
			runs[i + 1].kind == RUN_NEW;

		buf_z(out, s->open[runs[i].kind]);
		s->add(out, text);
		buf_z(out, s->close[runs[i].kind]);
		if (i + 1 < n && (s->apart || !pair))
			buf_char(out, ' ');
	}
	arena_free(&a);
}

void
marks_plain(struct buf *out, const char *before, const char *after)
{
	static const struct style style = {{"", "[-", "{+"}, {"", "-]", "+}"},
		plain_add_str, false};

	add_marks(out, &style, before, after);
}

void
marks_color(struct buf *out, const char *before, const char *after)
{
	static const struct style style = {
		{"", "\033[31;9m", "\033[32m"}, {"", "\033[0m", "\033[0m"},
		plain_add_str, true};

	add_marks(out, &style, before, after);
}

void
marks_markdown(struct buf *out, const char *before, const char *after)
{
	static const struct style style = {{"", "~~", "**"}, {"", "~~", "**"},
		add_markdown, true};

	add_marks(out, &style, before, after);
}

void
marks_html(struct buf *out, const char *before, const char *after)
{
	static const struct style style = {{"", "<del>", "<ins>"},
		{"", "</del>", "</ins>"}, html_text, true};

	add_marks(out, &style, before, after);
}
