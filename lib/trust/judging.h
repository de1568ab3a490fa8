/* SPDX-License-Identifier: MPL-2.0 */
/* What the files judge_*.c share: one commit being judged, part by part. */
#ifndef LIB_TRUST_JUDGING_H
#define LIB_TRUST_JUDGING_H

#include "lib/trust/judge.h"

/* One commit being judged. CONFIG is the parent's. DAYS: those on which a
 * role must be held: the commit's, and by JUDGE_CLOCK the server's. AUTHOR,
 * COMMITTER: the people by their e-mail; NULL: unknown. Each part adds its
 * reasons to V and returns 0; -1 only when something could not be read. */
struct judging {
	struct verdict *v;
	struct arena *a;
	const struct config *config;
	struct repository *repo;       /* NULL: a draft */
	struct tree *before, *after;
	struct trailers trailers;
	enum trailer_verdict has_trailers;
	date days[2];
	size_t day_count;
	const struct person *author, *committer;
	bool proposal;
};

#define judging_refuse(k, code, path, ...) \
	reason_add(&(k)->v->reasons, (code), (path), __VA_ARGS__)

/* Names and modes of what was added or changed. */
void judge_paths(struct judging *k);

/* Trailers, people, the role; whether unit and cycle agree with the paths. */
void judge_identity(struct judging *k);

/* What policy says of each path; after judge_identity and, with documents, the
 * reading of them (V->touched). */
void judge_policy(struct judging *k);

#endif
