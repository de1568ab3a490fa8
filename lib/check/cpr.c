/* SPDX-License-Identifier: MPL-2.0 */
/* Finds personal identity numbers (CPR), DDMMYY-NNNN, in a text as written:
 * whatever a reader does not see between the digits is seen through. */
#include "lib/base/ascii.h"
#include "lib/base/bytes.h"
#include "lib/base/date.h"
#include "lib/check/check.h"

/* Bytes of a comment or tag between two digits that are still looked over. */
#define COMMENT_MOST 1024
#define TAG_MOST 128

/* What stands at one place: a digit; what may part date and number; a dot,
 * which may part day, month and year; a line's end, which is shown as a space;
 * what a reader does not see; what only the bytes behind it tell; all else. */
enum mark_kind { MARK_OTHER, MARK_DIGIT, MARK_PART, MARK_DOT, MARK_LINE,
	MARK_UNSEEN, MARK_MORE };
struct mark {
	enum mark_kind kind;
	int digit;
	size_t n;                  /* bytes */
};

static const unsigned char ascii_marks[128] = {
	['0'] = MARK_DIGIT, ['1'] = MARK_DIGIT, ['2'] = MARK_DIGIT,
	['3'] = MARK_DIGIT, ['4'] = MARK_DIGIT, ['5'] = MARK_DIGIT,
	['6'] = MARK_DIGIT, ['7'] = MARK_DIGIT, ['8'] = MARK_DIGIT,
	['9'] = MARK_DIGIT, ['-'] = MARK_PART, ['/'] = MARK_PART,
	[' '] = MARK_PART, ['\t'] = MARK_PART, ['.'] = MARK_DOT,
	['\n'] = MARK_LINE, ['\r'] = MARK_LINE, ['*'] = MARK_UNSEEN,
	['_'] = MARK_UNSEEN, ['`'] = MARK_UNSEEN, ['~'] = MARK_UNSEEN,
	['\\'] = MARK_UNSEEN, ['['] = MARK_UNSEEN, [']'] = MARK_UNSEEN,
	['&'] = MARK_MORE, ['<'] = MARK_MORE, ['%'] = MARK_MORE,
};

static struct mark
mark_of_char(uint32_t c, size_t n)
{
	struct mark m = {MARK_OTHER, 0, n};

	if (c < 0x80)
		m = (struct mark){ascii_marks[c] == MARK_MORE ? MARK_OTHER
			: ascii_marks[c], (int)(c - '0'), n};
	else if (c >= 0xff10 && c <= 0xff19)
		m = (struct mark){MARK_DIGIT, (int)(c - 0xff10), n};
	else if (c >= 0x1d7ce && c <= 0x1d7ff)
		m = (struct mark){MARK_DIGIT, (int)(c - 0x1d7ce) % 10, n};
	else if (c == 0xa0 || (c >= 0x2000 && c <= 0x200a) ||
	    (c >= 0x2010 && c <= 0x2015) || c == 0x202f || c == 0x2044 ||
	    c == 0x205f || c == 0x2212 || c == 0x3000 || c == 0xfe58 ||
	    c == 0xfe63 || c == 0xff0d || c == 0xff0f)
		m.kind = MARK_PART;
	else if (c == 0xb7 || c == 0x2219 || c == 0x22c5 || c == 0xff0e)
		m.kind = MARK_DOT;
	else if (c == 0xad || (c >= 0x200b && c <= 0x200f) ||
	    (c >= 0x2060 && c <= 0x2064) || c == 0xfeff || c == 0x34f)
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
	bool comment = s.n >= 4 && memcmp(s.p, "<!--", 4) == 0;
	struct str rest = str_skip(s, comment ? 4 : 1);
	size_t most = comment ? COMMENT_MOST : TAG_MOST, at;

	if (rest.n > most)
		rest.n = most;
	at = comment ? str_find(rest, STR("-->")) : bytes_chr(rest, '>');
	if (at == rest.n || (!comment && (rest.p[0] == ' ' ||
	    ascii_digit(rest.p[0]))))
		return (struct mark){MARK_OTHER, 0, 1};
	return (struct mark){MARK_UNSEEN, 0, comment ? at + 7 : at + 2};
}

