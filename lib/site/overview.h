/* SPDX-License-Identifier: MPL-2.0 */
/* Pages across units. They count and link, and are made from summaries alone:
 * lists of units are divided, so that no page grows with the municipality. */
#ifndef LIB_SITE_OVERVIEW_H
#define LIB_SITE_OVERVIEW_H

#include "lib/compare/board.h"
#include "lib/site/page.h"
#include "lib/site/result.h"
#include "lib/site/topic.h"

/* So many units stand on one page at the most. */
#define OVERVIEW_UNITS 100

/* How far the units are with a step that documents show. DUE: when it is the
 * same for all; else DATE_NONE. */
struct progress {
	const struct wheel_step *step;
	size_t units, done, late, missing;
	date due;
};

/* All units, by name as people sort them, the common documents last; and the
 * newest documents, newest first. BOARDS by cycle, then as units are. */
struct overview {
	const struct unit_summary **units;
	size_t unit_count;
	const struct latest **latest;
	size_t latest_count;
	int *cycles;               /* newest first */
	size_t cycle_count;
	const struct board_bytes **boards;
	size_t board_count;
	struct topics topics;
};

/* Gathers what N results say, in A. */
void overview_make(struct overview *o, const struct site *s,
	const struct result *results, size_t n, struct arena *a);
void overview_free(struct overview *o);

/* The boards of CYCLE, in A; with things as they stand TODAY. */
struct board *overview_boards(const struct overview *o, const struct site *s,
	struct arena *a, int cycle, size_t *n);

/* The steps of the cycle's wheel that documents show, in A. */
struct progress *overview_progress(const struct overview *o,
	const struct site *s, struct arena *a, int cycle, size_t *n);

/* Adds them as a list; HEADING is the tag of its title. */
void progress_put(struct page *p, const struct overview *o, int cycle,
	const char *heading);

/* What a unit has in CYCLE; NULL: nothing. */
const struct cycle_summary *unit_cycle(const struct unit_summary *u,
	int cycle);

/* All units' documents and agreements of a cycle as figures and a bar. */
void overview_sum(struct page *p, const struct overview *o, int cycle);

void front_page(struct page *p, const struct overview *o);

/* Search, and what there is without a script: all units from A to Å. */
void search_page(struct page *p, const struct overview *o);

/* The list of units, by type; part number PART of those there are. */
size_t units_parts(const struct overview *o);
void units_page(struct page *p, const struct overview *o, size_t part);
void units_put(struct page *p, const struct overview *o, size_t from,
	size_t to, const char *heading);

/* The units of a cycle; part number PART of those there are. */
size_t year_parts(const struct overview *o, int cycle);
void year_page(struct page *p, const struct overview *o, int cycle,
	size_t part);

/* A hash of all that the year's pages are made from but the site itself; not
 * 0. */
uint64_t year_hash(const struct overview *o, const struct site *s, int cycle,
	uint64_t seed);

/* The themes; one of them; one of them in a cycle (number I of the theme's
 * own), part PART. */
size_t topics_parts(const struct overview *o);
void topics_page(struct page *p, const struct overview *o, size_t part);
void topic_page(struct page *p, const struct topic *t);
void topic_year_page(struct page *p, const struct topic *t, size_t i,
	size_t part);
size_t topic_year_parts(const struct topic *t, size_t i);

/* The year wheel of a cycle, at its own address or (NOW) at that of the one
 * that is now. wheel_now: the cycle of that; CYCLE_NONE: there is no wheel. */
int wheel_now(const struct site *s);
void wheel_page(struct page *p, int cycle, bool now);

/* The committee's summary of a cycle. */
void summary_page(struct page *p, const struct overview *o, int cycle);

/* Links to the parts of a list that is divided; nothing where it is whole.
 * NAMES: what each begins with. */
void parts_put(struct page *p, const char *path, size_t part, size_t parts,
	const char *const *names);

/* Pages that no unit has a part in: of what is not there, of the pages
 * themselves, of accessibility, and /was, which leads on to the statement. */
void missing_page(struct page *p);
void about_page(struct page *p);
void access_page(struct page *p);
void statement_page(struct page *p);

#endif
