/* SPDX-License-Identifier: MPL-2.0 */
/* What a document says, as HTML: its sections, with their agreements as
 * cards, and nothing of what is hidden. */
#ifndef LIB_SITE_CONTENT_H
#define LIB_SITE_CONTENT_H

#include "lib/site/card.h"

/* Adds all sections of D, a document of R, and its footnotes. */
void content_put(struct page *p, const struct reduced *r,
	const struct reduced_document *d);

/* Adds the text of an agreement, on any page; LEVEL is that of its title. */
void content_agreement(struct page *p, const struct reduced *r,
	const struct agreement *a, int level);

#endif
