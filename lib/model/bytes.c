/* SPDX-License-Identifier: MPL-2.0 */
/* A document as bytes: whether it is text that can be read at all. */
#include "lib/model/bytes.h"

#include "lib/text/markdown.h"

#define BOM "\xef\xbb\xbf"

/* "<<<<<<<" alone or before a space: more of them, or a letter, are text. */
static bool
is_marker(struct str line, char c)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == c)
		n++;
	return n == 7 && (line.n == 7 || line.p[7] == ' ');
}

/* The fence of a code block that LINE opens or closes: its character, and
 * *N how many; 0 for any other line. */
static char
fence(struct str line, size_t *n)
{
	size_t indent = 0;

	while (indent < line.n && line.p[indent] == ' ')
		indent++;
	line = str_skip(line, indent);
	if (indent > 3 || line.n < 3 || (line.p[0] != '`' && line.p[0] != '~'))
		return 0;
	for (*n = 0; *n < line.n && line.p[*n] == line.p[0]; ++*n)
		;
	return *n < 3 ? 0 : line.p[0];
}

/* A row of "=======" alone underlines a heading, so a conflict is told by
 * its first line, or by its last where the first was deleted. */
static void
check_conflicts(const struct source *src, struct findings *fs)
{
	char in_fence = 0;
	size_t least = 0, n = 0;
	bool open = false;
	uint32_t i;

	for (i = 1; i <= src->line_count; i++) {
		struct str line = source_line(src, i);
		char c = fence(line, &n);
		uint32_t at = source_offset(src, i);

		if (in_fence) {
			if (c == in_fence && n >= least)
				in_fence = 0;
			continue;
		}
		if (c) {
			in_fence = c;
			least = n;
		} else if (is_marker(line, '<') ||
		    (is_marker(line, '>') && !open)) {
			finding_add(fs, FINDING_CONFLICT_MARKER,
				span_make(at, at + line.n), "");
			open = line.p[0] == '<';
		} else if (is_marker(line, '>')) {
			open = false;
		}
	}
}

/* Whether seven of C stand side by side. */
static bool
has_run(struct str text, char c)
{
	size_t n;

	while ((n = str_chr(text, c)) < text.n) {
		text = str_skip(text, n);
		for (n = 0; n < text.n && text.p[n] == c; n++)
			;
		if (n >= 7)
			return true;
		text = str_skip(text, n);
	}
	return false;
}

static void
check_line_ends(const struct source *src, struct findings *fs)
{
	struct str rest = src->text;
	size_t at;

	while ((at = str_chr(rest, '\r')) < rest.n) {
		rest = str_skip(rest, at + 1);
		if (!str_starts(rest, "\n"))
			continue;
		at = src->text.n - rest.n - 1;
		finding_add(fs, FINDING_CRLF, span_make(at, at + 1), "");
		return;
	}
}

static bool
check_encoding(struct str text, struct findings *fs)
{
	size_t nul = str_chr(text, '\0'), bad = utf8_invalid(text);

	if (nul < text.n && nul < bad) {
		finding_add(fs, FINDING_NUL_BYTE, span_make(nul, nul + 1), "");
		return false;
	}
	if (bad < text.n) {
		finding_add(fs, FINDING_NOT_UTF8, span_make(bad, bad + 1), "");
		return false;
	}
	return true;
}

bool
bytes_check(const struct source *src, struct findings *fs)
{
	struct str text = src->text;

	if (text.n > MARKDOWN_SIZE) {
		finding_add(fs, FINDING_TOO_LARGE, span_make(0, 0), "@document",
			"256 KiB");
		return false;
	}
	if (!check_encoding(text, fs))
		return false;
	if (str_starts(text, BOM)) {
		finding_add(fs, FINDING_BOM, span_make(0, 3), "");
		text = str_skip(text, 3);
	}
	if (str_trim(text).n == 0) {
		finding_add(fs, FINDING_EMPTY_FILE, span_make(0, 0), "");
		return false;
	}
	check_line_ends(src, fs);
	if (has_run(text, '<') || has_run(text, '>'))
		check_conflicts(src, fs);
	return true;
}
