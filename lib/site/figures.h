/* SPDX-License-Identifier: MPL-2.0 */
/* Figures on pages: charts, the numbers in a table, and what a change may
 * mean. */
#ifndef LIB_SITE_FIGURES_H
#define LIB_SITE_FIGURES_H

#include "lib/site/page.h"

/* Finds out, once, which of the municipality's figures the site's audience may
 * see. */
void site_figures(struct site *s);

/* A figure as its audience may see it. MASKED: there is one, and that is all. */
struct shown_figure {
	int cycle;
	bool masked, total;
	double value;
	uint32_t n;
	unsigned digits;
	const char *source;
};

/* The figures of one indicator for a page: of a unit by group (the whole
 * first) and cycle, and beside them the municipality's and the country's; each
 * is a list in the order of CYCLES, with NULL where there is none. */
enum { WHO_UNIT, WHO_MUNICIPALITY, WHO_COUNTRY, WHO_COUNT };
struct figure_rows {
	const struct indicator *indicator;
	int *cycles;               /* oldest first */
	size_t cycle_count;
	const char **groups;
	size_t group_count;
	const struct shown_figure **of[WHO_COUNT];
};

/* The last so many cycles stand on a page. */
#define FIGURE_CYCLES 8

static inline const struct shown_figure *
figure_at(const struct figure_rows *r, int who, size_t group, size_t cycle)
{
	return r->of[who][group * r->cycle_count + cycle];
}

/* Copies what the audience may see of UNIT (NULL: the municipality) and
 * INDICATOR up to LAST (CYCLE_NONE: all), in A. False: there is nothing. */
bool figure_rows(struct figure_rows *out, const struct site *s,
	struct arena *a, const char *unit, const char *indicator, int last);

/* Whether there is anything of some indicator in NAMES for CYCLE or before. */
bool figures_any(const struct site *s, const char *unit, int cycle,
	const struct texts *names);

/* Adds the figures of a section, as of CYCLE. NUMBER counts the charts of the
 * page, for their ids. */
void figures_put(struct page *p, const char *unit, int cycle,
	const struct texts *names, unsigned *number);

/* Looks at the finished PAGE of UNIT: -1 when the table of a chart has a
 * figure that data/ has and the audience may not see. */
int figures_check(const struct site *s, const char *unit, const char *path,
	struct str page, struct error *err);

/* Adds a section with all figures of UNIT; nothing where there are none. */
void figures_of_unit(struct page *p, const char *unit);

#endif
