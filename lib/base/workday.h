/* SPDX-License-Identifier: MPL-2.0 */
/* Working days in Denmark: days that are no weekend and no holiday. */
#ifndef LIB_BASE_WORKDAY_H
#define LIB_BASE_WORKDAY_H

#include "lib/base/date.h"

/* Easter Sunday of a year 1..9999; DATE_NONE outside them. */
date workday_easter(int year);

/* Whether D is a public holiday: 1 January, Maundy Thursday, Good Friday,
 * Easter Sunday and Monday, store bededag (until 2023), Ascension, Whit Sunday
 * and Monday, 25 and 26 December. */
bool workday_is_holiday(date d);

/* Whether D is a working day. 5 June, 24 and 31 December are none, though no
 * public holidays: offices and schools are closed on them, and a deadline that
 * counts working days then only ever falls later, so nobody loses time to
 * object. */
bool workday_is(date d);

/* The Nth working day after D; before it for a negative N. 0: D itself,
 * whatever day that is. */
date workday_add(date d, int n);

#endif
