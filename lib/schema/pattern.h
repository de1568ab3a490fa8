/* SPDX-License-Identifier: MPL-2.0 */
/* Regular expressions of ECMA-262 with the u flag, as JSON Schema has them,
 * run within limits. Owner of pcre2. */
#ifndef LIB_SCHEMA_PATTERN_H
#define LIB_SCHEMA_PATTERN_H

#include "lib/base/mem.h"
#include "lib/base/str.h"

/* A compiled expression; NEXT is for its owner to chain them. */
struct pattern {
	struct str source;
	void *code;
	struct pattern *next;
};

/* Compiles SOURCE into memory of A, but for what pattern_free gives back.
 * NULL: it is no regular expression, or one too large. */
struct pattern *pattern_new(struct arena *a, struct str source);
void pattern_free(struct pattern *p);

/* Whether SOURCE is a regular expression. */
bool pattern_valid(struct str source);

/* What matching needs besides; all zero is a fresh one. */
struct matcher {
	void *data, *context;
};
void matcher_free(struct matcher *m);

/* Whether P matches anywhere in TEXT (UTF-8): 1, 0; -1 when it takes more
 * time or memory than is good for anyone. */
int pattern_match(const struct pattern *p, struct matcher *m, struct str text);

#endif
