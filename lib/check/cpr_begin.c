/* SPDX-License-Identifier: MPL-2.0 */
/* Passes over the digits that are no personal identity number: years, days,
 * and headings are nearly all there is. */
#include "lib/check/cpr_begin.h"

#include "lib/base/bytes.h"
#include "lib/check/cpr_mark.h"

/* What is seen first from *AT on, which is moved behind it. */
static inline enum cpr_kind
next_seen(struct str text, size_t *at)
{
	size_t i = *at;
	enum cpr_kind kind = CPR_UNSEEN;

	while (kind == CPR_UNSEEN) {
		kind = i < text.n ? cpr_kind_at(text, i) : CPR_OTHER;
		if (kind == CPR_MORE) {
			struct cpr_mark m = cpr_mark_more(text, i);

			kind = m.kind;
			i += m.n;
		} else {
			i++;
		}
	}
	*at = i;
	return kind;
}

/* Whether two digits are no day, when behind what parts them from the next
 * stands what is seen from AT on: no month, or no year follows that, as in
 * "2025-10-01". */
static bool
is_no_day(struct str text, size_t at)
{
	size_t n = cpr_digits_after(text, at);
	enum cpr_kind kind;
	int parts = 1;

	at += n;
	do
		kind = next_seen(text, &at);
	while (n == 0 && (kind == CPR_PART || kind == CPR_DOT) &&
	    ++parts <= 3);
	switch (n) {
	case 0:
	case 1:
		return kind != CPR_DIGIT;
	case 2:
		return kind != CPR_PART && kind != CPR_DOT;
	default:
		return true;
	}
}

/* Whether the N digits at P may begin a day and a month. */
static inline bool
may_begin(const char *p, size_t n)
{
	return p[0] <= '3' && (n < 2 || p[0] < '3' || p[1] <= '1') &&
		(n < 3 || p[2] <= '1');
}

/* Whether the N digits before AT that stand behind no others are no number, as
 * what is seen behind them tells. */
static bool
is_none(struct str text, size_t at, size_t n)
{
	char next = at < text.n ? text.p[at] : ' ';
	enum cpr_kind kind;

	if (n >= 10)
		return false;
	/* A digit that is written otherwise would be one of them. */
	if ((unsigned char)next < 0x80 && next != '&' &&
	    !may_begin(text.p + at - n, n))
		return true;
	kind = next_seen(text, &at);
	if (n == 2 && (kind == CPR_PART || kind == CPR_DOT))
		return is_no_day(text, at);
	if (n == 6 && (kind == CPR_PART || kind == CPR_LINE))
		return false;
	return kind != CPR_DIGIT;
}

/* Masks: digits; what may begin a digit that is written otherwise, an entity or
 * a full-width one. */
static inline struct bytes
digits(struct bytes b)
{
	return bytes_within(b, '0', '9');
}
static inline struct bytes
others(struct bytes b)
{
	b.v = bytes_are(b, '&').v | bytes_within(b, 0xef, 0xff).v;
	return b;
}

/* What is looked at together, and the bits of its digits. */
struct window {
	const char *p;
	uint64_t digits;
};

/* How many digits stand in W in front of the one at K. */
static inline size_t
digits_within(const struct window *w, unsigned k)
{
	return k ? (size_t)__builtin_clzll(~(w->digits << (WINDOW - k))) : 0;
}

/* Where the number begins that the digits before TO may be of, from FROM on;
 * else TO. They end in W at K, and most often the byte there tells. */
static inline size_t
begin_of(const struct window *w, unsigned k, struct str text, size_t from,
	size_t to)
{
	enum cpr_kind kind = (enum cpr_kind)cpr_marks[(unsigned char)w->p[k]];
	size_t n;

	if (kind == CPR_OTHER && (to - from < 10 ||
	    !ascii_digit(text.p[to - 10])))
		return to;
	n = digits_within(w, k);
	if (n == k)
		n = cpr_digits_before(str_skip(text, from), to - from);
	if (n < 10 && kind <= CPR_LINE && n != 2 && n != 6)
		return to;
	return is_none(text, to, n) ? to : to - n;
}

size_t
cpr_begin(struct str text, size_t from)
{
	char copy[WINDOW];
	uint64_t before = 0;       /* whether a digit is */
	size_t at;

	for (at = from; at <= text.n; at += WINDOW) {
		const char *p = bytes_window(copy, str_skip(text, at));
		struct window w = {p, bytes_found4(p, digits)};
		uint64_t behind = w.digits << 1 | before;
		uint64_t ends = behind & ~w.digits;
		uint64_t bits = ends | (bytes_seldom4(p, others) & ~behind);

		for (; bits; bits &= bits - 1) {
			unsigned k = (unsigned)__builtin_ctzll(bits);
			size_t to = at + k, begin;

			if ((ends >> k & 1) == 0)
				return to;
			begin = begin_of(&w, k, text, from, to);
			if (begin < to)
				return begin;
		}
		before = w.digits >> (WINDOW - 1);
	}
	return text.n;
}
