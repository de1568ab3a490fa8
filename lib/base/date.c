/* SPDX-License-Identifier: MPL-2.0 */
/* Dates of the Gregorian calendar, as days. */
#include "lib/base/date.h"

static int
month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

/* Days from civil date, after Hinnant, "chrono-compatible low-level date
 * algorithms": years begin in March, so that the leap day comes last. */
static date
days_from_civil(int year, int month, int day)
{
	int y = year - (month <= 2);
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

bool
date_make(date *out, int year, int month, int day)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > month_days(year, month))
		return false;
	*out = days_from_civil(year, month, day);
	return true;
}

bool
date_parse(date *out, struct str s)
{
	unsigned long y, m, d;

	return s.n == 10 && s.p[4] == '-' && s.p[7] == '-' &&
		str_number(str_make(s.p, 4), 9999, &y) &&
		str_number(str_make(s.p + 5, 2), 12, &m) &&
		str_number(str_make(s.p + 8, 2), 31, &d) &&
		date_make(out, (int)y, (int)m, (int)d);
}

void
date_split(date d, int *year, int *month, int *day)
{
	int z = d + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

date
date_month_end(int year, int month)
{
	return days_from_civil(year, month, month_days(year, month));
}

int
date_weekday(date d)
{
	int w = (d + 3) % 7;

	return (w < 0 ? w + 7 : w) + 1;
}

void
date_format(char out[11], date d)
{
	int y, m, day;

	date_split(d, &y, &m, &day);
	out = str_digits(out, (unsigned)y, 4);
	*out++ = '-';
	out = str_digits(out, (unsigned)m, 2);
	*out++ = '-';
	str_digits(out, (unsigned)day, 2);
}

date
date_of_time(int64_t seconds, int offset)
{
	int64_t t = seconds + (int64_t)offset * 60;
	int64_t d = t / 86400;

	return (date)(t % 86400 < 0 ? d - 1 : d);
}
