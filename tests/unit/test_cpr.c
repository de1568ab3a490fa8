/* SPDX-License-Identifier: MPL-2.0 */
/* Personal identity numbers in texts. The numbers are made up. */
#include <time.h>

#include "lib/check/check.h"
#include "tests/unit/harness.h"

struct hits {
	int sure, likely;
	struct span span;
};

static void
found(struct span span, bool sure, void *ctx)
{
	struct hits *h = ctx;

	*(sure ? &h->sure : &h->likely) += 1;
	h->span = span;
}

static const struct {
	const char *text;
	int sure, likely;
	const char *what;          /* the text found; NULL: not looked at */
} cases[] = {
	/* with a separator, whatever the check digit says */
	{"cpr 010190-1234 slut", 1, 0, "010190-1234"},
	{"010190-1234", 1, 0, "010190-1234"},
	{"311299-9999.", 1, 0, "311299-9999"},
	{"010190 1234", 1, 0, NULL},
	{"010190 - 1234", 1, 0, NULL},
	{"010190/1234", 1, 0, NULL},
	{"010190\u00a01234", 1, 0, NULL},
	{"010190\u20101234", 1, 0, NULL},
	{"010190\u20111234", 1, 0, NULL},
	{"010190\u20121234", 1, 0, NULL},
	{"010190\u20131234", 1, 0, "010190\u20131234"},
	{"010190\u20141234", 1, 0, NULL},
	{"010190\u20151234", 1, 0, NULL},
	{"010190\u22121234", 1, 0, NULL},
	{"(010190-1234)", 1, 0, NULL},
	{"|010190-1234|", 1, 0, NULL},
	{"cpr:010190-1234,020290-1234", 2, 0, NULL},
	{"010190-1234\n020290-1234\n", 2, 0, NULL},
	/* ten bare digits: 1 January, or the check digit, else a warning */
	{"0101901234", 1, 0, "0101901234"},
	{"0702701234", 0, 1, "0702701234"},
	{"0702701239", 0, 1, NULL},
	{"0702701236", 1, 0, NULL},
	{"cpr0101901234", 1, 0, NULL},
	{"0101901234,0101911234", 2, 0, NULL},
	/* day, month and year apart: a dash or slash before the last four
	 * digits makes it sure */
	{"cpr 01.02.03-1234 slut", 1, 0, "01.02.03-1234"},
	{"01-02-03-1234", 1, 0, "01-02-03-1234"},
	{"01/02/03-1234", 1, 0, NULL},
	{"01 02 03-1234", 1, 0, "01 02 03-1234"},
	{"01 02 03 - 1234", 1, 0, NULL},
	{"01.02.03\u20131234", 1, 0, NULL},
	{"01\u00a002\u00a003-1234", 1, 0, NULL},
	{"01. 02. 03-1234", 1, 0, NULL},
	{"**01**.02.03-1234", 1, 0, NULL},
	{"01.02.03 1234", 0, 1, "01.02.03 1234"},
	{"01 02 03 1234", 0, 1, NULL},
	{"01.02.03.1234", 0, 1, NULL},
	{"01.02.031234", 0, 0, NULL},
	{"31.02.03-1234", 0, 0, NULL},
	{"301.02.03-1234", 0, 0, NULL},
	{"01.02.03-12345", 0, 0, NULL},
	{"01.02.03-12", 0, 0, NULL},
	{"14.01.26-15.01.26", 0, 0, NULL},
	{"14.01.2026-1234", 0, 0, NULL},
	{"mandag 14.01.26 kl. 9.30-11.00", 0, 0, NULL},
	{"tlf. 20 12 10 34", 0, 0, NULL},
	{"10 12 20\n2026", 0, 0, NULL},
	/* seen through */
	{"**010190**-1234", 1, 0, "010190**-1234"},
	{"010190\\-1234", 1, 0, NULL},
	{"01<!-- -->0190-1234", 1, 0, "01<!-- -->0190-1234"},
	{"010190<b>-</b>1234", 1, 0, NULL},
	{"010190&#45;1234", 1, 0, NULL},
	{"010190&ndash;1234", 1, 0, NULL},
	{"010190&nbsp;1234", 1, 0, NULL},
	{"01&shy;0190-1234", 1, 0, NULL},
	{"010190\u200b-1234", 1, 0, NULL},
	{"&#48;10190-1234", 1, 0, "&#48;10190-1234"},
	{"&#x30;10190-1234", 1, 0, NULL},
	{"\uff10\uff11\uff10\uff11\uff19\uff10-\uff11\uff12\uff13\uff14",
		1, 0, NULL},
	{"\uff10\uff11\uff10\uff11\uff19\uff10\uff11\uff12\uff13\uff14", 1, 0,
		NULL},
	{"<!-- 010190-1234 -->", 1, 0, NULL},
	{"https://x.dk/010190%2D1234", 1, 0, NULL},
	{"010190\n1234", 0, 1, NULL},
	/* centuries and leap years */
	{"290200-1234", 0, 0, NULL},
	{"290200-4234", 1, 0, NULL},
	{"290200-5234", 1, 0, NULL},
	{"290296-1234", 1, 0, NULL},
	{"290297-1234", 0, 0, NULL},
	{"290236-9234", 1, 0, NULL},
	{"290237-9234", 0, 0, NULL},
	{"290258-6234", 0, 0, NULL},
	{"290260-6234", 1, 0, NULL},
	/* no dates */
	{"320190-1234", 0, 0, NULL},
	{"001290-1234", 0, 0, NULL},
	{"011390-1234", 0, 0, NULL},
	{"123456-7890", 0, 0, NULL},
	{"310499-1234", 0, 0, NULL},
	/* other numbers */
	{"tlf. +45 20 12 34 56", 0, 0, NULL},
	{"+4520123456", 0, 0, NULL},
	{"+3112345678", 0, 0, NULL},
	{"2026-01-14", 0, 0, NULL},
	{"14-01-2026", 0, 0, NULL},
	{"2026-01-14T10:15:00.0101901234Z", 0, 0, NULL},
	{"20260114T101500", 0, 0, NULL},
	{"0101901234567", 0, 0, NULL},
	{"010190-12345", 0, 0, NULL},
	{"12010190-1234", 0, 0, NULL},
	{"3,0101901234", 0, 0, NULL},
	{"3.0101901234", 0, 0, NULL},
	{"0101901234,50 kr.", 0, 0, NULL},
	{"a0101901234f", 0, 0, NULL},
	{"978-87-02-11223-4", 0, 0, NULL},
	{"010190.1234", 0, 0, NULL},
	{"010190 | 1234", 0, 0, NULL},
	{"2025-010190-1234", 0, 1, NULL},
	{"010190-1234-5", 0, 1, NULL},
	{"010190", 0, 0, NULL},
	{"010190-123", 0, 0, NULL},
	{"010190- ", 0, 0, NULL},
	{"", 0, 0, NULL},
};

static void
test_speed(void)
{
	struct buf b = {0};
	struct hits h = {0};
	clock_t start;

	while (b.n < (size_t)256 << 10)
		buf_z(&b, "1<!--&#4");
	start = clock();
	check_cpr(buf_view(&b), found, &h);
	ok(clock() - start < CLOCKS_PER_SEC, "a hostile text takes no time");
	is_int(h.sure + h.likely, 0, "and holds no number");
	buf_free(&b);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct hits h = {0};
		struct str text = str_of(cases[i].text);

		check_cpr(text, found, &h);
		ok(h.sure == cases[i].sure && h.likely == cases[i].likely,
			"%d sure, %d likely in »%s«", h.sure, h.likely,
			cases[i].text);
		if (cases[i].what)
			ok(str_is(str_make(text.p + h.span.from,
				h.span.to - h.span.from), cases[i].what),
				"the place of it");
	}
	test_speed();
	return test_end();
}
