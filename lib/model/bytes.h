/* SPDX-License-Identifier: MPL-2.0 */
/* A document as bytes: whether it is text that can be read at all. */
#ifndef LIB_MODEL_BYTES_H
#define LIB_MODEL_BYTES_H

#include "lib/text/finding.h"

/* Judges the bytes of SRC: empty, too large, NUL, not UTF-8, BOM, CRLF,
 * conflict markers. False when nothing in it can be read. */
bool bytes_check(const struct source *src, struct findings *fs);

#endif
