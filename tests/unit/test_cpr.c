/* SPDX-License-Identifier: MPL-2.0 */
/* Personal identity numbers in texts. The numbers are made up. */
#include <time.h>

#include "lib/base/ascii.h"
#include "lib/check/check.h"
#include "tests/unit/harness.h"
#include "tests/unit/random.h"

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
	{"https://x.dk/01%2D02%2F03%2d1234", 1, 0, NULL},
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
	{"000190-1234", 0, 0, NULL},
	{"010090-1234", 0, 0, NULL},
	/* what the bytes behind the first digits tell, wherever these stand */
	{"2025-01-02\", \"010190-1234\"", 1, 0, "010190-1234"},
	{"2001-02.03-1234", 0, 0, NULL},
	{"12/01/<b>02</b>/03-1234", 0, 1, NULL},
	{"01/<b>02</b>/03-1234", 1, 0, NULL},
	{"01/0*2/03-1234", 1, 0, NULL},
	{"01/02*03-1234", 0, 0, NULL},
	{"01-02&#48;3-1234", 0, 0, NULL},
	{"01/a/02/03-1234", 0, 0, NULL},
	{"01\n02.03-1234", 0, 0, NULL},
	{"01.   02.03-1234", 0, 0, NULL},
	{"15. maj 01.02.03-1234", 1, 0, "01.02.03-1234"},
	{"95&#48;10190-1234", 0, 0, NULL},
	{"95<b>010190-1234", 1, 0, NULL},
	{"901234567890&#48;10190-1234", 0, 0, NULL},
	{"aaaaaaaaaaaaaaa01.02.03-1234", 1, 0, "01.02.03-1234"},
	{"aaaaaaaaaaaaaa01.02.03-1234", 1, 0, "01.02.03-1234"},
	{"aaaaaaaaaaaaaaa010190-1234", 1, 0, "010190-1234"},
	{"aaaaaaaaaaaaa3010190-1234", 0, 0, NULL},
	{"aaaaaaaaaaaaaa3 010190-1234", 1, 0, NULL},
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

/* A number, how sure it is, and what a reader takes for the same. */
static const struct {
	const char *text;
	int sure, likely;
} plain[] = {
	{"010190-1234", 1, 0}, {"0101901234", 1, 0}, {"0702701236", 1, 0},
	{"0702701234", 0, 1}, {"01.02.03-1234", 1, 0},
	{"01-02-03-1234", 1, 0}, {"01 02 03 1234", 0, 1},
	{"311299 9999", 1, 0}, {"01/02.03-1234", 1, 0},
};
static const char *const unseen[] = {"<b>", "</b>", "<i id=\"a1\">", "*",
	"</td></tr>", "_", "**", "\\", "[", "]", "`", "~", "\u00ad",
	"\u200b", "&shy;", "&zwnj;", "<!-- 1 -->", "<!-- 12 -->"};
static const char *const dashes[] = {"-", "\u2010", "\u2013", "\u2212",
	"&ndash;", "&#45;", "&#x2d;", "%2D", "/", "\uff0d", "-&nbsp;"};
static const char *const dots[] = {".", "\u00b7", "\uff0e", ". "};
static const char *const spaces[] = {" ", "\u00a0", "\t", "  "};
static const char *const before[] = {"", "12 ", "æ", "(", "cpr ", "<td>3 </td>",
	"I 2025-26 er 12 af 14.01. og 3 ord ", "2001-02</p> \u00bb",
	"skole-0004/2001-02/x ", "15. januar 2026</time> ", "&amp; 99<b>"};
#define PICK(list) list[draw(sizeof(list) / sizeof(*list))]

static void
put_digit(struct buf *out, char digit)
{
	switch (draw(12)) {
	case 0:
		buf_fmt(out, "&#%d;", digit);
		break;
	case 1:
		buf_fmt(out, "&#x%x", (unsigned)digit);
		buf_char(out, ';');
		break;
	case 2:
		buf_fmt(out, "\xef\xbc%c", 0x90 + digit - '0');
		break;
	case 3:
		buf_fmt(out, "\xf0\x9d\x9f%c", 0x8e + digit - '0');
		break;
	default:
		buf_char(out, digit);
	}
}

/* TEXT in other characters, with what is unseen between them; where SPOIL is
 * counted down to, with what is seen. */
static void
disguise(struct buf *out, const char *text, size_t spoil)
{
	buf_reset(out);
	buf_fmt(out, "%*s%s", (int)draw(70), "", PICK(before));
	for (; *text; text++) {
		if (ascii_digit(*text))
			put_digit(out, *text);
		else
			buf_z(out, *text == '.' ? PICK(dots) : *text == ' '
				? PICK(spaces) : PICK(dashes));
		if (text[1] && draw(3) == 0)
			buf_z(out, PICK(unseen));
		if (spoil-- == 0)
			buf_z(out, "x");
	}
	buf_z(out, " ord");
}

/* Whatever is passed over quickly, no number is. */
static void
test_disguises(void)
{
	struct buf text = {0};
	unsigned i;

	for (i = 0; i < 20000; i++) {
		size_t n = i % (sizeof(plain) / sizeof(*plain));
		size_t length = strlen(plain[n].text);
		size_t spoil = i % 2 ? length : i / 2 % (length - 1);
		struct hits h = {0};

		disguise(&text, plain[n].text, spoil);
		check_cpr(buf_view(&text), found, &h);
		if (h.sure != (i % 2 ? plain[n].sure : 0) ||
		    h.likely != (i % 2 ? plain[n].likely : 0))
			ok(false, "%d sure, %d likely in »%s«, from %s",
				h.sure, h.likely, buf_cstr(&text),
				plain[n].text);
	}
	ok(i == 20000, "disguises are seen through");
	buf_free(&text);
}

/* What a text without tags may be made of. */
static void
make_text(struct buf *out)
{
	static const char *const parts[] = {"01", "02", "0190", "010190",
		"1234", "0101901234", "-", ".", " ", "*", "\n", ";", ",", ":",
		"x", "ord ", "cpr", "+", "/", "%2D", "%20", "% af ", "&amp;",
		"&nbsp;", "&ZeroWidthSpace;", "&#48;", "&#x2d;", "&", "%",
		"\u00e6", "\u2013", "\u200b", "\uff10", "2001-02", "skole-0009*", "00",
		"---------------------------", "                        "};
	unsigned n = draw(40);

	buf_reset(out);
	buf_fmt(out, "%*s", (int)draw(70), "");
	while (n-- > 0)
		buf_z(out, PICK(parts));
}

/* Where there is a tag, no stretch of the text is passed over. */
static void
test_stretches(void)
{
	struct buf text = {0};
	unsigned i, bad = 0, sure = 0, likely = 0;

	for (i = 0; i < 50000; i++) {
		struct hits all = {0}, some = {0};

		make_text(&text);
		buf_z(&text, " ");
		check_cpr(buf_view(&text), found, &some);
		buf_z(&text, "<");
		check_cpr(buf_view(&text), found, &all);
		bad += all.sure != some.sure || all.likely != some.likely ||
			all.span.from != some.span.from ||
			all.span.to != some.span.to;
		sure += all.sure > 0;
		likely += all.likely > 0;
	}
	is_int(bad, 0, "what is passed over has no number");
	ok(sure > 1000 && likely > 500, "%u sure, %u likely", sure, likely);
	buf_free(&text);
}

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
	test_disguises();
	test_stretches();
	test_speed();
	return test_end();
}
