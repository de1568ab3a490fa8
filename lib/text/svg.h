/* SPDX-License-Identifier: MPL-2.0 */
/* A drawing (SVG) that somebody made, read strictly against lists of what may
 * stand in it and written anew, so that nothing in it can run, and nothing is
 * fetched. */
#ifndef LIB_TEXT_SVG_H
#define LIB_TEXT_SVG_H

#include "lib/text/finding.h"

#define SVG_SIZE ((size_t)256 << 10)
#define SVG_DEPTH 64

/* So many <use>: each may stand for many. */
#define SVG_USES 16

/* Adds to OUT what is drawn in SRC: elements and attributes of SVG alone,
 * without comments, metadata and what drawing programs keep for themselves.
 * False: it is no whole SVG, or has what can't be published (scripts, events,
 * links, addresses outside it, HTML, animation, entities); findings with their
 * place in SRC say what, and OUT is not to be used. */
bool svg_read(struct buf *out, const struct source *src, struct findings *fs);

#endif
