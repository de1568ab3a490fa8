/* SPDX-License-Identifier: MPL-2.0 */
/* The formats of dates, times and durations. */
#include "lib/base/ascii.h"
#include "lib/base/date.h"
#include "lib/schema/format.h"

/* Takes two digits, at most MAX, off the front of *S. */
static bool
take_two(struct str *s, int max, int *out)
{
	if (s->n < 2 || s->p[0] < '0' || s->p[0] > '9' || s->p[1] < '0' ||
	    s->p[1] > '9')
		return false;
	*out = (s->p[0] - '0') * 10 + (s->p[1] - '0');
	*s = str_skip(*s, 2);
	return *out <= max;
}

static bool
take_char(struct str *s, const char *any)
{
	if (s->n == 0 || s->p[0] == '\0' || strchr(any, s->p[0]) == NULL)
		return false;
	*s = str_skip(*s, 1);
	return true;
}

static size_t
take_digits(struct str *s)
{
	size_t n = ascii_digits(*s);

	*s = str_skip(*s, n);
	return n;
}

bool
format_date(struct str s)
{
	date d;

	return date_parse(&d, s);
}

/* Reads "Z" or "+01:00" as minutes east. */
static bool
take_offset(struct str *s, int *minutes)
{
	bool west;
	int h, m;

	*minutes = 0;
	if (take_char(s, "Zz"))
		return true;
	west = s->n && s->p[0] == '-';
	if (!take_char(s, "+-") || !take_two(s, 23, &h) ||
	    !take_char(s, ":") || !take_two(s, 59, &m))
		return false;
	*minutes = west ? -(h * 60 + m) : h * 60 + m;
	return true;
}

bool
format_time(struct str s)
{
	int h, m, second, offset;

	if (!take_two(&s, 23, &h) || !take_char(&s, ":") ||
	    !take_two(&s, 59, &m) || !take_char(&s, ":") ||
	    !take_two(&s, 60, &second))
		return false;
	if (take_char(&s, ".") && take_digits(&s) == 0)
		return false;
	if (!take_offset(&s, &offset) || s.n)
		return false;
	/* A leap second comes at the end of a day of UTC. */
	return second < 60 ||
		(h * 60 + m - offset + 2 * 1440) % 1440 == 23 * 60 + 59;
}

bool
format_date_time(struct str s)
{
	if (s.n < 11 || (s.p[10] != 'T' && s.p[10] != 't'))
		return false;
	return format_date(str_make(s.p, 10)) && format_time(str_skip(s, 11));
}

/* Reads numbers with the letters of UNITS: in their order, and none left out
 * between two that are there. */
static bool
take_units(struct str *s, const char *units)
{
	const char *next = NULL;

	while (s->n && s->p[0] != 'T') {
		const char *at;

		if (take_digits(s) == 0 || s->n == 0 || s->p[0] == '\0')
			return false;
		at = strchr(units, s->p[0]);
		if (at == NULL || (next && at != next))
			return false;
		next = at + 1;
		*s = str_skip(*s, 1);
	}
	return next != NULL;
}

bool
format_duration(struct str s)
{
	if (!take_char(&s, "P") || s.n == 0)
		return false;
	if (s.p[s.n - 1] == 'W')
		return take_digits(&s) && s.n == 1;
	if (s.p[0] != 'T' && !take_units(&s, "YMD"))
		return false;
	if (s.n == 0)
		return true;
	return take_char(&s, "T") && take_units(&s, "HMS") && s.n == 0;
}
