/* SPDX-License-Identifier: MPL-2.0 */
/* The trailers of a commit: in which role it was made, for which unit and
 * cycle, and what it does. */
#ifndef LIB_TRUST_TRAILER_H
#define LIB_TRUST_TRAILER_H

#include "lib/base/error.h"
#include "lib/base/mem.h"
#include "lib/base/str.h"

/* NULL where there is none ("-" in the message). */
struct trailers {
	const char *role, *unit, *cycle, *action;
};

/* Adds to OUT the whole message of a commit: MESSAGE, an empty line, and the
 * trailers in their order, all four. Spaces and empty lines around MESSAGE
 * are dropped. ERROR_USAGE when MESSAGE is empty, or holds what some reader
 * could take for trailers of ours (a line such as "Role: x", or "---") or what
 * doesn't belong in a message (control characters, not UTF-8); ERROR_FAILED
 * when a trailer's value is no plain line of text. */
int trailer_compose(struct buf *out, const char *message,
	const struct trailers *t, struct error *err);

/* What the message of a commit says. GOOD: it ends in exactly our block, and
 * nothing else in it looks like a part of one. NONE: nothing does; a commit
 * made elsewhere. BAD: anything between, on which readers could disagree. */
enum trailer_verdict { TRAILER_GOOD, TRAILER_NONE, TRAILER_BAD };

/* Reads MESSAGE (raw, with its length: a NUL is BAD). OUT is filled, in arena
 * A, when the verdict is GOOD, else all NULL. */
enum trailer_verdict trailer_parse(struct trailers *out, struct arena *a,
	struct str message);

#endif
