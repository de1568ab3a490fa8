/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as people and machines read them. Lists are located and sorted. */
#ifndef LIB_REPORT_FINDINGS_H
#define LIB_REPORT_FINDINGS_H

#include "lib/report/wording.h"

/* For a terminal, each as the best compilers do it: message, place, the line
 * with a mark under it, what to do; many of a kind as one (bundle.h). */
void findings_text(struct buf *out, const struct findings *fs, enum lang lang,
	bool color);

/* The line that closes it: "2 fejl og 1 advarsel i 3 dokumenter". */
void findings_summary(struct buf *out, const struct findings *fs,
	size_t documents, enum lang lang);

/* All as one JSON object (DESIGN section 4), with a line feed. */
void findings_json(struct buf *out, const struct findings *fs,
	size_t documents, enum lang lang);

/* Workflow commands of GitHub Actions: a step shows ten errors and ten
 * warnings; what is beyond is counted. */
void findings_github(struct buf *out, const struct findings *fs,
	enum lang lang);

/* The formats below never repeat a line of a document: reports are kept and
 * passed on, and the line may hold what must not spread. */

/* A code quality report of GitLab: one JSON array. */
void findings_gitlab(struct buf *out, const struct findings *fs,
	enum lang lang);

/* SARIF 2.1.0 with all that GitHub's code scanning asks for; columns in code
 * points, as declared. VERSION: of the program. GitHub takes so many results;
 * what is beyond, warnings first, is counted in a notification. */
#define SARIF_RESULTS 25000
void findings_sarif(struct buf *out, const struct findings *fs,
	const char *version, enum lang lang);

/* JUnit XML: a test case for each of the N DOCUMENTS (sorted as strcmp does)
 * and each other path with a finding. Errors fail it, with STRICT warnings
 * too; what else was found is its output. One failure holds all, for readers
 * take no more. */
void findings_junit(struct buf *out, const struct findings *fs,
	const char *const *documents, size_t n, bool strict, enum lang lang);

/* rdjson of reviewdog; columns in bytes of UTF-8. */
void findings_rdjson(struct buf *out, const struct findings *fs,
	enum lang lang);

#endif
