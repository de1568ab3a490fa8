/* SPDX-License-Identifier: MPL-2.0 */
/* A unit with its documents over the years: what stands when, what is due. */
#include "lib/model/unit.h"

int
group_previous_cycle(const struct group *g, const char *unit, int cycle)
{
	int own = CYCLE_NONE, merged = CYCLE_NONE;
	size_t i;

	for (i = 0; i < g->record_count; i++) {
		const struct record *r = g->records[i];

		if (r->cycle >= cycle)
			continue;
		if (streq(r->unit, unit)) {
			if (r->cycle > own)
				own = r->cycle;
		} else if (r->cycle > merged &&
		    unit_flows(g->config, r->unit, unit)) {
			merged = r->cycle;
		}
	}
	return own != CYCLE_NONE ? own : merged;
}

bool
unit_flows(const struct config *c, const char *from, const char *into)
{
	const struct unit *u;
	size_t hops;

	for (hops = 0; hops <= c->unit_count; hops++) {
		if (streq(from, into))
			return true;
		u = from ? config_unit(c, from) : NULL;
		if (u == NULL || u->merged_into == NULL)
			return false;
		from = u->merged_into;
	}
	return false;
}

/* The first agreement of G's list that is not before CYCLE. */
static size_t
first_of_cycle(const struct group *g, int cycle)
{
	size_t lo = 0, hi = g->agreement_count;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (g->agreements[mid]->record->cycle < cycle)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Those of the cycles FIRST to LAST. */
static struct agreement **
in_cycles(const struct group *g, int first, int last, size_t *n)
{
	size_t from = first_of_cycle(g, first);

	*n = first_of_cycle(g, last + 1) - from;
	return g->agreements + from;
}

struct agreement **
group_in_cycle(const struct group *g, int cycle, size_t *n)
{
	return in_cycles(g, cycle, cycle, n);
}

struct agreement **
group_until_cycle(const struct group *g, int cycle, size_t *n)
{
	int longest = 1;
	size_t i;

	for (i = 0; i < g->record_count; i++) {
		const struct form *f = g->records[i]->form;

		if (f && f->spans > longest)
			longest = f->spans;
	}
	return in_cycles(g, cycle < longest ? CYCLE_NONE : cycle - longest + 1,
		cycle, n);
}

bool
agreement_stands(const struct agreement *a, int cycle)
{
	const struct record *r = a->record;
	int spans = r->form && r->form->spans > 1 ? r->form->spans : 1;

	return cycle >= r->cycle && cycle < r->cycle + spans &&
		(a->continued_in == CYCLE_NONE || a->continued_in > cycle);
}

struct agreement **
group_cycle(const struct group *g, struct arena *a, const char *unit,
	int cycle, size_t *n)
{
	struct agreement **all, **v = NULL;
	size_t i, count, cap = 0;

	*n = 0;
	all = group_until_cycle(g, cycle, &count);
	for (i = 0; i < count; i++) {
		if (!agreement_stands(all[i], cycle) ||
		    !streq(all[i]->record->unit, unit))
			continue;
		ARENA_GROW(a, v, *n, cap);
		v[(*n)++] = all[i];
	}
	return v;
}

/* Where nothing was written since, the next cycle that is written about is
 * the one in which A is due. */
static bool
is_due(const struct agreement *a, const char *unit, int cycle)
{
	const struct form *f = a->record->form;

	if (a->due_in != cycle && !(a->due_in == CYCLE_NONE &&
	    cycle >= a->record->cycle + (f ? f->spans : 1)))
		return false;
	return streq(a->due_unit, unit) && agreement_is_open(a) &&
		(a->continued_in == CYCLE_NONE || a->continued_in >= cycle);
}

struct agreement **
group_due(const struct group *g, struct arena *a, const char *unit, int cycle,
	size_t *n)
{
	struct agreement **v = NULL;
	size_t i, cap = 0;

	*n = 0;
	for (i = 0; i < g->agreement_count; i++) {
		struct agreement *ag = g->agreements[i];

		if (ag->record->cycle >= cycle)
			break;
		if (!is_due(ag, unit, cycle))
			continue;
		ARENA_GROW(a, v, *n, cap);
		v[(*n)++] = ag;
	}
	return v;
}

/* Whether another agreement that stood with A has its id. */
static bool
id_is_shared(const struct group *g, const struct agreement *a)
{
	size_t i, n;
	struct agreement **v = group_in_cycle(g, a->record->cycle, &n);

	for (i = 0; i < n; i++)
		if (v[i] != a && streq(v[i]->id, a->id) &&
		    streq(v[i]->record->unit, a->record->unit) &&
		    agreement_stands(v[i], a->record->cycle))
			return true;
	return false;
}

const char *
agreement_reference(const struct group *g, struct arena *arena,
	const struct agreement *a, const char *unit)
{
	const struct record *r = a->record;
	bool own = streq(r->unit, unit), shared = id_is_shared(g, a);
	char cycle[CYCLE_TEXT];

	cycle_format(cycle, &g->config->cycles, r->cycle);
	return arena_fmt(arena, "%s%s%s/%s%s%s", own ? "" : r->unit,
		own ? "" : "/", cycle, shared ? r->document : "",
		shared ? "/" : "", a->id);
}
