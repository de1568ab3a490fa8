/* SPDX-License-Identifier: MPL-2.0 */
/* Reasons: why a commit or a branch is refused. */
#include "lib/trust/reason.h"

#include "lib/base/pack.h"

static const char *const names[] = {
#define REASON(name, code, da, da_hint, en, en_hint) [REASON_##name] = code,
#include "lib/trust/reasons.def"
#undef REASON
};

struct reason *
reason_put(struct reasons *rs, enum reason_code code, const char *path,
	const char *const *args)
{
	struct reason *r;
	size_t i;

	ARENA_GROW(rs->arena, rs->v, rs->n, rs->cap);
	r = &rs->v[rs->n++];
	*r = (struct reason){.code = code,
		.path = arena_strdup(rs->arena, path)};
	for (i = 0; i < REASON_ARGS && args[i]; i++)
		r->args[i] = arena_strdup(rs->arena, args[i]);
	return r;
}

bool
reasons_refuse(const struct reasons *rs)
{
	size_t i;

	for (i = 0; i < rs->n; i++)
		if (!rs->v[i].warning)
			return true;
	return false;
}

static void
put_text(struct buf *out, const char *text)
{
	pack_u32(out, text != NULL);
	if (text)
		pack_text(out, str_of(text));
}

void
reasons_encode(struct buf *out, const struct reasons *rs)
{
	size_t i, k;

	pack_u32(out, (uint32_t)rs->n);
	for (i = 0; i < rs->n; i++) {
		const struct reason *r = &rs->v[i];

		pack_u32(out, r->code);
		pack_u32(out, r->warning);
		put_text(out, r->path);
		for (k = 0; k < REASON_ARGS; k++)
			put_text(out, r->args[k]);
	}
}

static const char *
take_text(struct unpack *in, struct arena *a)
{
	struct str s;

	if (unpack_u32(in) == 0)
		return NULL;
	s = unpack_text(in);
	return arena_strndup(a, s.p, s.n);
}

void
reasons_decode(struct reasons *rs, struct unpack *in)
{
	uint32_t n = unpack_count(in, (3 + REASON_ARGS) * sizeof(uint32_t)), i;
	size_t k;

	for (i = 0; i < n && !in->bad; i++) {
		uint32_t code = unpack_u32(in);
		bool warning = unpack_u32(in) != 0;
		struct reason *r;

		if (code >= REASON_COUNT) {
			in->bad = true;
			return;
		}
		ARENA_GROW(rs->arena, rs->v, rs->n, rs->cap);
		r = &rs->v[rs->n++];
		*r = (struct reason){.code = (enum reason_code)code,
			.warning = warning, .path = take_text(in, rs->arena)};
		for (k = 0; k < REASON_ARGS; k++)
			r->args[k] = take_text(in, rs->arena);
	}
}

const char *
reason_name(enum reason_code code)
{
	return names[code];
}

bool
reason_by_name(enum reason_code *out, const char *name)
{
	int i;

	for (i = 0; i < REASON_COUNT; i++)
		if (strcmp(names[i], name) == 0) {
			*out = (enum reason_code)i;
			return true;
		}
	return false;
}
