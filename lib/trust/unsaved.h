/* SPDX-License-Identifier: MPL-2.0 */
/* What was changed in the work folder and isn't recorded. */
#ifndef LIB_TRUST_UNSAVED_H
#define LIB_TRUST_UNSAVED_H

#include "lib/model/municipality.h"

/* A changed file: whose it is decides which commit it goes into. UNIT NULL,
 * CYCLE CYCLE_NONE: none. PART CONFIG_NOT: a document. */
struct unsaved_file {
	const char *path;
	const char *unit;
	int cycle;
	enum config_part part;
	bool removed;
	struct str content;
};

/* Where to look: M is of the work folder, BASE what is recorded (or NULL).
 * PATHS: files, whatever they are, and folders, in which it is what the layout
 * or the configuration knows; none: the folder of all. */
struct unsaved_search {
	struct repository *repo;
	const struct municipality *m;
	struct tree *base;
	const char *const *paths;
	size_t path_count;
};

/* OTHERS: recorded files that were changed there too, but are neither documents
 * nor configuration. */
struct unsaved {
	struct unsaved_file *v;
	size_t n, cap;
	const char **others;
	size_t other_count;
};

/* All is in A. -1: a path that is nowhere (ERROR_MISSING); a document that is
 * gone while a file of no document's name lies in its folder, unless the
 * document is named (ERROR_REFUSED); or reading failed. */
int unsaved_find(struct unsaved *out, struct arena *a,
	const struct unsaved_search *s, struct error *err);

/* Whether the layout or the configuration knows a file of this name. */
bool unsaved_is_ours(const struct config *c, struct arena *a,
	const char *path);

#endif
