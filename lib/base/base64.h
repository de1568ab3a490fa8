/* SPDX-License-Identifier: MPL-2.0 */
/* Base64 (RFC 4648 section 4). */
#ifndef LIB_BASE_BASE64_H
#define LIB_BASE_BASE64_H

#include "lib/base/str.h"

/* Adds the bytes that S spells to OUT; white space in it is passed over.
 * False (and OUT may have a part) when S is not Base64 to its end. */
bool base64_decode(struct buf *out, struct str s);

/* Adds S as Base64 to OUT, padded, in one line. */
void base64_encode(struct buf *out, struct str s);

#endif
