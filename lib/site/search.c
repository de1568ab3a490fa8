/* SPDX-License-Identifier: MPL-2.0 */
/* The words of a group's documents. */
#include "lib/site/search.h"

#include <stdlib.h>

#include "lib/site/search_text.h"

/* How much a word in the title counts, against one in the text. */
#define TITLE 8

/* The bytes of a number, at the most. */
#define NUMBER_MAX 5

void
search_begin(struct search *s)
{
	search_terms_begin(&s->terms);
	arena_reset(&s->arena);
	s->groups++;
	buf_reset(&s->group);
	s->n = 0;
}

/* A word counts once for each time it stands there, headings more. Nobody can
 * foresee which word is new in a document: the list is written in any case, and
 * only its end depends on that. */
static inline void
count(struct search *s, struct search_term *t, unsigned weight)
{
	bool new = t->document != s->documents;

	s->document[s->document_n] = t;
	s->document_n += new;
	t->document = s->documents;
	t->count = (new ? 0 : t->count) + weight;
	s->words++;
}

static void
count_all(struct search *s, struct str title, struct str html)
{
	struct search_html h = search_html(html);
	struct str word;

	VEC_GROW(s->document, s->document_cap, title.n + html.n);
	s->documents++;
	s->document_n = s->words = 0;
	while (search_word(&title, &word))
		count(s, search_term(&s->terms, word), TITLE);
	while (search_html_word(&h, &word))
		count(s, h.end - word.p < BYTES ? search_term(&s->terms, word)
			: search_term_near(&s->terms, word), h.weight);
}

/* Where the group has T: each stands behind its length. */
static uint32_t
place_of(struct search *s, struct search_term *t)
{
	if (t->group != s->groups) {
		t->group = s->groups;
		t->group_at = (uint32_t)s->group.n;
		buf_char(&s->group, (char)t->text.n);
		buf_str(&s->group, t->text);
	}
	return t->group_at;
}

static char *
put_number(char *at, uint32_t v)
{
	for (; v >= 128; v >>= 7)
		*at++ = (char)(v | 128);
	*at++ = (char)v;
	return at;
}

/* From 0 to 9: the first times count most, and most in a short text. */
static unsigned
weigh(uint32_t n, uint32_t words)
{
	uint32_t w = 10 * n / (n + 2 + words / 150);

	return w > 9 ? 9 : w;
}

/* The hash must not know where this group has its terms. */
static void
pack_postings(struct search *s, struct buf *out, uint64_t *hash)
{
	char *at = buf_room(out, s->document_n * (NUMBER_MAX + 1));
	size_t i;

	for (i = 0; i < s->document_n; i++) {
		struct search_term *t = s->document[i];
		unsigned weight = weigh(t->count, s->words);

		if (t->text.n == 0)
			continue;
		at = put_number(at, place_of(s, t));
		*at++ = (char)('0' + weight);
		*hash = hash_mix(*hash, t->hash + weight);
	}
	out->n = (size_t)(at - out->p);
}

void
search_add(struct search *s, const struct reduced_document *d,
	struct str html)
{
	const struct record *r = &d->record;
	struct buf out = {0};
	uint64_t hash;
	size_t hole;
	struct search_document *to;

	count_all(s, str_of(d->title), html);
	pack_text(&out, str_of(d->path));
	pack_text(&out, str_of(d->title));
	pack_text(&out, str_of(r->form ? r->form->title : NULL));
	pack_u32(&out, (uint32_t)r->date);
	hash = hash_quick(buf_view(&out), 0);
	hole = pack_hole(&out);
	pack_postings(s, &out, &hash);
	pack_fill(&out, hole, (uint32_t)(out.n - hole - sizeof(uint32_t)));
	VEC_GROW(s->v, s->cap, s->n + 1);
	to = &s->v[s->n++];
	to->d = d;
	to->hash = hash;
	to->bytes = str_make(arena_strndup(&s->arena, out.p, out.n), out.n);
	buf_free(&out);
}

static bool
is_of(const struct search_document *x, const char *unit, int cycle)
{
	return streq(x->d->record.unit, unit) && x->d->record.cycle == cycle;
}

/* The documents of UNIT in the cycle of number FROM, which is the first. */
static void
put_part(struct search *s, struct buf *out, struct buf *words,
	uint32_t number, const char *unit, size_t from)
{
	int cycle = s->v[from].d->record.cycle;
	size_t before = words->n, i;
	uint64_t hash = 0;
	uint32_t n = 0;

	for (i = from; i < s->n; i++) {
		if (!is_of(&s->v[i], unit, cycle))
			continue;
		buf_str(words, s->v[i].bytes);
		hash = hash * 31 + s->v[i].hash;
		n++;
	}
	pack_u32(out, number);
	pack_u32(out, (uint32_t)cycle);
	pack_u32(out, n);
	pack_u64(out, hash);
	pack_u32(out, (uint32_t)(words->n - before));
}

static bool
is_first(const struct search *s, size_t i, const char *unit)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (is_of(&s->v[k], unit, s->v[i].d->record.cycle))
			return false;
	return streq(s->v[i].d->record.unit, unit);
}

void
search_put(struct search *s, struct buf *out, struct buf *words,
	const char *const *units, size_t n)
{
	size_t i, k, hole;
	uint32_t parts = 0;

	buf_str(words, buf_view(&s->group));
	pack_u32(out, (uint32_t)s->group.n);
	hole = pack_hole(out);
	for (i = 0; i < n; i++)
		for (k = 0; k < s->n; k++)
			if (is_first(s, k, units[i])) {
				put_part(s, out, words, (uint32_t)i, units[i],
					k);
				parts++;
			}
	pack_fill(out, hole, parts);
}

void
search_put_none(struct buf *out)
{
	pack_u32(out, 0);
	pack_u32(out, 0);
}

void
search_free(struct search *s)
{
	search_terms_free(&s->terms);
	free(s->document);
	buf_free(&s->group);
	free(s->v);
	arena_free(&s->arena);
}

void
search_read(struct search_group *g, struct arena *a, struct unpack *u)
{
	size_t at = 0, i;

	g->terms = str_make(NULL, unpack_u32(u));
	g->terms_at = at;
	at += g->terms.n;
	g->part_count = unpack_count(u, 24);
	g->parts = ARENA_ARRAY(a, struct search_part, g->part_count + 1);
	for (i = 0; i < g->part_count; i++) {
		struct search_part *p = &g->parts[i];

		p->unit = unpack_u32(u);
		p->cycle = (int)unpack_u32(u);
		p->document_count = unpack_u32(u);
		p->hash = unpack_u64(u);
		p->documents = str_make(NULL, unpack_u32(u));
		p->documents_at = at;
		at += p->documents.n;
	}
}

void
search_next(struct search_hit *h, struct unpack *u)
{
	uint32_t n;

	h->path = unpack_text(u).p;
	h->title = unpack_text(u).p;
	h->kind = unpack_text(u).p;
	h->date = (date)unpack_u32(u);
	n = unpack_u32(u);
	h->postings.p = unpack_bytes(u, n);
	h->postings.n = u->bad ? 0 : n;
}

bool
search_posting(struct search_posting *p, struct str *bytes)
{
	size_t i = 0;

	p->term = 0;
	do {
		if (i == NUMBER_MAX || bytes->n - i < SEARCH_POSTING_MIN)
			return false;
		p->term |= (uint32_t)(bytes->p[i] & 127) << 7 * i;
	} while (bytes->p[i++] & 128);
	p->weight = (uint32_t)bytes->p[i] & 15;
	*bytes = str_skip(*bytes, i + 1);
	return true;
}
