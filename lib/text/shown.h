/* SPDX-License-Identifier: MPL-2.0 */
/* Text of others on a terminal: what a terminal would act on is shown. */
#ifndef LIB_TEXT_SHOWN_H
#define LIB_TEXT_SHOWN_H

#include "lib/base/str.h"

/* Adds TEXT with control characters as "<1b>": of ASCII but tab and the end of
 * a line, and U+0080 to U+009F. Colours (ESC [ digits m) stay, for reports make
 * them; they do no harm. */
void shown_add(struct buf *out, struct str text);

#endif
