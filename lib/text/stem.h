/* SPDX-License-Identifier: MPL-2.0 */
/* Stems of words, by Snowball's rules (libstemmer). */
#ifndef LIB_TEXT_STEM_H
#define LIB_TEXT_STEM_H

#include "lib/base/str.h"

struct stemmer;

/* The stemmer of a language by its two letters ("da"); NULL where there is
 * none. Owned by the caller. */
struct stemmer *stemmer_new(const char *language);
void stemmer_free(struct stemmer *s);

/* The stem of WORD, which is lower-case UTF-8; borrowed until the next call. */
struct str stemmer_stem(struct stemmer *s, struct str word);

#endif
