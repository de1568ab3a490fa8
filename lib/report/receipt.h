/* SPDX-License-Identifier: MPL-2.0 */
/* What a server answers to a push, for the person who pushed. */
#ifndef LIB_REPORT_RECEIPT_H
#define LIB_REPORT_RECEIPT_H

#include "lib/form/words.h"
#include "lib/trust/receive.h"

/* Adds each refusal with its commit, reasons and findings, and what came of it
 * all; nothing when all is well. */
void receipt_text(struct buf *out, enum lang lang, const struct receipt *r);

#endif
