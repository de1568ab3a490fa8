/* SPDX-License-Identifier: MPL-2.0 */
/* An audited commit as bytes: from worker to parent, and in the cache. */
#include "lib/trust/audit.h"

/* NULL and "" are not the same. */
static void
pack_maybe(struct buf *out, const char *s)
{
	pack_u32(out, s != NULL);
	if (s)
		pack_text(out, str_of(s));
}

static const char *
unpack_copy(struct arena *a, struct unpack *u)
{
	struct str s = unpack_text(u);

	return arena_strndup(a, s.p, s.n);
}

static const char *
unpack_maybe(struct arena *a, struct unpack *u)
{
	return unpack_u32(u) ? unpack_copy(a, u) : NULL;
}

/* A number that must be below END. */
static int
unpack_enum(struct unpack *u, uint32_t end)
{
	uint32_t v = unpack_u32(u);

	if (v >= end)
		u->bad = true;
	return v < end ? (int)v : 0;
}

static void
pack_edits(struct buf *out, const struct edits *e)
{
	size_t i, k;

	pack_u32(out, (uint32_t)e->n);
	for (i = 0; i < e->n; i++) {
		pack_u32(out, (uint32_t)e->v[i].kind);
		pack_u32(out, (uint32_t)e->v[i].class);
		for (k = 0; k < EDIT_ARGS; k++)
			pack_maybe(out, e->v[i].args[k]);
	}
}

static void
unpack_edits(struct edits *e, struct arena *a, struct unpack *u)
{
	size_t n = unpack_count(u, 4 * (2 + EDIT_ARGS)), i, k;

	e->arena = a;
	e->v = ARENA_ARRAY(a, struct edit, n);
	for (i = 0; i < n && !u->bad; i++) {
		e->v[i].kind = (enum edit_kind)unpack_enum(u, EDIT_COUNT);
		e->v[i].class = (enum class)unpack_enum(u, CLASS_COUNT);
		for (k = 0; k < EDIT_ARGS; k++)
			e->v[i].args[k] = unpack_maybe(a, u);
	}
	e->n = i;
}

static void
pack_findings(struct buf *out, const struct findings *fs)
{
	size_t i, k;

	pack_u32(out, (uint32_t)fs->n);
	for (i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->v[i];

		pack_u32(out, (uint32_t)f->code);
		pack_u32(out, f->line);
		pack_u32(out, f->column);
		pack_maybe(out, f->path);
		for (k = 0; k < FINDING_ARGS; k++)
			pack_maybe(out, f->args[k]);
	}
}

static void
unpack_findings(struct findings *fs, struct arena *a, struct unpack *u)
{
	size_t n = unpack_count(u, 4 * (4 + FINDING_ARGS)), i, k;

	fs->arena = a;
	fs->v = ARENA_ARRAY(a, struct finding, n);
	for (i = 0; i < n && !u->bad; i++) {
		struct finding *f = &fs->v[i];

		f->code = (enum finding_code)unpack_enum(u, FINDING_COUNT);
		f->line = f->end_line = unpack_u32(u);
		f->column = f->end_column = unpack_u32(u);
		f->path = unpack_maybe(a, u);
		for (k = 0; k < FINDING_ARGS; k++)
			f->args[k] = unpack_maybe(a, u);
	}
	fs->n = fs->cap = i;
}

/* The texts of a commit, in the order in which they are packed. */
#define TEXTS(c) {&(c)->id, &(c)->message, &(c)->author, &(c)->email, \
	&(c)->person, &(c)->person_name, &(c)->role, &(c)->unit, &(c)->cycle, \
	&(c)->action}

void
audit_pack(struct buf *out, const struct audit_commit *c)
{
	const char *const *const texts[] = TEXTS(c);
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		pack_maybe(out, *texts[i]);
	pack_u64(out, (uint64_t)c->time);
	pack_u32(out, (uint32_t)c->offset);
	pack_u32(out, (uint32_t)c->known);
	pack_u32(out, (uint32_t)c->signature);
	pack_u32(out, c->allowed);
	reasons_encode(out, &c->reasons);
	pack_findings(out, &c->findings);
	pack_u32(out, (uint32_t)c->file_count);
	for (i = 0; i < c->file_count; i++) {
		pack_maybe(out, c->files[i].path);
		pack_u32(out, (uint32_t)c->files[i].change);
		pack_u32(out, c->files[i].before);
		pack_u32(out, c->files[i].after);
		pack_edits(out, &c->files[i].edits);
	}
}

void
audit_unpack(struct audit_commit *out, struct arena *a, struct unpack *u)
{
	const char **const texts[] = TEXTS(out);
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		*texts[i] = unpack_maybe(a, u);
	out->time = (long long)unpack_u64(u);
	out->offset = (int)unpack_u32(u);
	out->known = (enum role_known)unpack_enum(u, ROLE_KNOWN_EMAIL + 1);
	out->signature = (enum signature_verdict)unpack_enum(u,
		SIGNATURE_BAD + 1);
	out->allowed = unpack_u32(u) == 1;
	out->reasons.arena = a;
	reasons_decode(&out->reasons, u);
	unpack_findings(&out->findings, a, u);
	out->file_count = unpack_count(u, 20);
	out->files = ARENA_ARRAY(a, struct audit_file, out->file_count);
	for (i = 0; i < out->file_count && !u->bad; i++) {
		out->files[i].path = unpack_maybe(a, u);
		out->files[i].change = (enum audit_change)unpack_enum(u,
			AUDIT_REMOVED + 1);
		out->files[i].before = unpack_u32(u);
		out->files[i].after = unpack_u32(u);
		unpack_edits(&out->files[i].edits, a, u);
	}
}
