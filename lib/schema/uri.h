/* SPDX-License-Identifier: MPL-2.0 */
/* URI references (RFC 3986). */
#ifndef LIB_SCHEMA_URI_H
#define LIB_SCHEMA_URI_H

#include "lib/base/mem.h"
#include "lib/base/str.h"

/* A reference in its five parts. HAS_…: the part is there, maybe empty. */
struct uri {
	struct str scheme, authority, path, query, fragment;
	bool has_scheme, has_authority, has_query, has_fragment;
};

/* Takes S apart; never fails (uri_valid of format.h judges). */
void uri_split(struct uri *out, struct str s);

/* REF as seen from BASE (section 5.2), without its fragment, made in A. */
struct str uri_resolve(struct arena *a, struct str base, struct str ref);

/* S with %XX decoded, made in A. */
struct str uri_decode(struct arena *a, struct str s);

#endif
