/* SPDX-License-Identifier: MPL-2.0 */
/* The search index: plain text, read by assets/search.js, in small files. A
 * cycle is a folder of its own:
 *
 *   index.txt            units, cycles, and which files these have
 *   2025-26/t-la.txt     terms that begin with "la", and where they stand
 *   2025-26/d-0.txt      titles and addresses of documents of units 0-31
 *
 * A file of terms that grows beyond INDEX_SHARD is parted by the next letter;
 * so none grows with the whole municipality, and a change in a document is a
 * change in its own cycle only. A field ends in a tab, so that the gate sees
 * each for itself. */
#ifndef LIB_SITE_SEARCH_INDEX_H
#define LIB_SITE_SEARCH_INDEX_H

#include "lib/site/result.h"

#define INDEX_SHARD 24000
#define INDEX_BLOCK 32

/* The documents of one unit in the cycle. */
struct index_part {
	uint32_t unit;             /* its number among all */
	struct search_group *group;
	struct search_part *part;
	uint64_t words;            /* where the group's are, for whoever reads them */
};

/* One cycle's index, being made. */
struct index {
	struct arena arena;
	int cycle;
	struct index_part *parts;
	size_t part_count, part_cap;
	uint32_t document_count;
	struct index_term *terms;  /* in order, once read */
	size_t term_count, term_cap;
	uint64_t *postings;        /* by term, then document */
	size_t posting_count, posting_cap;
	uint32_t *units, *numbers; /* of each document: its unit, and its number there */
};

/* Reads the parts' postings, from terms and documents that are there. */
void index_read(struct index *x);
void index_free(struct index *x);

/* Takes a file of the terms FROM to TO, which all begin with BEGIN. */
typedef int index_put(struct index *x, struct str begin, size_t from,
	size_t to, void *ctx, struct error *err);

/* Calls PUT for each file of terms. 0; -1 as soon as PUT fails. */
int index_shards(struct index *x, index_put *put, void *ctx,
	struct error *err);

/* Adds the terms FROM to TO; the documents of the units of block B. */
void index_put_terms(struct buf *out, const struct index *x, size_t from,
	size_t to);
void index_put_documents(struct buf *out, const struct index *x, uint32_t b);

/* Adds a field and the tab that ends it; a number as 0-9a-z. */
void index_field(struct buf *out, const char *text);
void index_number(struct buf *out, uint32_t v);

#endif
