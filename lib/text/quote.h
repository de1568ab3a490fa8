/* SPDX-License-Identifier: MPL-2.0 */
/* Quotation marks round a value: those of YAML, which are straight, and the
 * curly ones that word processors make of them. */
#ifndef LIB_TEXT_QUOTE_H
#define LIB_TEXT_QUOTE_H

#include "lib/base/mem.h"
#include "lib/base/str.h"

/* What stands between two curly marks of a kind that have none of theirs
 * between them; empty: S is not like that. */
struct str quote_inside(struct str s);

/* S without the marks at its ends, of whatever kind and however many. */
struct str quote_strip(struct str s);

/* S in A as it can stand between double quotes of YAML. */
const char *quote_escape(struct arena *a, struct str s);

/* S in A within quotes of YAML: the kind that needs no escapes, where there is
 * one. */
const char *quote_straight(struct arena *a, struct str s);

#endif
