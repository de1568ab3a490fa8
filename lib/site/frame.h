/* SPDX-License-Identifier: MPL-2.0 */
/* The frame of all pages: what stands above their content, and below it. Both
 * may be the municipality's own (lib/form/skin.h). */
#ifndef LIB_SITE_FRAME_H
#define LIB_SITE_FRAME_H

#include "lib/site/site.h"

/* Adds the header and the footer as they are on a page from which ROOT leads
 * to the top of the site. */
void frame_header(struct buf *out, struct site *s, const char *root);
void frame_footer(struct buf *out, struct site *s, const char *root);

#endif
