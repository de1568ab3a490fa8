/* SPDX-License-Identifier: MPL-2.0 */
/* The figures of one cycle together. */
#include "lib/model/figure_total.h"

#include <stdlib.h>

static void
say(struct figure_reader *r, const struct figure *f, enum finding_code code,
	const char *arg0, const char *arg1)
{
	const struct source *src = &r->sources[f->file];

	r->fs->path = src->path;
	finding_add(r->fs, code, f->span, arg0, arg1);
	findings_locate(r->fs, r->fs->n - 1, src);
}

/* Figures of the same thing beside each other. */
static int
by_thing(const void *a, const void *b)
{
	const struct figure *x = a, *y = b;
	int c = (x->indicator > y->indicator) - (x->indicator < y->indicator);

	if (c == 0)
		c = strcmp(x->group, y->group);
	return c ? c : figure_order(x, y);
}

static bool
is_same(const struct figure *x, const struct figure *y)
{
	return x->indicator == y->indicator && x->group == y->group;
}

static const char *
place_of(struct figure_reader *r, const struct figure *f)
{
	const struct source *src = &r->sources[f->file];
	uint32_t line, column;

	source_place(src, f->span.from, &line, &column);
	return arena_fmt(&r->scratch, "%s:%u", src->path, line);
}

/* Nobody knows which of two is right: neither is kept. */
static void
drop_doubles(struct figure_reader *r, size_t from)
{
	struct figure *v = r->out->v;
	size_t i, k, kept = from;

	for (i = from; i < r->out->n; i = k) {
		for (k = i + 1; k < r->out->n && is_same(&v[i], &v[k]) &&
		    v[i].unit == v[k].unit; k++)
			say(r, &v[k], FINDING_FIGURE_TWICE, place_of(r, &v[i]),
				NULL);
		if (k == i + 1)
			v[kept++] = v[i];
	}
	r->out->n = kept;
}

static int
by_unit(const void *a, const void *b)
{
	return figure_order(a, b);
}

static bool
same_dimension(const struct figure *x, const struct figure *y)
{
	return str_eq(figure_dimension(x->group), figure_dimension(y->group));
}

/* Groups of one dimension have no more people than the whole. V are N figures
 * of one unit and indicator; those that can't be are marked by DROP. */
static void
check_groups(struct figure_reader *r, const struct figure *v, size_t n,
	bool *drop)
{
	const struct figure *whole = NULL;
	size_t i, k;

	for (i = 0; i < n; i++)
		if (v[i].group[0] == '\0')
			whole = &v[i];
	for (i = 0; whole && i < n; i++) {
		uint64_t sum = 0;

		for (k = 0; k < i && (v[k].group[0] == '\0' ||
		    !same_dimension(&v[k], &v[i])); k++)
			;
		if (k < i || v[i].group[0] == '\0')
			continue;
		for (k = i; k < n; k++)
			if (v[k].group[0] && same_dimension(&v[k], &v[i]))
				sum += v[k].n;
		if (sum <= whole->n)
			continue;
		say(r, whole, FINDING_FIGURE_GROUPS, arena_fmt(&r->scratch,
			"%llu", (unsigned long long)sum),
			arena_fmt(&r->scratch, "%u", whole->n));
		for (k = i; k < n; k++)
			drop[k] |= v[k].group[0] &&
				same_dimension(&v[k], &v[i]);
	}
}

static bool
is_too_much(const struct figure *v, size_t n)
{
	size_t i, k, dimensions = 0;

	if (n > FIGURE_GROUPS + 1)
		return true;
	for (i = 0; i < n; i++) {
		for (k = 0; k < i && (v[k].group[0] == '\0' ||
		    !same_dimension(&v[k], &v[i])); k++)
			;
		dimensions += k == i && v[i].group[0];
	}
	return dimensions > FIGURE_DIMENSIONS;
}

static void
drop_overlaps(struct figure_reader *r, size_t from)
{
	struct figure *v = r->out->v;
	bool *drop = ARENA_ARRAY(&r->scratch, bool, r->out->n - from + 1);
	size_t i, k, kept = from;

	for (i = from; i < r->out->n; i = k) {
		for (k = i + 1; k < r->out->n && v[k].unit == v[i].unit &&
		    v[k].indicator == v[i].indicator; k++)
			;
		if (!is_too_much(&v[i], k - i)) {
			check_groups(r, &v[i], k - i, drop + (i - from));
			continue;
		}
		say(r, &v[i], FINDING_TOO_LARGE, "@figure-group-count",
			"@figure-group-limit");
		memset(drop + (i - from), true, k - i);
	}
	for (i = from; i < r->out->n; i++)
		if (!drop[i - from])
			v[kept++] = v[i];
	r->out->n = kept;
}

/* The municipality's figure as the units' together: a number is added up, a
 * share or mean weighed. Its class is the highest of theirs. */
static struct figure
total_of(struct figure_reader *r, const struct figure *v, size_t n)
{
	struct figure all = v[0];
	uint64_t people = 0;
	double sum = 0;
	size_t i;

	all.class = CLASS_PUBLIC;
	for (i = 0; i < n; i++) {
		bool counted = v[i].indicator->measure == MEASURE_COUNT;

		people += v[i].n;
		sum += counted ? v[i].value : v[i].value * v[i].n;
		if (v[i].n && v[i].class > all.class)
			all.class = v[i].class;
		all.digits = v[i].digits > all.digits ? v[i].digits
			: all.digits;
	}
	if (all.indicator->measure != MEASURE_COUNT)
		sum = people ? sum / (double)people : 0;
	all.value = sum;
	all.n = people > UINT32_MAX ? UINT32_MAX : (uint32_t)people;
	all.unit = FIGURE_MUNICIPALITY;
	all.total = true;
	all.source = figure_text(r, STR(""));
	return all;
}

/* Figures are by thing, and by unit within: a given one comes first. */
static void
add_totals(struct figure_reader *r, size_t from)
{
	struct figures *out = r->out;
	size_t i, k, units, first, n = out->n;

	for (i = from; i < n; i = k) {
		bool given = false;

		first = n;
		for (k = i; k < n && is_same(&out->v[i], &out->v[k]); k++) {
			given |= out->v[k].unit == FIGURE_MUNICIPALITY;
			if (out->v[k].unit >= 0 && first == n)
				first = k;
		}
		units = k - first;
		if (given || first == n || units < 2)
			continue;
		VEC_GROW(out->v, out->cap, out->n + 1);
		out->v[out->n] = total_of(r, &out->v[first], units);
		out->n++;
	}
}

void
figures_settle(struct figure_reader *r, size_t from)
{
	struct figures *out = r->out;

	if (out->n == from)
		return;
	qsort(out->v + from, out->n - from, sizeof(*out->v), by_thing);
	drop_doubles(r, from);
	if (out->n == from)
		return;
	qsort(out->v + from, out->n - from, sizeof(*out->v), by_unit);
	drop_overlaps(r, from);
	qsort(out->v + from, out->n - from, sizeof(*out->v), by_thing);
	add_totals(r, from);
}
