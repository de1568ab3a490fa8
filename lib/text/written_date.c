/* SPDX-License-Identifier: MPL-2.0 */
/* Dates as people write them in a text. */
#include "lib/text/written_date.h"

#include <strings.h>

#include "lib/base/ascii.h"
#include "lib/text/month.h"

static bool
is_digit(struct str s)
{
	return s.n && ascii_digit(s.p[0]);
}

/* At most MOST digits off the front of *S; -1: none, or more. */
static int
take_number(struct str *s, size_t most)
{
	int number = 0;
	size_t n;

	for (n = 0; n < most && is_digit(*s); n++) {
		number = number * 10 + (s->p[0] - '0');
		*s = str_skip(*s, 1);
	}
	return n && !is_digit(*s) ? number : -1;
}

static void
skip(struct str *s, const char *any)
{
	while (s->n && strchr(any, s->p[0]))
		*s = str_skip(*s, 1);
}

/* A month by name or number, with what divides it from the day. */
static int
take_month(struct str *s)
{
	size_t n = 0;
	int month;

	skip(s, ". /-");
	if (is_digit(*s))
		return take_number(s, 2);
	while (n < s->n && ascii_letter(s->p[n]))
		n++;
	month = month_by_word(str_make(s->p, n));
	*s = str_skip(*s, n);
	return month;
}

/* A date as it is written, whether there is such a day or not. */
struct written {
	int year, month, day;
};

static bool
take_day_first(struct written *w, struct str *s)
{
	w->day = take_number(s, 2);
	if (w->day < 0)
		return false;
	w->month = take_month(s);
	skip(s, ". /-");
	w->year = take_number(s, 4);
	if (w->year > 0 && w->year < 100)
		w->year += 2000;
	return w->year > 0;
}

/* "2026-6-1", "2026/06/01". */
static bool
take_year_first(struct written *w, struct str *s)
{
	w->year = take_number(s, 4);
	skip(s, "./-");
	w->month = take_number(s, 2);
	skip(s, "./-");
	w->day = take_number(s, 2);
	return w->year > 999 && w->day > 0;
}

static bool
make(date *out, const struct written *w)
{
	return date_make(out, w->year, w->month, w->day);
}

bool
written_date(date *out, struct str text, size_t *from, size_t *to)
{
	size_t i;

	for (i = 0; i < text.n; i++) {
		struct str rest = str_skip(text, i), other = rest;
		struct written w;

		if (!is_digit(rest) || (i && is_digit(str_skip(text, i - 1))))
			continue;
		if (take_year_first(&w, &other) && make(out, &w))
			rest = other;
		else if (!take_day_first(&w, &rest) || !make(out, &w))
			continue;
		*from = i;
		*to = (size_t)(rest.p - text.p);
		return true;
	}
	return false;
}

bool
written_beyond(date *last, struct str text)
{
	struct str rest = str_trim(text), other = rest;
	struct written w;

	if (take_year_first(&w, &rest) ? rest.n > 0
	    : !take_day_first(&w, &other) || other.n > 0)
		return false;
	if (w.month < 1 || w.month > 12 || w.day < 29 || w.day > 31 ||
	    make(last, &w))
		return false;
	*last = date_month_end(w.year, w.month);
	return true;
}

bool
written_month(date *out, struct str text)
{
	size_t i, n;

	for (i = 0; i < text.n; i += n + 1) {
		struct str rest = str_skip(text, i);
		int month, year;

		for (n = 0; n < rest.n && ascii_letter(rest.p[n]); )
			n++;
		/* "Inden jul 2026" is Christmas. */
		month = n == 3 && strncasecmp(rest.p, "jul", 3) == 0 ? 0
			: month_by_word(str_make(rest.p, n));
		rest = str_skip(rest, n);
		skip(&rest, ". ");
		year = month ? take_number(&rest, 4) : 0;
		if (year > 999)
			return date_make(out, year, month, 1);
	}
	return false;
}
