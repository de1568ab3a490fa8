/* SPDX-License-Identifier: MPL-2.0 */
/* The first commit of a branch, on which all trust rests. */
#ifndef LIB_GIT_ROOT_H
#define LIB_GIT_ROOT_H

#include "lib/git/repository.h"

/* Walks from the reference NAME ("refs/heads/main") by first parents to the
 * commit without one: 1 and its id in ID; 0 there is no such reference; -1, in
 * a shallow clone too (ERROR_REFUSED, with advice). */
int root_find(char id[41], struct repository *repo, const char *name,
	struct error *err);

/* What HEAD names ("refs/heads/main"; an id when it is at a commit), added to
 * OUT. */
int root_head(struct buf *out, struct repository *repo, struct error *err);

#endif
