/* SPDX-License-Identifier: MPL-2.0 */
/* Pages across units. They count and link, and are made from summaries alone:
 * none grows by more than a line with each unit. */
#ifndef LIB_SITE_OVERVIEW_H
#define LIB_SITE_OVERVIEW_H

#include "lib/site/page.h"
#include "lib/site/result.h"

/* All units, by name as people sort them, the common documents last; and the
 * newest documents, newest first. */
struct overview {
	const struct unit_summary **units;
	size_t unit_count;
	const struct latest **latest;
	size_t latest_count;
	int *cycles;               /* newest first */
	size_t cycle_count;
};

/* Gathers what N results say, in A. */
void overview_make(struct overview *o, const struct site *s,
	const struct result *results, size_t n, struct arena *a);

void front_page(struct page *p, const struct overview *o);
void units_page(struct page *p, const struct overview *o);
void year_page(struct page *p, const struct overview *o, int cycle);

/* A hash of all that the year's page is made from but the site itself; not
 * 0. */
uint64_t year_hash(const struct overview *o, int cycle, uint64_t site);

void missing_page(struct page *p);

/* /was leads on to the accessibility statement. */
void statement_page(struct page *p);

#endif
