/* SPDX-License-Identifier: MPL-2.0 */
/* Numbers as they are written: exact, of any size. */
#ifndef LIB_TEXT_NUMBER_H
#define LIB_TEXT_NUMBER_H

#include "lib/base/str.h"

/* A finite number: DIGITS (borrowed; a '.' in between does not count; neither
 * first nor last is a zero; none at all: the number 0) times ten to POWER.
 * 0x1f and 0o17 use the digits in OWN. */
struct number {
	bool negative;
	struct str digits;
	size_t count;              /* digits, the '.' not counted */
	int64_t power;
	char own[24];
};

/* Reads a number of the YAML core schema (NUL-terminated too, as texts of
 * values are); false for .inf and .nan. OUT must
 * not be copied (DIGITS may point into it). */
bool number_parse(struct number *out, struct str s);

/* Order by value: -1, 0, 1. */
int number_compare(const struct number *a, const struct number *b);

/* Whether it has no fraction. */
bool number_is_integer(const struct number *n);

/* Whether A is a whole multiple of B. B is not 0 and has at most
 * NUMBER_DIVISOR digits. */
#define NUMBER_DIVISOR 18
bool number_is_multiple(const struct number *a, const struct number *b);

/* Adds N in a form that equal numbers share ("15e-1"). */
void number_canonical(struct buf *out, const struct number *n);

#endif
