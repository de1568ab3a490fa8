/* SPDX-License-Identifier: MPL-2.0 */
/* The stretches of a text that may hold a personal identity number. */
#ifndef LIB_CHECK_CPR_STRETCH_H
#define LIB_CHECK_CPR_STRETCH_H

#include "lib/text/source.h"

/* The next stretch of TEXT, which has no tags, from FROM on that may hold a
 * number: it has ten digits or what is written as one, and no byte that no
 * number has in it. FROM is 0 or where a stretch ended; at the end of TEXT an
 * empty one. */
struct span cpr_stretch(struct str text, size_t from);

#endif
