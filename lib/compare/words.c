/* SPDX-License-Identifier: MPL-2.0 */
/* A text against another, word by word: the greedy algorithm of E. Myers
 * ("An O(ND) difference algorithm and its variations"). */
#include "lib/compare/words.h"

#include "lib/base/ascii.h"
#include "lib/base/hash.h"

/* Texts of more words, or further apart, are one run gone and one new. */
#define WORDS_MOST 8192
#define STEPS_MOST 512

struct word {
	struct str text;           /* without the space after */
	uint64_t hash;
};

struct side {
	struct str text;
	struct word *words;
	int n;
	bool *same;                /* words that stayed */
};

static void
split(struct side *s, struct arena *a, struct str text)
{
	size_t i = 0, from, cap = 0;

	s->text = text;
	while (s->n <= WORDS_MOST) {
		while (i < text.n && ascii_blank(text.p[i]))
			i++;
		if (i == text.n)
			break;
		for (from = i; i < text.n && !ascii_blank(text.p[i]); i++)
			;
		ARENA_GROW(a, s->words, (size_t)s->n, cap);
		s->words[s->n].text = str_make(text.p + from, i - from);
		s->words[s->n].hash = hash_quick(s->words[s->n].text, 0);
		s->n++;
	}
	s->same = ARENA_ARRAY(a, bool, (size_t)s->n + 1);
}

/* The part of both texts between what they begin and end with alike, and the
 * furthest points of each step, kept for the way back. */
struct search {
	const struct word *before, *after;
	int n, m;
	int **points;              /* of step d: 2d + 1 values of x */
};

static bool
equal(const struct search *s, int x, int y)
{
	return s->before[x].hash == s->after[y].hash &&
		str_eq(s->before[x].text, s->after[y].text);
}

/* The furthest x of step D on diagonal K, from the points of the step before,
 * before the diagonal is followed. */
static int
step_x(int *const *points, int d, int k)
{
	const int *last;
	int down, right;

	if (d == 0)
		return 0;
	last = points[d - 1];
	/* LAST holds diagonals -(d-1) .. d-1 at indexes 0 .. 2(d-1). */
	down = k + 1 <= d - 1 ? last[k + 1 + d - 1] : -1;
	right = k - 1 >= -(d - 1) ? last[k - 1 + d - 1] : -1;
	return down > right ? down : right + (right >= 0);
}

/* Returns the number of steps, or -1 when the texts are too far apart. */
static int
search(struct search *s, struct arena *a)
{
	int d, k, x, y;

	s->points = ARENA_ARRAY(a, int *, STEPS_MOST + 1);
	for (d = 0; d <= STEPS_MOST && d <= s->n + s->m; d++) {
		s->points[d] = ARENA_ARRAY(a, int, 2 * (size_t)d + 1);
		for (k = 0; k < 2 * d + 1; k++)
			s->points[d][k] = -1;
		for (k = -d; k <= d; k += 2) {
			x = step_x(s->points, d, k);
			y = x - k;
			if (x < 0 || y < 0 || x > s->n || y > s->m)
				continue;
			while (x < s->n && y < s->m && equal(s, x, y)) {
				x++;
				y++;
			}
			s->points[d][k + d] = x;
			if (x == s->n && y == s->m)
				return d;
		}
	}
	return -1;
}

/* Goes back from the end and marks what stayed. */
static void
mark_same(const struct search *s, int d, bool *before, bool *after)
{
	int x = s->n, k = s->n - s->m, start;

	for (; d >= 0; d--) {
		start = step_x(s->points, d, k);
		while (x > start) {
			x--;
			before[x] = true;
			after[x - k] = true;
		}
		if (d == 0)
			break;
		/* Came from above (a word is new) or from the left. */
		if (k + 1 <= d - 1 &&
		    s->points[d - 1][k + 1 + d - 1] == start) {
			k++;
		} else {
			k--;
			x--;
		}
	}
}

static void
compare(struct side *b, struct side *f, struct arena *scratch)
{
	struct search s = {0};
	int front = 0, back = 0, d;

	s.before = b->words;
	s.after = f->words;
	while (front < b->n && front < f->n && equal(&s, front, front))
		front++;
	while (back < b->n - front && back < f->n - front &&
	    equal(&s, b->n - 1 - back, f->n - 1 - back))
		back++;
	memset(b->same, true, (size_t)front);
	memset(f->same, true, (size_t)front);
	memset(b->same + (b->n - back), true, (size_t)back);
	memset(f->same + (f->n - back), true, (size_t)back);
	s.before += front;
	s.after += front;
	s.n = b->n - front - back;
	s.m = f->n - front - back;
	d = search(&s, scratch);
	if (d >= 0)
		mark_same(&s, d, b->same + front, f->same + front);
}

/* Few words in common, strewn over both texts, would only be hard to read. */
static bool
too_different(const struct side *b, const struct side *f)
{
	int i, same = 0, longer = b->n > f->n ? b->n : f->n;

	if (b->n > WORDS_MOST || f->n > WORDS_MOST)
		return true;
	for (i = 0; i < b->n; i++)
		same += b->same[i];
	return longer >= 8 && same * 5 < longer;
}

struct runs {
	struct arena *a;
	struct run *v;
	size_t n, cap;
};

/* Adds the words FROM..TO of S, with the space after them. */
static void
add_run(struct runs *r, enum run_kind kind, const struct side *s, int from,
	int to)
{
	const char *start, *end;

	if (from == to)
		return;
	start = s->words[from].text.p;
	end = to < s->n ? s->words[to].text.p : s->text.p + s->text.n;
	ARENA_GROW(r->a, r->v, r->n, r->cap);
	r->v[r->n++] = (struct run){kind,
		str_make(start, (size_t)(end - start))};
}

static void
add_whole(struct runs *r, enum run_kind kind, struct str text)
{
	if (str_trim(text).n == 0)
		return;
	ARENA_GROW(r->a, r->v, r->n, r->cap);
	r->v[r->n++] = (struct run){kind, text};
}

struct run *
words_diff(struct arena *a, struct str before, struct str after, size_t *n)
{
	struct arena scratch = {0};
	struct side b = {0}, f = {0};
	struct runs r = {.a = a};
	int i = 0, j = 0, from;

	split(&b, &scratch, before);
	split(&f, &scratch, after);
	if (b.n <= WORDS_MOST && f.n <= WORDS_MOST)
		compare(&b, &f, &scratch);
	if (too_different(&b, &f)) {
		add_whole(&r, RUN_GONE, before);
		add_whole(&r, RUN_NEW, after);
		i = b.n;
		j = f.n;
	}
	while (i < b.n || j < f.n) {
		for (from = i; i < b.n && !b.same[i]; i++)
			;
		add_run(&r, RUN_GONE, &b, from, i);
		for (from = j; j < f.n && !f.same[j]; j++)
			;
		add_run(&r, RUN_NEW, &f, from, j);
		for (from = j; j < f.n && f.same[j] && i < b.n && b.same[i];
		    i++, j++)
			;
		add_run(&r, RUN_SAME, &f, from, j);
	}
	arena_free(&scratch);
	*n = r.n;
	return r.v;
}
