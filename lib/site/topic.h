/* SPDX-License-Identifier: MPL-2.0 */
/* Themes of agreements across units and cycles. */
#ifndef LIB_SITE_TOPIC_H
#define LIB_SITE_TOPIC_H

#include "lib/base/hash.h"
#include "lib/site/result.h"
#include "lib/site/site.h"

/* What one unit has of a theme in one cycle. */
struct topic_row {
	const struct unit_summary *unit;
	uint32_t open, done, dropped;
};

/* A theme in one cycle. CHOSEN: whose theme of the year it is, or NULL. */
struct topic_year {
	int cycle;
	const char *chosen;
	struct topic_row *rows;
	size_t n, cap;
};

/* A theme: a name with all ways in which it is spelt. UNITS: how many have
 * it. Years newest first. */
struct topic {
	const char *slug, *name;
	struct topic_year *years;
	size_t year_count, year_cap, units;
	const struct unit_summary *last;
};

/* Those that several units have, or that were a theme of the year, by name. A
 * theme that one unit alone has stands on that unit's own pages. */
struct topics {
	struct topic **v;
	size_t n;
	struct map by_name, by_slug;
};

/* Gathers the themes of UNITS, in A. */
void topics_make(struct topics *t, const struct site *s,
	const struct unit_summary *const *units, size_t n, struct arena *a);
void topics_free(struct topics *t);

/* A hash of all that the pages of T in number I of its years are made from
 * but the site itself; not 0. */
uint64_t topic_year_hash(const struct topic *t, size_t i, uint64_t seed);

/* Text in Danish order: case does not count, and æ ø å come after z. */
int name_compare(const char *a, const char *b);

#endif
