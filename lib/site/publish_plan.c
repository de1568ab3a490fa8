/* SPDX-License-Identifier: MPL-2.0 */
/* What a publishing comes to: the pages there are, and those there were. */
#include <stdlib.h>

#include "lib/site/publishing.h"

int
publishing_pages(struct str *out, size_t i, struct arena *a, void *ctx,
	struct error *err)
{
	const struct publishing *pb = ctx;
	const struct memory_result *r = &pb->places[i];

	return memory_read(&pb->memory, out, a, r->at + r->facts, r->pages, err);
}

static int
list_group(struct output_list *l, size_t i, bool only_staged, struct arena *a,
	struct publishing *pb, struct error *err)
{
	struct unpack u = {.bad = false};
	struct page_file page;
	bool staged;

	arena_reset(a);
	if (publishing_pages(&u.rest, i, a, pb, err) < 0)
		return -1;
	while (result_next_page(&page, &staged, &u))
		if ((staged || !only_staged) &&
		    output_list_add(l, &page, err) < 0)
			return -1;
	return 0;
}

static int
list(struct output_list *l, bool only_staged, void *ctx, struct error *err)
{
	struct publishing *pb = ctx;
	struct arena a = {0};
	size_t i;
	int rc = 0;

	for (i = 0; i <= pb->n && rc == 0; i++)
		if (!only_staged || (pb->fresh[i] &&
		    pb->parsed[i].staged_count))
			rc = list_group(l, i, only_staged, &a, pb, err);
	arena_free(&a);
	return rc;
}

/* Pages that were ours, each once. */
struct stale {
	struct publishing *pb;
	struct arena scratch;      /* of one group */
	struct stale_page {
		const char *path;
		bool made;         /* this time too */
	} **v;
	size_t n, cap;
	struct map by_path;
};

static void
add(struct stale *s, const char *path)
{
	struct arena *a = &s->pb->arena;
	struct stale_page *p;

	if (map_get(&s->by_path, str_of(path)))
		return;
	p = ARENA_NEW(a, struct stale_page);
	p->path = arena_strdup(a, path);
	ARENA_GROW(a, s->v, s->n, s->cap);
	s->v[s->n++] = p;
	map_put(&s->by_path, str_of(p->path), p);
}

static int
read_pages(struct page_file **v, size_t *n, struct stale *s, size_t group,
	struct error *err)
{
	struct str bytes;

	if (publishing_pages(&bytes, group, &s->scratch, s->pb, err) < 0)
		return -1;
	*v = result_pages(n, &s->scratch, bytes);
	return 0;
}

/* Adds what a group had and, being NOW (N + 1: none), has no more: few. */
static int
add_group(struct stale *s, const struct memory_result *had, size_t now,
	struct error *err)
{
	struct page_file *v = NULL;
	struct map has = {0};
	struct str bytes;
	size_t n = 0, i;
	int rc = 0;

	arena_reset(&s->scratch);
	if (now <= s->pb->n)
		rc = read_pages(&v, &n, s, now, err);
	for (i = 0; i < n; i++)
		map_put(&has, str_of(v[i].path), &v[i]);
	if (rc == 0)
		rc = memory_read(&s->pb->memory, &bytes, &s->scratch,
			had->at + had->facts, had->pages, err);
	if (rc == 0)
		v = result_pages(&n, &s->scratch, bytes);
	for (i = 0; rc == 0 && i < n; i++)
		if (map_get(&has, str_of(v[i].path)) == NULL)
			add(s, v[i].path);
	map_free(&has);
	return rc;
}

/* Of groups made anew or gone. */
static int
add_groups(struct stale *s, struct error *err)
{
	const struct publishing *pb = s->pb;
	const struct memory *m = &pb->memory;
	size_t *now = xmalloc(m->n * sizeof(*now)), i;
	int rc = 0;

	for (i = 0; i < m->n; i++)
		now[i] = pb->n + 1;
	for (i = 0; i <= pb->n; i++) {
		const struct memory_group *g = memory_find(m,
			publishing_key(pb, i));

		if (g)
			now[g - m->groups] = i;
	}
	for (i = 0; i < m->n && rc == 0; i++)
		if (now[i] > pb->n || pb->fresh[now[i]])
			rc = add_group(s, &m->groups[i].result, now[i], err);
	free(now);
	return rc;
}

/* Another group may have made them. */
static int
strike_out(struct stale *s, struct error *err)
{
	struct page_file *v;
	struct stale_page *p;
	size_t i, k, n;

	for (i = 0; s->n && i <= s->pb->n; i++) {
		arena_reset(&s->scratch);
		if (!s->pb->fresh[i])
			continue;
		if (read_pages(&v, &n, s, i, err) < 0)
			return -1;
		for (k = 0; k < n; k++) {
			p = map_get(&s->by_path, str_of(v[k].path));
			if (p)
				p->made = true;
		}
	}
	return 0;
}

/* Without a state the folder says what was ours. */
static int
find_stale(struct stale *s, struct error *err)
{
	struct output *o = &s->pb->output;
	size_t i;

	if (s->pb->memory.n == 0 && output_read_ours(o, err) < 0)
		return -1;
	for (i = 0; i < o->our_count; i++)
		add(s, o->ours[i]);
	return add_groups(s, err) < 0 ? -1 : strike_out(s, err);
}

int
publishing_plan(struct publishing *pb, struct error *err)
{
	struct output_plan *plan = &pb->plan;
	struct stale s = {.pb = pb};
	size_t i;
	int rc;

	plan->list = list;
	plan->ctx = pb;
	rc = find_stale(&s, err);
	plan->stale = ARENA_ARRAY(&pb->arena, const char *, s.n + 1);
	for (i = 0; i < s.n; i++)
		if (!s.v[i]->made)
			plan->stale[plan->stale_count++] = s.v[i]->path;
	map_free(&s.by_path);
	arena_free(&s.scratch);
	return rc;
}
