/* SPDX-License-Identifier: MPL-2.0 */
/* What one audience may see of a group of units: copies, with no way back to
 * what was left out. Pages are made from this alone. */
#ifndef LIB_SITE_REDUCED_H
#define LIB_SITE_REDUCED_H

#include "lib/base/hash.h"
#include "lib/site/gate.h"
#include "lib/site/site.h"

/* A section in document order. LEVEL is its heading's on the page, from 2; 0
 * has no heading. What it says is FIRST..LAST, but for what the document hides;
 * FIGURES are indicators that follow it. */
struct reduced_section {
	const char *title;
	int level;
	int source_level;          /* of its heading as written; 0: none */
	const struct block *first, *last;
	struct texts figures;
};

/* A correction after publication. */
struct reduced_correction {
	date date;                 /* or DATE_NONE */
	const char *role, *text;   /* ROLE may be NULL */
};

/* A document. RECORD is a copy that a comparison of years can work on: no
 * source, fields, blocks or sections; only participants and agreements that
 * may be seen. OTHERS: participants whose name is not shown. */
struct reduced_document {
	struct record record;      /* first: an agreement's record is one */
	const char *path, *title;
	const char *unit;          /* address of its unit's page */
	const char *cycle;         /* name of its cycle */
	struct card *cards;        /* of its agreements (cards_make) */
	date changed;              /* as history has it; DATE_NONE: not known */
	date published;            /* likewise: when it came onto the site */
	struct reduced_section *sections;
	size_t section_count;
	size_t others, absent_others;
	struct reduced_correction *corrections;
	size_t correction_count;
	struct hidden hidden;      /* blocks that are left out */
	const struct block *title_block;      /* is the page's heading; or NULL */
};

/* A document that was here and has been withdrawn. CHANGED: when. */
struct withdrawn {
	const char *path, *unit;
	int cycle;
	date changed;
};

struct reduced {
	struct group group;        /* of the copies */
	struct withdrawn *withdrawn;
	size_t withdrawn_count;
	struct reduced_document *documents;
	size_t document_count;
	struct map by_source;      /* path in the repository -> document */
};

/* Copies out of G what the site's audience may see, into A; GATE learns what
 * may be shown and what may not. Freed by reduced_free, but for A. */
void reduced_make(struct reduced *out, const struct group *g,
	const struct site *site, struct arena *a, struct gate *gate);
void reduced_free(struct reduced *r);

static inline const struct reduced_document *
agreement_document(const struct agreement *a)
{
	return (const struct reduced_document *)(const void *)a->record;
}

/* Whether CELL holds agreements, a line for each, and nothing else. */
bool cell_is_agreements(const struct record *r, const struct block *cell);

#endif
