/* SPDX-License-Identifier: MPL-2.0 */
/* Numbers and texts as bytes. */
#include "lib/base/pack.h"

void
pack_u32(struct buf *out, uint32_t v)
{
	buf_add(out, (const char *)&v, sizeof(v));
}

void
pack_u64(struct buf *out, uint64_t v)
{
	buf_add(out, (const char *)&v, sizeof(v));
}

void
pack_text(struct buf *out, struct str s)
{
	pack_u32(out, (uint32_t)s.n);
	buf_str(out, s);
	buf_char(out, '\0');
}

size_t
pack_hole(struct buf *out)
{
	pack_u32(out, 0);
	return out->n - sizeof(uint32_t);
}

void
pack_fill(struct buf *out, size_t hole, uint32_t v)
{
	memcpy(out->p + hole, &v, sizeof(v));
}

const char *
unpack_bytes(struct unpack *u, size_t n)
{
	const char *p = u->rest.p;

	if (u->bad || u->rest.n < n) {
		u->bad = true;
		return NULL;
	}
	u->rest = str_skip(u->rest, n);
	return p;
}

uint32_t
unpack_u32(struct unpack *u)
{
	const char *p = unpack_bytes(u, sizeof(uint32_t));
	uint32_t v = 0;

	if (p)
		memcpy(&v, p, sizeof(v));
	return v;
}

uint64_t
unpack_u64(struct unpack *u)
{
	const char *p = unpack_bytes(u, sizeof(uint64_t));
	uint64_t v = 0;

	if (p)
		memcpy(&v, p, sizeof(v));
	return v;
}

struct str
unpack_text(struct unpack *u)
{
	uint32_t n = unpack_u32(u);
	const char *p = unpack_bytes(u, (size_t)n + 1);

	if (p && p[n] != '\0')
		u->bad = true;
	return p && !u->bad ? str_make(p, n) : STR("");
}

uint32_t
unpack_count(struct unpack *u, size_t each)
{
	uint32_t n = unpack_u32(u);

	if (n > u->rest.n / each)
		u->bad = true;
	return u->bad ? 0 : n;
}
