/* SPDX-License-Identifier: MPL-2.0 */
/* A text against another, word by word. */
#ifndef LIB_COMPARE_WORDS_H
#define LIB_COMPARE_WORDS_H

#include "lib/base/mem.h"
#include "lib/base/str.h"

/* A run of words that stayed, went or came, with the space after them. */
enum run_kind { RUN_SAME, RUN_GONE, RUN_NEW };
struct run {
	enum run_kind kind;
	struct str text;
};

/* The shortest way from BEFORE to AFTER in runs; texts are borrowed. Bounded:
 * texts too different are one run gone and one new. In A. */
struct run *words_diff(struct arena *a, struct str before, struct str after,
	size_t *n);

#endif
