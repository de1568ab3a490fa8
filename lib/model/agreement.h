/* SPDX-License-Identifier: MPL-2.0 */
/* Reading agreements, in all the ways that forms may have them written. */
#ifndef LIB_MODEL_AGREEMENT_H
#define LIB_MODEL_AGREEMENT_H

#include "lib/model/record.h"

/* Reads all agreements of R, whose sections are there, into R->agreements,
 * and sorts R->marked. Findings: unknown status, unreadable due date, the
 * same id twice, an unknown class. */
void agreements_read(struct record *r, struct findings *fs);

/* How the agreements of one part are read. PART has content: agreements; AT
 * is the section that the text stands in, SECTION that of the form around it.
 * THEME and ORIGIN are what a row says; NULL: the sections around decide.
 * CLASS is the highest of all around. */
struct agreement_reader {
	struct record *r;
	struct findings *fs;
	const struct section *section, *at;
	const struct part *part;
	const char *theme, *origin;
	enum class class;
	size_t cap;
};

/* Adds an agreement whose name ("A1 Title (Label: value) [class]") is TEXT,
 * in the source at SPAN. Valid until the next is added. */
struct agreement *agreement_add(struct agreement_reader *rd,
	const struct block *block, struct str text, struct span span);

/* Takes a line "Label: value" for a field of AG; false where the form has no
 * such label, or TEXT is no such line. */
bool agreement_take_field(struct agreement_reader *rd, struct agreement *ag,
	struct str text, struct span span);

/* What LABEL is called in the form; NULL. */
const struct agreement_label *agreement_label(const struct agreement_reader *rd,
	struct str label);

/* Notes in AG that the line TEXT, "Word: value", is read as text though it
 * stands among fields. Other lines are left alone. */
void agreement_note_field(const struct agreement_reader *rd,
	struct agreement *ag, struct str text, struct span span);

/* Whether AG says anything of itself but its id and title. */
static inline bool
agreement_has_fields(const struct agreement *ag)
{
	return (ag->said | ag->blank) & ~(1U << FIELD_ID | 1U << FIELD_TITLE);
}

/* The length of "A1", 1 to 3 capital letters and a number, at the front of
 * TEXT when a space, a colon or nothing follows; 0. */
size_t agreement_id_length(struct str text);

/* The date or month that TEXT has in words, as a due date is written; NULL: none
 * that is sure. Made in A. */
const char *agreement_due_meant(struct arena *a, struct str text);

/* Sets a field; nothing, or a lone dash, says nothing. */
void agreement_set(struct agreement_reader *rd, struct agreement *ag,
	const struct agreement_label *label, struct str value,
	struct span span);

/* Reads fields and text out of the blocks FIRST..LAST below the name. */
void agreement_take_blocks(struct agreement_reader *rd, struct agreement *ag,
	const struct block *first, const struct block *last);

/* Fills in what AG does not say: defaults, status, theme, origin, id. */
void agreement_close(struct agreement_reader *rd, struct agreement *ag);

/* Reads the agreements of a section as headings, of one list, of one table
 * and of one cell. */
void agreements_of_headings(struct agreement_reader *rd);
void agreements_of_list(struct agreement_reader *rd, const struct block *list);
void agreements_of_table(struct agreement_reader *rd,
	const struct block *table);
void agreements_of_cell(struct agreement_reader *rd, const struct block *cell);

#endif
