/* SPDX-License-Identifier: MPL-2.0 */
/* Decimal numbers as people write them: with a point or a comma. */
#ifndef LIB_TEXT_DECIMAL_H
#define LIB_TEXT_DECIMAL_H

#include "lib/base/str.h"

/* What a text is. AMBIGUOUS: "1.234" may be a thousand or a little over one.
 * THOUSANDS: separators that only large numbers have. HIDDEN: what statistics
 * write for a figure that they hide ("<5", "*", "-"). */
enum decimal { DECIMAL_GOOD, DECIMAL_NONE, DECIMAL_AMBIGUOUS,
	DECIMAL_THOUSANDS, DECIMAL_PERCENT, DECIMAL_HIDDEN };

/* A decimal number; DIGITS of it stand behind the sign. */
struct decimals {
	double value;
	unsigned digits;
};

/* Reads S, with no locale: at most 15 digits, so that every number is exact
 * enough to be written as it was. OUT is filled only for DECIMAL_GOOD. */
enum decimal decimal_read(struct decimals *out, struct str s);

/* Adds VALUE with DIGITS (at most 6) behind SIGN ('.' or ','), rounded half
 * away from zero; never "-0". */
void decimal_add(struct buf *out, double value, unsigned digits, char sign);

#endif
