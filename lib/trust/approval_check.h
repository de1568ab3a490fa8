/* SPDX-License-Identifier: MPL-2.0 */
/* What is wrong with the approvals of a document, as findings. */
#ifndef LIB_TRUST_APPROVAL_CHECK_H
#define LIB_TRUST_APPROVAL_CHECK_H

#include "lib/check/check.h"

/* All rules over one document: those of check_record, and what policy says of
 * approvals: one that the text has outgrown (an error only where policy asks
 * for approvals and the state says that they are there), and a state that says
 * so when they are not. The tree alone is asked, not the clock: time to object
 * counts as over here, for the commit that sets the state is judged by its day
 * (approval_commit.h). */
void approval_rules(const struct record *r, struct findings *fs);

#endif
