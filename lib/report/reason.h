/* SPDX-License-Identifier: MPL-2.0 */
/* The words of reasons, in Danish and English. */
#ifndef LIB_REPORT_REASON_H
#define LIB_REPORT_REASON_H

#include "lib/form/words.h"
#include "lib/trust/reason.h"

/* Adds the message of R, its hint (nothing where there is none). */
void reason_message(struct buf *out, enum lang lang, const struct reason *r);
void reason_hint(struct buf *out, enum lang lang, const struct reason *r);

/* Adds R as people read it: "afvist[kode]: STI: besked", a line each for place
 * and hint as findings have them. */
void reason_text(struct buf *out, enum lang lang, const struct reason *r);

/* Adds what a code means, for `explain`. */
void reason_explain(struct buf *out, enum lang lang, enum reason_code code);

#endif
