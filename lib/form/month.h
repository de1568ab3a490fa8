/* SPDX-License-Identifier: MPL-2.0 */
/* Months by name. */
#ifndef LIB_FORM_MONTH_H
#define LIB_FORM_MONTH_H

#include "lib/form/words.h"

/* The name of a month 1..12 ("december"; "December"). All of them, by number
 * less one. */
const char *month_name(enum lang lang, int month);
const char *const *month_names(enum lang lang);

/* The number of a month by its name, in any case; 0: there is none such. */
int month_by_name(enum lang lang, struct str name);

#endif
