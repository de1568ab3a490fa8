/* SPDX-License-Identifier: MPL-2.0 */
/* Danish holidays and working days. */
#include "lib/base/workday.h"
#include "tests/unit/dates.h"
#include "tests/unit/harness.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* Easter Sundays as almanacs have them, the earliest and the latest possible
 * ones among them. */
static void
test_easter(void)
{
	static const char *const sundays[] = {"1818-03-22", "1943-04-25",
		"1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
		"2016-03-27", "2019-04-21", "2022-04-17", "2023-04-09",
		"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
		"2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25",
		"2049-04-18", "2285-03-22"};
	char text[11];
	size_t i;
	int year, month, d;

	for (i = 0; i < COUNT(sundays); i++) {
		date_split(day(sundays[i]), &year, &month, &d);
		date_format(text, workday_easter(year));
		is_text(text, sundays[i], "Easter %d", year);
		is_int(date_weekday(workday_easter(year)), 7, "a Sunday");
	}
	is_int(workday_easter(10000), DATE_NONE, "no such year");
}

/* All holidays of a year that are no weekend, and no others. */
static void
test_years(void)
{
	static const struct {
		int year;
		const char *holidays;
	} cases[] = {
		{2022, "04-14 04-15 04-18 05-13 05-26 06-06 12-26"},
		{2023, "04-06 04-07 04-10 05-05 05-18 05-29 12-25 12-26"},
		{2024, "01-01 03-28 03-29 04-01 05-09 05-20 12-25 12-26"},
		{2025, "01-01 04-17 04-18 04-21 05-29 06-09 12-25 12-26"},
		{2026, "01-01 04-02 04-03 04-06 05-14 05-25 12-25"},
		{2027, "01-01 03-25 03-26 03-29 05-06 05-17"},
	};
	size_t i;
	date d, last;

	for (i = 0; i < COUNT(cases); i++) {
		struct buf found = {0};
		char text[11];

		date_make(&d, cases[i].year, 1, 1);
		last = date_month_end(cases[i].year, 12);
		for (; d <= last; d++) {
			if (date_weekday(d) > 5 || !workday_is_holiday(d))
				continue;
			date_format(text, d);
			buf_fmt(&found, "%s%s", found.n ? " " : "", text + 5);
		}
		is_text(buf_cstr(&found), cases[i].holidays, "holidays of %d",
			cases[i].year);
		buf_free(&found);
	}
}

static void
test_workdays(void)
{
	static const struct {
		const char *day;
		bool work;
	} cases[] = {
		{"2026-04-01", true}, {"2026-04-02", false},
		{"2026-04-04", false}, {"2026-04-07", true},
		{"2023-05-05", false}, {"2024-04-26", true},
		{"2026-06-05", false}, {"2026-06-04", true},
		{"2025-12-24", false}, {"2025-12-23", true},
		{"2025-12-31", false}, {"2026-01-02", true},
		{"2026-05-15", true},  {"2026-05-16", false},
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		is_int(workday_is(day(cases[i].day)), cases[i].work, "%s",
			cases[i].day);
}

static void
test_add(void)
{
	static const struct {
		const char *from;
		int n;
		const char *to;
	} cases[] = {
		{"2026-01-05", 0, "2026-01-05"},
		{"2026-01-03", 0, "2026-01-03"},
		{"2026-01-05", 5, "2026-01-12"},
		{"2026-01-09", 1, "2026-01-12"},
		{"2026-03-31", 5, "2026-04-10"},   /* over Easter */
		{"2025-12-23", 1, "2025-12-29"},   /* over Christmas */
		{"2025-12-22", 5, "2026-01-05"},
		{"2026-05-31", 20, "2026-06-29"},  /* over 5 June */
		{"2023-05-04", 1, "2023-05-08"},   /* over store bededag */
		{"2024-04-25", 1, "2024-04-26"},   /* which is no more */
		{"2026-04-07", -1, "2026-04-01"},
		{"2026-04-11", -1, "2026-04-10"},
	};
	char text[11];
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		date d = workday_add(day(cases[i].from), cases[i].n);

		date_format(text, d);
		is_text(text, cases[i].to, "case %zu: %d working days on", i,
			cases[i].n);
	}
}

int
main(void)
{
	test_easter();
	test_years();
	test_workdays();
	test_add();
	return test_end();
}
