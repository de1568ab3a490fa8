/* SPDX-License-Identifier: MPL-2.0 */
/* Dates as people write them in a text. */
#include "lib/text/written_date.h"
#include "tests/unit/harness.h"

int
main(void)
{
	static const struct {
		const char *text, *want;   /* NULL: none */
	} cases[] = {
		{"2026-04-14", "2026-04-14"},
		{"den 14. april 2026 kl. 9", "2026-04-14"},
		{"14.april 2026", "2026-04-14"},
		{"14/4-2026", "2026-04-14"},
		{"14-04-26", "2026-04-14"},
		{"14.4.2026.", "2026-04-14"},
		{"tirsdag d. 3/12 2025", "2025-12-03"},
		{"14. apr. 2026", "2026-04-14"},
		{"3. MAJ 2026", "2026-05-03"},
		{"1 June 2026", "2026-06-01"},
		{"1. ap 2026", NULL},
		{"1. aprilsnar 2026", NULL},
		{"2026-6-1", "2026-06-01"},
		{"2026/06/01 kl. 9", "2026-06-01"},
		{"2026-04-149", NULL},
		{"i april 2026", NULL},
		{"31. februar 2026", NULL},
		{"1234567-8", NULL},
		{"9-11", NULL},
		{"skoleåret 2025-26", NULL},
		{"", NULL},
	};
	size_t i, from, to;
	date d;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char day[11] = "";

		if (written_date(&d, str_of(cases[i].text), &from, &to))
			date_format(day, d);
		is_text(day, cases[i].want ? cases[i].want : "", "%s",
			cases[i].text);
	}
	ok(written_date(&(date){0}, STR("d. 14/4 2026, kl. 9"), &from,
		&to) && from == 3 && to == 12, "and where");
	ok(written_beyond(&d, STR("2026-02-30")) && d == date_month_end(2026,
		2), "a day that its month has not");
	ok(!written_beyond(&d, STR("2026-02-28")) &&
		!written_beyond(&d, STR("2026-13-30")) &&
		!written_beyond(&d, STR("2026-02-99")) &&
		!written_beyond(&d, STR("30 ord")), "nothing else");
	return test_end();
}
