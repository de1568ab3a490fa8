/* SPDX-License-Identifier: MPL-2.0 */
/* What was done to one document, from one text of it to the next, and to the
 * roles of people: data that lib/report words. */
#ifndef LIB_COMPARE_EDITS_H
#define LIB_COMPARE_EDITS_H

#include "lib/compare/changes.h"

/* edits.def lists all. */
enum edit_kind {
#define EDIT(name, code, da, en) EDIT_##name,
#include "lib/compare/edits.def"
#undef EDIT
	EDIT_COUNT
};

#define EDIT_ARGS 4

/* CLASS is that of what is said here: whoever may not read it may not read
 * the edit. An argument that begins with '@' names a phrase (lib/report);
 * NULL: not given. */
struct edit {
	enum edit_kind kind;
	enum class class;
	const char *args[EDIT_ARGS];
};

/* In ARENA, the caller's; arguments may be borrowed from what was compared. */
struct edits {
	struct arena *arena;
	struct edit *v;
	size_t n, cap;
};

/* Adds what became of a document; either text may be NULL (it was added, or
 * removed), not both. Something is always added. */
void edits_document(struct edits *out, const struct record *before,
	const struct record *after);

/* Adds the roles that people were given and that were taken from them. */
void edits_people(struct edits *out, const struct config *before,
	const struct config *after);

/* Adds one edit; at least one argument. */
void edits_put(struct edits *out, enum edit_kind kind, enum class class,
	const char *const *args);
#define edits_add(out, kind, class, ...) \
	edits_put((out), (kind), (class), \
		(const char *const[]){__VA_ARGS__, NULL, NULL, NULL, NULL})

#endif
