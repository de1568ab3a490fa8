/* SPDX-License-Identifier: MPL-2.0 */
/* How alike two agreements are, by the words of their titles and texts. */
#include "lib/model/similarity.h"

#include <stdlib.h>

#include "lib/model/unit.h"

/* A text of fewer words can't outweigh the title. */
#define TEXT_ENOUGH 4

/* After so many comparisons of words, a fifth of a second's, nothing more is
 * guessed: a unit has hundreds of agreements, not tens of thousands. To keep a
 * pair costs as much as PAIR_STEPS. */
#define STEPS_MOST 10000000
#define PAIR_STEPS 100

/* Two words, 0..1: the same, inflected otherwise (what they begin with is
 * most of both), or with one character mistyped. */
static double
word_similarity(struct str x, struct str y)
{
	size_t shorter = x.n < y.n ? x.n : y.n, longer = x.n + y.n - shorter;
	size_t front = 0, back = 0;
	double dice;

	while (front < shorter && x.p[front] == y.p[front])
		front++;
	if (front == longer)
		return 1;
	if (front < 2)
		return 0;
	while (back < shorter - front &&
	    x.p[x.n - 1 - back] == y.p[y.n - 1 - back])
		back++;
	if (longer >= 6 && front + back + 1 >= longer)
		return 0.9;
	if (front < 4 || 4 * front < 3 * shorter)
		return 0;
	dice = 2.0 * (double)front / (double)(x.n + y.n);
	return dice >= 0.55 ? dice : 0;
}

/* Which words of each side have found one on the other; the weight of what
 * is shared, in all and of strong words; how often two words were compared. */
struct meeting {
	const struct profile *p, *q;
	bool p_used[PROFILE_WORDS], q_used[PROFILE_WORDS];
	double shared, strong;
	size_t steps;
};

static void
meet(struct meeting *m, size_t i, size_t j, double similarity)
{
	double weight = (double)(m->p->words[i].weight +
		m->q->words[j].weight) / 2;

	m->p_used[i] = m->q_used[j] = true;
	m->shared += weight * similarity;
	if (weight >= 0.5)
		m->strong += weight * similarity;
}

static void
meet_equal(struct meeting *m)
{
	size_t i, j;

	for (i = 0; i < m->p->word_count; i++)
		for (j = 0; j < m->q->word_count; j++)
			if (!m->q_used[j] && str_eq(m->p->words[i].text,
			    m->q->words[j].text)) {
				meet(m, i, j, 1);
				break;
			}
}

static void
meet_alike(struct meeting *m)
{
	size_t i, j;

	for (i = 0; i < m->p->word_count; i++) {
		double best = 0;
		size_t best_j = 0;

		if (m->p_used[i])
			continue;
		for (j = 0; j < m->q->word_count; j++) {
			double s = m->q_used[j] ? 0 : word_similarity(
				m->p->words[i].text, m->q->words[j].text);

			if (s > best) {
				best = s;
				best_j = j;
			}
		}
		if (best > 0)
			meet(m, i, best_j, best);
	}
}

/* "forældresamarbejde" is also "samarbejde med forældre": a long word that
 * begins as one word of the other side does and ends as another. How much of
 * WHOLE is the beginning of HEAD; 0: not enough of it. */
static size_t
head_of(struct str whole, struct str head)
{
	size_t h = 0;

	while (h < head.n && h < whole.n && head.p[h] == whole.p[h])
		h++;
	return h < 4 || head.n - h > 3 || whole.n < h + 4 ? 0 : h;
}

static bool
is_tail(struct str rest, struct str tail)
{
	size_t t = tail.n < 8 ? tail.n : 8;

	for (; t >= 4; t--) {
		size_t at = str_find(rest, str_make(tail.p, t));

		if (at <= 2 && rest.n - at <= t + 4 && tail.n - t <= 4)
			return true;
	}
	return false;
}

