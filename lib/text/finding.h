/* SPDX-License-Identifier: MPL-2.0 */
/* Findings: what is wrong, or doubtful, in a file that somebody wrote. Data,
 * never prose: codes with arguments and a place. lib/report words them. */
#ifndef LIB_TEXT_FINDING_H
#define LIB_TEXT_FINDING_H

#include <stdbool.h>

#include "lib/text/source.h"

/* How bad. COMPLETENESS is what a code may be: a warning in a draft, an error
 * from review on. A finding itself is one of the first three. */
enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO,
	SEVERITY_COMPLETENESS };

/* findings.def lists all: FINDING(NAME, "code", SEVERITY, texts…). */
enum finding_code {
#define FINDING(name, code, severity, da, da_hint, en, en_hint) FINDING_##name,
#include "lib/text/findings.def"
#undef FINDING
	FINDING_COUNT
};

#define FINDING_ARGS 4

/* PATH, arguments and LINE_TEXT are owned by the arena of the list. Arguments
 * are in the author's own words or plain data; a code's texts name them as
 * {0}..{3}. One that begins with '@' names a phrase (lib/report). NULL: not
 * given. LINE.. are filled by findings_locate: from 1,
 * columns in code points, the end exclusive of the character at END_COLUMN. Of
 * a long line LINE_TEXT is what stands around the place; it begins at the column
 * TEXT_COLUMN, the byte TEXT_BYTE (from 1). */
struct finding {
	enum finding_code code;
	enum severity severity;
	const char *path;
	struct span span;
	const char *args[FINDING_ARGS];
	uint32_t line, column, end_line, end_column;
	const char *line_text;     /* the first line of the span, */
	uint32_t text_column, text_byte;   /* from here in it, where it is long */
};

/* A list of findings about one file after another: set PATH (and DRAFT)
 * before adding. */
struct findings {
	struct arena *arena;
	const char *path;
	bool draft;
	struct finding *v;
	size_t n, cap;
};

/* Adds a finding with up to FINDING_ARGS C strings, which are copied:
 * finding_add(fs, FINDING_FIELD_MISSING, span, "dato"). At least one
 * argument; "" where the code has none. */
void finding_put(struct findings *fs, enum finding_code code, struct span span,
	const char *const *args);
#define finding_add(fs, code, span, ...) \
	finding_put((fs), (code), (span), \
		(const char *const[]){__VA_ARGS__, NULL, NULL, NULL, NULL})

/* Adds a copy of F, with all its texts. */
void finding_copy(struct findings *fs, const struct finding *f);

/* Turns byte spans of the findings from number FIRST on, all of SRC, into
 * lines and columns, and keeps the first line of each. */
void findings_locate(struct findings *fs, size_t first,
	const struct source *src);

/* Sorts by path, place, code, and drops exact doubles. Needs places. */
void findings_sort(struct findings *fs);

/* How many of the list are of a severity. */
size_t findings_count(const struct findings *fs, enum severity severity);

/* Those of ALL that are errors, borrowed, in *OUT. */
void findings_errors(struct findings *out, const struct findings *all);

/* The whole list as bytes, located or not, for a pipe; and back, added to FS
 * in its arena. -1: these are no such bytes. */
void findings_encode(struct buf *out, const struct findings *fs);
int findings_decode(struct findings *fs, struct str bytes);

/* The code as people see it ("felt-mangler"), the code of a text (false: no
 * such), and what severity the code has. */
const char *finding_name(enum finding_code code);
bool finding_by_name(enum finding_code *out, const char *name);
enum severity finding_severity(enum finding_code code);

#endif
