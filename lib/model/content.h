/* SPDX-License-Identifier: MPL-2.0 */
/* What counts as content: not comments, not rules across the page, not the
 * form's own guidance. */
#ifndef LIB_MODEL_CONTENT_H
#define LIB_MODEL_CONTENT_H

#include "lib/model/record.h"

/* The block after B in reading order within ROOT: its first child (if DOWN),
 * else what follows it or the nearest around it; NULL at the end. */
const struct block *block_after(const struct block *root,
	const struct block *b, bool down);

/* Whether the paragraph, cell or item text of B is guidance of P or of one of
 * its columns, rows and items. P may be NULL. */
bool block_is_guide(const struct source *src, const struct part *p,
	const struct block *b);

/* Whether B, or anything below it, counts as content of a section of P (or
 * NULL). Rows of a table that the form names don't count by their name. */
bool block_counts(const struct source *src, const struct part *p,
	const struct block *b);

/* The number of words below B that count, but no more than ENOUGH. */
int block_words(const struct source *src, const struct part *p,
	const struct block *b, int enough);

/* Goes through the content of a section: its own, and that of the subsections
 * which the form does not name. */
struct walk {
	const struct record *record;
	const struct section *section, *at;
	const struct block *block;
};
static inline struct walk
walk_of(const struct record *r, const struct section *s)
{
	return (struct walk){.record = r, .section = s};
}

/* The next of its outer blocks; NULL at the end. W->at is the section that it
 * stands in. */
const struct block *walk_next(struct walk *w);

#endif
