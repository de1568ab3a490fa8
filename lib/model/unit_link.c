/* SPDX-License-Identifier: MPL-2.0 */
/* Ties the agreements of a unit together over the years. */
#include <stdlib.h>

#include "lib/model/reference.h"
#include "lib/model/similarity.h"
#include "lib/text/near.h"

struct linking {
	struct group *g;
	struct findings *fs;
	struct id_index index;
};

static int
by_time(const void *a, const void *b)
{
	return record_order(*(const struct record *const *)a,
		*(const struct record *const *)b);
}

/* What the references to all agreements of R begin with: unit/cycle/document/
 * of which the first two may be missing. */
static void
add_document(struct buf *ref, const struct group *g, const struct record *r)
{
	char cycle[CYCLE_TEXT];

	if (r->unit) {
		buf_z(ref, r->unit);
		buf_char(ref, '/');
	}
	if (r->cycle != CYCLE_NONE) {
		cycle_format(cycle, &g->config->cycles, r->cycle);
		buf_z(ref, cycle);
		buf_char(ref, '/');
	}
	buf_z(ref, r->document);
	buf_char(ref, '/');
}

static void
begin(const struct group *g, struct record *r, struct buf *ref)
{
	size_t i, n;

	buf_reset(ref);
	add_document(ref, g, r);
	n = ref->n;
	for (i = 0; i < r->agreement_count; i++) {
		struct agreement *a = &r->agreements[i];

		ref->n = n;
		buf_z(ref, a->id);
		a->record = r;
		a->ref = a->thread = arena_strndup(g->arena, ref->p, ref->n);
		a->previous = NULL;
		a->match = MATCH_NONE;
		a->similarity = 0;
		a->answered = false;
		a->profile = NULL;
		a->due_unit = NULL;
		a->continued_in = a->due_in = CYCLE_NONE;
	}
}

static void
list_agreements(struct group *g)
{
	struct record **sorted = ARENA_ARRAY(g->arena, struct record *,
		g->record_count);
	size_t i, k, n = 0, records = 0;
	struct buf ref = {0};

	for (i = 0; i < g->record_count; i++) {
		begin(g, g->records[i], &ref);
		if (g->records[i]->cycle != CYCLE_NONE) {
			sorted[records++] = g->records[i];
			n += g->records[i]->agreement_count;
		}
	}
	buf_free(&ref);
	if (records)
		qsort(sorted, records, sizeof(*sorted), by_time);
	g->agreements = ARENA_ARRAY(g->arena, struct agreement *, n);
	g->agreement_count = 0;
	for (i = 0; i < records; i++)
		for (k = 0; k < sorted[i]->agreement_count; k++)
			g->agreements[g->agreement_count++] =
				&sorted[i]->agreements[k];
}

/* The first cycle after CYCLE in which UNIT has a document. */
static int
next_cycle(const struct group *g, const char *unit, int cycle)
{
	int next = CYCLE_NONE;
	size_t i;

	for (i = 0; i < g->record_count; i++)
		if (g->records[i]->cycle > cycle &&
		    (next == CYCLE_NONE || g->records[i]->cycle < next) &&
		    streq(g->records[i]->unit, unit))
			next = g->records[i]->cycle;
	return next;
}

/* Where the agreements of R have to be answered: in the unit's next cycle,
 * or, when it was merged before then, in the next one of what carries on. */
static void
find_due(const struct group *g, const struct record *r, const char **unit,
	int *cycle)
{
	int last = r->cycle + (r->form && r->form->spans > 1 ?
		r->form->spans - 1 : 0);
	size_t hops;

	*unit = r->unit;
	for (hops = 0; hops <= g->config->unit_count; hops++) {
		const struct unit *u;

		*cycle = next_cycle(g, *unit, last);
		if (*cycle != CYCLE_NONE || *unit == NULL)
			return;
		u = config_unit(g->config, *unit);
		if (u == NULL || u->merged_into == NULL)
			return;
		if (u->to != CYCLE_NONE && u->to > last)
			last = u->to;
		*unit = u->merged_into;
	}
}

static void
fill_due(struct group *g)
{
	size_t i, k;

	for (i = 0; i < g->record_count; i++) {
		struct record *r = g->records[i];
		const char *unit;
		int cycle;

		if (r->cycle == CYCLE_NONE || r->agreement_count == 0)
			continue;
		find_due(g, r, &unit, &cycle);
		for (k = 0; k < r->agreement_count; k++) {
			r->agreements[k].due_unit = unit;
			r->agreements[k].due_in = cycle;
		}
	}
}

