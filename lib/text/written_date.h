/* SPDX-License-Identifier: MPL-2.0 */
/* Dates as people write them in a text. */
#ifndef LIB_TEXT_WRITTEN_DATE_H
#define LIB_TEXT_WRITTEN_DATE_H

#include "lib/base/date.h"

/* The first date in TEXT ("14. april 2026", "14/4-2026", "2026-04-14"): true,
 * *OUT, and where it stands from *FROM to *TO. */
bool written_date(date *out, struct str text, size_t *from, size_t *to);

/* Whether all of TEXT is written like a date of a day that its month does not
 * have ("2026-02-30"): *LAST is the month's last. */
bool written_beyond(date *last, struct str text);

/* The first month in TEXT ("i juni 2026"): true, and *OUT its first day. */
bool written_month(date *out, struct str text);

#endif