/* The word of Q other than J that ends WHOLE, or Q's word_count. */
static size_t
tail_in(struct meeting *m, struct str rest, const struct profile *q,
	const bool *q_used, size_t j)
{
	size_t k;

	for (k = 0; k < q->word_count; k++)
		if (k != j && !q_used[k] && is_tail(rest, q->words[k].text))
			break;
	m->steps += k;
	return k;
}

/* Words of P that are compounds of two words of Q. */
static void
meet_compounds(struct meeting *m, const struct profile *p, bool *p_used,
	const struct profile *q, bool *q_used)
{
	size_t i, j, k, h;

	for (i = 0; i < p->word_count; i++) {
		struct str whole = p->words[i].text;

		if (p_used[i] || whole.n < 8)
			continue;
		for (j = 0; j < q->word_count && !p_used[i]; j++) {
			double weight;

			if (q_used[j] ||
			    (h = head_of(whole, q->words[j].text)) == 0 ||
			    (k = tail_in(m, str_skip(whole, h), q, q_used,
			    j)) == q->word_count)
				continue;
			weight = (double)(p->words[i].weight +
				q->words[j].weight + q->words[k].weight) / 2;
			p_used[i] = q_used[j] = q_used[k] = true;
			m->shared += weight;
			m->strong += weight;
		}
	}
}

/* The weight of all words; whether one that counts has found nothing. */
static double
weigh(const struct profile *p, const bool *used, bool *left)
{
	double sum = 0;
	size_t i;

	*left = false;
	for (i = 0; i < p->word_count; i++) {
		sum += (double)p->words[i].weight;
		*left = *left || (!used[i] && p->words[i].weight >= 0.5f);
	}
	return sum;
}

/* Both name class levels or parts of the school, and not the same ones. */
static double
levels_factor(unsigned x, unsigned y, double apart)
{
	if (x == 0 || y == 0 || x == y)
		return 1;
	return x & y ? 0.95 : apart;
}

/* Adds to *STEPS what it took. */
static double
compare_titles(const struct profile *p, const struct profile *q, size_t *steps)
{
	struct meeting m = {.p = p, .q = q};
	double wp, wq, least, score;
	bool left_p, left_q;

	if (str_eq(p->title, q->title))
		return p->title.n > 0;
	if (str_cmp(p->title, q->title) > 0)
		return compare_titles(q, p, steps);
	meet_equal(&m);
	meet_compounds(&m, p, m.p_used, q, m.q_used);
	meet_compounds(&m, q, m.q_used, p, m.p_used);
	meet_alike(&m);
	*steps += m.steps + (size_t)p->word_count * q->word_count;
	wp = weigh(p, m.p_used, &left_p);
	wq = weigh(q, m.q_used, &left_q);
	if (wp + wq <= 0)
		return 0;
	score = 2 * m.shared / (wp + wq);
	least = wp < wq ? wp : wq;
	if (m.strong >= 0.8)
		score = 0.6 * score + 0.4 * (m.shared < least ?
			m.shared / least : 1);
	if (left_p && left_q)
		score *= 0.8;
	score *= levels_factor(p->numbers, q->numbers, 0.55);
	score *= levels_factor(p->levels, q->levels, 0.7);
	return score < 1 ? score : 0.99;
}

double
profile_titles(const struct profile *p, const struct profile *q)
{
	size_t steps = 0;

	return compare_titles(p, q, &steps);
}

static double
profile_texts(const struct profile *p, const struct profile *q)
{
	size_t i = 0, j = 0, both = 0;

	while (i < p->text_count && j < q->text_count) {
		uint32_t x = p->texts[i], y = q->texts[j];

		both += x == y;
		i += x <= y;
		j += y <= x;
	}
	return p->text_count + q->text_count == 0 ? 0 :
		2.0 * (double)both / (p->text_count + q->text_count);
}

