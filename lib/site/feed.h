/* SPDX-License-Identifier: MPL-2.0 */
/* The news feed (Atom) and the sitemaps; only of a site whose address is
 * known. */
#ifndef LIB_SITE_FEED_H
#define LIB_SITE_FEED_H

#include "lib/site/overview.h"
#include "lib/site/pages.h"

/* Adds the sitemap of the group KEY; returns its path, in A. */
const char *sitemap_group(struct buf *out, struct arena *a,
	const struct site *s, const char *key, const struct unit_view *views,
	size_t n);
const char *sitemap_path(struct arena *a, const struct site *s,
	const char *key);

/* Adds the sitemap of the pages across units; it is SITEMAP_OVERVIEW. */
#define SITEMAP_OVERVIEW "sitemap-0.xml"
void sitemap_overview(struct buf *out, struct arena *a, const struct site *s,
	const struct overview *o);

/* Adds the index of N sitemaps. */
void sitemap_index(struct buf *out, const struct site *s,
	const char *const *paths, size_t n);

/* A feed: its title without the municipality's name, the page that it is of
 * and its own path, what is new. */
struct feed {
	const char *title, *page, *path;
	const struct latest *entries;
	size_t n;
};
void feed_put(struct buf *out, struct arena *a, const struct site *s,
	const struct feed *f);

/* The path of a unit's feed, in A. */
const char *feed_path(struct arena *a, const struct site *s,
	const char *unit);

#endif
