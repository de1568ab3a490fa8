/* SPDX-License-Identifier: MPL-2.0 */
/* Host names, in ASCII and (RFC 5890 to 5893) in other scripts. */
#ifndef LIB_SCHEMA_HOSTNAME_H
#define LIB_SCHEMA_HOSTNAME_H

#include "lib/base/str.h"

/* Whether S is a host name; WIDE: other scripts may be written as such, and
 * their full stops part labels too. */
bool hostname_valid(struct str s, bool wide);

#endif
