/* SPDX-License-Identifier: MPL-2.0 */
/* What the last publishing to a folder knew. */
#include "lib/site/memory.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/mem.h"

#define KIND "referat-state-4"

/* The table of groups comes first, with lengths; what they say lies behind
 * it, in the same order, and is not touched here. */
static bool
read_table(struct memory *s, struct unpack *u)
{
	size_t i;

	s->n = unpack_count(u, 13);
	s->groups = xcalloc(s->n, sizeof(*s->groups));
	for (i = 0; i < s->n; i++) {
		struct memory_group *g = &s->groups[i];

		g->key = unpack_text(u);
		g->input = unpack_text(u);
		g->result.n = unpack_u32(u);
	}
	for (i = 0; i < s->n; i++)
		s->groups[i].result.p = unpack_bytes(u, s->groups[i].result.n);
	return !u->bad && u->rest.n == 0;
}

void
memory_open(struct memory *s, const char *path, const char *program)
{
	struct unpack u;

	memset(s, 0, sizeof(*s));
	if (!keep_open(&s->file, &u, path, KIND))
		return;
	s->program = unpack_text(&u);
	s->generation = unpack_text(&u);
	s->overview = unpack_text(&u);
	if (!str_is(s->program, program) || !read_table(s, &u))
		memory_close(s);
}

void
memory_close(struct memory *s)
{
	keep_close(&s->file);
	free(s->groups);
	memset(s, 0, sizeof(*s));
}

static int
by_key(const void *key, const void *group)
{
	return str_cmp(*(const struct str *)key,
		((const struct memory_group *)group)->key);
}

const struct memory_group *
memory_find(const struct memory *s, struct str key)
{
	return s->n == 0 ? NULL : bsearch(&key, s->groups, s->n,
		sizeof(*s->groups), by_key);
}

int
memory_save(const struct memory *s, const char *path, struct error *err)
{
	struct str *results = xcalloc(s->n, sizeof(*results));
	struct buf head = {0};
	size_t i;
	int rc;

	keep_begin(&head, KIND);
	pack_text(&head, s->program);
	pack_text(&head, s->generation);
	pack_text(&head, s->overview);
	pack_u32(&head, (uint32_t)s->n);
	for (i = 0; i < s->n; i++) {
		pack_text(&head, s->groups[i].key);
		pack_text(&head, s->groups[i].input);
		pack_u32(&head, (uint32_t)s->groups[i].result.n);
		results[i] = s->groups[i].result;
	}
	rc = keep_save(path, &head, results, s->n, err);
	buf_free(&head);
	free(results);
	return rc;
}
