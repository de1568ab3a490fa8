/* SPDX-License-Identifier: MPL-2.0 */
/* What all reports share: the format, the language, names of things. */
#ifndef LIB_REPORT_REPORT_H
#define LIB_REPORT_REPORT_H

#include "lib/compare/changes.h"

enum report_format { REPORT_TEXT, REPORT_JSON, REPORT_CSV, REPORT_MARKDOWN,
	REPORT_HTML };

/* How to report, on what. FROM, TO: the cycles or revisions that changes are
 * between, or NULL. TODAY: what is overdue by then; DATE_NONE: nothing. */
struct report {
	enum report_format format;
	enum lang lang;
	bool color;
	const struct config *config;
	const char *from, *to;
	date today;
};

/* The format of a name ("text", "json", "csv", "markdown", "html"); false:
 * none. */
bool report_format(enum report_format *out, const char *name);

/* What stands between the fragments of two units that are not empty. */
const char *report_joiner(const struct report *r);

/* The head of a CSV: its N columns, in the language. */
struct csv;
struct report_column {
	const char *da, *en;
};
void report_columns(struct csv *c, enum lang lang,
	const struct report_column *v, size_t n);

/* Adds the fragments in a worker's answer, each ended by a NUL, with joiners;
 * *ANY: there was one before. */
void report_join(struct buf *out, const struct report *r, bool *any,
	struct str answer);

/* One of two texts, by language. */
static inline const char *
say(enum lang lang, const char *da, const char *en)
{
	return lang == LANG_DA ? da : en;
}

/* The name of a unit; its id where it has none, "" for NULL. */
const char *report_unit(const struct report *r, const char *unit);

/* What a change is called, and a status where no word was written. */
const char *report_change(enum lang lang, enum change_kind kind);
const char *report_status(const struct report *r, const struct agreement *a);

/* Whether A is open and past its due date. */
bool report_overdue(const struct report *r, const struct agreement *a);

/* The reference of A as seen from UNIT: "2024-25/referat/A1", and before it
 * the unit's name only where it is another. */
const char *report_reference(const struct agreement *a, const char *unit);

/* What changes lead to, for people: TO, or "nu" where it has no name. */
const char *report_end(const struct report *r);

/* The order in which changes are shown to people: what stands out first.
 * Filled with numbers of C's list; OUT has room for them. */
void report_order(size_t *out, const struct changes *c);

/* A field that changed, before and after; *NAME in the language. Number I of
 * those in FIELDS; false when there are no more. */
struct field_change {
	const char *name, *before, *after;
};
bool report_field(struct field_change *out, const struct report *r,
	const struct change *c, size_t i);

#endif
