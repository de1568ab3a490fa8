/* SPDX-License-Identifier: MPL-2.0 */
/* What a finding is known by from one run to the next, wherever its line has
 * moved to. */
#ifndef LIB_REPORT_FINDING_ID_H
#define LIB_REPORT_FINDING_ID_H

#include "lib/base/hash.h"
#include "lib/text/finding.h"

/* The findings of one report. All zero is a fresh one. */
struct finding_ids {
	struct arena arena;
	struct map seen;
};

/* The fingerprint of F, unlike that of all findings before it: a hash of path,
 * code and arguments, and which of those that share them it is. Neither the
 * place nor the text of the line is in it: lines move, and a hash of a line
 * with a CPR number can be turned back. Good until finding_ids_free. */
const char *finding_ids_next(struct finding_ids *p, const struct finding *f);
void finding_ids_free(struct finding_ids *p);

#endif
