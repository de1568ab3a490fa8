/* SPDX-License-Identifier: MPL-2.0 */
/* Leaks: what the gate holds against a finished site. */
#ifndef LIB_SITE_LEAK_H
#define LIB_SITE_LEAK_H

#include "lib/site/output.h"
#include "lib/site/result.h"
#include "lib/site/site.h"

/* Where to look: N results of one site, and their pages, which PAGES reads into
 * A as bytes when some are suspected. */
struct leak_search {
	const struct site *site;
	const struct output *output;
	const struct result *results;
	size_t n;
	int workers;
	int (*pages)(struct str *out, size_t i, struct arena *a, void *ctx,
		struct error *err);
	void *ctx;
};

/* Looks through them. 0; -1 when a page has a personal identity number, or a
 * text that some document hides from the site's audience and none shows: ERR
 * names page and document, never the text. */
int leak_find(const struct leak_search *l, struct error *err);

#endif
