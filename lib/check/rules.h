/* SPDX-License-Identifier: MPL-2.0 */
/* The rules over one document, one file for each thing that is judged. */
#ifndef LIB_CHECK_RULES_H
#define LIB_CHECK_RULES_H

#include "lib/check/check.h"

/* One document being judged. Texts for findings are made in FS->arena. Of its
 * findings those about slips are among the numbers SLIPS_FROM..SLIPS_TO. */
struct rules {
	const struct record *r;
	const struct unit *unit;       /* or NULL */
	struct findings *fs;
	size_t slips_from, slips_to;
};

/* Whether a part is required of this document. */
bool part_is_expected(const struct rules *k, const struct part *p);

/* What a part is called: its first label, else its id. */
const char *part_name(const struct part *p);

/* The same as people write it: {n} is N (0: not said), {theme} is THEME or,
 * when that is NULL, like {text} left open. In A where it has holes. */
const char *part_example(struct arena *a, const struct part *p, size_t n,
	const char *theme);

/* Adds what the form does not name: an error where it forbids others. */
void found_other(const struct rules *k, enum others others,
	enum finding_code code, struct span span, const char *name,
	const char *hint);

/* The hint for NAME that is none of PARTS: the near one, or the list. */
const char *parts_hint(const struct rules *k, const struct part *parts,
	size_t n, const char *name);

/* "15", "15–20", as a form has minutes or numbers; without an end: at least. */
const char *range_text(const struct rules *k, int from, int to);

/* Which of N numbers break the order, so few as can be: OUT[i] true. */
void find_disorder(bool *out, struct arena *a, const size_t *order, size_t n);

/* A line of text that was meant as the heading NAME: "##Aftaler",
 * "**Aftaler**", or nothing but its words; NULL. */
const struct block *meant_line(const struct rules *k, const char *name);

/* The heading in AROUND that is none of the form's, and nearer to NAME, which
 * is missing there, than to any that the form has; NULL: none. Where the form
 * forbids others, a heading is an error of its own. */
const struct section *meant_heading(const struct rules *k,
	const struct section *around, const char *name);

/* Whether INNER is P, or a column or row of it. */
bool part_holds(const struct part *p, const struct part *inner);

/* Whether R has the part as a section. */
bool part_is_there(const struct record *r, const struct part *p);

/* Whether a section is reported as missing that is PART, or has it as a column
 * or row, though there is a line or heading that was meant as it: what follows
 * from its absence then needs no telling. */
bool part_is_meant(const struct rules *k, const struct part *part);

/* Whether the document can say who was there: without its fields, with theirs
 * misspelt, or with a text where the form wants a list, that is to be mended
 * first. */
bool participants_are_readable(const struct rules *k);

/* Where TEXT of block B stands in the source; all of B if written otherwise. */
struct span place_in(const struct rules *k, const struct block *b,
	struct str text);

/* Looks in the paragraph B, which stands in a section of P (or NULL), for a
 * line that was meant as an item. */
void check_bullet(const struct rules *k, const struct part *p,
	const struct block *b);

/* Whether something in SPAN was told to be no item, row, agreement or section: what
 * is missing may stand there, so that it is then told as severely. */
bool slips_are_told(const struct rules *k, struct span span);

/* A section's heading and its own content. */
struct span section_range(const struct section *s);

/* What a field of agreements is called in the form. */
const char *label_text(const struct agreement_label *l);

/* Tells of the first field that stands within the title, another field or the
 * text of AG; whether there is one. */
bool check_tangle(const struct rules *k, const struct agreement *ag);

/* Whether AG is a row that lacks L because its table has no such column: that is
 * told of the table. */
bool column_is_missed(const struct agreement *ag,
	const struct agreement_label *l);

/* Whether TEXT is a role of the form or the municipality; the one that it is but
 * for a slip of the pen, NULL: none. "Skoleledere" is no slip. */
bool role_is_known(const struct rules *k, struct str text);
const char *role_meant(const struct rules *k, struct str text);

/* The signs of a heading of LEVEL, 1..6. */
const char *hashes(int level);

/* What content of a kind is called in a finding. */
const char *content_name(enum content content);

void check_sections(const struct rules *k);
void check_headings(const struct rules *k);
void check_content(const struct rules *k, const struct section *s);
void check_table(const struct rules *k, const struct section *s);
void check_agenda(const struct rules *k, const struct section *s);
void check_agreements(const struct rules *k);
void check_lost(const struct rules *k);
void check_name(const struct rules *k, const struct agreement *ag);
void check_fields(const struct rules *k, const struct agreement *ag);
void check_participants(const struct rules *k);
void check_dates(const struct rules *k);
void check_classes(const struct rules *k);
void check_slips(const struct rules *k);

#endif
