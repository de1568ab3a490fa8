/* SPDX-License-Identifier: MPL-2.0 */
/* What came of one group of units: its pages, what overviews need to know,
 * and what the gate must remember. As bytes it goes from the worker to the
 * parent, and on into the state file; the pages are bytes of their own, as
 * nobody needs those of all groups at once. */
#ifndef LIB_SITE_RESULT_H
#define LIB_SITE_RESULT_H

#include "lib/base/pack.h"
#include "lib/site/gate.h"
#include "lib/site/output.h"
#include "lib/site/search.h"
#include "lib/text/finding.h"

/* Agreements of one theme. */
struct theme_summary {
	const char *name;
	uint32_t open, done, dropped;
};

/* A unit in one cycle. */
struct cycle_summary {
	int cycle;
	uint32_t documents, open, done, dropped;
	bool changes;              /* has a page of changes */
	struct theme_summary *themes;
	size_t theme_count;
};
struct unit_summary {
	const char *unit;          /* NULL: the municipality's own */
	struct cycle_summary *cycles;      /* newest first */
	size_t cycle_count, document_count;
	uint32_t open;             /* agreements in force, of whatever cycle */
};

/* One of the newest documents, or of their corrections. */
struct latest {
	date date, changed, published;     /* the last two: DATE_NONE where not known */
	int cycle;
	const char *unit, *title, *path;
	const char *anchor, *note; /* of a correction, and what it says; else "" */
};
#define LATEST_MAX 20

/* A unit's row of the cycle board, as board_encode has it: of what the site
 * shows. */
struct board_bytes {
	int cycle;
	struct str bytes;
};

/* A document that should be on the site, but has an error of its own. */
struct left_out {
	const char *path;
	enum finding_code code;
};

struct result {
	uint32_t page_count, staged_count;
	struct page_file first;    /* of the pages; no path: there are none */
	struct left_out *left;
	size_t left_count;
	bool sitemap;              /* one of the pages is the group's sitemap */
	struct unit_summary *units;
	size_t unit_count;
	struct latest *latest;
	size_t latest_count;
	struct board_bytes *boards;
	size_t board_count;
	struct search_group search;
	struct str findings;       /* encoded; empty but in a preview */
	const char *hidden, *odd;  /* fingerprints, unaligned */
	size_t hidden_count, odd_count;
	const char *fault;         /* a page with a personal identity number, or with
				    * the name on line NAMED; or NULL */
	uint32_t named;
};

/* Reads BYTES, which must stay; the lists are in A. False: they are no
 * result. */
bool result_read(struct result *r, struct arena *a, struct str bytes);

/* Reads only how many pages there are, and the first. */
bool result_read_first(struct result *r, struct str bytes);

/* Takes the next page off U, which has the bytes of pages; false: there is
 * none. */
bool result_next_page(struct page_file *page, bool *staged, struct unpack *u);

/* All pages of BYTES, in A; *N are they. */
struct page_file *result_pages(size_t *n, struct arena *a, struct str bytes);

/* Fingerprint number I of a list. */
static inline uint64_t
result_print(const char *list, size_t i)
{
	uint64_t v;

	memcpy(&v, list + i * sizeof(v), sizeof(v));
	return v;
}

/* Adds a page to the bytes of pages. */
void result_put_page(struct buf *out, const struct page_file *page,
	bool staged);

/* Writing goes in order: what PAGES come to, left out, whether there is a
 * sitemap, units, latest, boards, search, findings, then the gate's. A list is
 * begun by pack_hole and ended by pack_fill with its count. */
void result_put_pages(struct buf *out, struct str pages);
void result_put_left(struct buf *out, const struct left_out *left);
void result_put_unit(struct buf *out, const struct unit_summary *unit);
void result_put_latest(struct buf *out, const struct latest *latest);
void result_put_board(struct buf *out, const struct board_bytes *board);

/* The lists that only groups of units have, empty: for the overviews. */
void result_put_no_units(struct buf *out);
void result_put_gate(struct buf *out, const struct gate *gate,
	const char *fault, unsigned named);

#endif
