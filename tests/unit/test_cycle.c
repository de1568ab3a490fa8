/* SPDX-License-Identifier: MPL-2.0 */
/* Cycles. */
#include "lib/form/cycle.h"

#include "tests/unit/harness.h"

static const struct cycles school = {true, 8, 1};
static const struct cycles year = {false, 1, 1};

static void
test_parse(void)
{
	static const struct {
		const char *text;
		const struct cycles *cycles;
		int year;
	} cases[] = {
		{"2025-26", &school, 2025}, {"1999-00", &school, 1999},
		{"2025-27", &school, CYCLE_NONE}, {"2025", &school, CYCLE_NONE},
		{"2025/26", &school, CYCLE_NONE}, {"2025-6", &school,
		CYCLE_NONE}, {"0000-01", &school, CYCLE_NONE},
		{"", &school, CYCLE_NONE}, {"9999-00", &school, CYCLE_NONE},
		{"2025", &year, 2025}, {"2025-26", &year, CYCLE_NONE},
		{"20x5", &year, CYCLE_NONE},
	};
	char back[CYCLE_TEXT];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int got = CYCLE_NONE;
		bool is = cycle_parse(&got, cases[i].cycles,
			str_of(cases[i].text));

		is_int(is, cases[i].year != CYCLE_NONE, "<%s> is one",
			cases[i].text);
		is_int(got, cases[i].year, "<%s>", cases[i].text);
		if (!is)
			continue;
		cycle_format(back, cases[i].cycles, got);
		is_text(back, cases[i].text, "and back");
	}
}

static void
test_days(void)
{
	static const struct {
		const char *day;
		const struct cycles *cycles;
		int year;
	} cases[] = {
		{"2025-08-01", &school, 2025}, {"2025-07-31", &school, 2024},
		{"2026-07-31", &school, 2025}, {"2026-01-01", &year, 2026},
		{"2025-12-31", &year, 2025},
	};
	char text[11];
	size_t i;
	date d;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		ok(date_parse(&d, str_of(cases[i].day)), "a date");
		is_int(cycle_of(cases[i].cycles, d), cases[i].year, "%s",
			cases[i].day);
	}
	is_int(cycle_of(&school, DATE_NONE), CYCLE_NONE, "no date, no cycle");
	date_format(text, cycle_first_day(&school, 2025));
	is_text(text, "2025-08-01", "first day");
	date_format(text, cycle_last_day(&school, 2025));
	is_text(text, "2026-07-31", "last day");
}

int
main(void)
{
	test_parse();
	test_days();
	return test_end();
}
