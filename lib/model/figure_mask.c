/* SPDX-License-Identifier: MPL-2.0 */
/* Which figures are masked, so that none of them can be worked out. */
#include <math.h>
#include <stdlib.h>

#include "lib/model/figure.h"

/* OUT as it grows; KNOWN: the municipality's figures that come of the units',
 * shown or not. */
struct masking {
	const struct figures *f;
	enum sight *out;
	bool *known;
	enum class most;
	double threshold;
};

/* What is left of a whole when all that is known of its parts is taken away:
 * PEOPLE with SUM of what they have, in so many PARTS, of which HIDDEN are
 * figures. */
struct remainder {
	double people, sum;
	size_t parts, hidden;
};

/* One unit's figures of one indicator and cycle. DIMENSIONS are the first
 * groups of each. */
struct set {
	struct masking *m;
	size_t from, to;
	size_t whole;              /* TO: there is none */
	size_t dimensions[FIGURE_DIMENSIONS], n;
};

static double
sum_of(const struct figure *f)
{
	return f->indicator->measure == MEASURE_COUNT ? f->value
		: f->value * f->n;
}

/* Whether VALUE is as far as the indicator goes, so that each of its people
 * must be there; ROOM is half of the last digit. */
static bool
is_extreme(const struct indicator *i, double value, double room)
{
	return i->measure != MEASURE_COUNT &&
		(value <= i->from + room || value >= i->to - room);
}

static bool
is_small(const struct masking *m, const struct indicator *i, double people,
	double sum)
{
	return people < m->threshold || (i->measure == MEASURE_COUNT &&
		sum > 0.5 && sum < m->threshold - 0.5);
}

static enum sight
at_first(const struct masking *m, const struct figure *f)
{
	if (f->class > m->most)
		return SIGHT_ABSENT;
	if (is_small(m, f->indicator, f->n, sum_of(f)) ||
	    (f->unit != FIGURE_COUNTRY &&
	    is_extreme(f->indicator, f->value, 0)))
		return SIGHT_MASKED;
	return SIGHT_SHOWN;
}

/* A figure of nobody hides nothing. */
static bool
is_known(const struct masking *m, size_t i)
{
	return m->out[i] == SIGHT_SHOWN || m->known[i] || m->f->v[i].n == 0;
}

static struct remainder
remainder_of(const struct figure *whole)
{
	return (struct remainder){.people = whole->n, .sum = sum_of(whole)};
}

static void
take_away(struct remainder *r, const struct masking *m, size_t i)
{
	const struct figure *f = &m->f->v[i];

	if (is_known(m, i)) {
		r->people -= f->n;
		r->sum -= sum_of(f);
	} else {
		r->parts++;
		r->hidden++;
	}
}

/* Whether what is left says something of too few. */
static bool
tells(const struct masking *m, const struct indicator *i,
	const struct remainder *r)
{
	if (r->people < 1)
		return r->hidden > 0;
	if (r->hidden == 0)
		return r->people < m->threshold;
	return r->parts < 2 || is_small(m, i, r->people, r->sum) ||
		is_extreme(i, r->sum / r->people, 0.05);
}

static bool
same_dimension(const struct set *s, size_t i, size_t k)
{
	const struct figure *v = s->m->f->v;

	return v[i].group[0] && v[k].group[0] &&
		str_eq(figure_dimension(v[i].group),
		figure_dimension(v[k].group));
}

/* Masks the smallest group of the dimension of number D; false: none is left
 * that masking would hide. */
static bool
mask_smallest(struct set *s, size_t d)
{
	const struct masking *m = s->m;
	size_t i, best = s->to;

	for (i = s->from; i < s->to; i++)
		if (same_dimension(s, d, i) && m->out[i] == SIGHT_SHOWN &&
		    !m->known[i] && (best == s->to ||
		    m->f->v[i].n < m->f->v[best].n))
			best = i;
	if (best == s->to)
		return false;
	m->out[best] = SIGHT_MASKED;
	return true;
}

