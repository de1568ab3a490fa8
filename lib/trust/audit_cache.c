/* SPDX-License-Identifier: MPL-2.0 */
/* What earlier audits found, by commit. */
#include "lib/trust/audit_cache.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define KIND "referat-audit-2"

static void
path_of(struct buf *out, const char *folder)
{
	buf_fmt(out, "%s/audit", folder);
}

static bool
read_entries(struct audit_cache *c, struct unpack *u, const char *program)
{
	size_t i;

	if (!str_is(unpack_text(u), program))
		return false;
	c->root = unpack_text(u);
	c->tip = unpack_text(u);
	c->n = unpack_count(u, 12);
	c->v = xcalloc(c->n, sizeof(*c->v));
	for (i = 0; i < c->n; i++) {
		c->v[i].id = unpack_text(u);
		c->v[i].depth = unpack_u32(u);
		c->v[i].result = unpack_text(u);
	}
	return !u->bad && u->rest.n == 0;
}

void
audit_cache_load(struct audit_cache *out, const char *folder,
	const char *program)
{
	struct buf path = {0};
	struct unpack u;

	memset(out, 0, sizeof(*out));
	path_of(&path, folder);
	if (keep_open(&out->file, &u, buf_cstr(&path), KIND) &&
	    !read_entries(out, &u, program))
		audit_cache_free(out);
	buf_free(&path);
}

static int
by_id(const void *a, const void *b)
{
	return str_cmp(((const struct audit_entry *)a)->id,
		((const struct audit_entry *)b)->id);
}

struct audit_entry *
audit_cache_find(const struct audit_cache *c, struct str id, uint32_t depth)
{
	struct audit_entry key = {.id = id}, *e = c->n == 0 ? NULL
		: bsearch(&key, c->v, c->n, sizeof(*c->v), by_id);

	return e && e->depth >= depth ? e : NULL;
}

int
audit_cache_save(struct audit_cache *c, const char *folder,
	const char *program, struct error *err)
{
	struct buf out = {0}, path = {0};
	size_t i;
	int rc;

	if (c->n)
		qsort(c->v, c->n, sizeof(*c->v), by_id);
	keep_begin(&out, KIND);
	pack_text(&out, str_of(program));
	pack_text(&out, c->root);
	pack_text(&out, c->tip);
	pack_u32(&out, (uint32_t)c->n);
	for (i = 0; i < c->n; i++) {
		pack_text(&out, c->v[i].id);
		pack_u32(&out, c->v[i].depth);
		pack_text(&out, c->v[i].result);
	}
	if (mkdir(folder, 0700) < 0 && errno != EEXIST) {
		buf_free(&out);
		return error_errno(err, errno, folder);
	}
	path_of(&path, folder);
	rc = keep_save(buf_cstr(&path), &out, NULL, 0, err);
	buf_free(&path);
	buf_free(&out);
	return rc;
}

void
audit_cache_free(struct audit_cache *c)
{
	keep_close(&c->file);
	free(c->v);
	memset(c, 0, sizeof(*c));
}
