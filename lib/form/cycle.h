/* SPDX-License-Identifier: MPL-2.0 */
/* Cycles: the years that talks belong to, by their first calendar year. */
#ifndef LIB_FORM_CYCLE_H
#define LIB_FORM_CYCLE_H

#include "lib/base/date.h"
#include "lib/base/str.h"

/* How a municipality writes its cycles: YYYY-YY or YYYY, and the day of the
 * year on which one begins. */
struct cycles {
	bool two_years;            /* YYYY-YY */
	int month, day;
};

#define CYCLE_NONE INT32_MIN
#define CYCLE_TEXT 16

/* Reads a cycle: its first year; false when S is not written like one (for
 * YYYY-YY the second year must follow the first). */
bool cycle_parse(int *year, const struct cycles *c, struct str s);

/* The first year of what may have been meant by S, written in another way:
 * 2025/26, 25-26, 2025-2026. */
bool cycle_guess(int *year, struct str s);

/* Writes it. The cycle of a date; its first and last day. */
void cycle_format(char out[CYCLE_TEXT], const struct cycles *c, int year);
int cycle_of(const struct cycles *c, date d);
date cycle_first_day(const struct cycles *c, int year);
date cycle_last_day(const struct cycles *c, int year);

#endif