/* Whether all groups of D are known: their sum in ALL. */
static bool
is_complete(const struct set *s, size_t d, struct remainder *all)
{
	size_t i;

	*all = (struct remainder){0};
	for (i = s->from; i < s->to; i++) {
		if (!same_dimension(s, d, i))
			continue;
		if (!is_known(s->m, i))
			return false;
		all->people += s->m->f->v[i].n;
		all->sum += sum_of(&s->m->f->v[i]);
	}
	return true;
}

/* What the groups of D are part of, and where that is known from: the whole
 * (its number), or another dimension (that of its first group). TO: it isn't
 * known. */
static size_t
whole_of(const struct set *s, size_t d, struct remainder *all)
{
	size_t i;

	*all = (struct remainder){0};
	if (s->whole < s->to && is_known(s->m, s->whole)) {
		*all = remainder_of(&s->m->f->v[s->whole]);
		return s->whole;
	}
	for (i = 0; i < s->n; i++)
		if (!same_dimension(s, d, s->dimensions[i]) &&
		    is_complete(s, s->dimensions[i], all))
			return s->dimensions[i];
	return s->to;
}

/* Masks one more figure if the groups of D would tell; false: they don't, or
 * there is nothing left to mask. */
static bool
protect_groups(struct set *s, size_t d)
{
	struct masking *m = s->m;
	struct remainder r;
	size_t source = whole_of(s, d, &r), i;
	double people = r.people;

	if (source == s->to)
		return false;
	for (i = s->from; i < s->to; i++)
		if (same_dimension(s, d, i)) {
			take_away(&r, m, i);
			people -= m->f->v[i].n;
		}
	r.parts += people >= 1;
	if (!tells(m, m->f->v[d].indicator, &r))
		return false;
	if (mask_smallest(s, d))
		return true;
	if (source != s->whole)
		return mask_smallest(s, source);
	if (m->known[source] || m->out[source] != SIGHT_SHOWN)
		return false;
	m->out[source] = SIGHT_MASKED;
	return true;
}

/* A whole that is hidden is not to be had from its groups. */
static bool
protect_whole(struct set *s, size_t d)
{
	struct remainder all;

	return s->whole < s->to && !is_known(s->m, s->whole) &&
		is_complete(s, d, &all) &&
		s->m->f->v[s->whole].n - all.people < s->m->threshold &&
		mask_smallest(s, d);
}

static bool
protect(struct set *s)
{
	bool any = false;
	size_t i;

	for (i = 0; i < s->n; i++)
		any = protect_groups(s, s->dimensions[i]) ||
			protect_whole(s, s->dimensions[i]) || any;
	return any;
}

static void
add_dimension(struct set *s, size_t i)
{
	size_t k;

	for (k = 0; k < s->n && !same_dimension(s, s->dimensions[k], i); k++)
		;
	if (k == s->n)
		s->dimensions[s->n++] = i;
}

/* Each round masks at least one more. */
static void
mask_set(struct masking *m, size_t from, size_t to)
{
	struct set s = {.m = m, .from = from, .to = to, .whole = to};
	size_t i;

	for (i = from; i < to; i++)
		if (m->f->v[i].group[0] == '\0')
			s.whole = i;
		else
			add_dimension(&s, i);
	while (protect(&s))
		;
}

/* All sets of the units, or of the municipality and the country. */
static void
mask_sets(struct masking *m, bool units)
{
	const struct figure *v = m->f->v;
	size_t i, k;

	for (i = 0; i < m->f->n; i = k) {
		for (k = i + 1; k < m->f->n && v[k].unit == v[i].unit &&
		    v[k].cycle == v[i].cycle &&
		    v[k].indicator == v[i].indicator; k++)
			;
		if ((v[i].unit >= 0) == units)
			mask_set(m, i, k);
	}
}

