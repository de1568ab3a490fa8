/* SPDX-License-Identifier: MPL-2.0 */
/* All pages of one group of units: made, gated and staged in one go, so that
 * no more than one group is in memory at a time. */
#ifndef LIB_SITE_GROUP_H
#define LIB_SITE_GROUP_H

#include "lib/site/attachment.h"
#include "lib/site/memory.h"
#include "lib/site/output.h"
#include "lib/site/page.h"
#include "lib/site/pages.h"
#include "lib/site/result.h"
#include "lib/site/search.h"

/* What makes pages; every worker has one of its own, reused from group to
 * group. All zero but for the first three. */
struct press {
	const struct site *site;
	const struct output *output;
	const struct memory *memory;        /* of the last publishing */
	struct arena arena;        /* of one page's small texts */
	struct buf text;           /* of one page */
	struct gate gate;
	struct search search;
	struct attachments attachments;
	struct arena old_arena;
	struct result last;        /* of the group, in it, */
	struct page_file *last_pages;
	size_t last_count;
	struct map old;            /* and path -> struct page_file */
	uint64_t from;             /* of the page being made; see press_keep */
	bool kept;                 /* one page was: the gate knows of those */
	bool preview;              /* results tell of findings too */
	bool whole;                /* look at the frame of pages too */
	const char *fault;         /* first page with a personal identity number
				    * or a name; or NULL */
	unsigned named;            /* the line of that name; or 0 */
};

/* Gets ready for the group KEY, knowing its pages of the last time. */
void press_begin(struct press *pr, struct str key);
void press_free(struct press *pr);

/* Begins a page. */
struct page press_page(struct press *pr);

/* Adds the page PATH to OUT as it was the last time, if it was made from the
 * same (FROM, a hash, not 0) and stands untouched; what the gate knew of the
 * group's pages is kept then. Else false: make it and call press_out. */
bool press_keep(struct press *pr, struct buf *out, const char *path,
	uint64_t from);

/* The same of OLD, one of PR's last pages, of which that is known. */
void press_take(struct press *pr, struct buf *out,
	const struct page_file *old);

/* Gates the page (or other file) in PR->text, stages it unless it stands
 * already, and adds it to OUT. PATH must live as long as the page's arena. */
int press_out(struct press *pr, struct buf *out, const char *path,
	struct error *err);

/* Stages the file PATH with CONTENT, which no gate can read. */
int press_file(struct press *pr, struct buf *out, const char *path,
	struct str content, struct error *err);

/* Makes all pages of G, group number INDEX, and adds what came of it to OUT:
 * its result and the bytes of its pages, each with its length before, and the
 * words for the search. */
int site_group(struct press *pr, const struct group *g, size_t index,
	struct findings *fs, struct buf *out, struct error *err);

#endif
