/* SPDX-License-Identifier: MPL-2.0 */
/* A cycle for other programs: a calendar, a table of agreements, all of it as
 * JSON. Made from what an audience may see, as the pages are. */
#ifndef LIB_SITE_EXPORT_H
#define LIB_SITE_EXPORT_H

#include "lib/report/agreements.h"
#include "lib/site/reduced.h"

enum export_format { EXPORT_ICS, EXPORT_CSV, EXPORT_JSON };

/* What to export: of UNIT, or of all (NULL); up to AUDIENCE's class, in its
 * states. PROGRAM names the program and its version. */
struct export {
	const struct municipality *m;
	enum export_format format;
	int cycle;
	const char *unit, *program;
	struct audience audience;
	date today;
	enum lang lang;
};

/* How many documents of the cycle are in it, and how many are left out: above
 * the class or not in a state, or with an error of their own. */
struct export_count {
	size_t documents, above, broken;
};

/* Adds the whole export to OUT. Same tree and day, same bytes. -1 when reading
 * failed. */
int export_make(struct buf *out, const struct export *e,
	struct export_count *count, struct error *err);

/* The parts of that, for export*.c only: one group of units in a worker. */
struct exporting {
	const struct export *e;
	struct site site;
	struct report report;
};
void export_ics_group(struct buf *out, const struct exporting *x,
	const struct entries *e, const struct group *g,
	const struct reduced *r, struct arena *a);
void export_ics_wheel(struct buf *out, const struct exporting *x,
	struct arena *a);
void export_json_group(struct buf *out, const struct exporting *x,
	const struct reduced *r);
void export_json_begin(struct buf *out, const struct exporting *x);
void export_json_end(struct buf *out);

/* Whether the unit is asked for. NULL is the municipality's own. */
bool export_wants(const struct exporting *x, const char *unit);

/* The agreements that stand in the cycle of a unit, in A. */
struct agreement_list export_agreements(const struct exporting *x,
	const struct reduced *r, struct arena *a, const char *unit);

/* Whether a document is of the cycle or spans it. */
bool export_has(const struct exporting *x, const struct record *r);

#endif
