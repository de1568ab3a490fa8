/* SPDX-License-Identifier: MPL-2.0 */
/* The reading of a drawing; for lib/text/svg*.c alone. */
#ifndef LIB_TEXT_SVG_READER_H
#define LIB_TEXT_SVG_READER_H

#include "lib/text/svg.h"

/* An element that is open: as WRITTEN; NAME NULL: none that is known. DROPPED:
 * neither it nor what stands in it is written. */
struct svg_open {
	const char *name;
	struct str written;
	bool dropped;
};

/* AT is the place in SRC; SEEN: the outermost element began; TAG: where
 * the last one begins in OUT. */
struct svg_reader {
	struct buf *out;
	struct str src;
	size_t at, depth, uses, tag;
	struct findings *fs;
	bool good, seen;
	struct svg_open open[SVG_DEPTH];
};

/* Moves the reader behind spaces; behind a name, which is returned. */
void svg_spaces(struct svg_reader *r);
struct str svg_name(struct svg_reader *r);

/* Adds TEXT without its references; false: one is unknown. */
bool svg_plain(struct buf *out, struct str text);

/* Whether the attribute is of a program's own or says nothing of what is
 * drawn, so that it is left out. */
bool svg_is_spared(struct str name);

/* Whether an attribute may stand at ELEMENT with this value; whether a text of
 * style rules may stand. */
bool svg_attribute_good(const char *element, struct str name,
	struct str value);
bool svg_style_good(struct str css);

#endif
