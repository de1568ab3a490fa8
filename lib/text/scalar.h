/* SPDX-License-Identifier: MPL-2.0 */
/* What a plain (unquoted) YAML scalar means. */
#ifndef LIB_TEXT_SCALAR_H
#define LIB_TEXT_SCALAR_H

#include "lib/base/mem.h"
#include "lib/text/value.h"

/* The kind of S by the YAML 1.2 core schema; *TRUTH is set for booleans. */
enum value_kind scalar_kind(struct str s, bool *truth);

/* What YAML 1.1 tools take S for where the core schema does not: a phrase
 * (lib/report/phrases.def) made in A, "@bool:true" or "@the-number:90"; NULL
 * where both agree. A date is not worth a word. */
const char *scalar_older(struct arena *a, struct str s);

#endif
