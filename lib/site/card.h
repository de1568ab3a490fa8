/* SPDX-License-Identifier: MPL-2.0 */
/* An agreement as a card: title, status and facts. It stands on three pages or
 * more, so what is the same on all of them is made once. */
#ifndef LIB_SITE_CARD_H
#define LIB_SITE_CARD_H

#include "lib/site/page.h"
#include "lib/site/reduced.h"

/* PLACE is the id of its place on its document's page (NULL: it has none, deep
 * in a list), THREAD that of its thread's on its unit's. DUE is a due date as
 * people read it, other text as it is; NULL for none. The rest is HTML: the
 * title with the id that its author gave it, the status and what follows up to
 * what it continues; on pages in the folder of its document, the link to that
 * (empty where it is on the same page) and the line that leads to its whole
 * history (empty: it has none). */
struct card {
	const char *place, *thread, *due;
	struct str title, facts, previous, history;
	const char *branch;        /* the thread that it is of; see thread.h */
	const struct agreement *next, *beside; /* what continues it first, and
				    * what continues the same as it does */
};

/* Makes the cards of all agreements of R, in A. */
void cards_make(struct reduced *r, const struct site *s, struct arena *a);

/* The card of G, an agreement of a document of those. */
const struct card *card_of(const struct agreement *g);

/* Adds what is known of an agreement but its title and text: status, owner,
 * due date, theme and, if PREVIOUS, what it continues. */
void card_facts(struct page *p, const struct agreement *g, bool previous);

/* Adds the beginning of a link to where it stands on its document's page. */
void card_href(struct page *p, const struct agreement *g);

/* Adds a link to what it continues, or is only like; it must be there. */
void card_previous(struct page *p, const struct agreement *g);

/* Adds a link to its whole history, if it has one. */
void card_history(struct page *p, const struct agreement *g);

/* Adds its title, with its id where its author gave it one; the id alone. */
void card_title(struct page *p, const struct agreement *g);
void card_ref(struct page *p, const struct agreement *g);

/* Adds plain text as a paragraph; nothing for NULL. */
void card_text(struct page *p, const char *text);

#endif