/* Similarity of all; 0..1, the same both ways. */
static double
profile_similarity(const struct profile *p, const struct profile *q,
	size_t *steps)
{
	double title = compare_titles(p, q, steps), score = title, text, other;

	if (p->text_count && q->text_count) {
		text = profile_texts(p, q);
		score = 0.9 * title + 0.1 * text;
		other = 0.3 * title + 0.7 * text;
		if (other > score && p->text_count >= TEXT_ENOUGH &&
		    q->text_count >= TEXT_ENOUGH)
			score = other;
	}
	if (p->sign != q->sign || p->direction * q->direction < 0)
		score *= 0.5;
	return score;
}

double
agreement_similarity(const struct agreement *a, const struct agreement *b)
{
	struct arena arena = {0};
	struct profile p, q;
	double similarity;
	size_t steps = 0;

	if (a->profile && b->profile)
		return profile_similarity(a->profile, b->profile, &steps);
	profile_make(&p, &arena, a->title, a->text);
	profile_make(&q, &arena, b->title, b->text);
	similarity = profile_similarity(&p, &q, &steps);
	arena_free(&arena);
	return similarity;
}

/* Whether a pair can't reach LEAST: no strong word of the titles begins
 * alike, and the texts can't have enough in common to make up for it. */
static bool
hopeless(const struct profile *p, const struct profile *q)
{
	int p_both = p->text_count - __builtin_popcountll(p->stems & ~q->stems);
	int q_both = q->text_count - __builtin_popcountll(q->stems & ~p->stems);
	int both = p_both < q_both ? p_both : q_both;

	if (p->initials == 0 || q->initials == 0 || p->initials & q->initials)
		return false;
	return 2 * both < 0.75 * (p->text_count + q->text_count);
}

static int
best_first(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->similarity > y->similarity || x->similarity < y->similarity)
		return x->similarity > y->similarity ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

static struct pair *
all_pairs(struct arena *a, struct agreement *const *from, size_t from_count,
	struct agreement *const *to, size_t to_count, size_t *n)
{
	struct pair *v = NULL;
	size_t i, j, cap = 0, steps = 0;

	*n = 0;
	for (i = 0; i < from_count && steps < STEPS_MOST; i++)
		for (j = 0; j < to_count && steps < STEPS_MOST; j++) {
			const struct profile *p = from[i]->profile;
			const struct profile *q = to[j]->profile;
			double s = hopeless(p, q) ? 0 :
				profile_similarity(p, q, &steps);

			steps++;
			if (s < SIMILARITY_LEAST)
				continue;
			steps += PAIR_STEPS;
			ARENA_GROW(a, v, *n, cap);
			v[(*n)++] = (struct pair){i, j, s};
		}
	return v;
}

struct pair *
similarity_pairs(struct arena *a, struct agreement *const *from,
	size_t from_count, struct agreement *const *to, size_t to_count,
	size_t *n)
{
	struct arena scratch = {0};
	struct pair *v, *out = NULL;
	bool *from_used, *to_used;
	size_t i, all, cap = 0;

	*n = 0;
	if (from_count == 0 || to_count == 0)
		return NULL;
	for (i = 0; i < from_count; i++)
		profile_of(a, from[i]);
	for (i = 0; i < to_count; i++)
		profile_of(a, to[i]);
	v = all_pairs(&scratch, from, from_count, to, to_count, &all);
	if (all)
		qsort(v, all, sizeof(*v), best_first);
	from_used = ARENA_ARRAY(&scratch, bool, from_count);
	to_used = ARENA_ARRAY(&scratch, bool, to_count);
	for (i = 0; i < all; i++) {
		if (from_used[v[i].from] || to_used[v[i].to])
			continue;
		from_used[v[i].from] = to_used[v[i].to] = true;
		ARENA_GROW(a, out, *n, cap);
		out[(*n)++] = v[i];
	}
	arena_free(&scratch);
	return out;
}
