/* SPDX-License-Identifier: MPL-2.0 */
/* A preview: the site of a work folder as it stands, in a private folder, made
 * anew as files are saved. What is wrong is told, and stops nothing: pages
 * stay as they last could be made. */
#ifndef LIB_SITE_PREVIEW_H
#define LIB_SITE_PREVIEW_H

#include "lib/site/publish.h"

/* ROOT is the work folder; SITE the pages' folder, in DIR. VERSION grows when
 * anything that one sees has changed; BAR is what the pages say of it, as
 * HTML, and SEEN its hash. All but the first four is the preview's own. */
struct preview {
	const char *root, *program;
	int audience;
	date today;
	enum lang lang;
	char *dir, *site, *state;
	struct buf bar;
	uint64_t seen;
	unsigned version;
	size_t errors, warnings;
};

/* Makes the private folder below TEMP, and the pages. -1: neither could be. The
 * caller ends it, also after -1; nothing is left behind then. */
int preview_start(struct preview *p, const char *temp, struct error *err);

/* Looks at the work folder again. */
void preview_build(struct preview *p);
void preview_end(struct preview *p);

#endif
