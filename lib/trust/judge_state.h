/* SPDX-License-Identifier: MPL-2.0 */
/* What a judge keeps from one commit to the next. For judge*.c alone. */
#ifndef LIB_TRUST_JUDGE_STATE_H
#define LIB_TRUST_JUDGE_STATE_H

#include "lib/trust/judging.h"

/* The configuration of one tree. CONFIG NULL: it has none. M: with the list of
 * documents, once somebody asked; it then owns CONFIG. LISTED: the tree that
 * M reads from. */
struct loaded {
	char of[41];
	struct config *config;
	struct arena arena;
	struct findings findings;
	size_t errors;
	struct tree *tree, *listed;
	struct municipality *m;
	bool there;
};

/* A signature that is still to be looked at. */
struct waiting {
	struct verdict *v;
	struct raw_commit raw;
	long long time;
};

/* CURRENT: of the parent; NEXT: of the commit judged last, where it changed
 * the configuration. SCRATCH: of one commit. */
struct judge {
	struct judge_options o;
	struct loaded current, next;
	struct arena scratch;
	struct markdown *md;
	struct waiting *waiting;
	size_t n, cap;
};

/* Fills L with the configuration of TREE. */
int judge_load(struct loaded *l, struct judge *j, const char *tree,
	struct error *err);

/* The configuration of TREE becomes the current one. */
int judge_step_to(struct judge *j, const char *tree, struct error *err);

/* Has the signature of RAW looked at, now or later, if it is asked for. */
int judge_ask_signature(struct judge *j, struct verdict *v,
	const struct raw_commit *raw, struct error *err);

#endif
