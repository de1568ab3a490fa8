/* SPDX-License-Identifier: MPL-2.0 */
/* What stands at one place of a text that may hold a personal identity
 * number. */
#ifndef LIB_CHECK_CPR_MARK_H
#define LIB_CHECK_CPR_MARK_H

#include "lib/base/ascii.h"

/* What stands at one place: a digit; what may part date and number; a dot,
 * which may part day, month and year; a line's end, which is shown as a space;
 * what a reader does not see; what only the bytes behind it tell; all else. */
enum cpr_kind { CPR_OTHER, CPR_DIGIT, CPR_PART, CPR_DOT, CPR_LINE,
	CPR_UNSEEN, CPR_MORE };
struct cpr_mark {
	enum cpr_kind kind;
	int digit;
	size_t n;                  /* bytes */
};

/* Of each byte; its kind where it stands. */
extern const unsigned char cpr_marks[256];
static inline enum cpr_kind
cpr_kind_at(struct str text, size_t at)
{
	return (enum cpr_kind)cpr_marks[(unsigned char)text.p[at]];
}

/* The mark at AT, of all its bytes. cpr_mark_more is its slow half, for
 * CPR_MORE. */
struct cpr_mark cpr_mark_more(struct str text, size_t at);
static inline struct cpr_mark
cpr_mark_at(struct str text, size_t at)
{
	enum cpr_kind kind = cpr_kind_at(text, at);

	if (kind == CPR_MORE)
		return cpr_mark_more(text, at);
	return (struct cpr_mark){kind, text.p[at] - '0', 1};
}

/* How many digits stand before AT, from AT on; no more than 12 are counted. */
static inline size_t
cpr_digits_before(struct str text, size_t at)
{
	size_t n = 0;

	while (n < at && n < 12 && ascii_digit(text.p[at - n - 1]))
		n++;
	return n;
}

static inline size_t
cpr_digits_after(struct str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.n && n < 12 && ascii_digit(text.p[at + n]))
		n++;
	return n;
}

#endif
