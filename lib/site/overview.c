/* SPDX-License-Identifier: MPL-2.0 */
/* What all units together have, gathered from their summaries. */
#include "lib/site/overview.h"

#include <stdlib.h>

#include "lib/site/boards.h"

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

int
name_compare(const char *a, const char *b)
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
		c = name_compare(x->name, y->name);
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

/* Boards stand group by group; the sort keeps that order in a cycle. */
static int
by_board_cycle(const void *a, const void *b)
{
	const struct board_bytes *x = *(const struct board_bytes *const *)a;
	const struct board_bytes *y = *(const struct board_bytes *const *)b;

	if (x->cycle != y->cycle)
		return x->cycle < y->cycle ? -1 : 1;
	return strcmp(x->bytes.p, y->bytes.p);
}

static void
gather_boards(struct overview *o, const struct result *results, size_t n,
	struct arena *a)
{
	size_t i, k, count = 0;

	for (i = 0; i < n; i++)
		count += results[i].board_count;
	o->boards = ARENA_ARRAY(a, const struct board_bytes *, count + 1);
	for (i = 0; i < n; i++)
		for (k = 0; k < results[i].board_count; k++)
			o->boards[o->board_count++] = &results[i].boards[k];
	qsort(o->boards, count, sizeof(*o->boards), by_board_cycle);
}

void
overview_make(struct overview *o, const struct site *s,
	const struct result *results, size_t n, struct arena *a)
{
	memset(o, 0, sizeof(*o));
	gather_units(o, s, results, n, a);
	gather_latest(o, results, n, a);
	gather_cycles(o, a);
	gather_boards(o, results, n, a);
	topics_make(&o->topics, s, o->units, o->unit_count, a);
}

void
overview_free(struct overview *o)
{
	topics_free(&o->topics);
}

const struct cycle_summary *
unit_cycle(const struct unit_summary *u, int cycle)
{
	size_t i;

	for (i = 0; i < u->cycle_count; i++)
		if (u->cycles[i].cycle == cycle)
			return &u->cycles[i];
	return NULL;
}

/* What the municipality's own documents show goes for B too. */
static void
take_common(struct board *b, const struct board *common)
{
	size_t i;

	for (i = 0; i < b->step_count && i < common->step_count; i++)
		if (common->steps[i].state <= BOARD_LATE &&
		    b->steps[i].state > BOARD_LATE)
			b->steps[i] = common->steps[i];
}

/* Where the boards of CYCLE begin, which stand together; *N are they. */
static const struct board_bytes *const *
boards_of(const struct overview *o, int cycle, size_t *n)
{
	size_t first = 0, end;

	while (first < o->board_count && o->boards[first]->cycle != cycle)
		first++;
	for (end = first; end < o->board_count &&
	    o->boards[end]->cycle == cycle; end++)
		;
	*n = end - first;
	return o->boards + first;
}

struct board *
overview_boards(const struct overview *o, const struct site *s,
	struct arena *a, int cycle, size_t *n)
{
	size_t count, i, k;
	const struct board_bytes *const *all = boards_of(o, cycle, &count);
	struct board *v = ARENA_ARRAY(a, struct board, count + 1);
	struct board common = {0};

	*n = 0;
	for (i = 0; i < count; i++) {
		struct str bytes = all[i]->bytes;
		struct board *b = &v[*n];

		if (board_decode(b, a, &bytes, s->config, cycle) < 0)
			continue;
		for (k = 0; k < b->step_count; k++)
			b->steps[k].state = board_state_on(&b->steps[k],
				s->today);
		if (streq(b->unit, BOARD_COMMON))
			common = *b;
		else
			++*n;
	}
	for (i = 0; i < *n; i++)
		take_common(&v[i], &common);
	return v;
}
