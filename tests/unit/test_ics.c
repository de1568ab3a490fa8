/* SPDX-License-Identifier: MPL-2.0 */
/* Writing iCalendar; tests/cli/t34-export.sh has it read by libical. */
#include "lib/text/ics.h"
#include "tests/unit/dates.h"
#include "tests/unit/harness.h"

static const char *
line_of(struct buf *out, const char *name)
{
	const char *at = strstr(buf_cstr(out), name);

	return at ? at : "";
}

int
main(void)
{
	struct buf out = {0};
	struct ics c;
	struct ics_event e = {.uid = "a@b", .from = day("2026-12-31"),
		.to = day("2026-12-31"), .start = -1, .end = -1,
		.summary = "a,b;c\\d\ne\x01\x7f", .class = "PUBLIC"};
	char text[201];
	size_t n;

	ics_begin(&c, &out, "p", "n", day("2026-01-05"));
	ics_event(&c, &e);
	ok(strncmp(line_of(&out, "SUMMARY"), "SUMMARY:a\\,b\\;c\\\\d\\ne\r\n",
		23) == 0, "what has a meaning is escaped, controls are left out");
	ok(strncmp(line_of(&out, "DTSTART"), "DTSTART;VALUE=DATE:20261231\r\n"
		"DTEND;VALUE=DATE:20270101\r\n", 56) == 0,
		"a day ends when the next begins");
	ok(strstr(buf_cstr(&out), "DTSTAMP:20260105T000000Z\r\n") != NULL,
		"made on the day that was given");
	buf_reset(&out);
	e.start = 9 * 60 + 30;
	e.end = 24 * 60;
	ics_event(&c, &e);
	ok(strncmp(line_of(&out, "DTSTART"), "DTSTART:20261231T093000\r\n"
		"DTEND:20270101T000000\r\n", 48) == 0, "until midnight");
	buf_reset(&out);
	e.end = -1;
	ics_event(&c, &e);
	ok(strncmp(line_of(&out, "DTSTART"), "DTSTART:20261231T093000\r\n"
		"SUMMARY", 32) == 0, "no end where none is known");
	for (n = 0; n < 200; n += 2)
		memcpy(text + n, "æ", 2);
	text[200] = '\0';
	e.summary = text;
	buf_reset(&out);
	ics_event(&c, &e);
	is_int((long long)(strstr(line_of(&out, "SUMMARY"), "\r\n") -
		line_of(&out, "SUMMARY")), 74, "folded before half a letter");
	ok(strncmp(strstr(line_of(&out, "SUMMARY"), "\r\n"), "\r\n æ", 5) == 0,
		"goes on behind a space");
	e.summary = "\xff!";
	buf_reset(&out);
	ics_event(&c, &e);
	ok(strstr(buf_cstr(&out), "SUMMARY:\xef\xbf\xbd!\r\n") != NULL,
		"what is no UTF-8 is shown as that");
	buf_free(&out);
	return test_end();
}
