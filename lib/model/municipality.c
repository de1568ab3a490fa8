/* SPDX-License-Identifier: MPL-2.0 */
/* A municipality: its configuration, and where its documents are. */
#include "lib/model/municipality.h"

#include <stdlib.h>

#include "lib/base/hash.h"
#include "lib/model/municipality_entry.h"
#include "lib/model/stray.h"

/* Entries are put into their groups when it is known how many each has. */
struct grouping {
	struct municipality *m;
	struct grouped {
		struct entry entry;
		struct entries *group;
	} *all;
	size_t all_n, all_cap;
	struct map groups;         /* key -> struct entries * */
	struct entries **list;
	size_t n, cap;
	struct entries *last;      /* that of the file before, */
	const char *unit;          /* and whose it is; or NULL */
};

static struct entries *
find_group(struct grouping *g, const char *key)
{
	struct entries *e = map_get(&g->groups, str_of(key));

	if (e)
		return e;
	e = ARENA_NEW(&g->m->arena, struct entries);
	e->key = key;
	map_put(&g->groups, str_of(key), e);
	ARENA_GROW(&g->m->arena, g->list, g->n, g->cap);
	g->list[g->n++] = e;
	return e;
}

/* The group of UNIT (NULL: of no unit), with UNIT in it. Files come folder by
 * folder, so it is most often that of the file before. */
static struct entries *
group_of(struct grouping *g, const char *unit)
{
	if (g->last == NULL || !streq(g->unit, unit)) {
		g->last = find_group(g, municipality_key(g->m, unit));
		g->unit = unit;
		entries_add_unit(g->last, &g->m->arena, unit);
	}
	return g->last;
}

static int
add_entry(struct grouping *g, const struct tree_entry *te, struct error *err)
{
	struct municipality *m = g->m;
	struct entry made;
	struct entries *e;
	int rc = municipality_entry(&made, m, te, err);

	if (rc == 0)
		stray_check(m->config, te->path, m->today, &m->findings);
	if (rc <= 0)
		return rc;
	e = group_of(g, made.unit);
	e->cap++;
	VEC_GROW(g->all, g->all_cap, g->all_n + 1);
	g->all[g->all_n++] = (struct grouped){made, e};
	return 0;
}

static void
put_entries(struct grouping *g)
{
	struct municipality *m = g->m;
	size_t i;

	for (i = 0; i < g->n; i++)
		g->list[i]->v = ARENA_ARRAY(&m->arena, struct entry,
			g->list[i]->cap);
	for (i = 0; i < g->all_n; i++) {
		struct entries *e = g->all[i].group;

		e->v[e->n++] = g->all[i].entry;
	}
	m->document_count = g->all_n;
}

static int
by_key(const void *a, const void *b)
{
	return strcmp((*(struct entries *const *)a)->key,
		(*(struct entries *const *)b)->key);
}

/* Units without a document yet belong to a group all the same: boards and
 * pages show them. */
static void
add_empty_units(struct grouping *g)
{
	const struct config *c = g->m->config;
	size_t i;

	for (i = 0; i < c->unit_count; i++)
		group_of(g, c->units[i].id);
}

static int
list_documents(struct municipality *m, struct error *err)
{
	struct grouping g = {.m = m};
	const struct tree_entry *entries;
	size_t i, n;
	int rc = tree_list(m->tree, &entries, &n, err);

	for (i = 0; rc == 0 && i < n; i++)
		rc = add_entry(&g, &entries[i], err);
	if (rc == 0) {
		add_empty_units(&g);
		put_entries(&g);
		if (g.n)
			qsort(g.list, g.n, sizeof(*g.list), by_key);
		m->groups = ARENA_ARRAY(&m->arena, struct entries, g.n);
		for (i = 0; i < g.n; i++)
			m->groups[i] = *g.list[i];
		m->group_count = g.n;
	}
	map_free(&g.groups);
	free(g.all);
	return rc;
}

static struct municipality *
begin(struct tree *tree, date today)
{
	struct municipality *m = xcalloc(1, sizeof(*m));

	m->tree = tree;
	m->today = today;
	m->findings.arena = &m->arena;
	return m;
}

int
municipality_load(struct municipality **out, struct tree *tree, date today,
	struct error *err)
{
	struct municipality *m = begin(tree, today);

	if (config_read(&m->config, tree, &m->findings, err) < 0 ||
	    list_documents(m, err) < 0) {
		municipality_free(m);
		return -1;
	}
	findings_sort(&m->findings);
	*out = m;
	return 0;
}

int
municipality_list(struct municipality **out, struct config *config,
	struct tree *tree, date today, struct error *err)
{
	struct municipality *m = begin(tree, today);

	m->config = config;
	if (list_documents(m, err) < 0) {
		m->config = NULL;
		municipality_free(m);
		return -1;
	}
	*out = m;
	return 0;
}

void
municipality_free(struct municipality *m)
{
	if (m == NULL)
		return;
	config_free(m->config);
	figures_free(&m->figures);
	arena_free(&m->arena);
	free(m);
}

int
municipality_figures(struct municipality *m, figure_rules *rules,
	struct error *err)
{
	if (m->has_figures)
		return 0;
	if (figures_read(&m->figures, m->config, m->tree, rules,
	    &m->arena, &m->findings, err) < 0)
		return -1;
	findings_sort(&m->findings);
	m->has_figures = true;
	return 0;
}

struct texts
entries_units(const struct entries *e)
{
	static const char *const none[] = {NULL};

	return e->units.n ? e->units : (struct texts){(const char **)none, 1};
}

static int
to_key(const void *key, const void *entries)
{
	return strcmp(key, ((const struct entries *)entries)->key);
}

const struct entries *
municipality_group(const struct municipality *m, const char *unit)
{
	const char *key = municipality_key(m, unit);

	return bsearch(key, m->groups, m->group_count, sizeof(*m->groups),
		to_key);
}
