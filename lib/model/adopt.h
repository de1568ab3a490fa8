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

/* Where we are in the text: the section being filled and its heading's level;
 * a line in bold is below all headings. */
struct adopt_walk {
	struct adopting *ad;
	const struct source *src;
	size_t at;
	int level;
	bool begun;                /* a section was found */
};
#define BOLD_LEVEL 7

/* The section that TEXT is a heading of, those in and around the present one
 * first; one that is spelt nearly so, or whose label begins with it; 0: none. */
size_t adopt_find(struct adopt_walk *w, struct str text);
size_t adopt_find_near(struct adopt_walk *w, struct str text);

/* Begins the section NUMBER, whose heading was TEXT. */
struct piece *adopt_begin(struct adopt_walk *w, size_t number,
	struct str text, int level, bool near);

/* The text that is being filled; adds Markdown to it as a block of its own. */
struct buf *adopt_target(struct adopt_walk *w);
void adopt_block(struct buf *out, struct str markdown);

/* Takes a table: one that is the form itself, one that has the columns of a
 * section, or any. */
void adopt_table(struct adopt_walk *w, const struct block *b);

/* A new piece at the end; its text is added to by the caller. */
struct piece *adopt_piece(struct adopting *ad, size_t known,
	const char *heading);

/* Takes "Label: value" for a field, if it is safe; false: it is not. */
bool adopt_field(struct adopting *ad, struct str label, struct str value);

/* Adds the document made of form, fields and pieces. */
void adopt_write(struct buf *out, struct adopting *ad,
	struct adopted *result);

#endif
