/* SPDX-License-Identifier: MPL-2.0 */
/* Due dates as spreadsheets write them. */
#include <stdio.h>

#include "lib/report/intake.h"
#include "lib/text/month.h"

/* "30-06-2026", "30.6.2026", "30/06/26". */
static date
day_first(const char *value)
{
	int day, month, year, n = 0;
	char first, second;
	date d;

	if (sscanf(value, "%2d%c%2d%c%4d%n", &day, &first, &month, &second,
	    &year, &n) != 5 || value[n] || first != second ||
	    strchr("-./", first) == NULL)
		return DATE_NONE;
	return date_make(&d, year < 100 ? 2000 + year : year, month, day)
		? d : DATE_NONE;
}

/* "jun-26", which a spreadsheet makes of "2026-06": the month's first day. */
static date
month_first(const char *value)
{
	int month, year, n = 0;
	char name[4];
	date d;

	if (sscanf(value, "%3[a-zA-Z]%*1[-. ]%4d%n", name, &year, &n) != 2 ||
	    value[n])
		return DATE_NONE;
	month = month_by_word(str_of(name));
	return month && date_make(&d, year < 100 ? 2000 + year : year, month,
		1) ? d : DATE_NONE;
}

static bool
is_month(const char *value)
{
	int year, month, n = 0;

	return sscanf(value, "%4d-%2d%n", &year, &month, &n) == 2 && n == 7 &&
		value[7] == '\0' && month >= 1 && month <= 12;
}

const char *
intake_due(struct arena *a, const struct config *c, const char *value,
	const char *current)
{
	char day[11];
	date d;
	int cycle;

	if (streq(value, current) || is_month(value) ||
	    cycle_parse(&cycle, &c->cycles, str_of(value)) ||
	    date_parse(&d, str_of(value)))
		return value;
	d = month_first(value);
	if (d == DATE_NONE)
		d = day_first(value);
	if (d == DATE_NONE)
		return NULL;
	date_format(day, d);
	if (current && strlen(current) == 7 && strncmp(day, current, 7) == 0 &&
	    streq(day + 8, "01"))
		return current;
	if (month_first(value) != DATE_NONE)
		day[7] = '\0';
	return arena_strdup(a, day);
}
