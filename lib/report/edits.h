/* SPDX-License-Identifier: MPL-2.0 */
/* The words of edits, in Danish and English. */
#ifndef LIB_REPORT_EDITS_H
#define LIB_REPORT_EDITS_H

#include "lib/compare/edits.h"
#include "lib/form/words.h"

/* Adds what E says, without a full stop. */
void edit_words(struct buf *out, enum lang lang, const struct edit *e);

/* What a kind is called in JSON ("agreement-due"). */
const char *edit_name(enum edit_kind kind);

#endif
