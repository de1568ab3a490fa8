/* SPDX-License-Identifier: MPL-2.0 */
/* A text in short, for markdown*.c alone: the library looks at each byte many
 * times, also where there is nothing to find. So a line or a cell that is long
 * and has no sign of markup is given to it as a token of a few bytes, and put
 * back before it reads inlines. */
#ifndef LIB_TEXT_MARKDOWN_SHORT_H
#define LIB_TEXT_MARKDOWN_SHORT_H

#include "lib/base/str.h"

/* What begins a token: no sign of markup. */
#define TOKEN '\x02'

/* All zero is none made yet; TEXT is what to give to the library, each token
 * in it stands for one of the RUNS, borrowed from the text in full. */
struct shortened {
	struct buf text;
	struct str *runs;
	size_t n, cap;
};

/* Makes S of TEXT, which may be MARKDOWN_SIZE long. The memory of what it was
 * of before is used again; the owner calls short_free. */
void short_make(struct shortened *s, struct str text);
void short_free(struct shortened *s);

/* What PIECE, a line or a cell, stands for: itself, if it is no token. */
struct str short_run(const struct shortened *s, struct str piece);

/* Adds TEXT with all its tokens put back; false, and nothing, if it has none. */
bool short_restore(struct buf *out, const struct shortened *s,
	struct str text);

#endif
