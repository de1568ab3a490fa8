/* SPDX-License-Identifier: MPL-2.0 */
/* The search index of one cycle. */
#include "lib/site/search_index.h"

#include <stdlib.h>

/* A term; its postings are N from FROM on, and about SIZE bytes in a file. */
struct index_term {
	struct str text;
	uint32_t n;
	size_t from, size;
};

/* A number is of no more digits than this. */
#define DIGITS 7
#define POSTING_MAX (2 * (size_t)DIGITS + 2)

static char *
put_number(char *at, uint32_t v)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	uint32_t rest;
	int n = 1, i;

	for (rest = v; rest >= 36; rest /= 36)
		n++;
	for (i = n; i-- > 0; v /= 36)
		at[i] = digits[v % 36];
	return at + n;
}

void
index_number(struct buf *out, uint32_t v)
{
	char digits[DIGITS];

	buf_add(out, digits, (size_t)(put_number(digits, v) - digits));
}

/* Where terms stand among the cycle's, plus one: all by their text, and those of
 * a group, whose number is with each, by where its own terms have them. */
struct places {
	struct map all;
	struct met {
		uint32_t group, place;
	} *v;
	const struct search_group *group;
	uint32_t number;
};

/* The place of the group's term at AT. */
static uint32_t
place_of(struct index *x, struct places *ps, uint32_t at)
{
	struct str rest = str_skip(ps->group->terms, at + 1), text = rest;
	struct met *met = &ps->v[at];
	uintptr_t place;

	if (met->group == ps->number)
		return met->place;
	text.n = (unsigned char)rest.p[-1];
	text.n = text.n < rest.n ? text.n : rest.n;
	place = (uintptr_t)map_get(&ps->all, text);
	if (place == 0) {
		VEC_GROW(x->terms, x->term_cap, x->term_count + 1);
		x->terms[x->term_count] = (struct index_term){.text = text};
		place = ++x->term_count;
		map_put(&ps->all, text, (void *)place);
	}
	*met = (struct met){ps->number, (uint32_t)place};
	return met->place;
}

/* A posting is the term's place, the document's number, and the weight. */
static void
read_postings(struct index *x, struct places *ps, struct str bytes,
	uint32_t document)
{
	struct search_posting p;

	VEC_GROW(x->postings, x->posting_cap, x->posting_count +
		bytes.n / SEARCH_POSTING_MIN);
	while (search_posting(&p, &bytes) && p.term < ps->group->terms.n) {
		uint32_t term = place_of(x, ps, p.term) - 1;

		x->terms[term].n++;
		x->postings[x->posting_count++] = (uint64_t)term << 32 |
			document << 4 | p.weight;
	}
}

static void
read_part(struct index *x, struct places *ps, const struct index_part *p)
{
	struct unpack u = {p->part->documents, false};
	struct search_hit hit;
	uint32_t i;

	ps->number += ps->group != p->group;
	ps->group = p->group;
	for (i = 0; i < p->part->document_count; i++) {
		search_next(&hit, &u);
		x->units[x->document_count] = p->unit;
		x->numbers[x->document_count] = i;
		read_postings(x, ps, hit.postings, x->document_count++);
	}
}

/* Brings the postings of each term together; documents stay in order. */
static void
sort_postings(struct index *x)
{
	uint64_t *sorted = xcalloc(x->posting_count + 1, sizeof(*sorted));
	size_t at = 0, i;

	for (i = 0; i < x->term_count; i++) {
		x->terms[i].from = at;
		x->terms[i].size = x->terms[i].text.n + 2 +
			3 * (size_t)x->terms[i].n;
		at += x->terms[i].n;
	}
	for (i = 0; i < x->posting_count; i++)
		sorted[x->terms[x->postings[i] >> 32].from++] = x->postings[i];
	for (i = 0; i < x->term_count; i++)
		x->terms[i].from -= x->terms[i].n;
	free(x->postings);
	x->postings = sorted;
}

static int
by_text(const void *a, const void *b)
{
	const struct index_term *x = a, *y = b;

	return str_cmp(x->text, y->text);
}

void
index_read(struct index *x)
{
	struct places ps = {0};
	size_t i, all = 0, most = 0;

	x->document_count = 0;
	for (i = 0; i < x->part_count; i++) {
		const struct index_part *p = &x->parts[i];

		all += p->part->document_count;
		if (p->group->terms.n > most)
			most = p->group->terms.n;
	}
	x->units = ARENA_ARRAY(&x->arena, uint32_t, all + 1);
	x->numbers = ARENA_ARRAY(&x->arena, uint32_t, all + 1);
	ps.v = xcalloc(most + 1, sizeof(*ps.v));
	for (i = 0; i < x->part_count; i++)
		read_part(x, &ps, &x->parts[i]);
	map_free(&ps.all);
	free(ps.v);
	sort_postings(x);
	if (x->term_count)
		qsort(x->terms, x->term_count, sizeof(*x->terms), by_text);
}

