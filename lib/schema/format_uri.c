/* SPDX-License-Identifier: MPL-2.0 */
/* The formats of URIs, IRIs and URI templates. */
#include "lib/base/ascii.h"
#include "lib/schema/format.h"
#include "lib/schema/uri.h"

static bool
is_hex(char c)
{
	return ascii_hex(c) >= 0;
}

/* Characters beyond ASCII that an IRI may have (RFC 3987 ucschar), and in its
 * query those for private use. */
static bool
is_wide(uint32_t c, bool private)
{
	if (c >= 0xe000 && c < 0xf900)
		return private;
	if (c >= 0xf0000)
		return private && (c & 0xffff) < 0xfffe;
	if (c >= 0x10000)
		return (c & 0xffff) < 0xfffe && (c < 0xe0000 || c >= 0xe1000);
	return c >= 0xa0 && (c < 0xfdd0 || c > 0xfdef) && c < 0xfff0;
}

/* Whether S is of unreserved characters, sub-delims, those of MORE, and
 * percent-encoded ones; with WIDE, of IRI characters too. */
static bool
is_made_of(struct str s, const char *more, bool wide)
{
	size_t i = 0, n;
	uint32_t c;

	for (; i < s.n; i += n) {
		char at = s.p[i];

		n = 1;
		if (at == '%' && i + 2 < s.n && is_hex(s.p[i + 1]) &&
		    is_hex(s.p[i + 2]))
			n = 3;
		else if ((unsigned char)at >= 0x80 && wide)
			n = utf8_decode(str_skip(s, i), &c);
		else if (at == '\0' || (!ascii_alnum(at) &&
		    !strchr("-._~!$&'()*+,;=", at) && !strchr(more, at)))
			return false;
		if (n == 0 || ((unsigned char)at >= 0x80 &&
		    !is_wide(c, strchr(more, '?') != NULL)))
			return false;
	}
	return true;
}

static bool
is_ip_literal(struct str s)
{
	size_t dot = str_chr(s, '.');

	if (format_ipv6(s))
		return true;
	if (s.n < 4 || (s.p[0] | 0x20) != 'v' || dot < 2 || dot + 1 >= s.n)
		return false;
	for (size_t i = 1; i < dot; i++)
		if (!is_hex(s.p[i]))
			return false;
	return str_chr(s, '%') == s.n &&
		is_made_of(str_skip(s, dot + 1), ":", false);
}

static bool
is_authority(struct str s, bool wide)
{
	size_t at = str_chr(s, '@'), colon;

	if (at < s.n) {
		if (!is_made_of(str_make(s.p, at), ":", wide))
			return false;
		s = str_skip(s, at + 1);
	}
	if (s.n && s.p[0] == '[') {
		size_t end = str_chr(s, ']');

		if (end == s.n || !is_ip_literal(str_make(s.p + 1, end - 1)))
			return false;
		s = str_skip(s, end + 1);
		if (s.n && s.p[0] != ':')
			return false;
	}
	colon = str_chr(s, ':');
	if (!is_made_of(str_make(s.p, colon), "", wide))
		return false;
	for (; colon + 1 < s.n; colon++)
		if (s.p[colon + 1] < '0' || s.p[colon + 1] > '9')
			return false;
	return true;
}

static bool
is_reference(struct str s, bool wide, bool absolute)
{
	struct uri u;

	uri_split(&u, s);
	if (absolute && !u.has_scheme)
		return false;
	if (u.has_authority && !is_authority(u.authority, wide))
		return false;
	/* Without a scheme a colon would make one of the first segment. */
	if (!u.has_scheme && !u.has_authority &&
	    str_chr(u.path, ':') < str_chr(u.path, '/'))
		return false;
	return is_made_of(u.path, ":@/", wide) &&
		is_made_of(u.query, ":@/?", wide) &&
		is_made_of(u.fragment, ":@/?", wide);
}

bool
format_uri(struct str s)
{
	return is_reference(s, false, true);
}

bool
format_uri_reference(struct str s)
{
	return is_reference(s, false, false);
}

bool
format_iri(struct str s)
{
	return is_reference(s, true, true);
}

bool
format_iri_reference(struct str s)
{
	return is_reference(s, true, false);
}

/* A name of a template: letters, digits, '_', %XX, with single dots between. */
static size_t
variable_name(struct str s)
{
	size_t i = 0;

	while (i < s.n) {
		if (s.p[i] == '%' && i + 2 < s.n && is_hex(s.p[i + 1]) &&
		    is_hex(s.p[i + 2]))
			i += 3;
		else if (ascii_alnum(s.p[i]) || s.p[i] == '_')
			i++;
		else if (s.p[i] == '.' && i && s.p[i - 1] != '.')
			i++;
		else
			break;
	}
	return i && s.p[i - 1] == '.' ? 0 : i;
}

static bool
is_variable(struct str s)
{
	size_t n = variable_name(s);
	unsigned long length;

	if (n == 0)
		return false;
	s = str_skip(s, n);
	if (s.n == 0 || str_is(s, "*"))
		return true;
	return s.p[0] == ':' && s.n > 1 && s.p[1] != '0' &&
		str_number(str_skip(s, 1), 9999, &length);
}

static bool
is_expression(struct str s)
{
	struct str part;

	if (s.n && s.p[0] && strchr("+#./;?&", s.p[0]))
		s = str_skip(s, 1);
	if (s.n == 0 || s.p[s.n - 1] == ',')
		return false;
	while (str_split(&s, ',', &part))
		if (!is_variable(part))
			return false;
	return true;
}

static bool
is_literal(char c)
{
	unsigned char u = (unsigned char)c;

	return u > 0x20 && u != 0x7f && strchr("\"<>\\^`{|}%", c) == NULL;
}

bool
format_uri_template(struct str s)
{
	while (s.n) {
		size_t n = 1;

		if (s.p[0] == '{') {
			n = str_chr(s, '}') + 1;
			if (n > s.n || !is_expression(str_make(s.p + 1, n - 2)))
				return false;
		} else if (s.p[0] == '%') {
			n = 3;
			if (s.n < 3 || !is_hex(s.p[1]) || !is_hex(s.p[2]))
				return false;
		} else if (!is_literal(s.p[0])) {
			return false;
		}
		s = str_skip(s, n);
	}
	return true;
}
