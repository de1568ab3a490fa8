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
 * and checked with their unit, with what policy says of sections, states and
 * approvals, and files are searched for personal identity numbers; without,
 * roles are judged by path alone. SIGNATURES: checked as policy.signatures
 * says (SIGNATURES_OFF: not at all); LATER: many at once, by judge_signatures.
 * COMPARE, instead of DOCUMENTS: the documents touched are read and compared,
 * but neither they nor their unit are checked. CLOCK: roles, keys and times
 * also by `now`, as a server does when it receives. */
enum { JUDGE_DOCUMENTS = 1, JUDGE_SIGNATURES = 2, JUDGE_LATER = 4,
	JUDGE_CLOCK = 8, JUDGE_COMPARE = 16 };

/* How the role was known. */
enum role_known { ROLE_KNOWN_NOT, ROLE_KNOWN_TRAILER, ROLE_KNOWN_EMAIL };

/* What is known of the signature: NONE there is none; UNKNOWN it was not
 * looked at. */
enum signature_verdict { SIGNATURE_UNKNOWN, SIGNATURE_NONE, SIGNATURE_GOOD,
	SIGNATURE_BAD };

/* A document that a commit touches. BEFORE, AFTER: NULL where it isn't there
 * or can't be read; both are of the parent's configuration, and last until the
 * judge goes on. CHANGES: bits as approval_changes has them. SECTIONS: those
 * whose own text differs, by their ids from the outermost in ("tema/baggrund");
 * "" for what is in none. */
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
	enum signature_verdict signature;
	const char *signer, *fingerprint;      /* when it was looked at; or NULL */
	struct delta delta;
	struct touched *touched;       /* with JUDGE_DOCUMENTS */
	size_t touched_count;
	bool configures;               /* it changes configuration */
};

/* A judge, kept over many commits: the configuration is read again only when
 * a commit has changed it. ROOT: the id of the first commit, from outside; "":
 * not known, then no first commit is allowed. NOW: seconds since 1970, a
 * commit may not be dated after it; 0: not asked. SSH_KEYGEN: the program that
 * checks signatures; NULL: the ordinary one. */
struct judge;
struct judge_options {
	struct repository *repo;
	const char *root, *ssh_keygen;
	unsigned flags;
	long long now;
};
struct judge *judge_new(const struct judge_options *options);
void judge_free(struct judge *j);

/* With JUDGE_LATER: completes the verdicts given since the last call, which
 * have to be where they were, as have their commits. To be called after the
 * last commit, and as often in between as is liked; a change of configuration
 * does it by itself. -1: the program for signatures can't be run. */
int judge_signatures(struct judge *j, struct error *err);

/* Judges COMMIT upon PARENT (NULL: it is the first). Texts live in arena A.
 * Returns 0 and *OUT whatever the verdict; -1: an object is missing or damaged
 * (nothing may be concluded). Cheapest in order, oldest first. */
int judge_commit(struct verdict *out, struct judge *j, struct arena *a,
	const struct chain_commit *commit, const struct chain_commit *parent,
	struct error *err);

/* The same for a commit of a proposal, by the configuration in CONFIG_TREE
 * (main's): only what must never arrive. PARENT: its first one, or NULL. */
int judge_proposal(struct verdict *out, struct judge *j, struct arena *a,
	const struct chain_commit *commit, const struct chain_commit *parent,
	const char *config_tree, struct error *err);

/* The configuration that counted for the last commit judged; NULL: none. Good
 * until the next. */
const struct config *judge_configuration(const struct judge *j);

/* A change that is not a commit yet, as `commit` is about to make it: judges
 * all but bytes, time and signature. CONFIG: that counts; AFTER_CONFIG: as it
 * will be, with its findings, where configuration changes. BEFORE: of a commit
 * in REPO, whose history is asked who wrote a text. Entries of DELTA may lack
 * ids. DAY: on which the roles must be held. The verdict's reasons are
 * filled. */
struct judge_draft {
	struct repository *repo;
	const struct config *config, *after_config;
	struct findings *after_findings;
	struct tree *before, *after;
	struct delta delta;
	struct signature author, committer;
	struct trailers trailers;
	date day;
};
int judge_draft(struct verdict *out, struct arena *a,
	const struct judge_draft *draft, struct error *err);

#endif
