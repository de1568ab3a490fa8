/* SPDX-License-Identifier: MPL-2.0 */
/* The words of findings, in Danish and English. */
#ifndef LIB_REPORT_WORDING_H
#define LIB_REPORT_WORDING_H

#include "lib/form/words.h"
#include "lib/text/finding.h"

/* Adds the message of F, its hint (nothing where there is none). */
void finding_message(struct buf *out, enum lang lang, const struct finding *f);
void finding_hint(struct buf *out, enum lang lang, const struct finding *f);

/* Adds the message and, where there is a hint, JOINER and the hint. */
void finding_words(struct buf *out, enum lang lang, const struct finding *f,
	const char *joiner);

/* What a severity is called: to people, and in JSON. */
const char *severity_word(enum lang lang, enum severity severity);
const char *severity_name(enum severity severity);

#endif
