/* SPDX-License-Identifier: MPL-2.0 */
/* What static hosts are told in files of their own. */
#ifndef LIB_SITE_HOST_H
#define LIB_SITE_HOST_H

#include "lib/site/site.h"

/* Adds the headers that every page is served with, as "_headers" has them:
 * what a page can't say of itself. */
void host_headers(struct buf *out, const struct site *s);

/* Adds robots.txt (RFC 9309): who may copy the site, and where its sitemap is.
 * Crawlers read it at the root of a host only. */
void host_robots(struct buf *out, const struct site *s);

/* Adds the way from units' former addresses to their own, as "_redirects" has
 * it; nothing where none was renamed. */
void host_redirects(struct buf *out, struct arena *a, const struct site *s);

/* The address under the former name OLD of a page of UNIT; in A. */
const char *host_former(struct arena *a, const struct site *s,
	const char *unit, const char *old, const char *path);

#endif
