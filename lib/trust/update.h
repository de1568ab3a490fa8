/* SPDX-License-Identifier: MPL-2.0 */
/* The references that a push wants to move, as git tells a hook. */
#ifndef LIB_TRUST_UPDATE_H
#define LIB_TRUST_UPDATE_H

#include <stdbool.h>

#include "lib/base/error.h"
#include "lib/base/mem.h"
#include "lib/base/str.h"

#define UPDATE_MAIN "refs/heads/main"

/* One of them, from commit OLD to NEW; "" for none. */
struct update {
	char old[41], new[41];
	const char *ref;
};
struct updates {
	struct update *v;
	size_t n, cap;
};

/* Reads the lines "OLD NEW REF", added to OUT; in A. -1: they are none. */
int updates_read(struct updates *out, struct arena *a, struct str lines,
	struct error *err);

bool update_is_main(const struct update *u);

/* Whether it may be a proposal: small letters, digits and signs that nobody
 * can mistake. */
bool update_is_proposal(const struct update *u);

#endif
