/* SPDX-License-Identifier: MPL-2.0 */
/* Finds personal identity numbers (CPR), DDMMYY-NNNN, in a text as written:
 * whatever a reader does not see between the digits is seen through. */
#include "lib/base/ascii.h"
#include "lib/base/date.h"
#include "lib/check/check.h"

/* Bytes of a comment or tag between two digits that are still looked over. */
#define COMMENT_MOST 1024
#define TAG_MOST 128

/* What stands at one place: a digit; what may part date and number; a dot,
 * which may part day, month and year; a line's end, which is shown as a space;
 * what a reader does not see; all else. */
enum mark_kind { MARK_DIGIT, MARK_PART, MARK_DOT, MARK_LINE, MARK_UNSEEN,
	MARK_OTHER };
struct mark {
	enum mark_kind kind;
	int digit;
	size_t n;                  /* bytes */
};

static struct mark
mark_of_char(uint32_t c, size_t n)
{
	struct mark m = {MARK_OTHER, 0, n};

	if (ascii_digit((int)c))
		m = (struct mark){MARK_DIGIT, (int)(c - '0'), n};
	else if (c >= 0xff10 && c <= 0xff19)
		m = (struct mark){MARK_DIGIT, (int)(c - 0xff10), n};
	else if (c >= 0x1d7ce && c <= 0x1d7ff)
		m = (struct mark){MARK_DIGIT, (int)(c - 0x1d7ce) % 10, n};
	else if (c == '-' || c == ' ' || c == '/' || c == '\t' || c == 0xa0 ||
	    (c >= 0x2000 && c <= 0x200a) || (c >= 0x2010 && c <= 0x2015) ||
	    c == 0x202f || c == 0x2044 || c == 0x205f || c == 0x2212 ||
	    c == 0x3000 || c == 0xfe58 || c == 0xfe63 || c == 0xff0d ||
	    c == 0xff0f)
		m.kind = MARK_PART;
	else if (c == '.' || c == 0xb7 || c == 0x2219 || c == 0x22c5 ||
	    c == 0xff0e)
		m.kind = MARK_DOT;
	else if (c == '\n' || c == '\r')
		m.kind = MARK_LINE;
	else if ((c < 0x80 && c && strchr("*_`~\\[]", (int)c)) || c == 0xad ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x2064) ||
	    c == 0xfeff || c == 0x34f)
		m.kind = MARK_UNSEEN;
	return m;
}

/* "&#48;", "&#x30;" */
static struct mark
mark_of_number(struct str s)
{
	size_t i = 2;
	bool sixteen = s.n > 2 && (s.p[2] == 'x' || s.p[2] == 'X');
	uint32_t c = 0;

	for (i += sixteen; i < s.n && i < 12; i++) {
		int digit = ascii_hex(s.p[i]);

		if (digit < 0 || (digit > 9 && !sixteen))
			break;
		c = c * (sixteen ? 16 : 10) + (uint32_t)digit;
	}
	if (i < s.n && s.p[i] == ';')
		i++;
	return mark_of_char(c, i);
}

static struct mark
mark_of_entity(struct str s)
{
	static const struct {
		const char *name;
		enum mark_kind kind;
	} names[] = {
		{"&nbsp;", MARK_PART}, {"&ndash;", MARK_PART},
		{"&mdash;", MARK_PART}, {"&minus;", MARK_PART},
		{"&hyphen;", MARK_PART}, {"&dash;", MARK_PART},
		{"&horbar;", MARK_PART}, {"&thinsp;", MARK_PART},
		{"&ensp;", MARK_PART}, {"&emsp;", MARK_PART},
		{"&sol;", MARK_PART}, {"&shy;", MARK_UNSEEN},
		{"&zwj;", MARK_UNSEEN}, {"&zwnj;", MARK_UNSEEN},
		{"&ZeroWidthSpace;", MARK_UNSEEN}, {"&NoBreak;", MARK_UNSEEN},
	};
	size_t i;

	if (s.n > 2 && s.p[1] == '#')
		return mark_of_number(s);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_starts(s, names[i].name))
			return (struct mark){names[i].kind, 0,
				strlen(names[i].name)};
	return (struct mark){MARK_OTHER, 0, 1};
}

/* A comment or a tag is not seen; a "<" alone is. */
static struct mark
mark_of_tag(struct str s)
{
	bool comment = str_starts(s, "<!--");
	struct str rest = str_skip(s, comment ? 4 : 1);
	size_t most = comment ? COMMENT_MOST : TAG_MOST, at;

	if (rest.n > most)
		rest.n = most;
	at = comment ? str_find(rest, STR("-->")) : str_chr(rest, '>');
	if (at == rest.n || (!comment && (rest.p[0] == ' ' ||
	    ascii_digit(rest.p[0]))))
		return (struct mark){MARK_OTHER, 0, 1};
	return (struct mark){MARK_UNSEEN, 0, comment ? at + 7 : at + 2};
}

