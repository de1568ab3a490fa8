/* SPDX-License-Identifier: MPL-2.0 */
/* Publishing: a municipality as a folder of pages for one audience. */
#ifndef LIB_SITE_PUBLISH_H
#define LIB_SITE_PUBLISH_H

#include "lib/model/municipality.h"
#include "lib/site/result.h"

/* What to publish, and where. TODAY is the commit's date. STATE is a folder
 * for what the next publishing can build on (made with mode 0700). PROGRAM names
 * the program and its version: another one builds all anew. A PREVIEW is for
 * the one who writes: it need not outlive a crash of the machine, and pages
 * stay while a document is left out. WORKERS 0: one per processor. Borrowed
 * for the call. */
struct publish_options {
	struct municipality *m;
	int audience;
	const char *output, *state, *program;
	int workers;
	date today;
	bool preview;              /* see publish_report.found */
	struct repository *repo;   /* that the tree is a commit of; NULL: pages don't say when they changed */
};

/* What came of it. LEFT are documents, and files of figures, that should be on
 * the site but have an error of their own; all is owned by the report, given
 * back by publish_report_free. */
struct publish_report {
	struct arena arena;
	size_t pages, written, unchanged, deleted;
	struct left_out *left;
	size_t left_count;
	bool shallow;              /* the clone is: no page says when it changed */
	struct findings found;     /* of a preview, about documents */
};

/* Publishes. Returns 0; -1 and nothing is published: the folder is not ours
 * or another audience's (ERROR_REFUSED), a page shows what its audience may
 * not see (ERROR_FAILED: a fault of ours), or an operation failed. The caller
 * frees OUT in either case. */
int publish(const struct publish_options *o, struct publish_report *out,
	struct error *err);
void publish_report_free(struct publish_report *r);

#endif
