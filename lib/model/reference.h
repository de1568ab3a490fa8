/* SPDX-License-Identifier: MPL-2.0 */
/* References from one agreement to an earlier one: what stands in
 * `continues`, and which agreement it fits. */
#ifndef LIB_MODEL_REFERENCE_H
#define LIB_MODEL_REFERENCE_H

#include "lib/base/hash.h"
#include "lib/model/unit.h"

/* `[unit/][cycle/][document/]id`. What is left out is empty, CYCLE_NONE. */
struct reference {
	struct str unit, document, id;
	int cycle;
};

/* Takes TEXT apart; false when it has no such shape. */
bool reference_parse(struct reference *out, const struct cycles *cycles,
	struct str text);

/* The agreements of a group by id (case does not count), in thread order.
 * The keys are of the group's arena; index_free gives back the rest. */
struct id_list {
	struct agreement **v;
	size_t n, cap;
};
struct id_index {
	struct map lists;
};
void id_index_make(struct id_index *index, const struct group *g);
const struct id_list *id_index_find(const struct id_index *index,
	struct arena *a, struct str id);
void id_index_free(struct id_index *index);

/* Whether document X comes before Y: by cycle, date, name. */
int record_order(const struct record *x, const struct record *y);

/* What A's `continues` fits. SEVERAL and NONE list up to eight candidates. */
enum fit { FIT_ONE, FIT_NONE, FIT_SEVERAL, FIT_LATER };
struct fitting {
	struct agreement *one;
	struct agreement *candidates[8];
	size_t n;
};
enum fit reference_resolve(struct fitting *out, const struct group *g,
	const struct id_index *index, const struct agreement *a);

#endif
