/* SPDX-License-Identifier: MPL-2.0 */
/* Where personal identity numbers may begin. */
#ifndef LIB_CHECK_CPR_BEGIN_H
#define LIB_CHECK_CPR_BEGIN_H

#include "lib/base/str.h"

/* The next place from FROM on, where no digit is being read, at which a number
 * may begin: passes over nearly all other digits. */
size_t cpr_begin(struct str text, size_t from);

#endif
