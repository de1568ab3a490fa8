/* SPDX-License-Identifier: MPL-2.0 */
/* Taking a list of agreements back, as `export csv` wrote it and somebody
 * edited it: owner, due date and status, into the documents. */
#ifndef LIB_REPORT_INTAKE_H
#define LIB_REPORT_INTAKE_H

#include "lib/model/municipality.h"
#include "lib/report/report.h"

/* What was changed; what could not be, in line LINE of the list, and why. */
struct intake_change {
	const char *path, *id, *field, *before, *after;
};
struct intake_refusal {
	uint32_t line;
	const char *what, *why;
};

/* A document with its new text. */
struct intake_file {
	const char *path;
	struct str text;
};

/* One taking back; all lists in the arena, freed by the caller. */
struct intake {
	struct arena arena;
	struct report report;      /* language and configuration */
	struct intake_change *changes;
	struct intake_refusal *refusals;
	struct intake_file *files;
	size_t change_count, refusal_count, file_count, rows;
	size_t change_cap, refusal_cap, file_cap;
};

/* Reads the list CSV and finds what it changes in the documents of M. What
 * stands in a row that nobody changed, is left alone whatever happened to the
 * document since; what both changed is refused. -1: it is no such list, or a
 * document could not be read. */
int intake_read(struct intake *in, const struct municipality *m,
	struct str csv, struct error *err);

/* A due date as a spreadsheet may have written it ("30-06-2026", "jun-26"), as
 * it is written here; NULL: it is none. CURRENT is what the agreement says:
 * returned where VALUE may be what a spreadsheet made of it. In A. */
const char *intake_due(struct arena *a, const struct config *c,
	const char *value, const char *current);

#endif
