/* SPDX-License-Identifier: MPL-2.0 */
/* Hooks: by them git asks referat, in a clone before it commits, on a server
 * before anything lands. */
#ifndef LIB_TRUST_HOOK_H
#define LIB_TRUST_HOOK_H

#include "lib/git/repository.h"

/* A hook: its NAME as git has it; CALL: the line by which somebody else's
 * script does the same. */
struct hook {
	const char *name, *call;
};

/* Those of a clone, and the server's one; the last has a name of NULL. */
extern const struct hook hook_client[], hook_server[];

/* What is there: MISSING: nothing; OTHER: ours, but not as this program would
 * write it; STILL: all right but that it may not be executed, so that git
 * passes it over; FOREIGN: not ours, and it doesn't call us; OUTSIDE:
 * core.hooksPath leads out of the repository. */
enum hook_state { HOOK_GOOD, HOOK_MISSING, HOOK_OTHER, HOOK_STILL,
	HOOK_FOREIGN, HOOK_OUTSIDE };

/* Looks at a hook; its path is added to PATH. -1: git's configuration can't be
 * read. */
int hook_look(enum hook_state *out, struct buf *path, struct repository *repo,
	const struct hook *hook, struct error *err);

/* Puts HOOKS into the folder where git looks for hooks, executable. One of
 * ours is brought up to date; one that isn't ours is never touched: if it
 * makes the call itself and may be executed, all is well, else it is refused
 * (ERROR_REFUSED) with the line to add to it, when the others are in place.
 * Refused as well when core.hooksPath leads out of the repository, because
 * such hooks run in others too. */
int hook_install(struct repository *repo, const struct hook *hooks,
	struct error *err);

/* Writes the first commit of main to git's configuration as referat.root,
 * unless something stands there: 1 and what now stands in ROOT; 0 there is no
 * main yet; -1. */
int hook_root(struct buf *root, struct repository *repo, struct error *err);

#endif