static struct mark
mark_at(struct str text, size_t at)
{
	struct str s = str_skip(text, at);
	uint32_t c;
	size_t n;

	if (ascii_digit(s.p[0]))
		return (struct mark){MARK_DIGIT, s.p[0] - '0', 1};
	if (s.p[0] == '&')
		return mark_of_entity(s);
	if (s.p[0] == '<')
		return mark_of_tag(s);
	if (s.p[0] == '%' && s.n > 2 && s.p[1] == '2' && strchr("0DdFf", s.p[2]))
		return (struct mark){MARK_PART, 0, 3};
	n = utf8_decode(s, &c);
	return n ? mark_of_char(c, n) : (struct mark){MARK_OTHER, 0, 1};
}

/* The ten digits from AT on, and how they stand there. PARTED: the date from
 * the number, LINES by a line's end, LOOSE by nothing but dots and spaces in a
 * date that has them too. */
struct number {
	int digits[10];
	size_t end;
	bool parted, lines, loose;
};

static bool
read_number(struct number *num, struct str text, size_t at)
{
	int n = 0, parts = 0;

	memset(num, 0, sizeof(*num));
	while (at < text.n) {
		struct mark m = mark_at(text, at);

		if (m.kind == MARK_DIGIT) {
			if (n == 10)
				return false;
			num->digits[n++] = m.digit;
			num->end = at + m.n;
		} else if (n == 10) {
			return true;
		} else if (m.kind == MARK_PART || m.kind == MARK_LINE) {
			if (n != 6 || ++parts > 3)
				return false;
			num->parted = true;
			num->lines = num->lines || m.kind == MARK_LINE;
		} else if (m.kind != MARK_UNSEEN) {
			return false;
		}
		at += m.n;
	}
	return n == 10;
}

/* Whether M is a dash or slash, written as TEXT has it at AT. */
static bool
is_firm(struct mark m, struct str text, size_t at)
{
	return m.kind == MARK_PART && !strchr(" \t", text.p[at]) &&
		(unsigned char)text.p[at] != 0xc2;
}

/* The same where day, month and year stand apart: "01.02.03-1234",
 * "01 02 03 1234". */
static bool
read_apart(struct number *num, struct str text, size_t at)
{
	int n = 0, parts = 0;
	bool firm = false;

	memset(num, 0, sizeof(*num));
	num->parted = true;
	while (at < text.n) {
		struct mark m = mark_at(text, at);

		if (m.kind == MARK_DIGIT) {
			if (n == 10 || ((n == 2 || n == 4 || n == 6) &&
			    parts == 0))
				return false;
			num->digits[n++] = m.digit;
			num->end = at + m.n;
			parts = 0;
		} else if (n == 10) {
			break;
		} else if (m.kind == MARK_PART || m.kind == MARK_DOT) {
			if ((n != 2 && n != 4 && n != 6) || ++parts > 3)
				return false;
			firm |= n == 6 && is_firm(m, text, at);
		} else if (m.kind != MARK_UNSEEN) {
			return false;
		}
		at += m.n;
	}
	num->loose = !firm;
	return n == 10;
}

/* The seventh digit tells the century. */
static int
century(int seventh, int year)
{
	if (seventh <= 3)
		return 1900;
	if (seventh == 4 || seventh == 9)
		return year <= 36 ? 2000 : 1900;
	return year <= 57 ? 2000 : 1800;
}

static bool
is_birthday(const int *d, bool *new_year)
{
	int day = d[0] * 10 + d[1], month = d[2] * 10 + d[3];
	int year = d[4] * 10 + d[5];
	date unused;

	*new_year = day == 1 && month == 1;
	return date_make(&unused, century(d[6], year) + year, month, day);
}

/* The check digit that numbers had to have until 2007. */
static bool
checks(const int *d)
{
	static const int weights[10] = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
	int i, sum = 0;

	for (i = 0; i < 10; i++)
		sum += weights[i] * d[i];
	return sum % 11 == 0;
}

/* Digits before AT. */
static size_t
digits_before(struct str text, size_t at)
{
	size_t n = 0;

	while (n < at && n < 12 && ascii_digit(text.p[at - n - 1]))
		n++;
	return n;
}

static size_t
digits_after(struct str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.n && n < 12 && ascii_digit(text.p[at + n]))
		n++;
	return n;
}

/* Ten bare digits are a part of something else: a word or a hash, a telephone
 * number with its country, a decimal number, an amount. */
