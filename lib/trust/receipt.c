/* SPDX-License-Identifier: MPL-2.0 */
/* What came of a push. */
#include "lib/trust/receipt.h"

struct refusal *
receipt_add(struct receipt *out, const char *ref)
{
	struct refusal *f;

	ARENA_GROW(out->arena, out->v, out->n, out->cap);
	f = &out->v[out->n++];
	*f = (struct refusal){.ref = ref, .subject = "",
		.reasons = {.arena = out->arena},
		.findings = {.arena = out->arena}};
	return f;
}

void
receipt_encode(struct buf *out, const struct receipt *r)
{
	struct buf findings = {0};
	size_t i;

	pack_u32(out, (uint32_t)r->commits);
	pack_u32(out, (uint32_t)r->n);
	for (i = 0; i < r->n; i++) {
		const struct refusal *f = &r->v[i];

		pack_text(out, str_of(f->ref));
		pack_text(out, str_of(f->commit));
		pack_text(out, str_of(f->subject));
		reasons_encode(out, &f->reasons);
		buf_reset(&findings);
		findings_encode(&findings, &f->findings);
		pack_text(out, buf_view(&findings));
	}
	buf_free(&findings);
}

static const char *
take_text(struct unpack *in, struct arena *a)
{
	struct str s = unpack_text(in);

	return arena_strndup(a, s.p, s.n);
}

int
receipt_decode(struct receipt *out, struct str bytes)
{
	struct unpack in = {bytes, false};
	uint32_t n, i;

	out->commits = unpack_u32(&in);
	n = unpack_u32(&in);
	for (i = 0; i < n && !in.bad; i++) {
		struct refusal *f = receipt_add(out, take_text(&in, out->arena));
		struct str commit = unpack_text(&in);

		if (commit.n < sizeof(f->commit))
			memcpy(f->commit, commit.p, commit.n);
		f->subject = take_text(&in, out->arena);
		reasons_decode(&f->reasons, &in);
		if (findings_decode(&f->findings, unpack_text(&in)) < 0)
			in.bad = true;
	}
	return in.bad ? -1 : 0;
}
