/* SPDX-License-Identifier: MPL-2.0 */
/* Examples in the manuals: fenced blocks that name a file, so that they can
 * be laid out as a small repository and tried. */
#ifndef LIB_REPORT_EXAMPLE_H
#define LIB_REPORT_EXAMPLE_H

#include "lib/base/error.h"
#include "lib/base/mem.h"
#include "lib/git/tree.h"

/* One file of an example. A block is one when its first line is
 * "# file: PATH" or "<!-- file: PATH -->"; "escaped" behind the path makes
 * \xNN in it a byte. HEADING is the last heading of level 1 or 2 before it.
 * EXPECT: the code in a line "<!-- finding: CODE -->" or "# finding: CODE"
 * that follows the first one, or NULL; such lines are not part of CONTENT. */
struct example {
	const char *heading, *path, *expect;
	struct str content;
};

/* All examples of TEXT, in order; in A. */
struct example *examples_read(struct arena *a, struct str text, size_t *n);

/* The explanation of a finding, as built in (schema/findings/CODE.md): the
 * manual's text {NULL, 0} where there is none. The headings of its parts. */
#define EXPLAIN_FAILS "Sådan går det galt"
#define EXPLAIN_PASSES "Sådan er det rigtigt"
#define EXPLAIN_ENGLISH "English"
struct str explain_text(const char *code);

/* The small repository of the explanations with the failing or the passing
 * example of CODE laid over it. ERROR_MISSING: no explanation. */
int explain_tree(struct tree **out, struct arena *a, const char *code,
	bool fails, struct error *err);

/* Adds the explanation of CODE as a person reads it on a terminal. */
void explain_print(struct buf *out, struct str text, bool english);

#endif
