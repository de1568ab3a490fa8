/* SPDX-License-Identifier: MPL-2.0 */
/* Keeping the files of a forge as this program writes them. */
#ifndef LIB_TRUST_FORGE_UPDATE_H
#define LIB_TRUST_FORGE_UPDATE_H

#include "lib/trust/forge.h"

/* How a file of a forge stands in a tree. */
enum forge_state { FORGE_GOOD, FORGE_MISSING, FORGE_OTHER };
int forge_look(enum forge_state *out, struct tree *tree,
	const struct forge_file *file, struct error *err);

/* Writes those of FILES that don't stand so into the work folder of REPO, and
 * names them in WRITTEN (in A). HEAD may be NULL: no commit yet. Refused,
 * and nothing is written, when one was changed and not recorded: it could not
 * be had back. */
int forge_update(struct texts *written, struct arena *a,
	struct repository *repo, struct tree *head,
	const struct forge_files *files, struct error *err);

#endif
