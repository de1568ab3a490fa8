/* SPDX-License-Identifier: MPL-2.0 */
/* Days as tests write them. */
#ifndef TESTS_UNIT_DATES_H
#define TESTS_UNIT_DATES_H

#include "lib/base/date.h"

/* The day that TEXT (or NULL) is, "2026-01-14"; else DATE_NONE. */
static inline date
day(const char *text)
{
	date d = DATE_NONE;

	date_parse(&d, str_of(text));
	return d;
}

#endif
