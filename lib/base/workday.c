/* SPDX-License-Identifier: MPL-2.0 */
/* Working days in Denmark: days that are no weekend and no holiday. */
#include "lib/base/workday.h"

/* The last year with a store bededag, and its days after Easter Sunday. */
#define BEDEDAG_UNTIL 2023
#define BEDEDAG 26

/* The Gregorian computus: A is the golden number less one, EPACT the age of
 * the moon, and so on, as Meeus, Jones and Butcher have it. */
date
workday_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int epact = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - epact - c % 4) % 7;
	int m = (a + 11 * epact + 22 * l) / 451;
	int n = epact + l - 7 * m + 114;
	date easter;

	return date_make(&easter, year, n / 31, n % 31 + 1) ? easter
		: DATE_NONE;
}

bool
workday_is_holiday(date d)
{
	static const int moving[] = {-3, -2, 0, 1, 39, 49, 50};
	int year, month, day;
	date easter;
	size_t i;

	date_split(d, &year, &month, &day);
	if ((month == 1 && day == 1) ||
	    (month == 12 && (day == 25 || day == 26)))
		return true;
	easter = workday_easter(year);
	if (easter == DATE_NONE)
		return false;
	for (i = 0; i < sizeof(moving) / sizeof(*moving); i++)
		if (d - easter == moving[i])
			return true;
	return d - easter == BEDEDAG && year <= BEDEDAG_UNTIL;
}

static bool
is_closed(date d)
{
	int year, month, day;

	date_split(d, &year, &month, &day);
	return (month == 6 && day == 5) ||
		(month == 12 && (day == 24 || day == 31));
}

bool
workday_is(date d)
{
	return date_weekday(d) <= 5 && !is_closed(d) && !workday_is_holiday(d);
}

date
workday_add(date d, int n)
{
	int step = n < 0 ? -1 : 1;

	for (; n; n -= step)
		do
			d += step;
		while (!workday_is(d));
	return d;
}
