/* SPDX-License-Identifier: MPL-2.0 */
/* Setting up a municipality's repository from what is built in. */
#ifndef LIB_TRUST_SETUP_H
#define LIB_TRUST_SETUP_H

#include "lib/base/date.h"
#include "lib/git/commit.h"

/* NAME NULL: the example municipality with its units, people and documents.
 * Else a municipality of that name without them; ADMIN ("N <mail>", or NULL)
 * becomes the first administrator of roles, UNITS (CSV text with the columns
 * id,name,type, or {NULL, 0}) its units. SET: whose forms, roles and year wheel
 * it begins with (schema/sets/), NULL: the general ones. FORGE: whose files
 * are put in as well (forge.h), NULL: none. TODAY says the cycle that
 * begins. */
struct setup {
	const char *dir, *name, *admin, *set, *forge;
	struct str units;
	date today;
	struct signature who;
};

/* Makes DIR (which must not exist or be empty) a git repository with the
 * files, the forms in use with their parents, the demands, a first commit
 * and the client hook. Built beside DIR and moved there last: after a failure
 * there is nothing. Returns 0; 1 when only the hook could not be put in, with
 * the reason in ERR; -1. */
int setup_create(const struct setup *s, struct error *err);

#endif