static enum mark_kind
kind_at(struct str text, size_t at)
{
	unsigned char c = (unsigned char)text.p[at];

	return c < 0x80 ? ascii_marks[c] : MARK_MORE;
}

static struct mark
mark_at(struct str text, size_t at)
{
	enum mark_kind kind = kind_at(text, at);
	struct str s = str_skip(text, at);
	uint32_t c;
	size_t n;

	if (kind != MARK_MORE)
		return (struct mark){kind, s.p[0] - '0', 1};
	if (s.p[0] == '&')
		return mark_of_entity(s);
	if (s.p[0] == '<')
		return mark_of_tag(s);
	if (s.p[0] == '%' && s.n > 2 && s.p[1] == '2' && strchr("0DdFf", s.p[2]))
		return (struct mark){MARK_PART, 0, 3};
	n = utf8_decode(s, &c);
	return n ? mark_of_char(c, n) : (struct mark){MARK_OTHER, 0, 1};
}

/* The ten digits of a number, and how they stand. PARTED: the date from what
 * follows, LINES by a line's end; APART: day, month and year, too, as in
 * "01.02.03-1234", and FIRM: the date ends in more than dots and spaces. */
struct number {
	int digits[10];
	int n;
	size_t end;
	bool parted, lines, apart, firm;
};

/* Whether M is a dash or slash, written as TEXT has it at AT. */
static bool
is_firm(struct mark m, struct str text, size_t at)
{
	return m.kind == MARK_PART && !strchr(" \t", text.p[at]) &&
		(unsigned char)text.p[at] != 0xc2;
}

/* Whether the digits so far may be those of a day and a month. */
static bool
may_be_date(const int *d, int n)
{
	switch (n) {
	case 1:
		return d[0] <= 3;
	case 2:
		return d[0] * 10 + d[1] <= 31 && d[0] + d[1] > 0;
	case 3:
		return d[2] <= 1;
	case 4:
		return d[2] * 10 + d[3] <= 12 && d[2] + d[3] > 0;
	default:
		return true;
	}
}

/* PARTS stand before it. */
static bool
add_digit(struct number *num, int digit, int parts)
{
	int n = num->n;

	if (n == 10 || (num->apart && (n == 4 || n == 6) && parts == 0))
		return false;
	num->digits[num->n++] = digit;
	return may_be_date(num->digits, num->n);
}

/* What parts stands where the parts of a number meet. */
static bool
add_part(struct number *num, struct mark m, struct str text, size_t at)
{
	if (num->n == 2 && m.kind != MARK_LINE)
		num->apart = true;
	if (num->apart ? num->n % 2 || num->n > 6 || m.kind == MARK_LINE
	    : num->n != 6 || m.kind == MARK_DOT)
		return false;
	num->parted = true;
	num->lines |= m.kind == MARK_LINE;
	num->firm |= num->n == 6 && is_firm(m, text, at);
	return true;
}

/* The number that begins at AT; false: none does. */
static bool
read_number(struct number *num, struct str text, size_t at)
{
	int parts = 0;

	memset(num, 0, sizeof(*num));
	while (at < text.n) {
		struct mark m = mark_at(text, at);

		if (m.kind == MARK_DIGIT) {
			if (!add_digit(num, m.digit, parts))
				return false;
			num->end = at + m.n;
			parts = 0;
		} else if (num->n == 10) {
			break;
		} else if (m.kind != MARK_UNSEEN && (m.kind == MARK_OTHER ||
		    ++parts > 3 || !add_part(num, m, text, at))) {
			return false;
		}
		at += m.n;
	}
	return num->n == 10;
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

	if (!read_number(num, text, from) ||
	    !is_birthday(num->digits, &new_year))
		return 0;
	if (num->parted)
		return num->lines || (num->apart && !num->firm) ||
			is_in_chain(text, from, num->end) ||
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

	return ascii_digit(b) || b == '&' || b >= 0xef;
}

