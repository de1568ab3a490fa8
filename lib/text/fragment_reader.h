/* SPDX-License-Identifier: MPL-2.0 */
/* The reading of a fragment; for lib/text/fragment*.c alone. */
#ifndef LIB_TEXT_FRAGMENT_READER_H
#define LIB_TEXT_FRAGMENT_READER_H

#include "lib/text/fragment.h"

#define FRAGMENT_DEPTH 32

/* AT is the place in SRC; TEXT what has been read and is not yet a piece. */
struct fragment_reader {
	struct fragment *out;
	struct arena *arena;
	struct str src;
	size_t at;
	const struct fragment_name *names;
	size_t name_count;
	struct findings *fs;
	struct buf text;
	struct {
		const char *name;
		size_t from;
	} open[FRAGMENT_DEPTH];
	size_t depth;
};

/* Adds a finding from the byte FROM to the reader's place, about WHAT. */
void fragment_wrong(struct fragment_reader *r, enum finding_code code,
	size_t from, struct str what);

/* Ends the text so far and adds a piece that is no literal. */
void fragment_piece(struct fragment_reader *r, int name, bool in_url);

/* Adds TEXT (a slice of the source) with its names; PARTS: it stands between
 * tags, else in an attribute. */
void fragment_text(struct fragment_reader *r, struct str text, bool parts);

/* Adds an address; IMAGE: of a file of the site itself. */
void fragment_address(struct fragment_reader *r, struct str text, bool image);

#endif
