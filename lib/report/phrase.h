/* SPDX-License-Identifier: MPL-2.0 */
/* Words for the arguments of findings that are no author's own: "@date" is
 * "en dato" or "a date". */
#ifndef LIB_REPORT_PHRASE_H
#define LIB_REPORT_PHRASE_H

#include "lib/form/words.h"

/* Adds ARG to OUT: what phrases.def says for "@name", "@name:argument", or
 * several with '|' between ("@text|@list": "en tekst eller en liste"); all
 * else, also a name not known there, as it is. NULL adds nothing. */
void phrase_add(struct buf *out, enum lang lang, const char *arg);

/* Adds TEXT with {0}..{9} filled in from the N arguments ARGS, each by
 * phrase_add. */
void phrase_fill(struct buf *out, enum lang lang, const char *text,
	const char *const *args, size_t n);

#endif
