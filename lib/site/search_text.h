/* SPDX-License-Identifier: MPL-2.0 */
/* The words of a text, or of a piece of a finished page. */
#ifndef LIB_SITE_SEARCH_TEXT_H
#define LIB_SITE_SEARCH_TEXT_H

#include "lib/base/str.h"

/* Hands each word of TEXT on, with WEIGHT. */
void search_plain(struct str text, unsigned weight,
	void (*word)(struct str word, unsigned weight, void *ctx), void *ctx);

/* Hands on each word of HTML as we write it, but for the labels of facts
 * (<dt>). Words of headings weigh more. */
void search_html(struct str html,
	void (*word)(struct str word, unsigned weight, void *ctx), void *ctx);

#endif
