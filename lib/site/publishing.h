/* SPDX-License-Identifier: MPL-2.0 */
/* One publishing under way; for lib/site/publish*.c alone. */
#ifndef LIB_SITE_PUBLISHING_H
#define LIB_SITE_PUBLISHING_H

#include "lib/site/group.h"
#include "lib/site/publish.h"

/* The pages across units, in the state file; no unit is called that. */
#define OVERVIEW "\001"
#define STYLE "lib/site/assets/site.css"
#define SEARCH_STYLE "lib/site/assets/search.css"
#define SEARCH_SCRIPT "lib/site/assets/search.js"

/* One publishing. Groups are the municipality's, with one more at the end for
 * the pages across units. INPUTS are hashes of what a group's pages are made
 * from; BYTES their results, PARSED when all are there. */
struct publishing {
	const struct publish_options *o;
	struct site site;
	struct output output;
	struct memory memory;
	struct arena arena;
	struct press press;
	char (*inputs)[OUTPUT_HASH];
	bool *fresh;
	struct str *bytes;
	struct memory_result *places;      /* of the same, in the memory's file */
	struct result *parsed;
	size_t n;                  /* groups, without the overview */
	struct history history;
	uint64_t common;           /* hash of what all pages depend on */
	struct output_plan plan;
};

/* The key of group I in the state file. */
static inline struct str
publishing_key(const struct publishing *pb, size_t i)
{
	return i < pb->n ? str_of(pb->o->m->groups[i].key) : STR(OVERVIEW);
}

/* Opens what the last publishing to this folder knew, if it still counts. */
int publishing_remember(struct publishing *pb, struct error *err);

/* Finds when the files of the commit changed; *SHALLOW: that can't be known. */
int publishing_history(struct publishing *pb, bool *shallow,
	struct error *err);

/* Hashes what each group is made from, and finds which are the same as the
 * last time; *ANY: there is something to do. */
int publishing_compare(struct publishing *pb, bool *any, struct error *err);

/* Takes the result of group I into the memory's file: its FACTS stay in memory
 * too, its PAGES and the WORDS for the search are read when they are wanted. */
int publishing_take(struct publishing *pb, size_t i, struct str facts,
	struct str pages, struct str words, struct error *err);

/* Reads the bytes of the pages of group I into A, for the publishing CTX. */
int publishing_pages(struct str *out, size_t i, struct arena *a, void *ctx,
	struct error *err);

/* Keeps what this publishing found out for the next one. */
int publishing_save(struct publishing *pb, struct error *err);

/* Makes the pages across units from what the groups say, as group N. */
int publishing_overview(struct publishing *pb, struct error *err);

/* Makes the search index: adds its files to OUT. */
int publishing_search(struct publishing *pb, struct buf *out,
	struct error *err);

/* Plans what is listed, and what is to be removed. */
int publishing_plan(struct publishing *pb, struct error *err);

/* A file of the repository's folder for the site; *OUT is NULL when it is not
 * there. */
int publishing_file(struct publishing *pb, const char *name,
	const struct tree_entry **out, struct error *err);

#endif
