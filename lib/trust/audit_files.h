/* SPDX-License-Identifier: MPL-2.0 */
/* What a commit did to files, in data that politicians can be told. */
#ifndef LIB_TRUST_AUDIT_FILES_H
#define LIB_TRUST_AUDIT_FILES_H

#include "lib/trust/audit.h"

/* Fills C->files from what V, the verdict on it, touched; CONFIG is what
 * counted for it. Texts are in arena A, or V's. -1: an object is missing. */
int audit_files(struct audit_commit *c, struct arena *a,
	struct repository *repo, const struct config *config,
	const struct verdict *v, struct error *err);

#endif
