/* SPDX-License-Identifier: MPL-2.0 */
/* What a document says, as HTML: its sections, with their agreements as
 * cards, and nothing of what is hidden. */
#ifndef LIB_SITE_CONTENT_H
#define LIB_SITE_CONTENT_H

#include "lib/site/page.h"
#include "lib/site/reduced.h"

/* Adds all sections of D, a document of R, and its footnotes. */
void content_put(struct page *p, const struct reduced *r,
	const struct reduced_document *d);

/* Adds the text of an agreement, on any page; LEVEL is that of its title. */
void content_agreement(struct page *p, const struct reduced *r,
	const struct agreement *a, int level);

/* Adds what is known of an agreement but its title and text: status, owner,
 * due date, theme and, if PREVIOUS, what it continues. */
void card_facts(struct page *p, const struct agreement *a, bool previous);

/* Adds a link to its whole history, if it has one. */
void card_history(struct page *p, const struct agreement *a);

/* A due date as people read it; other text as it is. In the page's arena. */
const char *due_words(struct page *p, const char *due);

/* Adds its title, with its id where its author gave it one. */
void card_title(struct page *p, const struct agreement *a);

/* Adds plain text as a paragraph; nothing for NULL. */
void card_text(struct page *p, const char *text);

#endif
