/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements: between two cycles, or two revisions. */
#ifndef LIB_COMPARE_CHANGES_H
#define LIB_COMPARE_CHANGES_H

#include "lib/model/unit.h"

/* In the order in which they are decided: the first that fits (DESIGN 4). */
enum change_kind { CHANGE_UNANSWERED, CHANGE_DROPPED, CHANGE_DONE,
	CHANGE_CHANGED, CHANGE_KEPT, CHANGE_ADDED };

/* Bits of `fields`. */
enum { CHANGED_TITLE = 1, CHANGED_OWNER = 2, CHANGED_DUE = 4,
	CHANGED_STATUS = 8, CHANGED_TEXT = 16 };

struct change {
	enum change_kind kind;
	enum match match;
	double similarity;
	const struct agreement *from, *to;   /* either may be NULL */
	unsigned fields;
};
struct changes {
	const char *unit;
	struct change *v;
	size_t n, cap;
};

/* The change's word in JSON ("unanswered"), and of a match ("continues"). */
const char *change_name(enum change_kind kind);
const char *match_name(enum match match);

/* Changes of UNIT from cycle FROM to cycle TO of one group. In A. */
void changes_cycles(struct changes *out, struct arena *a,
	const struct group *g, const char *unit, int from, int to);

/* Changes of UNIT between two revisions, in documents that are not the same
 * in both: the same agreement is the one with the same reference, else the
 * most similar of the same document. */
void changes_revisions(struct changes *out, struct arena *a,
	const struct group *before, const struct group *after,
	const char *unit);

/* The same between two texts of one document; added to OUT. */
void changes_documents(struct changes *out, struct arena *a,
	const struct record *before, const struct record *after);

#endif
