/* SPDX-License-Identifier: MPL-2.0 */
/* Numbers and texts as bytes, for what workers hand back and what caches keep.
 * In the byte order of this machine: they never leave it. */
#ifndef LIB_BASE_PACK_H
#define LIB_BASE_PACK_H

#include "lib/base/str.h"

void pack_u32(struct buf *out, uint32_t v);
void pack_u64(struct buf *out, uint64_t v);

/* A text with its length before and a NUL after it. */
void pack_text(struct buf *out, struct str s);

/* Makes room for a number that is known later; where it is. Then fills it. */
size_t pack_hole(struct buf *out);
void pack_fill(struct buf *out, size_t hole, uint32_t v);

/* Reading. What does not fit sets BAD and gives 0 or "": the caller asks once
 * at the end. Texts point into the bytes and end in a NUL. */
struct unpack {
	struct str rest;
	bool bad;
};
uint32_t unpack_u32(struct unpack *u);
uint64_t unpack_u64(struct unpack *u);
struct str unpack_text(struct unpack *u);

/* A count of things that take at least EACH bytes; so never more than there
 * is room for. */
uint32_t unpack_count(struct unpack *u, size_t each);

/* N bytes as they are; NULL when there are fewer. */
const char *unpack_bytes(struct unpack *u, size_t n);

#endif
