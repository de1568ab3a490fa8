/* SPDX-License-Identifier: MPL-2.0 */
/* Digits that stand together. */
#ifndef LIB_SITE_DIGITS_H
#define LIB_SITE_DIGITS_H

#include "lib/base/str.h"

/* Whether so many digits stand together on a page, but for what a reader does
 * not see, that check_cpr may find something: false is certain. Nearly all
 * pages are passed over by this. */
bool digits_many(struct str page);

#endif