static void
tie(struct agreement *a, struct agreement *to, enum match match,
	double similarity)
{
	a->previous = to;
	a->match = match;
	a->similarity = similarity;
	if (match < MATCH_ID)
		return;
	a->thread = to->thread;
	to->answered = true;
	if (to->continued_in == CYCLE_NONE ||
	    to->continued_in > a->record->cycle)
		to->continued_in = a->record->cycle;
}

static const char *
list_candidates(const struct group *g, const struct fitting *f,
	const struct agreement *a)
{
	struct buf b = {0};
	const char *list;
	size_t i;

	for (i = 0; i < f->n; i++) {
		const struct agreement *c = f->candidates[i];

		buf_z(&b, i ? ", " : "");
		buf_z(&b, streq(c->record->unit, a->record->unit) &&
			c->record->unit ? c->ref + strlen(c->record->unit) + 1 :
			c->ref);
	}
	list = arena_strndup(g->arena, buf_cstr(&b), b.n);
	buf_free(&b);
	return list;
}

/* More references than these are no help. */
#define OPEN_MAX 6

/* What A could answer: the one nearest to what it says, or a list; NULL:
 * nothing was open. */
static const char *
open_references(const struct group *g, const struct agreement *a)
{
	struct buf list = {0};
	const char *hint = NULL, *best = NULL;
	size_t n, i, count = 0, least = 3;
	struct agreement **due = group_due(g, g->arena, a->record->unit,
		a->record->cycle, &n);

	for (i = 0; i < n; i++) {
		const char *ref = agreement_reference(g, g->arena, due[i],
			a->record->unit);

		struct near near = {.word = str_of(a->continues)};

		near_offer(&near, str_of(ref));
		if (near.best.p && near.distance <= least) {
			best = near.distance < least ? ref : NULL;
			least = near.distance;
		}
		if (due[i]->continued_in != CYCLE_NONE || count == OPEN_MAX)
			continue;
		buf_z(&list, count++ ? ", " : "");
		buf_z(&list, ref);
	}
	if (best)
		hint = arena_fmt(g->arena, "@near:%s", best);
	else if (count)
		hint = arena_fmt(g->arena, count > 1 ? "@one-of:%s"
			: "@example:%s", buf_cstr(&list));
	buf_free(&list);
	return hint;
}

/* What to write instead of a reference that fits nothing. */
static const char *
advice(const struct linking *l, const struct fitting *f,
	const struct agreement *a)
{
	const struct group *g = l->g;
	char cycle[CYCLE_TEXT];
	const char *open;
	int previous;

	if (f->n)
		return arena_fmt(g->arena, "@one-of:%s",
			list_candidates(g, f, a));
	open = open_references(g, a);
	if (open)
		return open;
	previous = group_previous_cycle(g, a->record->unit, a->record->cycle);
	cycle_format(cycle, &g->config->cycles, previous != CYCLE_NONE ?
		previous : a->record->cycle - 1);
	return arena_fmt(g->arena, "@example:%s/A1", cycle);
}

static void
complain(struct linking *l, const struct agreement *a, enum fit fit,
	const struct fitting *f)
{
	const struct config *c = l->g->config;
	size_t first = l->fs->n;
	struct span at = a->continues_span.to ? a->continues_span : a->span;

	/* Of a unit that nobody knows nothing is known; that is said already. */
	if (a->record->unit && config_unit(c, a->record->unit) == NULL)
		return;
	l->fs->path = a->record->path;
	l->fs->draft = a->record->state == STATE_DRAFT;
	if (fit == FIT_NONE)
		finding_add(l->fs, FINDING_CONTINUES_NONE, at, a->continues,
			advice(l, f, a));
	else if (fit == FIT_SEVERAL)
		finding_add(l->fs, FINDING_CONTINUES_SEVERAL, at, a->continues,
			list_candidates(l->g, f, a));
	else
		finding_add(l->fs, FINDING_CONTINUES_LATER, at, a->continues);
	findings_locate(l->fs, first, &a->record->source);
}

static void
follow_reference(struct linking *l, struct agreement *a)
{
	struct fitting f;
	enum fit fit;

	if (a->continues == NULL || str_trim(str_of(a->continues)).n == 0)
		return;
	fit = reference_resolve(&f, l->g, &l->index, a);
	if (fit == FIT_ONE)
		tie(a, f.one, MATCH_CONTINUES, 1);
	else
		complain(l, a, fit, &f);
}

