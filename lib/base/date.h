/* SPDX-License-Identifier: MPL-2.0 */
/* Dates of the Gregorian calendar, as days. */
#ifndef LIB_BASE_DATE_H
#define LIB_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/str.h"

/* Days since 1970-01-01; DATE_NONE where there is no date. */
typedef int32_t date;
#define DATE_NONE INT32_MIN

/* Year 1..9999, month 1..12, day 1..31; false (and *OUT untouched) when there
 * is no such day. */
bool date_make(date *out, int year, int month, int day);

/* Reads exactly YYYY-MM-DD (RFC 3339 full-date). */
bool date_parse(date *out, struct str s);

/* Takes a date apart. */
void date_split(date d, int *year, int *month, int *day);

/* Last day of a month; the weekday, 1 Monday .. 7 Sunday. */
date date_month_end(int year, int month);
int date_weekday(date d);

/* Writes YYYY-MM-DD and a NUL. */
void date_format(char out[11], date d);

/* The date of a time in seconds since 1970 as seen OFFSET minutes east. */
date date_of_time(int64_t seconds, int offset);

#endif
