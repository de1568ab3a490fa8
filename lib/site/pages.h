/* SPDX-License-Identifier: MPL-2.0 */
/* The pages of one group of units. Each writes a whole page into P->out; its
 * path is P->path afterwards. */
#ifndef LIB_SITE_PAGES_H
#define LIB_SITE_PAGES_H

#include "lib/compare/changes.h"
#include "lib/site/content.h"
#include "lib/site/thread.h"

/* A unit as its pages see it: its documents by cycle, newest first, and the
 * threads that it has a part in. Cycles have no CYCLE_NONE among them. */
struct unit_view {
	const char *unit;          /* NULL: the municipality's own */
	const struct reduced *reduced;
	const struct reduced_document *const *documents;
	size_t document_count;
	int *cycles;
	bool *changes;             /* the cycle has a page of changes */
	size_t cycle_count;
	struct thread *threads;
	size_t thread_count;
};

/* Sees UNIT in R; all is in A. */
void unit_view(struct unit_view *v, const struct reduced *r, const char *unit,
	struct arena *a);

/* The agreements that stood in CYCLE, in A. */
struct agreement **view_agreements(const struct unit_view *v,
	struct arena *a, int cycle, size_t *n);

void document_page(struct page *p, const struct unit_view *v,
	const struct reduced_document *d);
void unit_page(struct page *p, const struct unit_view *v);

/* The page of cycle number I of V. */
void cycle_page(struct page *p, const struct unit_view *v, size_t i);

/* The agreements of CYCLE against those of the one before; false (and no
 * page) where there is none before or nothing to compare. */
bool changes_page(struct page *p, const struct unit_view *v, int cycle);
bool has_changes(const struct unit_view *v, int cycle);

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
