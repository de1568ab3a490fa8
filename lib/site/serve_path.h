/* SPDX-License-Identifier: MPL-2.0 */
/* From what a browser asks for to a file of the site, and to no other. */
#ifndef LIB_SITE_SERVE_PATH_H
#define LIB_SITE_SERVE_PATH_H

#include "lib/base/str.h"

/* Adds the path below the site's folder that the URL path RAW (as sent,
 * percent-encoded) names; "a/" names "a/index.html". False: it names nothing
 * that could be there: dots, an encoded slash, a control character, a name
 * that begins with a dot. */
bool serve_path(struct buf *out, const char *raw);

/* Opens PATH below the folder ROOT without following any link; *FOLDER: it is
 * one, and is not opened. The file, or -1. */
int serve_open(int root, const char *path, bool *folder);

/* The content type by the name's ending. */
const char *serve_type(const char *path);

#endif
