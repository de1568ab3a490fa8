/* SPDX-License-Identifier: MPL-2.0 */
/* What a committee asks of all units together in a cycle. */
#include "lib/compare/summary.h"

#include <stdlib.h>

#include "lib/base/hash.h"

/* The third year is the second one after the first. */
#define LONG_YEARS 2

/* A list of groups in the making: the number of a group by its folded name,
 * as a list that grows can't be pointed into. */
struct grouping {
	struct arena *a;
	struct summary_groups *groups;
	struct map by_name;
};

static struct summary_group *
group_of(struct grouping *g, const char *name)
{
	struct str key = text_lower(g->a, str_trim(str_of(name)));
	size_t *at = map_get(&g->by_name, key);
	struct summary_groups *list = g->groups;

	if (at)
		return &list->v[*at];
	ARENA_GROW(g->a, list->v, list->n, list->cap);
	at = ARENA_NEW(g->a, size_t);
	*at = list->n;
	map_put(&g->by_name, key, at);
	list->v[list->n].name = key.n ? name : NULL;
	return &list->v[list->n++];
}

static void
count(struct summary_group *g, const struct told *t)
{
	g->states[t->state]++;
	g->total++;
}

static void
add_item(struct arena *a, struct summary_items *list, const char *unit,
	const struct told *t)
{
	ARENA_GROW(a, list->v, list->n, list->cap);
	list->v[list->n++] = (struct summary_item){unit, t};
}

static void
add_told(struct summary *s, struct grouping *themes, struct grouping *origins,
	const struct board *b)
{
	size_t i;

	for (i = 0; i < b->told_count; i++) {
		const struct told *t = &b->told[i];

		count(&s->all, t);
		count(group_of(themes, t->theme), t);
		count(group_of(origins, t->origin), t);
		if (t->state == STATUS_DROPPED)
			add_item(themes->a, &s->dropped, b->unit, t);
		else if (t->state != STATUS_DONE &&
		    t->since <= s->cycle - LONG_YEARS)
			add_item(themes->a, &s->long_open, b->unit, t);
	}
}

static void
add_demands(struct summary *s, struct arena *a, const struct board *b)
{
	size_t i;

	for (i = 0; i < b->demand_count; i++) {
		const struct demanded *d = &b->demands[i];
		struct summary_demand *sum =
			&s->demands[d->demand - s->config->demands];

		if (d->met) {
			sum->met++;
			continue;
		}
		ARENA_GROW(a, sum->lacking, sum->lacking_count,
			sum->lacking_cap);
		sum->lacking[sum->lacking_count++] = b->unit;
	}
}

/* The most frequent first, then by name; what has none comes last. */
static int
by_frequency(const void *a, const void *b)
{
	const struct summary_group *x = a, *y = b;

	if ((x->name == NULL) != (y->name == NULL))
		return x->name == NULL ? 1 : -1;
	if (x->total != y->total)
		return x->total < y->total ? 1 : -1;
	return x->name ? strcmp(x->name, y->name) : 0;
}

static void
sort_groups(struct summary_groups *g)
{
	if (g->n)
		qsort(g->v, g->n, sizeof(*g->v), by_frequency);
}

void
summary_make(struct summary *s, struct arena *a, const struct config *c,
	int cycle, const struct board *boards, size_t n)
{
	struct grouping themes = {.a = a, .groups = &s->themes};
	struct grouping origins = {.a = a, .groups = &s->origins};
	size_t i;

	memset(s, 0, sizeof(*s));
	s->config = c;
	s->cycle = cycle;
	s->units = n;
	s->demands = ARENA_ARRAY(a, struct summary_demand, c->demand_count);
	s->demand_count = c->demand_count;
	for (i = 0; i < c->demand_count; i++)
		s->demands[i].demand = &c->demands[i];
	for (i = 0; i < n; i++) {
		s->untold += boards[i].untold;
		s->carried_in += boards[i].carried_in;
		s->answered += boards[i].answered;
		add_told(s, &themes, &origins, &boards[i]);
		add_demands(s, a, &boards[i]);
	}
	sort_groups(&s->themes);
	sort_groups(&s->origins);
	map_free(&themes.by_name);
	map_free(&origins.by_name);
}
