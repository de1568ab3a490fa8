/* SPDX-License-Identifier: MPL-2.0 */
/* What the files judge_*.c share: one commit being judged, part by part. */
#ifndef LIB_TRUST_JUDGING_H
#define LIB_TRUST_JUDGING_H

#include "lib/trust/judge.h"

/* One commit being judged. CONFIG is the parent's, AFTER_CONFIG that of the
 * tree after it, where it changes it. DAYS: those on which a role must be held:
 * the commit's, and by JUDGE_CLOCK the server's. PARENT: the commit before; NULL
 * in a proposal. AUTHOR, COMMITTER: the people by their e-mail; NULL: unknown.
 * UNIT, CYCLE: of the documents touched. Each part adds its reasons to V; those
 * that read return 0, or -1 when something could not be read. */
struct judging {
	struct verdict *v;
	struct arena *a;
	const struct config *config, *after_config;
	size_t errors_before;          /* of CONFIG */
	struct findings *after_findings;
	struct repository *repo;
	const char *parent;
	struct tree *before, *after;
	struct markdown *md;
	const char *message;           /* raw, with trailers */
	struct trailers trailers;
	enum trailer_verdict has_trailers;
	date days[2];
	size_t day_count;
	const struct person *author, *committer;
	const char *unit;
	int cycle;
	bool has_documents, read;      /* READ: V->touched was read */
	const char *setting, *data;    /* the first path of each; or NULL */
};

#define judging_refuse(k, code, path, ...) \
	reason_add(&(k)->v->reasons, (code), (path), __VA_ARGS__)

/* The bytes, as RAW; people, time and message go to V. False: nothing more can
 * be said of it. */
bool judge_form(struct judging *k, struct raw_commit *raw,
	const struct chain_commit *commit);

/* Whether it is dated after PARENT (may be NULL) and not after NOW (0: not
 * asked). */
void judge_time(struct judging *k, const struct chain_commit *parent,
	long long now);

/* Names and modes of what was added or changed. */
void judge_paths(struct judging *k);

/* What the commit touches: documents, settings, figures, by their paths. Fills
 * UNIT to DATA, and V->touched. Then whether these may be in one commit. */
void judge_places(struct judging *k);
void judge_together(struct judging *k);

/* Reads the documents touched, before and after; what is wrong with each as it
 * is after goes to FS. */
int judge_documents(struct judging *k, struct findings *fs, struct error *err);

/* Refuses files touched that have errors in FS. CLASS_ONLY: only what is of
 * a class that may not be here. */
void judge_findings(struct judging *k, const struct findings *fs,
	bool class_only);

/* Personal identity numbers in what people read; in files that are added or
 * changed, which must be text. */
void judge_words(struct judging *k);
int judge_files(struct judging *k, struct error *err);

/* Trailers, people, the role; whether unit and cycle agree with the paths. */
void judge_identity(struct judging *k);

/* What policy says of each path; after the reading of documents and
 * judge_identity. */
void judge_policy(struct judging *k);

/* Approvals and changes of state, by V->touched. */
int judge_approval(struct judging *k, struct error *err);

/* Whether the configuration can be read afterwards, and somebody can still
 * change it. */
void judge_config_after(struct judging *k);

#endif
