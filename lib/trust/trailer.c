/* SPDX-License-Identifier: MPL-2.0 */
/* The trailers of a commit. */
#include "lib/trust/trailer.h"

#include <strings.h>

#define MAX_MESSAGE 65536
#define MAX_VALUE 200
enum { KEYS = 4 };

static const char *const keys[KEYS] = {"Role", "Unit", "Cycle", "Action"};

/* Whether some reader could take LINE for one of our trailers. Git takes keys
 * in any case, with spaces before the colon; indented lines it takes for
 * the rest of the line before. */
static bool
looks_like_trailer(struct str line)
{
	size_t i;

	line = str_trim(line);
	for (i = 0; i < KEYS; i++) {
		size_t n = strlen(keys[i]);

		if (line.n > n && strncasecmp(line.p, keys[i], n) == 0 &&
		    str_starts(str_trim(str_skip(line, n)), ":"))
			return true;
	}
	return false;
}

/* What git's tools take for the end of a message. */
static bool
is_divider(struct str line)
{
	return str_starts(line, "---") &&
		(line.n == 3 || strchr(" \t\r", line.p[3]) != NULL);
}

/* Characters that end a line for some reader, or turn the text around. */
static bool
is_control(uint32_t c)
{
	return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) ||
		c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
		(c >= 0x2066 && c <= 0x2069);
}

static bool
has_control(struct str s)
{
	while (s.n) {
		uint32_t c;
		size_t n = utf8_decode(s, &c);

		if (n == 0 || is_control(c))
			return true;
		s = str_skip(s, n);
	}
	return false;
}

static bool
is_value(struct str s)
{
	return s.n > 0 && s.n <= MAX_VALUE && str_trim(s).n == s.n &&
		!has_control(s) && str_chr(s, '\n') == s.n &&
		str_chr(s, '\t') == s.n;
}

static int
check_message(struct str message, struct error *err)
{
	struct str line;

	if (message.n == 0)
		return error_set(err, ERROR_USAGE,
			"skriv med -m, hvad ændringen går ud på",
			"say with -m what the change is about");
	if (message.n > MAX_MESSAGE || has_control(message))
		return error_set(err, ERROR_USAGE,
			"beskeden er for lang eller indeholder tegn, der ikke er "
			"almindelig tekst",
			"the message is too long or holds characters that are not "
			"ordinary text");
	while (str_split(&message, '\n', &line))
		if (looks_like_trailer(line) || is_divider(line))
			return error_set(err, ERROR_USAGE,
				"linjen »%.*s« i beskeden kan forveksles med det, som "
				"referat selv skriver der; skriv den om",
				"the line »%.*s« of the message can be mistaken for what "
				"referat itself writes there; put it another way",
				(int)line.n, line.p);
	return 0;
}

/* MESSAGE with line feeds alone at the ends of lines. */
static void
unix_lines(struct buf *out, const char *message)
{
	for (; *message; message++)
		if (!(message[0] == '\r' && message[1] == '\n'))
			buf_char(out, *message);
}

static int
add_trailers(struct buf *out, const struct trailers *t, struct error *err)
{
	const char *const values[KEYS] = {t->role, t->unit, t->cycle,
		t->action};
	size_t i;

	for (i = 0; i < KEYS; i++) {
		const char *v = values[i] ? values[i] : "-";

		if (!is_value(str_of(v)))
			return error_set(err, ERROR_FAILED,
				"»%s« kan ikke stå i beskeden som %s",
				"»%s« can't stand in a commit as %s", v, keys[i]);
		buf_fmt(out, "%s: %s\n", keys[i], v);
	}
	return 0;
}

int
trailer_compose(struct buf *out, const char *message,
	const struct trailers *t, struct error *err)
{
	struct buf lines = {0};
	struct str text;
	int rc;

	unix_lines(&lines, message);
	text = str_trim(buf_view(&lines));
	rc = check_message(text, err);
	if (rc == 0) {
		buf_str(out, text);
		buf_z(out, "\n\n");
		rc = add_trailers(out, t, err);
	}
	buf_free(&lines);
	return rc;
}

/* Whether anything in S could be taken for a trailer. */
static bool
has_lookalike(struct str s)
{
	struct str line;

	while (str_split(&s, '\n', &line))
		if (looks_like_trailer(line))
			return true;
	return false;
}

static bool
has_divider(struct str s)
{
	struct str line;

	while (str_split(&s, '\n', &line))
		if (is_divider(line))
			return true;
	return false;
}

/* Where the last paragraph of S begins; 0 when it is the only one. */
static size_t
last_paragraph(struct str s)
{
	size_t at = s.n;

	while (at >= 2 && !(s.p[at - 1] == '\n' && s.p[at - 2] == '\n'))
		at--;
	return at >= 2 ? at : 0;
}

/* Reads the block, which must be our four lines and nothing else. */
static bool
read_block(struct str block, struct str values[KEYS])
{
	struct str line;
	size_t i;

	for (i = 0; i < KEYS; i++) {
		size_t n = strlen(keys[i]);

		if (!str_split(&block, '\n', &line) || line.n < n + 2 ||
		    !str_starts(line, keys[i]) ||
		    line.p[n] != ':' || line.p[n + 1] != ' ')
			return false;
		values[i] = str_skip(line, n + 2);
		if (!is_value(values[i]))
			return false;
	}
	return block.n == 0;
}

static const char *
value(struct arena *a, struct str s)
{
	return str_is(s, "-") ? NULL : arena_strndup(a, s.p, s.n);
}

enum trailer_verdict
trailer_parse(struct trailers *out, struct arena *a, struct str message)
{
	struct str body, values[KEYS];
	size_t at;

	*out = (struct trailers){0};
	if (message.n > MAX_MESSAGE || str_chr(message, '\0') < message.n)
		return TRAILER_BAD;
	/* Tools that make commits end the message in one line feed or none. */
	if (str_ends(message, "\n"))
		message.n--;
	if (!has_lookalike(message))
		return TRAILER_NONE;
	at = last_paragraph(message);
	body = str_make(message.p, at);
	if (at == 0 || str_trim(body).n == 0 || has_lookalike(body) ||
	    has_divider(message) || has_control(message) ||
	    !read_block(str_skip(message, at), values))
		return TRAILER_BAD;
	out->role = value(a, values[0]);
	out->unit = value(a, values[1]);
	out->cycle = value(a, values[2]);
	out->action = value(a, values[3]);
	return TRAILER_GOOD;
}
