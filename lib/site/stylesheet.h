/* SPDX-License-Identifier: MPL-2.0 */
/* The style of the site: ours, and what the municipality adds to it. */
#ifndef LIB_SITE_STYLESHEET_H
#define LIB_SITE_STYLESHEET_H

#include "lib/base/str.h"

/* Adds CSS as one line, without its comments and the spaces that say nothing
 * (CSS Syntax 3, 4); texts in quotes stay as they are. */
void stylesheet_add(struct buf *out, struct str css);

/* Adds CSS as the head of a page that can't tell where its style sheet is: a
 * policy that takes this style alone, and the style. */
void stylesheet_head(struct buf *out, struct str css);

#endif
