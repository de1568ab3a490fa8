/* SPDX-License-Identifier: MPL-2.0 */
/* The hooks of a clone: git asks referat before it commits. */
#ifndef LIB_TRUST_HOOK_H
#define LIB_TRUST_HOOK_H

#include "lib/git/repository.h"

/* Puts the built-in hooks/pre-commit into the folder where git looks for
 * hooks, executable. One of ours is brought up to date; one that isn't ours
 * is never touched: if it runs `referat validate` itself and may be executed,
 * all is well, else it is refused (ERROR_REFUSED) with the line to add to it.
 * Refused as well when core.hooksPath leads out of the repository, because
 * such hooks run in others too. */
int hook_install(struct repository *repo, struct error *err);

#endif
