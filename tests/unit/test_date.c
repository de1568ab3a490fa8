/* SPDX-License-Identifier: MPL-2.0 */
/* Dates. */
#include "lib/base/date.h"
#include "tests/unit/harness.h"

static void
test_parse(void)
{
	static const struct {
		const char *text;
		long days;         /* since 1970; -999999: no date */
		int weekday;
	} cases[] = {
		{"1970-01-01", 0, 4}, {"1969-12-31", -1, 3}, {"2000-02-29", 11016, 2},
		{"2026-01-14", 20467, 3}, {"2024-02-29", 19782, 4},
		{"0001-01-01", -719162, 1}, {"9999-12-31", 2932896, 5},
		{"1900-02-29", -999999, 0}, {"2025-02-29", -999999, 0},
		{"2026-13-01", -999999, 0}, {"2026-00-01", -999999, 0},
		{"2026-04-31", -999999, 0}, {"2026-04-00", -999999, 0},
		{"0000-01-01", -999999, 0}, {"2026-1-14", -999999, 0},
		{"2026-01-14 ", -999999, 0}, {" 2026-01-14", -999999, 0},
		{"14-01-2026", -999999, 0}, {"2026/01/14", -999999, 0},
		{"+026-01-14", -999999, 0}, {"", -999999, 0},
		{"2026-01-1x", -999999, 0},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		date d = 77;
		bool good = date_parse(&d, str_of(cases[i].text));
		char text[11];

		is_int(good ? d : -999999, cases[i].days, "»%s«", cases[i].text);
		if (!good) {
			is_int(d, 77, "untouched");
			continue;
		}
		date_format(text, d);
		is_text(text, cases[i].text, "there and back");
		is_int(date_weekday(d), cases[i].weekday, "its weekday");
	}
}

static void
test_every_day(void)
{
	int y, m, day, wrong = 0;
	date d, e, end;

	date_parse(&d, STR("1890-01-01"));
	for (e = d + 90000; d < e; d++) {
		date back;

		date_split(d, &y, &m, &day);
		wrong += !date_make(&back, y, m, day) || back != d;
		end = date_month_end(y, m);
		date_split(d + 1, &y, &m, &day);
		wrong += (end == d) != (day == 1);
	}
	is_int(wrong, 0, "each day is itself, each month ends once");
}

static void
test_time(void)
{
	char text[11];

	date_format(text, date_of_time(1768433400, 60));
	is_text(text, "2026-01-15", "half past midnight in Denmark");
	date_format(text, date_of_time(1768433400, 0));
	is_text(text, "2026-01-14", "is the day before in London");
	is_int(date_of_time(-1, 0), -1, "before 1970");
	is_int(date_of_time(-86400, 0), -1, "a day before");
}

int
main(void)
{
	test_parse();
	test_every_day();
	test_time();
	return test_end();
}
