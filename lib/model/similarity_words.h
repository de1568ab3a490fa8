/* SPDX-License-Identifier: MPL-2.0 */
/* Words that say little about what an agreement is about, or turn it round. */
#ifndef LIB_MODEL_SIMILARITY_WORDS_H
#define LIB_MODEL_SIMILARITY_WORDS_H

#include "lib/base/str.h"

/* WEAK: hardly counts. MORE, LESS: weak, and a direction. NOT: a negation.
 * LEVEL_FIRST + n: the n-th school level, which may be what sets two apart. */
enum word_role { WORD_STRONG, WORD_WEAK, WORD_MORE, WORD_LESS, WORD_NOT,
	WORD_LEVEL_FIRST };

/* The role of a lower-case word, Danish or English. */
enum word_role word_role(struct str word);

#endif
