/* SPDX-License-Identifier: MPL-2.0 */
/* The formats of network addresses. */
#include "lib/base/ascii.h"
#include "lib/schema/format.h"

#include "lib/schema/hostname.h"

bool
format_ipv4(struct str s)
{
	struct str part;
	unsigned long v;
	int count = 0;

	while (str_split(&s, '.', &part)) {
		if (!str_number(part, 255, &v) || part.n > 3 ||
		    (part.n > 1 && part.p[0] == '0'))
			return false;
		/* A dot at the very end leaves no part behind it. */
		if (++count == 4)
			return s.n == 0 && part.p[part.n] != '.';
	}
	return false;
}

static bool
is_group(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!ascii_alnum(s.p[i]) || (s.p[i] | 0x20) > 'f')
			return false;
	return s.n >= 1 && s.n <= 4;
}

/* Groups of S, an IPv4 address at its LAST end counting for two; -1: wrong. */
static int
count_groups(struct str s, bool last)
{
	int count = 0;

	while (s.n) {
		size_t n = str_chr(s, ':');
		struct str part = str_make(s.p, n);

		if (last && n == s.n && str_chr(part, '.') < n) {
			if (!format_ipv4(part))
				return -1;
			count += 2;
		} else if (is_group(part)) {
			count++;
		} else {
			return -1;
		}
		if (n + 1 == s.n)
			return -1;
		s = str_skip(s, n < s.n ? n + 1 : n);
	}
	return count;
}

bool
format_ipv6(struct str s)
{
	size_t gap = str_find(s, STR("::"));
	int before, after;

	if (gap == s.n)
		return count_groups(s, true) == 8;
	before = count_groups(str_make(s.p, gap), false);
	after = count_groups(str_skip(s, gap + 2), true);
	return before >= 0 && after >= 0 && before + after < 8;
}

/* A character of an unquoted local part (RFC 5322 atext). */
static bool
is_atom(char c, bool wide)
{
	return ascii_alnum(c) || (c && strchr("!#$%&'*+-/=?^_`{|}~", c)) ||
		(wide && (unsigned char)c >= 0x80);
}

/* Length of the local part; 0: none. */
static size_t
local_part(struct str s, bool wide)
{
	size_t i;

	if (s.n && s.p[0] == '"') {
		for (i = 1; i < s.n && s.p[i] != '"'; i++)
			if (s.p[i] == '\\')
				i++;
			else if ((unsigned char)s.p[i] < 0x20 ||
			    (!wide && (unsigned char)s.p[i] > 0x7e))
				return 0;
		return i < s.n ? i + 1 : 0;
	}
	for (i = 0; i < s.n; i++)
		if (s.p[i] == '.' ? i == 0 || s.p[i - 1] == '.'
		    : !is_atom(s.p[i], wide))
			break;
	return i && s.p[i - 1] != '.' ? i : 0;
}

static bool
is_literal(struct str s)
{
	if (s.n < 2 || s.p[0] != '[' || s.p[s.n - 1] != ']')
		return false;
	s = str_make(s.p + 1, s.n - 2);
	return str_starts(s, "IPv6:") ? format_ipv6(str_skip(s, 5))
		: format_ipv4(s);
}

/* A domain of an address in other scripts: only its labels are looked at. */
static bool
is_wide_domain(struct str s)
{
	size_t i, label = 0;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '.' ? label == 0 : !ascii_alnum(s.p[i]) &&
		    s.p[i] != '-' && (unsigned char)s.p[i] < 0x80)
			return false;
		label = s.p[i] == '.' ? 0 : label + 1;
	}
	return label > 0;
}

static bool
email(struct str s, bool wide)
{
	size_t n = local_part(s, wide);

	if (n == 0 || n > 64 || n + 1 >= s.n || s.p[n] != '@')
		return false;
	s = str_skip(s, n + 1);
	return is_literal(s) || hostname_valid(s, false) ||
		(wide && is_wide_domain(s));
}

bool
format_email(struct str s)
{
	return email(s, false);
}

bool
format_idn_email(struct str s)
{
	return email(s, true);
}

bool
format_hostname(struct str s)
{
	return hostname_valid(s, false);
}

bool
format_idn_hostname(struct str s)
{
	return hostname_valid(s, true);
}