/* How alike titles under the same id are; texts may have changed. */
static double
title_likeness(struct arena *arena, struct agreement *a, struct agreement *b)
{
	const struct profile *p, *q;

	if (streq(a->title, b->title))
		return 1;
	p = profile_of(arena, a);
	q = profile_of(arena, b);
	return p->sign == q->sign ? profile_titles(p, q) : 0;
}

/* An id that stands oftener than this says nothing. */
#define SAME_ID_MOST 100

/* The latest use of A's id before its cycle, in its own unit (MERGED: in one
 * merged into it), if it is the same agreement. An id that came to mean
 * something else since then means that. */
static struct agreement *
same_id(struct linking *l, const struct id_list *list,
	struct agreement *a, bool merged)
{
	struct agreement *best = NULL;
	int cycle = CYCLE_NONE;
	double least = SIMILARITY_ALIKE;
	size_t i;

	for (i = list->n; i-- > 0 && list->n - i <= SAME_ID_MOST;) {
		struct agreement *c = list->v[i];
		const struct record *r = c->record;
		double likeness;

		if (r->cycle >= a->record->cycle ||
		    streq(r->unit, a->record->unit) == merged ||
		    !unit_flows(l->g->config, r->unit, a->record->unit))
			continue;
		if (cycle != CYCLE_NONE && r->cycle != cycle)
			break;
		cycle = r->cycle;
		if (c->continued_in != CYCLE_NONE &&
		    c->continued_in < a->record->cycle)
			continue;
		likeness = title_likeness(l->g->arena, a, c);
		if (likeness < least || (best && likeness <= least))
			continue;
		best = c;
		least = likeness;
	}
	return best;
}

static void
follow_id(struct linking *l, struct agreement *a)
{
	const struct id_list *list = id_index_find(&l->index, l->g->arena,
		str_of(a->id));
	struct agreement *to = same_id(l, list, a, false);

	if (to == NULL)
		to = same_id(l, list, a, true);
	if (to)
		tie(a, to, MATCH_ID, agreement_similarity(to, a));
}

static void
guess(struct linking *l, struct agreement **of_cycle, size_t n,
	const char *unit, int cycle)
{
	struct arena scratch = {0};
	size_t due_count, open_count = 0, new_count = 0, pair_count, i;
	struct agreement **due = group_due(l->g, &scratch, unit, cycle,
		&due_count);
	struct agreement **fresh = ARENA_ARRAY(&scratch, struct agreement *, n);
	struct pair *pairs;

	for (i = 0; i < due_count; i++)
		if (due[i]->continued_in == CYCLE_NONE)
			due[open_count++] = due[i];
	for (i = 0; i < n; i++)
		if (of_cycle[i]->match == MATCH_NONE &&
		    streq(of_cycle[i]->record->unit, unit))
			fresh[new_count++] = of_cycle[i];
	pairs = similarity_pairs(l->g->arena, due, open_count, fresh, new_count,
		&pair_count);
	for (i = 0; i < pair_count; i++)
		tie(fresh[pairs[i].to], due[pairs[i].from], MATCH_SIMILAR,
			pairs[i].similarity);
	arena_free(&scratch);
}

static void
guess_cycle(struct linking *l, struct agreement **of_cycle, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		const char *unit = of_cycle[i]->record->unit;

		for (k = 0; k < i; k++)
			if (streq(of_cycle[k]->record->unit, unit))
				break;
		if (k == i)
			guess(l, of_cycle, n, unit, of_cycle[i]->record->cycle);
	}
}

void
group_link(struct group *g, struct findings *fs)
{
	struct linking l = {.g = g, .fs = fs};
	size_t at = 0, n, i;

	list_agreements(g);
	fill_due(g);
	id_index_make(&l.index, g);
	for (; at < g->agreement_count; at += n) {
		struct agreement **of_cycle = group_in_cycle(g,
			g->agreements[at]->record->cycle, &n);

		for (i = 0; i < n; i++)
			follow_reference(&l, of_cycle[i]);
		for (i = 0; i < n; i++)
			if (of_cycle[i]->match == MATCH_NONE)
				follow_id(&l, of_cycle[i]);
		guess_cycle(&l, of_cycle, n);
	}
	id_index_free(&l.index);
}
