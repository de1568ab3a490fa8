/* SPDX-License-Identifier: MPL-2.0 */
/* The folder that a site is written to. Pages are staged inside it, and
 * published by renaming once all of them are good:
 *
 *   .referat/lock      held while publishing
 *   .referat/new/      staged pages
 *   .referat/busy      what is being renamed; there only until it is done
 *   .referat/manifest  names and SHA-256 of all pages; closes a publishing
 *
 * So every page is whole at any time, and a run after a crash knows which
 * files are ours and that what they hold must be looked at. */
#ifndef LIB_SITE_OUTPUT_H
#define LIB_SITE_OUTPUT_H

#include "lib/base/error.h"
#include "lib/base/mem.h"
#include "lib/base/str.h"

#define OUTPUT_HASH 65

/* A page: its path in the site, and of its file the hash, size and time of
 * writing as it was published. TIME 0: not known. */
struct page_file {
	const char *path;
	char hash[OUTPUT_HASH];
	uint32_t size;
	int64_t time;
	uint64_t from;             /* hash of what it was made from; 0: not known */
};

struct output {
	char *dir;
	int fd, stage, lock;       /* the folder, its staging, the lock */
	const char *audience;
	bool fleeting;             /* need not outlive a crash of the machine */
	bool empty;                /* no page stood here before */
	char generation[OUTPUT_HASH];  /* of the manifest; "" none, or busy */
	struct arena arena;
	const char **ours;         /* paths known to be ours, sorted */
	size_t our_count;
};

/* Opens DIR (made if missing) for AUDIENCE and waits for its lock. Refused: a
 * folder with files that has no manifest of ours, or another audience's. The
 * caller closes it, also after -1. */
int output_open(struct output *o, const char *dir, const char *audience,
	struct error *err);
void output_close(struct output *o);

/* Reads which paths of the folder are ours, into OURS. */
int output_read_ours(struct output *o, struct error *err);

/* Whether the page that stands in the folder is CONTENT: by OLD (may be NULL)
 * and the file's size and time, else by comparing. Fills the size and time of
 * PAGE if so. */
bool output_is(const struct output *o, struct page_file *page,
	const struct page_file *old, struct str content);

/* Whether the file of OLD stands as it was published. */
bool output_stands(const struct output *o, const struct page_file *old);

/* Makes the folder that pages are staged in; before any worker starts. */
int output_begin(struct output *o, struct error *err);

/* Stages a page, by whichever process. Fills its size and time. */
int output_stage(const struct output *o, struct page_file *page,
	struct str content, struct error *err);

/* A list of pages as it is written. */
struct output_list;
int output_list_add(struct output_list *l, const struct page_file *page,
	struct error *err);

/* What a publishing comes to: LIST adds all pages of the site to L, or (STAGED)
 * those of them that are staged; STALE are paths to be removed. */
struct output_plan {
	int (*list)(struct output_list *l, bool staged, void *ctx,
		struct error *err);
	void *ctx;
	const char **stale;
	size_t stale_count;
};

/* Publishes what is staged, removes what is stale, writes the manifest; its
 * generation is in O then. */
int output_finish(struct output *o, const struct output_plan *plan,
	struct error *err);

/* Throws away what is staged. */
void output_discard(struct output *o);

#endif
