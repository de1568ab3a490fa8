/* SPDX-License-Identifier: MPL-2.0 */
/* What a node asks for, in the words of findings. For lib/schema alone. */
#ifndef LIB_SCHEMA_EXPECT_H
#define LIB_SCHEMA_EXPECT_H

#include "lib/schema/node.h"

/* The types that N asks for, references and all parts of it that
 * always hold looked through. */
unsigned expect_types(const struct node *n);

/* What a value must be, as phrases: "@date", "@text|@list". */
const char *expect_phrase(struct arena *a, const struct node *n);

/* The phrases for TYPES. */
const char *expect_type_phrase(struct arena *a, unsigned types);

/* A value that N takes, as it is written in YAML; "…" where nothing better is
 * known. NEARLY (may be NULL) is what was written instead. N may be NULL. */
const char *expect_example(struct arena *a, const struct node *n,
	const struct value *nearly);

/* The choices of N, "a, b, c". */
const char *expect_choices(struct arena *a, const struct value *choices);

/* Calls OFFER with each property that N or a part of it names. */
void expect_names(const struct node *n,
	void (*offer)(struct str name, void *ctx), void *ctx);

#endif
