/* SPDX-License-Identifier: MPL-2.0 */
/* The gate that finished pages must pass. It knows what a group of units must
 * not show and what it shows, from the records themselves, and looks at the
 * bytes of the pages: so a fault anywhere between is caught. */
#ifndef LIB_SITE_GATE_H
#define LIB_SITE_GATE_H

#include "lib/site/hidden.h"
#include "lib/site/markup.h"
#include "lib/site/names.h"

/* Of one group. SHOWN and HIDDEN are fingerprints of its records; ODD those
 * of its pages that are not SHOWN: next to none. A leak is an ODD one that is
 * hidden in any group and shown in none. All zero is empty. PHRASES (may be
 * NULL) are the site's own texts, borrowed. */
struct gate {
	struct fingerprints shown, hidden, odd;
	const struct fingerprints *phrases;
	struct markup markup;
	bool cpr;                  /* a page has a personal identity number */
	const struct names *names; /* that no page may have; or NULL. Borrowed */
	unsigned named;            /* the line of one that a page has; or 0 */
	struct buf words;          /* of a page */
	struct fingerprints *into; /* the set being filled */
	/* For looking closer: each text whose fingerprint is in WATCH (may be
	 * NULL) is handed to SEEN with the set that it belongs to. */
	const struct fingerprints *watch;
	void (*seen)(uint64_t v, struct str text,
		const struct fingerprints *set, void *ctx);
	void *ctx;
};

/* Takes in what record R says. SEEN: the audience may see the document; HIDDEN
 * and MOST then say what of it. */
void gate_record(struct gate *g, const struct record *r, bool seen,
	enum class most, const struct hidden *hidden);

/* Takes in a text that may be shown. */
void gate_phrase(struct fingerprints *f, const char *text);

/* Looks at the bytes of a page; false: it has a personal identity number or a
 * name (G->named). */
bool gate_page(struct gate *g, struct str page);

/* Whether TEXT, a page or its address, has none of the names. */
bool gate_names(struct gate *g, struct str text);

/* Looks at JSON or CSV: what stands between quotes and separators is a block. */
bool gate_data(struct gate *g, struct str data);

/* Looks at the file PATH of the site as what its name says it is. */
bool gate_file(struct gate *g, const char *path, struct str text);

/* For the next group; gives all memory back. */
void gate_reset(struct gate *g);
void gate_free(struct gate *g);

#endif
