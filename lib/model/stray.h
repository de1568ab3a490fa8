/* SPDX-License-Identifier: MPL-2.0 */
/* Files that somebody may have meant as documents. */
#ifndef LIB_MODEL_STRAY_H
#define LIB_MODEL_STRAY_H

#include "lib/form/config.h"

/* Adds a finding when PATH, which the layout of C takes for no document, lies
 * where documents do under a name that none has, or has a document's name
 * elsewhere. TODAY is for an example of a place. */
void stray_check(const struct config *c, const char *path, date today,
	struct findings *fs);

#endif