void
index_free(struct index *x)
{
	free(x->parts);
	free(x->terms);
	free(x->postings);
	arena_free(&x->arena);
}

/* The letter by which a term is filed at DEPTH: 0 it has none there, '_' for
 * those of other scripts. */
static char
letter_at(const struct index_term *t, size_t depth)
{
	if (depth >= t->text.n)
		return 0;
	return (unsigned char)t->text.p[depth] < 0x80 ? t->text.p[depth] : '_';
}

/* Making files: what they begin with, and who takes them. */
struct sharding {
	struct index *x;
	char begin[TERM_MAX + 2];
	index_put *put;
	void *ctx;
};

/* No deeper than a term is long. */
static int
shard(struct sharding *s, size_t depth, size_t from, size_t to,
	struct error *err)
{
	const struct index_term *terms = s->x->terms;
	size_t size = 0, i, end;

	for (i = from; i < to; i++)
		size += terms[i].size;
	if (size <= INDEX_SHARD || (depth && s->begin[depth - 1] == '_'))
		return s->put(s->x, str_make(s->begin, depth), from, to,
			s->ctx, err);
	for (i = from; i < to; i = end) {
		char c = letter_at(&terms[i], depth);

		end = i + 1;
		while (end < to && letter_at(&terms[end], depth) == c)
			end++;
		s->begin[depth] = c;
		if (c == 0 && s->put(s->x, str_make(s->begin, depth), i, end,
			s->ctx, err) < 0)
			return -1;
		if (c && shard(s, depth + 1, i, end, err) < 0)
			return -1;
	}
	return 0;
}

int
index_shards(struct index *x, index_put *put, void *ctx, struct error *err)
{
	struct sharding s = {.x = x, .put = put, .ctx = ctx};

	return x->term_count ? shard(&s, 0, 0, x->term_count, err) : 0;
}

/* In which documents the term stands: a unit's number as the step from the one
 * before. */
static char *
put_postings(char *at, const struct index *x, const struct index_term *t)
{
	const uint64_t *p = &x->postings[t->from], *end = p + t->n;
	uint32_t unit = 0;

	for (; p < end; p++) {
		uint32_t d = (uint32_t)*p >> 4;

		if (x->units[d] != unit)
			at = put_number(at, x->units[d] - unit);
		if (x->numbers[d]) {
			*at++ = '.';
			at = put_number(at, x->numbers[d]);
		}
		*at++ = (char)('A' + (*p & 15));
		unit = x->units[d];
	}
	return at;
}

void
index_put_terms(struct buf *out, const struct index *x, size_t from,
	size_t to)
{
	for (; from < to; from++) {
		const struct index_term *t = &x->terms[from];
		char *at;

		buf_str(out, t->text);
		buf_char(out, '\t');
		at = buf_room(out, t->n * POSTING_MAX);
		out->n += (size_t)(put_postings(at, x, t) - at);
		buf_char(out, '\n');
	}
}

/* A date as people sort it; nothing for none. */
static void
put_date(struct buf *out, date d)
{
	char iso[11];

	if (d == DATE_NONE)
		return;
	date_format(iso, d);
	buf_add(out, iso, 10);
}

/* What separates fields is none of their text. */
void
index_field(struct buf *out, const char *text)
{
	size_t n = strlen(text), i;
	char *at = buf_room(out, n + 1);

	for (i = 0; i < n; i++)
		at[i] = (unsigned char)text[i] < 0x20 ? ' ' : text[i];
	at[n] = '\t';
	out->n += n + 1;
}

void
index_put_documents(struct buf *out, const struct index *x, uint32_t b)
{
	size_t i;
	uint32_t k;

	for (i = 0; i < x->part_count; i++) {
		const struct index_part *p = &x->parts[i];
		struct unpack u = {p->part->documents, false};
		struct search_hit hit;

		if (p->unit / INDEX_BLOCK != b)
			continue;
		for (k = 0; k < p->part->document_count; k++) {
			search_next(&hit, &u);
			index_number(out, p->unit);
			buf_char(out, '.');
			index_number(out, k);
			buf_char(out, '\t');
			index_field(out, hit.path);
			index_field(out, hit.title);
			index_field(out, hit.kind);
			put_date(out, hit.date);
			buf_char(out, '\n');
		}
	}
}
