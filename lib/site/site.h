/* SPDX-License-Identifier: MPL-2.0 */
/* What all pages of one publishing share, and the addresses of pages.
 *
 * A page's address is a file name, "…/2025-26/notat.html", not a folder with
 * an index: such links work from any web server, below any prefix and from a
 * folder on a disk alike, and there is one file instead of a folder and a
 * file. Only what has pages below it (a unit, its year) is a folder. */
#ifndef LIB_SITE_SITE_H
#define LIB_SITE_SITE_H

#include "lib/git/history.h"
#include "lib/model/municipality.h"
#include "lib/site/names.h"
#include "lib/site/sentences.h"
#include "lib/site/wording.h"

/* Folders above a page; the last is for the page that any address may get. */
#define SITE_DEPTHS 5
#define SITE_ANYWHERE (SITE_DEPTHS - 1)

struct site {
	const struct municipality *m;
	const struct config *config;
	struct audience audience;
	int audience_id;
	enum lang lang;
	const char *url;           /* without '/' at its end; NULL: none */
	const char *url_text;      /* the same with '/', escaped */
	const char *base;          /* its path, with '/' at its end */
	struct str style;          /* its style sheet; set before such pages as can't link to it are made */
	date today;                /* of the commit */
	struct repository *repo;   /* that the commit is in; or NULL */
	const struct history *history;     /* when files changed; or NULL */
	struct arena arena;
	/* A page's beginning up to its title, what follows that, and
	 * its end, by depth. */
	struct str roots[SITE_DEPTHS], heads[SITE_DEPTHS], necks[SITE_DEPTHS],
		feet[SITE_DEPTHS];
	struct str search_head;    /* of the one page with a script */
	const char *texts[W_COUNT];    /* by enum wording */
	struct str escaped[W_COUNT];   /* the same for a page */
	struct names names;        /* that must not stand on it */
	struct fingerprints phrases;   /* texts of the site's own */
	enum sight *sights;        /* of M's figures (site_figures); NULL: none */
};

void site_init(struct site *s, const struct municipality *m, int audience,
	date today);
void site_free(struct site *s);

/* Whether the site's audience may see a document at all. */
bool site_shows(const struct site *s, const struct record *r);

/* The name of an audience, as in the command's option and the manifest. */
const char *audience_name(int audience);
int audience_of(const char *name);

/* Addresses, relative to the top of the site, in A. UNIT NULL: the
 * municipality's own. A document's address is its own as long as its name is:
 * NAME is its file name. */
const char *address_unit(struct arena *a, const struct site *s,
	const char *unit);
const char *address_cycle(struct arena *a, const struct site *s,
	const char *unit, int cycle);
const char *address_changes(struct arena *a, const struct site *s,
	const char *unit, int cycle);
const char *address_document(struct arena *a, const struct site *s,
	const char *unit, int cycle, const char *name);
const char *address_year(struct arena *a, const struct site *s, int cycle);
const char *address_units(struct arena *a, const struct site *s);
const char *address_themes(struct arena *a, const struct site *s);
const char *address_about(struct arena *a, const struct site *s);
const char *address_access(struct arena *a, const struct site *s);

/* A theme's page, or its page of one cycle; CYCLE_NONE: of all. SLUG as
 * theme_slug makes it: the same for all ways in which a theme is spelt. */
const char *address_theme(struct arena *a, const struct site *s,
	const char *slug, int cycle);
const char *theme_slug(struct arena *a, const char *name);

/* The year wheel of a cycle, or of the one that is now (CYCLE_NONE); the
 * committee's summary. */
const char *address_wheel(struct arena *a, const struct site *s, int cycle);
const char *address_summary(struct arena *a, const struct site *s, int cycle);

/* The address of part number N (from 0) of a list that begins at PATH. */
const char *address_part(struct arena *a, const char *path, size_t n);

/* Whether URL is an address of the web; NULL is none. */
bool is_web(const char *url);

const char *address_search(struct arena *a, const struct site *s);

/* The cycle's part of an address. In A. */
const char *cycle_folder(struct arena *a, const struct site *s, int cycle);

/* The day on which the file PATH of the repository last changed; DATE_NONE:
 * not known. */
date site_changed(const struct site *s, const char *path);

/* A cycle as people write it; "" for none. In A. */
const char *cycle_name(struct arena *a, const struct site *s, int cycle);

/* A unit's name, else its id; for NULL that of the common documents. */
const char *unit_name(const struct site *s, const char *unit);

#endif
