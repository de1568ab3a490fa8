/* SPDX-License-Identifier: MPL-2.0 */
/* The empty document of a form: what stands there before anyone has written. */
#ifndef LIB_FORM_OUTLINE_H
#define LIB_FORM_OUTLINE_H

#include "lib/form/config.h"

/* Where agreements carried over are written. */
enum outline_place { OUTLINE_SECTION, OUTLINE_ITEM, OUTLINE_CELL };

/* What is known beforehand; all zero but CYCLE is nothing. EVERYTHING: parts
 * that are not expected are written too. The SAY_… fields are written where
 * the path does not say it. AGREEMENTS writes what is carried over into the
 * part that takes it, whose class is CLASS with all around it: as blocks that
 * end with a line feed (headings of level LEVEL), below an item indented by
 * two, or as the text of a cell. False: there was nothing. NULL: none. */
struct outline_options {
	const struct unit *unit;       /* or NULL */
	int cycle;                     /* or CYCLE_NONE */
	date date;                     /* or DATE_NONE */
	const char *title;             /* or NULL */
	bool everything, say_unit, say_cycle, say_form;
	bool (*agreements)(struct buf *out, const struct part *part,
		enum outline_place place, int level, enum class class,
		void *ctx);
	void *ctx;
};

/* Adds the document to OUT. Guidance is a quotation of one line for each
 * paragraph of it ("> …"), in a cell its text. */
void form_outline(struct buf *out, const struct form *form,
	const struct config *config, const struct outline_options *options);

/* Adds the first label of PART, with N for "{n}", THEME (NULL: "…") for
 * "{theme}" and "…" for "{text}". */
void label_write(struct buf *out, const struct part *part, int n,
	const char *theme);

/* Adds TEXT as a scalar of YAML: in quotes where it has to be. */
void yaml_scalar(struct buf *out, const char *text);

/* Adds the fields of the document, with their fences; nothing where the form
 * has none. */
void outline_fields(struct buf *out, const struct form *form,
	const struct config *config, const struct outline_options *options);

/* The title that a new document gets, in A. */
const char *outline_title(struct arena *a, const struct form *form,
	const struct config *config, const struct outline_options *options);

#endif
