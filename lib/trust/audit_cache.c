/* SPDX-License-Identifier: MPL-2.0 */
/* What earlier audits found, by commit. */
#include "lib/trust/audit_cache.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/file.h"
#include "lib/base/pack.h"

#define MAGIC "referat-audit-2"
#define LARGEST ((size_t)1 << 30)

static void
path_of(struct buf *out, const char *folder)
{
	buf_fmt(out, "%s/audit", folder);
}

/* Whether nobody else can have written it. */
static bool
is_ours(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
		st.st_uid == geteuid() && (st.st_mode & 022) == 0;
}

static bool
read_entries(struct audit_cache *c, const char *program)
{
	struct unpack u = {buf_view(&c->bytes), false};
	size_t i;

	if (!str_is(unpack_text(&u), MAGIC) ||
	    !str_is(unpack_text(&u), program))
		return false;
	c->root = unpack_text(&u);
	c->tip = unpack_text(&u);
	c->n = unpack_count(&u, 12);
	c->v = xcalloc(c->n, sizeof(*c->v));
	for (i = 0; i < c->n; i++) {
		c->v[i].id = unpack_text(&u);
		c->v[i].depth = unpack_u32(&u);
		c->v[i].result = unpack_text(&u);
	}
	return !u.bad && u.rest.n == 0;
}

void
audit_cache_load(struct audit_cache *out, const char *folder,
	const char *program)
{
	struct buf path = {0};
	struct error unheard;

	memset(out, 0, sizeof(*out));
	path_of(&path, folder);
	if (!is_ours(buf_cstr(&path)) || file_read(&out->bytes,
	    buf_cstr(&path), LARGEST, &unheard) < 0 || !read_entries(out,
	    program))
		audit_cache_free(out);
	buf_free(&path);
}

struct audit_entry *
audit_cache_find(const struct audit_cache *c, struct str id, uint32_t depth)
{
	size_t lo = 0, hi = c->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int order = str_cmp(c->v[mid].id, id);

		if (order == 0)
			return c->v[mid].depth >= depth ? &c->v[mid] : NULL;
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static int
by_id(const void *a, const void *b)
{
	return str_cmp(((const struct audit_entry *)a)->id,
		((const struct audit_entry *)b)->id);
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
	pack_text(&out, STR(MAGIC));
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
	rc = file_write(buf_cstr(&path), buf_view(&out), false, err);
	buf_free(&path);
	buf_free(&out);
	return rc;
}

void
audit_cache_free(struct audit_cache *c)
{
	buf_free(&c->bytes);
	free(c->v);
	memset(c, 0, sizeof(*c));
}
