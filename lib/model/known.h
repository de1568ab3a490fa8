/* SPDX-License-Identifier: MPL-2.0 */
/* The sections that a form knows, laid out for finding them in a document. */
#ifndef LIB_MODEL_KNOWN_H
#define LIB_MODEL_KNOWN_H

#include "lib/form/config.h"
#include "lib/model/heading.h"

/* One of them. PARENT and FIRST_CHILD are places in the list; number 0 is the
 * form's body. DEPTH is 0 for outer ones. CLASS is the highest of its own and
 * of those around it in the form; -1: none has one. */
struct known {
	const struct part *part;
	size_t parent, first_child, child_count;
	int depth, class;
	struct label *themes;          /* what {theme} stands for */
	size_t theme_count;
};

struct known_parts {
	struct known *v;
	size_t n, cap;
};

/* Lists what FORM knows, with the themes of CYCLE. */
void known_list(struct known_parts *k, struct arena *a,
	const struct form *form, const struct config *config, int cycle);

/* The child of number PARENT that a heading is, a plain label before one with
 * holes: its number, and *CAPTURE; 0: none. A label that is nothing but
 * {text} counts only AT_HOME, where the heading's level puts it. */
size_t known_child(const struct known_parts *k, size_t parent,
	const struct head *h, bool at_home, struct str *capture);

/* The first of all that the heading is away from home; 0: none. */
size_t known_anywhere(const struct known_parts *k, const struct head *h,
	struct str *capture);

/* The themes of CYCLE as labels: those of ORIGIN, or all (NULL). */
struct label *themes_of(struct arena *a, const struct config *config,
	int cycle, const char *origin, size_t *n);

/* The part of a list of N that TEXT begins with, the longest label first, as
 * rows and agenda items are known; NULL. */
const struct part *part_begins(const struct part *parts, size_t n,
	struct str folded);

#endif
