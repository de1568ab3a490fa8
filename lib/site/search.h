/* SPDX-License-Identifier: MPL-2.0 */
/* What the search index must know of a group of units: read from the finished
 * pages of its documents, so that nothing can be found that is not shown. */
#ifndef LIB_SITE_SEARCH_H
#define LIB_SITE_SEARCH_H

#include "lib/base/pack.h"
#include "lib/site/reduced.h"
#include "lib/site/search_terms.h"

/* The words of one group, filled document by document. All zero but
 * TERMS.LANG is empty. */
struct search {
	struct search_terms terms;
	uint32_t documents, groups;        /* read so far, by this worker */
	struct search_term **document;     /* its terms, as they came */
	size_t document_n, document_cap;
	uint32_t words;                    /* in the document */
	struct buf group;                  /* its terms' texts */
	struct search_document {           /* of the group */
		const struct reduced_document *d;
		uint64_t hash;
		struct str bytes;
	} *v;
	size_t n, cap;
	struct arena arena;
};

/* Begins a group. */
void search_begin(struct search *s);

/* Takes in D: its title and HTML, what its page says below that. */
void search_add(struct search *s, const struct reduced_document *d,
	struct str html);

/* Adds what was taken in: to OUT what there is, to WORDS what it says. UNITS
 * (N; NULL for the common documents) are the group's, in the order of its
 * result. */
void search_put(struct search *s, struct buf *out, struct buf *words,
	const char *const *units, size_t n);

/* The same of nothing. */
void search_put_none(struct buf *out);
void search_free(struct search *s);

/* Reading that. A part are the documents of a unit in a cycle. TERMS and
 * DOCUMENTS are as long as they say, and stand in the words at ..._AT: who wants
 * them reads them. */
struct search_part {
	uint32_t unit;             /* its number in the group */
	int cycle;
	uint32_t document_count;
	uint64_t hash;             /* of all that it says */
	size_t documents_at;
	struct str documents;
};
struct search_group {
	size_t terms_at;
	struct str terms;          /* each with its length before */
	struct search_part *parts;
	size_t part_count;
};
void search_read(struct search_group *g, struct arena *a, struct unpack *u);

/* A document of a part, and its postings, as bytes. */
struct search_hit {
	const char *path, *title, *kind;
	date date;
	struct str postings;
};
void search_next(struct search_hit *h, struct unpack *u);

/* That a document has a term, by where the group has it, with a weight of 0
 * to 9. */
struct search_posting {
	uint32_t term, weight;
};
#define SEARCH_POSTING_MIN 2

/* Takes the next posting off BYTES; false: there is none. */
bool search_posting(struct search_posting *p, struct str *bytes);

#endif
