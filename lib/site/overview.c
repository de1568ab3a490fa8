/* SPDX-License-Identifier: MPL-2.0 */
/* What all units together have, gathered from their summaries. */
#include "lib/site/overview.h"

#include <stdlib.h>

/* Danish order: case does not count, and æ ø å come after z. */
static unsigned
rank(struct str *s)
{
	uint32_t c = 0;
	size_t n = utf8_decode(*s, &c);

	*s = str_skip(*s, n ? n : 1);
	switch (c) {
	case 0xc6: case 0xe6: case 0xc4: case 0xe4:
		return 'z' + 1;
	case 0xd8: case 0xf8: case 0xd6: case 0xf6:
		return 'z' + 2;
	case 0xc5: case 0xe5:
		return 'z' + 3;
	default:
		return c >= 'A' && c <= 'Z' ? c + 32 : c > 'z' ? c + 3 : c;
	}
}

static int
compare_names(const char *a, const char *b)
{
	struct str x = str_of(a), y = str_of(b);

	while (x.n && y.n) {
		unsigned i = rank(&x), k = rank(&y);

		if (i != k)
			return i < k ? -1 : 1;
	}
	return (x.n > 0) - (y.n > 0);
}

struct named {
	const char *name;
	const struct unit_summary *unit;
};

static int
by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int c = (x->unit->unit == NULL) - (y->unit->unit == NULL);

	if (c == 0)
		c = compare_names(x->name, y->name);
	if (c == 0 && x->unit->unit && y->unit->unit)
		c = strcmp(x->unit->unit, y->unit->unit);
	return c;
}

static int
newest_document(const void *a, const void *b)
{
	const struct latest *x = *(const struct latest *const *)a;
	const struct latest *y = *(const struct latest *const *)b;

	if (x->date != y->date)
		return x->date > y->date ? -1 : 1;
	return strcmp(x->path, y->path);
}

static int
newest_cycle(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x < y) - (x > y);
}

static void
gather_units(struct overview *o, const struct site *s,
	const struct result *results, size_t n, struct arena *a)
{
	struct named *named;
	size_t i, k, count = 0;

	for (i = 0; i < n; i++)
		count += results[i].unit_count;
	named = ARENA_ARRAY(a, struct named, count + 1);
	o->units = ARENA_ARRAY(a, const struct unit_summary *, count + 1);
	for (i = 0; i < n; i++)
		for (k = 0; k < results[i].unit_count; k++) {
			const struct unit_summary *u = &results[i].units[k];

			named[o->unit_count++] = (struct named){
				unit_name(s, u->unit), u};
		}
	qsort(named, count, sizeof(*named), by_name);
	for (i = 0; i < count; i++)
		o->units[i] = named[i].unit;
}

static void
gather_latest(struct overview *o, const struct result *results, size_t n,
	struct arena *a)
{
	size_t i, k, count = 0;

	for (i = 0; i < n; i++)
		count += results[i].latest_count;
	o->latest = ARENA_ARRAY(a, const struct latest *, count + 1);
	for (i = 0; i < n; i++)
		for (k = 0; k < results[i].latest_count; k++)
			o->latest[o->latest_count++] = &results[i].latest[k];
	qsort(o->latest, count, sizeof(*o->latest), newest_document);
	if (o->latest_count > LATEST_MAX)
		o->latest_count = LATEST_MAX;
}

static void
gather_cycles(struct overview *o, struct arena *a)
{
	size_t cap = 0, i, k, c;

	for (i = 0; i < o->unit_count; i++)
		for (k = 0; k < o->units[i]->cycle_count; k++) {
			int cycle = o->units[i]->cycles[k].cycle;

			for (c = 0; c < o->cycle_count; c++)
				if (o->cycles[c] == cycle)
					break;
			if (c < o->cycle_count)
				continue;
			ARENA_GROW(a, o->cycles, o->cycle_count, cap);
			o->cycles[o->cycle_count++] = cycle;
		}
	if (o->cycle_count)
		qsort(o->cycles, o->cycle_count, sizeof(*o->cycles),
			newest_cycle);
}

void
overview_make(struct overview *o, const struct site *s,
	const struct result *results, size_t n, struct arena *a)
{
	memset(o, 0, sizeof(*o));
	gather_units(o, s, results, n, a);
	gather_latest(o, results, n, a);
	gather_cycles(o, a);
}
