/* SPDX-License-Identifier: MPL-2.0 */
/* The bytes of a commit, read strictly. */
#include "lib/git/raw.h"

#include "lib/base/hash.h"

#define SIGNATURE "gpgsig "

/* The next line of *REST, without its line feed; false when there is none
 * that ends. */
static bool
take_line(struct str *rest, struct str *line)
{
	size_t n = str_chr(*rest, '\n');

	*line = str_make(rest->p, n);
	if (n == rest->n)
		return false;
	*rest = str_skip(*rest, n + 1);
	return true;
}

/* What git leaves out at the ends of names and addresses. */
static bool
is_crud(char c)
{
	return (unsigned char)c <= ' ' || strchr(".,:;<>\"\\'", c);
}

/* Whether S has no characters that end an ident or that no name has, and no
 * spaces around it. */
static bool
is_part(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < ' ' || c == 0x7f || c == '<' || c == '>')
			return false;
	}
	return s.n && s.p[0] != ' ' && s.p[s.n - 1] != ' ';
}

/* A name needs more than what readers leave out; »Anna K.« is good. */
static bool
is_name(struct str s)
{
	size_t i = 0;

	while (i < s.n && is_crud(s.p[i]))
		i++;
	return is_part(s) && i < s.n;
}

/* An address says who it is, so nothing of it may be left out by any reader. */
static bool
is_email(struct str s)
{
	return is_part(s) && str_chr(s, ' ') == s.n && !is_crud(s.p[0]) &&
		!is_crud(s.p[s.n - 1]);
}

static bool
read_time(struct raw_ident *out, struct str s)
{
	unsigned long seconds, hours, minutes;
	size_t n = str_chr(s, ' ');

	if (n > 12 || s.n != n + 6 || (n > 1 && s.p[0] == '0') ||
	    !str_number(str_make(s.p, n), 999999999999UL, &seconds))
		return false;
	s = str_skip(s, n + 1);
	if ((s.p[0] != '+' && s.p[0] != '-') ||
	    !str_number(str_make(s.p + 1, 2), 14, &hours) ||
	    !str_number(str_make(s.p + 3, 2), 59, &minutes))
		return false;
	out->time = (long long)seconds;
	out->offset = (int)(hours * 60 + minutes) * (s.p[0] == '-' ? -1 : 1);
	return true;
}

/* Reads "KEY Name <mail> time zone". */
static bool
read_ident(struct raw_ident *out, struct str line, const char *key)
{
	size_t from, to;

	if (!str_starts(line, key))
		return false;
	line = str_skip(line, strlen(key));
	from = str_find(line, STR(" <"));
	to = str_find(line, STR("> "));
	if (from == line.n || to == line.n || to < from)
		return false;
	out->name = str_make(line.p, from);
	out->email = str_make(line.p + from + 2, to - from - 2);
	return is_name(out->name) && is_email(out->email) &&
		read_time(out, str_skip(line, to + 2));
}

/* The gpgsig header, whose first line has been taken: all lines that begin
 * with a space belong to it. */
static bool
read_signature(struct raw_commit *out, struct str first, struct str *rest,
	struct str *line)
{
	if (first.n == sizeof(SIGNATURE) - 1)
		return false;
	while (rest->n && rest->p[0] == ' ')
		if (!take_line(rest, line))
			return false;
	out->signature = str_make(first.p, (size_t)(rest->p - first.p));
	return true;
}

/* What stands between the committer and the empty line. */
static enum raw_fault
read_optional(struct raw_commit *out, struct str *rest, struct str *line)
{
	if (!take_line(rest, line))
		return RAW_NO_MESSAGE;
	if (str_starts(*line, "encoding ")) {
		if (!str_is(*line, "encoding UTF-8"))
			return RAW_ENCODING;
		if (!take_line(rest, line))
			return RAW_NO_MESSAGE;
	}
	if (str_starts(*line, SIGNATURE)) {
		if (!read_signature(out, *line, rest, line))
			return RAW_SIGNATURE;
		if (!take_line(rest, line))
			return RAW_NO_MESSAGE;
	}
	return line->n ? RAW_HEADER : RAW_GOOD;
}

static enum raw_fault
read_headers(struct raw_commit *out, struct str *rest, struct str *line)
{
	if (!take_line(rest, line) || !str_starts(*line, "tree ") ||
	    !hash_is_id(str_skip(*line, 5)))
		return RAW_TREE;
	out->tree = str_skip(*line, 5);
	out->parents = str_make(rest->p, 0);
	while (take_line(rest, line) && str_starts(*line, "parent ")) {
		if (!hash_is_id(str_skip(*line, 7)))
			return RAW_PARENT;
		out->parent_count++;
		out->parents.n += line->n + 1;
	}
	if (!read_ident(&out->author, *line, "author "))
		return RAW_AUTHOR;
	if (!take_line(rest, line) ||
	    !read_ident(&out->committer, *line, "committer "))
		return RAW_COMMITTER;
	return read_optional(out, rest, line);
}

/* libgit2 looks for a signature in the message too. */
static bool
has_signature(struct str message, struct str *line)
{
	while (str_split(&message, '\n', line))
		if (str_starts(*line, SIGNATURE))
			return true;
	return false;
}

enum raw_fault
raw_commit_read(struct raw_commit *out, struct str *line, struct str bytes)
{
	struct str rest = bytes;
	enum raw_fault fault;

	*out = (struct raw_commit){.bytes = bytes};
	*line = str_make(bytes.p, 0);
	if (bytes.n > RAW_MAX)
		return RAW_SIZE;
	if (str_chr(bytes, '\0') < bytes.n)
		return RAW_NUL;
	if (utf8_invalid(bytes) < bytes.n)
		return RAW_NOT_UTF8;
	fault = read_headers(out, &rest, line);
	out->message = rest;
	if (fault != RAW_GOOD)
		return fault;
	if (has_signature(rest, line))
		return RAW_HEADER;
	*line = str_make(bytes.p, 0);
	return RAW_GOOD;
}

void
raw_commit_signed_part(struct buf *out, const struct raw_commit *c)
{
	size_t before = c->signature.p
		? (size_t)(c->signature.p - c->bytes.p) : c->bytes.n;

	buf_add(out, c->bytes.p, before);
	buf_str(out, str_skip(c->bytes, before + c->signature.n));
}

void
raw_commit_signature(struct buf *out, const struct raw_commit *c)
{
	struct str rest = c->signature, line;

	if (rest.p)
		rest = str_skip(rest, sizeof(SIGNATURE) - 1);
	while (rest.n && take_line(&rest, &line)) {
		buf_str(out, line);
		buf_char(out, '\n');
		if (rest.n)
			rest = str_skip(rest, 1);
	}
}
