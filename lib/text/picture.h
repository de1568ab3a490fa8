/* SPDX-License-Identifier: MPL-2.0 */
/* Files that documents show or link to, without what their maker did not mean
 * to publish: where and when a photograph was taken, by whom. */
#ifndef LIB_TEXT_PICTURE_H
#define LIB_TEXT_PICTURE_H

#include "lib/base/str.h"

/* What the name PATH says that a file is; the ending that it gets on the site
 * (".jpg"), NULL: nothing that a site shows. */
const char *picture_ending(struct str path);

/* Adds CONTENT to OUT without metadata (JPEG: Exif but which
 * way up it is, XMP, comments; PNG: Exif
 * and texts). False: it is not what its ENDING says, is broken, or has
 * metadata that can't be taken out (WebP). PDF goes as it is. */
bool picture_clean(struct buf *out, const char *ending, struct str content);

/* No picture is larger: a page is told nothing else. */
#define PICTURE_SIDE 65535

struct picture_size {
	uint32_t width, height;
};

/* How large the picture CONTENT is shown, as its header has it. False: it is no
 * picture, or does not say. */
bool picture_size(struct picture_size *out, const char *ending,
	struct str content);

#endif
