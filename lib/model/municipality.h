/* SPDX-License-Identifier: MPL-2.0 */
/* A municipality: its configuration and where its documents are, grouped by
 * units that hang together. Documents are read group by group, by whoever
 * needs them, in worker processes. */
#ifndef LIB_MODEL_MUNICIPALITY_H
#define LIB_MODEL_MUNICIPALITY_H

#include "lib/base/work.h"
#include "lib/model/figure.h"
#include "lib/model/unit.h"

/* A file that the layout takes for a document (or fits, but takes not). */
struct entry {
	const char *path, *id;         /* id: blob, "" in a folder */
	const char *unit;              /* or NULL: the municipality's own */
	int cycle;
	unsigned mode;
};

/* Units that hang together (a unit with those merged into it, transitively)
 * and their documents, sorted by path. KEY: the last unit's id; "" for the
 * municipality's own documents. */
struct entries {
	const char *key;
	struct texts units;
	struct entry *v;
	size_t n, cap;
};

/* The units that a question about the group is asked for: one that is NULL for
 * the municipality's own documents. */
struct texts entries_units(const struct entries *e);

struct municipality {
	struct arena arena;
	struct tree *tree;             /* borrowed */
	struct config *config;
	struct findings findings;      /* of configuration, forms and layout */
	struct entries *groups;        /* sorted by key */
	size_t group_count;
	size_t document_count;
	date today;
	struct figures figures;        /* see municipality_figures */
	bool has_figures;
};

/* Loads configuration and lists documents; reads no document but for its
 * path. TREE must outlive it. */
int municipality_load(struct municipality **out, struct tree *tree,
	date today, struct error *err);
void municipality_free(struct municipality *m);

/* Reads the figures of data/, once, for those who judge or show documents:
 * their findings, and those of RULES (may be NULL), join the municipality's,
 * and records know what figures there are for them. */
int municipality_figures(struct municipality *m, figure_rules *rules,
	struct error *err);
/* The findings of RULES about the texts of the configuration's files join the
 * municipality's. Figures and documents are not among them. */
int municipality_settings(struct municipality *m, figure_rules *rules,
	struct error *err);
/* As municipality_load with a configuration of TREE that has been read; it is
 * taken over when this succeeds. */
int municipality_list(struct municipality **out, struct config *config,
	struct tree *tree, date today, struct error *err);

/* Goes on to TREE, which has the same configuration and differs in N files:
 * as they are in it, mode 0 where they are gone. So a chain of commits is
 * judged without listing each tree. */
int municipality_follow(struct municipality *m, struct tree *tree,
	const struct tree_entry *changed, size_t n, struct error *err);

/* The group that has a unit; NULL. */
const struct entries *municipality_group(const struct municipality *m,
	const char *unit);

/* Rules over one record, applied while it is read (lib/check has them). */
typedef void record_rules(const struct record *r, struct findings *fs);

/* A reading of documents of M, in arena A, with MD for their Markdown; both
 * must live as long as what is read, and are reset by the caller (arena_reset,
 * markdown_reset) before the next group. FS gets the findings, located. W
 * (may be NULL) is the work that this is a part of: a document that was too
 * heavy is a finding and is left out. */
struct municipality_reading {
	const struct municipality *m;
	struct arena *a;
	struct markdown *md;
	record_rules *rules;           /* or NULL */
	struct findings *fs;
	struct work *w;
};

/* Reads the documents of E, one of M's groups, into G and links them. A record
 * with an error of its own is marked broken. */
int municipality_read(struct group *g, const struct municipality_reading *rd,
	const struct entries *e, struct error *err);

/* Maps each wanted group to bytes, in worker processes, and hands them to
 * SINK in order: what every command that looks at all units does. FS has the
 * findings of the group (sorted), so that MAP can encode or count them. */
struct municipality_job {
	const struct municipality *m;
	int workers;                   /* 0: one per processor */
	record_rules *rules;           /* or NULL */
	bool (*wanted)(const struct entries *e, void *ctx);     /* NULL: all */
	int (*map)(struct group *g, size_t index, struct findings *fs,
		struct buf *out, void *ctx, struct error *err);
	int (*sink)(size_t index, struct str result, void *ctx,
		struct error *err);
	void *ctx;
};
int municipality_map(const struct municipality_job *job, struct error *err);

#endif
