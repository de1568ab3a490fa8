/* SPDX-License-Identifier: MPL-2.0 */
/* The pages of one group of units. Each writes a whole page into P->out; its
 * path is P->path afterwards. */
#ifndef LIB_SITE_PAGES_H
#define LIB_SITE_PAGES_H

#include "lib/compare/changes.h"
#include "lib/site/content.h"
#include "lib/site/thread.h"

/* A cycle of a unit: the one BEFORE it (CYCLE_NONE: none), the agreements that
 * stood in it, and whether it has a page of CHANGES: anything was agreed in it or
 * in the one before. */
struct unit_cycle {
	int cycle, before;
	struct agreement **agreements;
	size_t agreement_count;
	bool changes;
};

/* A unit as its pages see it: its documents, its cycles, newest first (without
 * CYCLE_NONE), and the threads that it has a part in. */
struct unit_view {
	const char *unit;          /* NULL: the municipality's own */
	const struct reduced *reduced;
	const struct reduced_document *const *documents;
	size_t document_count;
	struct unit_cycle *cycles;
	size_t cycle_count;
	struct thread *threads;
	size_t thread_count;
};

/* Sees UNIT in R; all is in A. */
void unit_view(struct unit_view *v, const struct reduced *r, const char *unit,
	struct arena *a);

void document_page(struct page *p, const struct unit_view *v,
	const struct reduced_document *d);
void unit_page(struct page *p, const struct unit_view *v);

/* The page of cycle number I of V. */
void cycle_page(struct page *p, const struct unit_view *v, size_t i);

/* The agreements of C, which has such a page, against those of the cycle
 * before. */
void changes_page(struct page *p, const struct unit_view *v,
	const struct unit_cycle *c);

/* Adds a link to that page, if C has one. */
void changes_link(struct page *p, const struct unit_view *v,
	const struct unit_cycle *c);

/* Where a page was, PATH: it leads on to TO. */
void moved_page(struct page *p, const char *path, const char *to);

/* A document in a list: title, date, state where it is no final one. */
void document_line(struct page *p, const struct reduced_document *d);

/* How many agreements are open, done and dropped, as a bar and in words. */
struct tally {
	size_t open, done, dropped;
};
void tally_add(struct tally *t, const struct agreement *a);
void tally_put(struct page *p, const struct tally *t);

#endif
