/* SPDX-License-Identifier: MPL-2.0 */
/* Cycles: the years that talks belong to, by their first calendar year. */
#include "lib/form/cycle.h"

#include "lib/base/ascii.h"

#define LAST_YEAR 9997

bool
cycle_parse(int *year, const struct cycles *c, struct str s)
{
	unsigned long first, second;

	if (s.n != (c->two_years ? 7 : 4) ||
	    !str_number(str_make(s.p, 4), LAST_YEAR, &first) || first == 0)
		return false;
	if (c->two_years && (s.p[4] != '-' ||
	    !str_number(str_make(s.p + 5, 2), 99, &second) ||
	    second != (first + 1) % 100))
		return false;
	*year = (int)first;
	return true;
}

bool
cycle_guess(int *year, struct str s)
{
	size_t digits = ascii_digits(s);
	unsigned long first;

	if ((digits != 2 && digits != 4) || (digits == 2 && s.n < 5) ||
	    !str_number(str_make(s.p, digits), LAST_YEAR, &first))
		return false;
	*year = (int)(digits == 2 ? 2000 + first : first);
	return *year > 1900;
}

void
cycle_format(char out[CYCLE_TEXT], const struct cycles *c, int year)
{
	char *at = str_digits(out, (unsigned)year, 4);

	if (c->two_years) {
		*at++ = '-';
		str_digits(at, (unsigned)year + 1, 2);
	}
}

date
cycle_first_day(const struct cycles *c, int year)
{
	date d = DATE_NONE;

	date_make(&d, year, c->month, c->day);
	return d;
}

date
cycle_last_day(const struct cycles *c, int year)
{
	date next = cycle_first_day(c, year + 1);

	return next == DATE_NONE ? DATE_NONE : next - 1;
}

int
cycle_of(const struct cycles *c, date d)
{
	int year, month, day;

	if (d == DATE_NONE)
		return CYCLE_NONE;
	date_split(d, &year, &month, &day);
	if (month < c->month || (month == c->month && day < c->day))
		year--;
	return year;
}
