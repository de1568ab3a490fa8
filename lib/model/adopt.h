/* SPDX-License-Identifier: MPL-2.0 */
/* Taking a text that was written elsewhere over into a form: its headings are
 * matched with the form's sections, its tables with the form's, date and
 * participants with the fields. Nothing is lost: what has no place comes
 * last, under a heading of its own. */
#ifndef LIB_MODEL_ADOPT_H
#define LIB_MODEL_ADOPT_H

#include "lib/form/outline.h"
#include "lib/model/known.h"

/* Stands in a cell between what were lines or blocks of their own (U+E000). */
#define ADOPT_BREAK "\xee\x80\x80"

/* What is taken over: Markdown TEXT into FORM at PATH, for UNIT (or NULL) in
 * CYCLE, on DATE (DATE_NONE: as the text says). LANG is what is said of it in. */
struct adoption {
	const struct config *config;
	const struct form *form;
	const struct unit *unit;
	const char *path;
	int cycle;
	date date;
	enum lang lang;
	struct str text;
};

/* What came of it: sections that got a text; whether something had no place. */
struct adopted {
	size_t placed;
	bool rest;
};

/* Adds the document to OUT. -1: the text exceeds the limits of a document. */
int adopt(struct buf *out, const struct adoption *ad, struct adopted *result,
	struct error *err);

/* The parts of that, for adopt*.c only. A piece: what stands under a heading.
 * KNOWN: the section's number in the form (known.h), 0: none. HEADING: as it
 * was written; NEAR: it is only nearly the form's. */
struct piece {
	size_t known;
	const char *heading;
	bool near;
	struct buf text;
};

/* Fields that the text says something of. LINE: as it was written. */
enum adopted_field { ADOPTED_DATE, ADOPTED_TIME, ADOPTED_PLACE,
	ADOPTED_PARTICIPANTS, ADOPTED_ABSENT, ADOPTED_FIELDS };
struct adopting {
	const struct adoption *ad;
	struct arena *a;
	struct known_parts known;
	struct piece *pieces;
	size_t n, cap;
	const char *title;
	const char *fields[ADOPTED_FIELDS];    /* as YAML; NULL: not said */
	const char **lines;        /* what they were read from */
	size_t line_count, line_cap;
};

/* A new piece at the end; its text is added to by the caller. */
struct piece *adopt_piece(struct adopting *ad, size_t known,
	const char *heading);

/* Takes "Label: value" for a field, if it is safe; false: it is not. */
bool adopt_field(struct adopting *ad, struct str label, struct str value);

/* Adds the document made of form, fields and pieces. */
void adopt_write(struct buf *out, struct adopting *ad,
	struct adopted *result);

#endif
