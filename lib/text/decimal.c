/* SPDX-License-Identifier: MPL-2.0 */
/* Decimal numbers as people write them. */
#include "lib/text/decimal.h"

#include <math.h>

#include "lib/base/ascii.h"

#define DIGITS_MAX 15
#define WRITTEN_MAX 6

/* A text being read: where its only sign stands, how many there are. */
struct reading {
	double value, power;
	size_t digits, before, signs;
	bool spaces;               /* between digits */
	bool zero;                 /* begins with a zero */
};

/* The length of a space, a no-break or a thin one, at the front of S; 0. */
static size_t
space_at(struct str s)
{
	static const char *const spaces[] = {" ", "\xc2\xa0", "\xe2\x80\xaf",
		"\xe2\x80\x89", "'"};
	size_t i;

	for (i = 0; i < sizeof(spaces) / sizeof(*spaces); i++)
		if (str_starts(s, spaces[i]))
			return strlen(spaces[i]);
	return 0;
}

static struct str
without_minus(struct str s, bool *minus)
{
	*minus = str_starts(s, "-") || str_starts(s, "\xe2\x88\x92");
	if (*minus)
		return str_skip(s, s.p[0] == '-' ? 1 : 3);
	return str_starts(s, "+") ? str_skip(s, 1) : s;
}

static void
take_digit(struct reading *r, char c)
{
	if (r->digits == 0)
		r->zero = c == '0';
	r->digits++;
	r->before += r->signs == 0;
	r->value = r->value * 10 + (c - '0');
	if (r->signs)
		r->power *= 10;
}

/* False: S has anything but digits, their signs, and spaces between them. */
static bool
take_all(struct reading *r, struct str s)
{
	size_t n;

	while (s.n) {
		n = space_at(s);
		if (ascii_digit(s.p[0])) {
			take_digit(r, s.p[0]);
		} else if (s.p[0] == '.' || s.p[0] == ',') {
			r->signs++;
		} else if (n && r->digits && s.n > n) {
			r->spaces = true;
			s = str_skip(s, n - 1);
		} else {
			return false;
		}
		s = str_skip(s, 1);
	}
	return r->digits > 0;
}

static bool
is_hidden(struct str s)
{
	static const char *const marks[] = {"*", "-", "..", ".", ":", "–",
		"x", "X"};
	size_t i;

	if (str_starts(s, "<") || str_starts(s, "≤"))
		return true;
	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (str_is(s, marks[i]))
			return true;
	return false;
}

/* Three digits behind the only sign, and one to three before it. */
static bool
is_ambiguous(const struct reading *r)
{
	return r->signs == 1 && r->digits - r->before == 3 &&
		r->before >= 1 && r->before <= 3 && !r->zero;
}

enum decimal
decimal_read(struct decimals *out, struct str s)
{
	struct reading r = {.power = 1};
	bool minus;

	s = str_trim(s);
	if (is_hidden(s))
		return DECIMAL_HIDDEN;
	if (s.n > 1 && s.p[s.n - 1] == '%')
		return DECIMAL_PERCENT;
	s = without_minus(s, &minus);
	if (!take_all(&r, s) || r.before == 0 || r.digits > DIGITS_MAX)
		return DECIMAL_NONE;
	if (r.spaces || r.signs > 1)
		return DECIMAL_THOUSANDS;
	if (r.signs == 1 && r.digits == r.before)
		return DECIMAL_NONE;
	if (is_ambiguous(&r))
		return DECIMAL_AMBIGUOUS;
	out->value = (minus && r.value != 0 ? -r.value : r.value) / r.power;
	out->digits = (unsigned)(r.digits - r.before);
	return DECIMAL_GOOD;
}

void
decimal_add(struct buf *out, double value, unsigned digits, char sign)
{
	double power = 1, whole;
	unsigned i;

	digits = digits > WRITTEN_MAX ? WRITTEN_MAX : digits;
	for (i = 0; i < digits; i++)
		power *= 10;
	whole = round(fabs(value) * power);
	if (value < 0 && whole > 0)
		buf_char(out, '-');
	buf_fmt(out, "%.0f", floor(whole / power));
	if (digits)
		buf_fmt(out, "%c%0*.0f", sign, (int)digits,
			fmod(whole, power));
}
