/* SPDX-License-Identifier: MPL-2.0 */
/* Themes of agreements across units and cycles. */
#include "lib/site/topic.h"

#include <stdlib.h>

struct gathering {
	struct topics *t;
	const struct site *site;
	struct arena *a;
	struct topic **all;
	size_t n, cap;
};

static struct topic *
theme_of(struct gathering *g, const char *name)
{
	struct topic *t = map_get(&g->t->by_name, str_of(name));
	const char *slug;

	if (t)
		return t;
	slug = theme_slug(g->a, name);
	t = map_get(&g->t->by_slug, str_of(slug));
	if (t == NULL) {
		t = ARENA_NEW(g->a, struct topic);
		t->slug = slug;
		t->name = name;
		ARENA_GROW(g->a, g->all, g->n, g->cap);
		g->all[g->n++] = t;
		map_put(&g->t->by_slug, str_of(slug), t);
	}
	map_put(&g->t->by_name, str_of(name), t);
	return t;
}

static struct topic_year *
year_of(struct gathering *g, struct topic *t, int cycle)
{
	size_t i;

	for (i = 0; i < t->year_count; i++)
		if (t->years[i].cycle == cycle)
			return &t->years[i];
	ARENA_GROW(g->a, t->years, t->year_count, t->year_cap);
	t->years[t->year_count] = (struct topic_year){.cycle = cycle};
	return &t->years[t->year_count++];
}

/* Two spellings of one theme in a unit are one row. */
static void
add_row(struct gathering *g, struct topic_year *y,
	const struct unit_summary *u, const struct theme_summary *sum)
{
	struct topic_row *row;

	if (y->n == 0 || y->rows[y->n - 1].unit != u) {
		ARENA_GROW(g->a, y->rows, y->n, y->cap);
		y->rows[y->n++] = (struct topic_row){.unit = u};
	}
	row = &y->rows[y->n - 1];
	row->open += sum->open;
	row->done += sum->done;
	row->dropped += sum->dropped;
}

static void
add_unit(struct gathering *g, const struct unit_summary *u)
{
	size_t i, k;

	for (i = 0; i < u->cycle_count; i++)
		for (k = 0; k < u->cycles[i].theme_count; k++) {
			const struct theme_summary *sum =
				&u->cycles[i].themes[k];
			struct topic *t = theme_of(g, sum->name);

			add_row(g, year_of(g, t, u->cycles[i].cycle), u, sum);
			t->units += t->last != u;
			t->last = u;
		}
}

/* A theme of the year is spelt as the municipality spells it. */
static void
choose(struct gathering *g, const struct period *p)
{
	size_t i, k, n;

	for (i = 0; i < p->theme_count; i++)
		for (k = 0; k < p->themes[i].names.n; k++) {
			const char *name = p->themes[i].names.v[k];
			struct topic *t = map_get(&g->t->by_slug,
				str_of(theme_slug(g->a, name)));

			for (n = 0; t && n < t->year_count; n++)
				if (t->years[n].cycle == p->cycle) {
					t->years[n].chosen =
						p->themes[i].origin;
					t->name = name;
				}
		}
}

static int
by_cycle(const void *a, const void *b)
{
	const struct topic_year *x = a, *y = b;

	return (x->cycle < y->cycle) - (x->cycle > y->cycle);
}

static int
by_name(const void *a, const void *b)
{
	const struct topic *x = *(const struct topic *const *)a;
	const struct topic *y = *(const struct topic *const *)b;
	int c = name_compare(x->name, y->name);

	return c ? c : strcmp(x->slug, y->slug);
}

static bool
is_common(const struct topic *t)
{
	size_t i;

	for (i = 0; i < t->year_count; i++)
		if (t->years[i].chosen)
			return true;
	return t->units > 1;
}

void
topics_make(struct topics *t, const struct site *s,
	const struct unit_summary *const *units, size_t n, struct arena *a)
{
	struct gathering g = {.t = t, .site = s, .a = a};
	size_t i;

	memset(t, 0, sizeof(*t));
	for (i = 0; i < n; i++)
		add_unit(&g, units[i]);
	for (i = 0; i < s->config->period_count; i++)
		choose(&g, &s->config->periods[i]);
	t->v = ARENA_ARRAY(a, struct topic *, g.n + 1);
	for (i = 0; i < g.n; i++) {
		qsort(g.all[i]->years, g.all[i]->year_count,
			sizeof(*g.all[i]->years), by_cycle);
		if (is_common(g.all[i]))
			t->v[t->n++] = g.all[i];
	}
	qsort(t->v, t->n, sizeof(*t->v), by_name);
}

void
topics_free(struct topics *t)
{
	map_free(&t->by_name);
	map_free(&t->by_slug);
}

uint64_t
topic_year_hash(const struct topic *t, size_t i, uint64_t seed)
{
	const struct topic_year *y = &t->years[i];
	struct buf b = {0};
	uint64_t hash;
	size_t k;

	pack_text(&b, str_of(t->name));
	pack_text(&b, str_of(y->chosen));
	for (k = i ? i - 1 : 0; k < t->year_count && k <= i + 1; k++)
		pack_u32(&b, (uint32_t)t->years[k].cycle);
	for (k = 0; k < y->n; k++) {
		pack_text(&b, str_of(y->rows[k].unit->unit));
		pack_u32(&b, y->rows[k].open);
		pack_u32(&b, y->rows[k].done);
		pack_u32(&b, y->rows[k].dropped);
	}
	hash = hash_quick(buf_view(&b), seed);
	buf_free(&b);
	return hash ? hash : 1;
}
