/* SPDX-License-Identifier: MPL-2.0 */
/* What was removed from the history: entries that say who did it, in which
 * role, on what ground, and what became of each commit, but never what stood
 * there. In the repository as scrubbed.yaml beside the forms. */
#ifndef LIB_FORM_SCRUBBED_H
#define LIB_FORM_SCRUBBED_H

#include "lib/base/date.h"
#include "lib/git/tree.h"
#include "lib/text/finding.h"

/* A commit that was made anew: whole ids. */
struct scrubbed_commit {
	const char *old, *new;
};
struct scrub_entry {
	date date;
	const char *by, *role, *ground;
	struct scrubbed_commit *commits;
	size_t n;
};

/* All entries, oldest first, and the commits of all, by new id. In the arena
 * that they were read into. */
struct scrubbed {
	struct scrub_entry *v;
	size_t n;
	const struct scrubbed_commit **by_new;
	size_t commit_count;
};

/* The file's path, in A, where forms lie in SCHEMA ("schema"). */
const char *scrubbed_path(struct arena *a, const char *schema);

/* Reads PATH of TREE; a file that isn't there, or can't be understood, is no
 * entries (nothing is forgiven then). -1: it could not be read. */
int scrubbed_read(struct scrubbed *out, struct arena *a, struct tree *tree,
	const char *path, struct error *err);

/* The entry that made the commit ID; NULL. */
const struct scrub_entry *scrubbed_entry(const struct scrubbed *s,
	const char *id);

/* What became of the commit ID, through all entries; ID itself where nothing
 * did. */
const char *scrubbed_now(const struct scrubbed *s, const char *id);

/* Adds one entry to OUT, as YAML, behind those that are there; HEAD first
 * when there is nothing. */
void scrubbed_write(struct buf *out, const struct scrub_entry *e);

#endif