static bool
is_other_number(struct str text, size_t from, size_t to)
{
	char before = from ? text.p[from - 1] : ' ';
	char after = to < text.n ? text.p[to] : ' ';

	if (ascii_letter(after) || before == '+')
		return true;
	if (ascii_letter(before))
		return from < 3 || (text.p[from - 3] | 0x20) != 'c' ||
			(text.p[from - 2] | 0x20) != 'p';
	if ((before == '.' || before == ',') && from > 1) {
		size_t n = digits_before(text, from - 1);

		if (n > 0 && n < 10)
			return true;
	}
	if (after == '.' || after == ',') {
		size_t n = digits_after(text, to + 1);

		return n > 0 && n < 10;
	}
	return false;
}

/* A link in a chain of numbers, as in a file number: 2025-010190-1234. */
static bool
is_in_chain(struct str text, size_t from, size_t to)
{
	if (from > 1 && strchr("-/", text.p[from - 1]) &&
	    ascii_digit(text.p[from - 2]))
		return true;
	return to + 1 < text.n && strchr("-/", text.p[to]) &&
		ascii_digit(text.p[to + 1]);
}

/* Whether a number begins at FROM: 0 no, 1 likely, 2 surely. */
static int
judge(struct number *num, struct str text, size_t from)
{
	bool new_year;

	/* No day begins with a higher digit. */
	if (text.p[from] > '3' && text.p[from] <= '9')
		return 0;
	if ((!read_number(num, text, from) && !read_apart(num, text, from)) ||
	    !is_birthday(num->digits, &new_year))
		return 0;
	if (num->parted)
		return num->lines || num->loose || is_in_chain(text, from, num->end) ||
			(from && text.p[from - 1] == '+') ? 1 : 2;
	if (is_other_number(text, from, num->end))
		return 0;
	return new_year || checks(num->digits) ? 2 : 1;
}

/* Whether a byte may begin a digit: an ASCII or a full-width digit, another
 * one, an entity. */
static bool
begins(char c)
{
	unsigned char b = (unsigned char)c;

	return (unsigned char)(b - '0') < 10 || b == '&' || b >= 0xef;
}

/* The next byte from AT on that begins a digit, most often none: looked for
 * in pieces that a compiler turns into a few instructions. */
static size_t
next_begin(struct str text, size_t at)
{
	for (; text.n - at >= 16; at += 16) {
		const char *p = text.p + at;
		unsigned char any = 0;
		int i;

		for (i = 0; i < 16; i++)
			any |= begins(p[i]);
		if (any)
			break;
	}
	while (at < text.n && !begins(text.p[at]))
		at++;
	return at;
}

/* Whether a digit may begin at a byte: most bytes are passed over by this. */
static bool
may_begin(struct str text, size_t at)
{
	if (text.p[at] == '&')
		return at + 1 < text.n && text.p[at + 1] == '#';
	return begins(text.p[at]);
}

/* Whether a digit that stands after C belongs to what stands before C only if
 * that is a whole date: C is seen, and no digit. */
static bool
parts(unsigned char c)
{
	static const bool unseen[128] = {['&'] = true, ['<'] = true,
		['*'] = true, ['_'] = true, ['`'] = true, ['~'] = true,
		['\\'] = true, ['['] = true, [']'] = true};

	return c < 128 && !unseen[c];
}

/* Whether what stands at AT, after two digits, may part a day from a month:
 * what does, and then digits or what is not seen. */
static bool
may_stand_apart(struct str text, size_t at)
{
	if (at + 1 >= text.n || !strchr("./- \t", text.p[at]))
		return false;
	return ascii_digit(text.p[at + 1]) ||
		!parts((unsigned char)text.p[at + 1]) ||
		strchr("./- \t", text.p[at + 1]) != NULL;
}

/* How many digits from AT on are too few for a date, and are followed by what
 * parts: years, days and headings, which is nearly all there is. */
static size_t
too_few(struct str text, size_t at)
{
	size_t n = 0;

	while (n < 6 && at + n < text.n && ascii_digit(text.p[at + n]))
		n++;
	if (n == 6 || (at + n < text.n &&
	    !parts((unsigned char)text.p[at + n])) || (n == 2 &&
	    may_stand_apart(text, at + n)))
		return 0;
	return n;
}

void
check_cpr(struct str text, void (*found)(struct span span, bool sure,
	void *ctx), void *ctx)
{
	size_t at = 0;

	while ((at = next_begin(text, at)) < text.n) {
		struct number num;
		struct mark m;
		size_t few;
		int verdict;

		few = too_few(text, at);
		at += few;
		if (few)
			continue;
		if (!may_begin(text, at)) {
			at++;
			continue;
		}
		m = mark_at(text, at);
		if (m.kind != MARK_DIGIT) {
			at += m.n;
			continue;
		}
		verdict = judge(&num, text, at);
		if (verdict) {
			found(span_make(at, num.end), verdict == 2, ctx);
			at = num.end;
			continue;
		}
		do {
			at += m.n;
		} while (at < text.n && may_begin(text, at) &&
		    (m = mark_at(text, at)).kind == MARK_DIGIT);
	}
}
