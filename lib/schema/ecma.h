/* SPDX-License-Identifier: MPL-2.0 */
/* Regular expressions of ECMA-262 written anew for pcre2. */
#ifndef LIB_SCHEMA_ECMA_H
#define LIB_SCHEMA_ECMA_H

#include "lib/base/str.h"

/* Adds SOURCE to OUT as pcre2 writes the same thing; false when it has what
 * ECMA-262 does not know. pcre2 judges the rest. */
bool ecma_translate(struct buf *out, struct str source);

#endif
