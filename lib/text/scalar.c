/* SPDX-License-Identifier: MPL-2.0 */
/* What a plain (unquoted) YAML scalar means. */
#include "lib/text/scalar.h"

#include "lib/base/ascii.h"

static bool
is_hex(char c)
{
	return ascii_hex(c) >= 0;
}

static size_t
digits(struct str s, size_t at)
{
	while (at < s.n && ascii_digit(s.p[at]))
		at++;
	return at;
}

/* 0x1f and 0o17, as far as 64 bits go. */
static bool
is_based(struct str s)
{
	size_t i;

	if (s.n < 3 || s.p[0] != '0')
		return false;
	if (s.p[1] == 'x' && s.n <= 2 + 16) {
		for (i = 2; i < s.n && is_hex(s.p[i]); i++)
			;
		return i == s.n;
	}
	if (s.p[1] == 'o' && s.n <= 2 + 21) {
		for (i = 2; i < s.n && s.p[i] >= '0' && s.p[i] <= '7'; i++)
			;
		return i == s.n;
	}
	return false;
}

/* [-+]? ( \.[0-9]+ | [0-9]+ ( \.[0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool
is_decimal(struct str s)
{
	size_t at = s.n && (s.p[0] == '-' || s.p[0] == '+');
	size_t whole = digits(s, at) - at, part = 0, power;

	at += whole;
	if (at < s.n && s.p[at] == '.') {
		part = digits(s, at + 1) - (at + 1);
		at += 1 + part;
	}
	if (whole + part == 0)
		return false;
	if (at < s.n && (s.p[at] == 'e' || s.p[at] == 'E')) {
		at++;
		if (at < s.n && (s.p[at] == '-' || s.p[at] == '+'))
			at++;
		power = digits(s, at) - at;
		if (power == 0)
			return false;
		at += power;
	}
	return at == s.n;
}

static bool
is_special(struct str s)
{
	struct str rest = s;

	if (str_is(s, ".nan") || str_is(s, ".NaN") || str_is(s, ".NAN"))
		return true;
	if (rest.n && (rest.p[0] == '-' || rest.p[0] == '+'))
		rest = str_skip(rest, 1);
	return str_is(rest, ".inf") || str_is(rest, ".Inf") ||
		str_is(rest, ".INF");
}

static enum value_kind
word_kind(struct str s, bool *truth)
{
	if (str_is(s, "null") || str_is(s, "Null") || str_is(s, "NULL"))
		return VALUE_NULL;
	*truth = str_is(s, "true") || str_is(s, "True") || str_is(s, "TRUE");
	if (*truth || str_is(s, "false") || str_is(s, "False") ||
	    str_is(s, "FALSE"))
		return VALUE_BOOL;
	return VALUE_STRING;
}

enum value_kind
scalar_kind(struct str s, bool *truth)
{
	*truth = false;
	if (s.n == 0)
		return VALUE_NULL;
	switch (s.p[0]) {
	case '~':
		return s.n == 1 ? VALUE_NULL : VALUE_STRING;
	case 'n': case 'N': case 't': case 'T': case 'f': case 'F':
		return s.n < 6 ? word_kind(s, truth) : VALUE_STRING;
	case '.': case '-': case '+':
	case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
		return is_decimal(s) || is_based(s) || is_special(s)
			? VALUE_NUMBER : VALUE_STRING;
	default:
		return VALUE_STRING;
	}
}

static const char *
older_word(struct str s)
{
	static const char *const yes[] = {"yes", "Yes", "YES", "on", "On", "ON"};
	static const char *const no[] = {"no", "No", "NO", "off", "Off", "OFF"};
	size_t i;

	for (i = 0; i < 6; i++) {
		if (str_is(s, yes[i]))
			return "@bool:true";
		if (str_is(s, no[i]))
			return "@bool:false";
	}
	return NULL;
}

/* Reads 017, 1:30 and 1_000 as YAML 1.1 does; -1: none of these. */
static long long
older_number(struct str s)
{
	bool octal = s.p[0] == '0', grouped = false, parted = false;
	long long whole = 0, part = 0;
	size_t i, width = 0;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (ascii_digit(c) && (!octal || c < '8') && (!parted || width < 2)) {
			part = part * (octal ? 8 : 10) + (c - '0');
			width++;
		} else if (c == '_' && !parted) {
			grouped = true;
		} else if (c == ':' && !octal && width && (!parted || part < 60)) {
			whole = (whole + part) * 60;
			part = 0;
			width = 0;
			parted = true;
		} else {
			return -1;
		}
	}
	if (width == 0 || (parted && part >= 60))
		return -1;
	return octal || grouped || parted ? whole + part : -1;
}

const char *
scalar_older(struct arena *a, struct str s)
{
	long long number;

	if (s.n < 2 || s.n > 12)
		return NULL;
	if (s.p[0] > '9')
		return s.n > 3 ? NULL : older_word(s);
	if (!ascii_digit(s.p[0]))
		return NULL;
	number = older_number(s);
	return number < 0 ? NULL : arena_fmt(a, "@the-number:%lld", number);
}
