/* SPDX-License-Identifier: MPL-2.0 */
/* Findings as people and machines read them. Lists are located and sorted. */
#ifndef LIB_REPORT_FINDINGS_H
#define LIB_REPORT_FINDINGS_H

#include "lib/report/wording.h"

/* For a terminal, each as the best compilers do it: message, place, the line
 * with a mark under it, what to do. */
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

#endif
