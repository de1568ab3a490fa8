/* SPDX-License-Identifier: MPL-2.0 */
/* Tokens for what is long and plain. Neither a line nor a cell that begins
 * with a letter and has no sign can begin or end a block, whatever is open. */
#include "lib/text/markdown_short.h"

#include <stdlib.h>

#include "lib/base/ascii.h"
#include "lib/base/bytes.h"
#include "lib/base/mem.h"
#include "lib/text/markdown.h"
#include "lib/text/markdown_bare.h"

/* A token is its sign and the number of its run, in letters of four bits. */
#define TOKEN_SIZE 5
_Static_assert(MARKDOWN_SIZE / BYTES <= 1 << 4 * (TOKEN_SIZE - 1),
	"there are numbers for all runs, which are BYTES long at least");

static void
write_token(char *out, size_t number)
{
	int i;

	out[0] = TOKEN;
	for (i = TOKEN_SIZE - 1; i > 0; i--, number >>= 4)
		out[i] = (char)('a' + (number & 15));
}

static size_t
token_number(const char *token)
{
	size_t number = 0;
	int i;

	for (i = 1; i < TOKEN_SIZE; i++)
		number = number << 4 | (size_t)(token[i] - 'a');
	return number;
}

static bool
is_plain(struct str s)
{
	return s.n >= BYTES && (ascii_letter(s.p[0]) ||
		(unsigned char)s.p[0] >= 0x80) && s.p[s.n - 1] != ' ' &&
		bare_line(s);
}

/* Lets a token stand for RUN; *DONE is how far the text is written. */
static void
stand_for(struct shortened *s, struct str run, const char **done)
{
	char token[TOKEN_SIZE];

	VEC_GROW(s->runs, s->cap, s->n + 1);
	write_token(token, s->n);
	s->runs[s->n++] = run;
	buf_add(&s->text, *done, (size_t)(run.p - *done));
	buf_add(&s->text, token, sizeof(token));
	*done = run.p + run.n;
}

static void
shorten_cells(struct shortened *s, struct str row, const char **done)
{
	struct str cell;

	while (str_split(&row, '|', &cell)) {
		cell = str_trim(cell);
		if (is_plain(cell))
			stand_for(s, cell, done);
	}
}

/* What a definition is of is kept where nothing can be put back. */
static bool
has_definition(struct str s)
{
	size_t at;

	while ((at = str_chr(s, ']')) < s.n) {
		s = str_skip(s, at + 1);
		if (str_starts(s, ":"))
			return true;
	}
	return false;
}

/* A last line that nothing ends is read after all has been put back. */
void
short_make(struct shortened *s, struct str text)
{
	const char *at = text.p, *done = at, *end = at + text.n, *to;

	buf_reset(&s->text);
	s->n = 0;
	if (str_chr(text, TOKEN) < text.n || has_definition(text))
		at = end;
	for (; at < end && (to = memchr(at, '\n', (size_t)(end - at))) != NULL;
	    at = to + 1) {
		struct str line = str_make(at, (size_t)(to - at));

		if (line.n && line.p[0] == '|')
			shorten_cells(s, line, &done);
		else if (is_plain(line))
			stand_for(s, line, &done);
	}
	buf_add(&s->text, done, (size_t)(end - done));
}

void
short_free(struct shortened *s)
{
	buf_free(&s->text);
	free(s->runs);
}

struct str
short_run(const struct shortened *s, struct str piece)
{
	return s->n && piece.n && piece.p[0] == TOKEN
		? s->runs[token_number(piece.p)] : piece;
}

bool
short_restore(struct buf *out, const struct shortened *s, struct str text)
{
	size_t at = s->n ? str_chr(text, TOKEN) : text.n;

	if (at == text.n)
		return false;
	for (; at < text.n; at = str_chr(text, TOKEN)) {
		buf_add(out, text.p, at);
		buf_str(out, s->runs[token_number(text.p + at)]);
		text = str_skip(text, at + TOKEN_SIZE);
	}
	buf_str(out, text);
	return true;
}