static int
by_column(const void *a, const void *b)
{
	const struct figure *x = *(const struct figure *const *)a;
	const struct figure *y = *(const struct figure *const *)b;
	int c = (x->cycle > y->cycle) - (x->cycle < y->cycle);

	if (c == 0)
		c = (x->indicator > y->indicator) -
			(x->indicator < y->indicator);
	if (c == 0)
		c = strcmp(x->group, y->group);
	return c ? c : (x->unit > y->unit) - (x->unit < y->unit);
}

/* The municipality's figure, V[0], against those of N - 1 units. Equations
 * for several groups at once could be solved together: of those in which a
 * unit's figure is hidden only the whole is shown. Units that stand in no
 * file are no cover: others may know their figures. */
static void
mask_column(struct masking *m, const struct figure *const *v, size_t n)
{
	size_t whole = (size_t)(v[0] - m->f->v), i;
	struct remainder r = remainder_of(v[0]);

	for (i = 1; i < n; i++)
		take_away(&r, m, (size_t)(v[i] - m->f->v));
	m->known[whole] = n > 1 && r.hidden == 0 &&
		r.people < m->threshold;
	if (n > 1 && m->out[whole] == SIGHT_SHOWN && !m->known[whole] &&
	    (tells(m, v[0]->indicator, &r) ||
	    (r.hidden && v[0]->group[0])))
		m->out[whole] = SIGHT_MASKED;
}

/* Whether the unit's figure V[I] stands in a list with a whole of that unit;
 * WHOLES are the units' first N figures of the list. */
static bool
has_whole(const struct figure *const *wholes, size_t n, int unit)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (wholes[mid]->unit == unit)
			return true;
		if (wholes[mid]->unit < unit)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

/* The municipality's whole, less all groups that are known, leaves what is
 * hidden in units that have no whole of their own: then it is not shown. V are
 * N figures of one indicator and cycle, wholes first. */
static void
mask_whole(struct masking *m, const struct figure *const *v, size_t n)
{
	size_t whole = (size_t)(v[0] - m->f->v), wholes, i;

	if (v[0]->unit != FIGURE_MUNICIPALITY || v[0]->group[0] ||
	    m->out[whole] != SIGHT_SHOWN)
		return;
	for (wholes = 1; wholes < n && v[wholes]->group[0] == '\0'; wholes++)
		;
	for (i = wholes; i < n; i++)
		if (v[i]->unit >= 0 &&
		    !is_known(m, (size_t)(v[i] - m->f->v)) &&
		    !has_whole(v + 1, wholes - 1, v[i]->unit))
			m->out[whole] = SIGHT_MASKED;
}

static bool
same_table(const struct figure *x, const struct figure *y)
{
	return x->cycle == y->cycle && x->indicator == y->indicator;
}

static void
mask_table(struct masking *m, const struct figure *const *v, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i = k) {
		for (k = i + 1; k < n && v[k]->group == v[i]->group; k++)
			;
		if (v[i]->unit == FIGURE_MUNICIPALITY)
			mask_column(m, v + i, k - i);
	}
	mask_whole(m, v, n);
}

/* Figures by table and column, the municipality's before those of units. */
static void
mask_tables(struct masking *m)
{
	const struct figure **v = xcalloc(m->f->n + 1, sizeof(*v));
	size_t i, k, n = 0;

	for (i = 0; i < m->f->n; i++)
		if (m->f->v[i].unit != FIGURE_COUNTRY)
			v[n++] = &m->f->v[i];
	qsort(v, n, sizeof(*v), by_column);
	for (i = 0; i < n; i = k) {
		for (k = i + 1; k < n && same_table(v[i], v[k]); k++)
			;
		mask_table(m, v + i, k - i);
	}
	free(v);
}

void
figures_mask(enum sight *out, const struct figures *f, enum class most,
	int threshold)
{
	struct masking m = {f, out, xcalloc(f->n + 1, sizeof(bool)), most,
		threshold};
	size_t i;

	for (i = 0; i < f->n; i++)
		out[i] = at_first(&m, &f->v[i]);
	mask_sets(&m, true);
	mask_tables(&m);
	mask_sets(&m, false);
	free(m.known);
}
