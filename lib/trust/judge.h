/* SPDX-License-Identifier: MPL-2.0 */
/* Judges a commit against the tree of its parent: its bytes, its time, its
 * paths, who made it in which role, what policy says, what the documents say.
 * The configuration that counts is the parent's. */
#ifndef LIB_TRUST_JUDGE_H
#define LIB_TRUST_JUDGE_H

#include "lib/git/chain.h"
#include "lib/git/commit.h"
#include "lib/git/delta.h"
#include "lib/model/municipality.h"
#include "lib/trust/approval.h"
#include "lib/trust/policy.h"
#include "lib/trust/signature.h"
#include "lib/trust/trailer.h"

/* The costly parts, to be asked for. DOCUMENTS: the documents touched are read
 * and checked, with what policy says of sections, states and approvals;
 * without, roles are judged by path alone. SIGNATURES: checked as
 * policy.signatures says. CLOCK: times and roles also by `now`, as a server
 * does when it receives. */
enum { JUDGE_DOCUMENTS = 1, JUDGE_SIGNATURES = 2, JUDGE_CLOCK = 4 };

/* How the role was known. */
enum role_known { ROLE_KNOWN_NOT, ROLE_KNOWN_TRAILER, ROLE_KNOWN_EMAIL };

/* A document that a commit touches. BEFORE, AFTER: NULL where it isn't there
 * or can't be read; both are of the parent's configuration. CHANGES: bits as
 * approval_changes has them. SECTIONS: the ids of those whose own text
 * differs, "" for what is in none. */
struct touched {
	const struct delta_entry *entry;
	struct place place;            /* by path */
	struct record *before, *after;
	unsigned changes;
	struct texts sections;
};

/* What became of it. All texts and lists are in the arena that judge_commit
 * was given. PERSON, ROLE, UNIT, CYCLE, ACTION: NULL (CYCLE "": none) where
 * not known. REASONS may hold warnings though it is ALLOWED. FINDINGS: errors
 * of the documents touched. DELTA: what it changes. */
struct verdict {
	bool allowed;
	struct reasons reasons;
	struct findings findings;
	long long time;                /* the committer's */
	int offset;
	struct signature author, committer;
	const char *message;           /* without trailers */
	const char *person, *person_name, *role, *unit, *cycle, *action;
	enum role_known known;
	bool signature_checked;
	struct signature_check signature;      /* when it was; its texts last as
	                                        * long as the configuration */
	struct delta delta;
	struct touched *touched;       /* with JUDGE_DOCUMENTS */
	size_t touched_count;
	bool configures;               /* it changes configuration */
};

/* A judge, kept over many commits: the configuration is read again only when
 * a commit has changed it. ROOT: the id of the first commit, from outside; ""
 * none is known. NOW: seconds since 1970. WORK: may be NULL; else the step of
 * a worker that is told of each commit (its number given to judge_commit), and
 * a commit that was too heavy is refused. */
struct judge;
struct judge_options {
	struct repository *repo;
	const char *root;
	unsigned flags;
	long long now;
};
struct judge *judge_new(const struct judge_options *options);
void judge_free(struct judge *j);

/* Judges COMMIT upon PARENT (NULL: it is the first). Texts live in arena A.
 * Returns 0 and *OUT whatever the verdict; -1: an object is missing or damaged
 * (nothing may be concluded). Cheapest in order, oldest first. */
int judge_commit(struct verdict *out, struct judge *j, struct arena *a,
	const struct chain_commit *commit, const struct chain_commit *parent,
	struct error *err);

/* The same for a commit of a proposal, by the configuration of CONFIG_TREE
 * (main's): only what must never arrive. */
int judge_proposal(struct verdict *out, struct judge *j, struct arena *a,
	const struct chain_commit *commit, const struct chain_commit *parent,
	const char *config_tree, struct error *err);

/* The configuration that counted for the last commit judged; NULL: none. Good
 * until the next. */
const struct config *judge_config(const struct judge *j);

/* A change that is not a commit yet, as `commit` is about to make it: judges
 * all but bytes, time and signature. BEFORE NULL: there is no commit. Entries
 * of DELTA may lack ids. The verdict's touched, delta and reasons are filled. */
struct judge_draft {
	struct municipality *m;        /* with the configuration that counts */
	struct tree *before, *after;
	struct delta delta;
	struct signature author, committer;
	struct trailers trailers;
	date today;
};
int judge_draft(struct verdict *out, struct arena *a,
	const struct judge_draft *draft, struct error *err);

#endif
