/* SPDX-License-Identifier: MPL-2.0 */
/* Finds personal identity numbers (CPR), DDMMYY-NNNN, in a text as written:
 * whatever a reader does not see between the digits is seen through. */
#include "lib/base/date.h"
#include "lib/check/check.h"
#include "lib/check/cpr_begin.h"
#include "lib/check/cpr_mark.h"
#include "lib/check/cpr_stretch.h"

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
is_firm(struct cpr_mark m, struct str text, size_t at)
{
	return m.kind == CPR_PART && !strchr(" \t", text.p[at]) &&
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
add_part(struct number *num, struct cpr_mark m, struct str text, size_t at)
{
	if (num->n == 2 && m.kind != CPR_LINE)
		num->apart = true;
	if (num->apart ? num->n % 2 || num->n > 6 || m.kind == CPR_LINE
	    : num->n != 6 || m.kind == CPR_DOT)
		return false;
	num->parted = true;
	num->lines |= m.kind == CPR_LINE;
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
		struct cpr_mark m = cpr_mark_at(text, at);

		if (m.kind == CPR_DIGIT) {
			if (!add_digit(num, m.digit, parts))
				return false;
			num->end = at + m.n;
			parts = 0;
		} else if (num->n == 10) {
			break;
		} else if (m.kind != CPR_UNSEEN && (m.kind == CPR_OTHER ||
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
		size_t n = cpr_digits_before(text, from - 1);

		if (n > 0 && n < 10)
			return true;
	}
	if (after == '.' || after == ',') {
		size_t n = cpr_digits_after(text, to + 1);

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

/* Where the digits from AT on end; they began no number. */
static size_t
pass_digits(struct str text, size_t at)
{
	struct cpr_mark m;

	while (at < text.n && (m = cpr_mark_at(text, at)).kind == CPR_DIGIT)
		at += m.n;
	return at;
}

/* Where numbers are handed on to. */
struct finder {
	void (*found)(struct span span, bool sure, void *ctx);
	void *ctx;
};

static void
check_stretch(const struct finder *f, struct str text, struct span s)
{
	struct str front = str_make(text.p, s.to);
	size_t at = s.from;

	while ((at = cpr_begin(front, at)) < s.to) {
		struct cpr_mark m = cpr_mark_at(text, at);
		struct number num;
		int verdict = m.kind == CPR_DIGIT ? judge(&num, text, at) : 0;

		if (verdict) {
			f->found(span_make(at, num.end), verdict == 2, f->ctx);
			at = num.end;
		} else {
			at = m.kind == CPR_DIGIT ? pass_digits(text, at)
				: at + m.n;
		}
	}
}

void
check_cpr(struct str text, void (*found)(struct span span, bool sure,
	void *ctx), void *ctx)
{
	struct finder f = {found, ctx};
	struct span s = span_make(0, text.n);

	if (str_chr(text, '<') < text.n) {
		check_stretch(&f, text, s);
		return;
	}
	for (s.to = 0; s.to < text.n;) {
		s = cpr_stretch(text, s.to);
		check_stretch(&f, text, s);
	}
}
