/* SPDX-License-Identifier: MPL-2.0 */
/* JSON Schema, draft 2020-12 (json-schema.org/draft/2020-12), over value
 * trees with places. */
#ifndef LIB_SCHEMA_SCHEMA_H
#define LIB_SCHEMA_SCHEMA_H

#include "lib/base/error.h"
#include "lib/text/finding.h"
#include "lib/text/value.h"

/* A compiled schema: immutable, and quick to run many times. */
struct schema;

/* How to compile. Remote references are answered by LOAD, never from the
 * network: it returns the parsed document at URI, or NULL. */
struct schema_options {
	bool assert_formats;
	bool numbers_as_text;      /* a number will do where text is wanted */
	bool nulls_as_absent;      /* null: a property not filled in, which is
				    * nothing wrong where it isn't required */
	const char *base_uri;      /* NULL: none */
	struct value *(*load)(const char *uri, void *ctx);
	void *ctx;
};

/* Compiles ROOT, which must outlive the result. Returns 0, or -1 with a text
 * and *WHERE (may be NULL) the place in the schema: an unknown reference, a
 * pattern that is none, a keyword of the wrong type, a schema over limits. */
int schema_compile(struct schema **out, const struct value *root,
	const struct schema_options *options, struct span *where,
	struct error *err);
void schema_free(struct schema *s);

/* Whether VALUE is valid; nothing more. Errors are limits exceeded (deep
 * recursion, a pattern that explodes): -1. Else 1 valid, 0 not. */
int schema_valid(const struct schema *s, const struct value *value,
	struct error *err);

/* Validates VALUE and adds a finding for each cause at the narrowest place,
 * with the codes FINDING_FIELD_* and FINDING_VALUE_* of findings.def.
 * Returns the number of findings added. */
size_t schema_check(const struct schema *s, const struct value *value,
	struct findings *fs);

/* The hint of FINDING_FIELD_UNKNOWN where another field was meant: a phrase,
 * and behind it the name of that field. */
#define SCHEMA_MEANT "@meant-field:"

#endif
