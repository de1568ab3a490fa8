/* SPDX-License-Identifier: MPL-2.0 */
/* Letters and digits of any script (Unicode, by utf8proc). */
#ifndef LIB_TEXT_LETTER_H
#define LIB_TEXT_LETTER_H

#include "lib/base/str.h"

/* Whether C is part of a word: a letter, a digit, or a mark on one. */
bool letter_is(uint32_t c);

/* Whether C is a capital letter. */
bool letter_is_capital(uint32_t c);

/* Adds the UTF-8 text S, composed and without accents but for the letters
 * æ ø å ä ö, which are no accents. Bytes that are no UTF-8 end it. */
void letters_plain(struct buf *out, struct str s);

#endif
