/* SPDX-License-Identifier: MPL-2.0 */
/* The words of a text, or of a piece of a finished page. */
#ifndef LIB_SITE_SEARCH_TEXT_H
#define LIB_SITE_SEARCH_TEXT_H

#include "lib/base/str.h"

/* Takes the next word off *TEXT, which is UTF-8; false at its end. */
bool search_word(struct str *text, struct str *word);

/* What is still to be read of HTML as we write it, and how much the word that
 * was read last weighs: those of headings weigh more. */
struct search_html {
	const char *at, *end;
	unsigned weight;
};
struct search_html search_html(struct str html);

/* The same for its words, but for the labels of facts (<dt>). */
bool search_html_word(struct search_html *h, struct str *word);

#endif
