/* SPDX-License-Identifier: MPL-2.0 */
/* The audit: who changed what, when and in which role, by the history alone;
 * and whether it was right by the policy of its day. */
#ifndef LIB_TRUST_AUDIT_H
#define LIB_TRUST_AUDIT_H

#include "lib/compare/edits.h"
#include "lib/trust/judge.h"

/* What to go through. FROM ("": the first) is left out, TO is the last ("":
 * there is no branch any more); both whole ids. ROOT: the id of the first
 * commit as known from outside, or "". VERIFY: judge signatures and documents
 * too. BRIEF: no documents are read, so only paths are told. CACHE: a folder
 * that results are kept in (made with mode 0700), NULL: none. PROGRAM names the
 * program and its version: what another one found is not taken over. WORKERS 0:
 * one per processor. */
struct audit_options {
	struct repository *repo;
	const char *from, *to, *root;
	bool verify, brief;
	const char *cache, *program;
	int workers;
	long long now;
};

/* What became of one file. BEFORE, AFTER: the state of a document, as a bit; 0
 * where there is none. */
enum audit_change { AUDIT_ADDED, AUDIT_CHANGED, AUDIT_REMOVED };
struct audit_file {
	const char *path;
	enum audit_change change;
	unsigned before, after;
	struct edits edits;
};

/* One commit. CYCLE "": none; what is not known is NULL. */
struct audit_commit {
	const char *id, *message;
	long long time;                /* the committer's, as OFFSET sees it */
	int offset;
	const char *author, *email, *person, *person_name, *role, *unit,
		*cycle, *action;
	enum role_known known;
	enum signature_verdict signature;
	bool allowed;
	bool scrubbed;                 /* made anew when something was removed */
	struct reasons reasons;
	struct findings findings;      /* errors of the documents; codes, paths and lines */
	struct audit_file *files;
	size_t file_count;
};

/* All commits, oldest first, and what is wrong with the history as a whole
 * (another root than was said; a shorter history than was verified before).
 * Owned by ARENA. REFUSED: how many are not allowed. */
struct audit {
	struct arena arena;
	struct audit_commit *v;
	size_t n, refused;
	struct reasons reasons;
};

/* Goes through the history. 0; -1 when an object is missing or damaged, or
 * another operation failed (nothing may be concluded then). The caller calls
 * audit_free in either case. */
int audit(struct audit *out, const struct audit_options *o,
	struct error *err);
void audit_free(struct audit *a);

/* A commit as bytes, and back in arena A (U->bad: these were none). */
void audit_pack(struct buf *out, const struct audit_commit *c);
void audit_unpack(struct audit_commit *out, struct arena *a,
	struct unpack *u);

#endif
