/* SPDX-License-Identifier: MPL-2.0 */
/* Months by name. */
#ifndef LIB_TEXT_MONTH_H
#define LIB_TEXT_MONTH_H

#include "lib/base/lang.h"
#include "lib/base/str.h"

/* The name of a month 1..12 ("december"; "December"). All of them, by number
 * less one. */
const char *month_name(enum lang lang, int month);
const char *const *month_names(enum lang lang);

/* The number of a month by its name, in any case; 0: there is none such. */
int month_by_name(enum lang lang, struct str name);

/* The same in either language, and shortened to no less than three letters
 * ("apr"). */
int month_by_word(struct str word);

#endif