/* What is seen first from *AT on, which is moved behind it. */
static enum mark_kind
next_seen(struct str text, size_t *at)
{
	while (*at < text.n) {
		struct mark m = {kind_at(text, *at), 0, 1};

		if (m.kind == MARK_MORE)
			m = mark_at(text, *at);
		*at += m.n;
		if (m.kind != MARK_UNSEEN)
			return m.kind;
	}
	return MARK_OTHER;
}

/* Whether the two digits before AT, which is behind what parts them from the
 * next, are no day: what follows is no month, or no year follows that, as in
 * "2025-10-01". */
static bool
is_no_day(struct str text, size_t at)
{
	size_t n = digits_after(text, at), end = at + n;
	enum mark_kind kind = next_seen(text, &end);

	switch (n) {
	case 0:
		return kind == MARK_OTHER || kind == MARK_LINE;
	case 1:
		return kind != MARK_DIGIT;
	case 2:
		return kind != MARK_PART && kind != MARK_DOT;
	default:
		return true;
	}
}

/* Whether the N digits from AT on are no number, as what is seen behind them
 * tells. */
static bool
is_seen_none(struct str text, size_t at, size_t n)
{
	size_t end = at + n;
	enum mark_kind kind = next_seen(text, &end);

	if (n == 2 && (kind == MARK_PART || kind == MARK_DOT))
		return is_no_day(text, end);
	if (n == 6 && (kind == MARK_PART || kind == MARK_LINE))
		return false;
	return kind != MARK_DIGIT;
}

/* The same for those that stand behind no others: years, days, and headings
 * are nearly all there is, and mostly the next byte or two tell. */
static inline bool
is_none(struct str text, size_t at, size_t n)
{
	size_t end = at + n;
	enum mark_kind kind;

	if (n == 0 || n >= 10)
		return false;
	kind = end < text.n ? kind_at(text, end) : MARK_OTHER;
	if (kind == MARK_OTHER || (kind <= MARK_LINE && n != 2 && n != 6))
		return true;
	if (n == 2 && kind <= MARK_LINE && end + 1 < text.n &&
	    kind_at(text, end + 1) == MARK_OTHER)
		return true;
	return is_seen_none(text, at, n);
}

/* The next place from AT on, where no digit is being read, at which a number
 * may begin. */
static size_t
next_begin(struct str text, size_t at)
{
	unsigned digits = 0, bits;

	for (; at + BYTES <= text.n; at += BYTES) {
		struct bytes b = bytes_load(text.p + at);
		struct bytes digit = bytes_within(b, '0', '9');
		unsigned before = digits >> (BYTES - 1);

		bits = bytes_bits((struct bytes){digit.v |
			bytes_are(b, '&').v | bytes_within(b, 0xef, 0xff).v});
		digits = bits ? bytes_bits(digit) : 0;
		for (bits &= ~(digits << 1 | before); bits; bits &= bits - 1) {
			unsigned k = bytes_first(bits);
			size_t n = bytes_first(~(digits >> k));

			if (k + n == BYTES)
				n = digits_after(text, at + k);
			if (!is_none(text, at + k, n))
				return at + k;
		}
	}
	if (digits >> (BYTES - 1))
		at += digits_after(text, at);
	while (at < text.n) {
		size_t n = digits_after(text, at);

		if (begins(text.p[at]) && !is_none(text, at, n))
			break;
		at += n ? n : 1;
	}
	return at;
}

/* Where the digits from AT on end; they began no number. */
static size_t
pass_digits(struct str text, size_t at)
{
	struct mark m;

	while (at < text.n && begins(text.p[at]) &&
	    (m = mark_at(text, at)).kind == MARK_DIGIT)
		at += m.n;
	return at;
}

void
check_cpr(struct str text, void (*found)(struct span span, bool sure,
	void *ctx), void *ctx)
{
	size_t at = 0;

	while ((at = next_begin(text, at)) < text.n) {
		struct mark m = mark_at(text, at);
		struct number num;
		int verdict = m.kind == MARK_DIGIT ? judge(&num, text, at) : 0;

		if (verdict) {
			found(span_make(at, num.end), verdict == 2, ctx);
			at = num.end;
		} else {
			at = m.kind == MARK_DIGIT ? pass_digits(text, at)
				: at + m.n;
		}
	}
}
