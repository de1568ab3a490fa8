/* SPDX-License-Identifier: MPL-2.0 */
/* The normal form of a document. */
#include "lib/model/tidy.h"

#include <stdlib.h>

#include "lib/model/front_lines.h"
#include "lib/model/tidy_table.h"

/* A change of the text: what stands at SPAN becomes TEXT. */
struct edit {
	struct span span;
	struct str text;
	size_t order;
};
struct edits {
	struct arena *arena;
	struct edit *v;
	size_t n, cap;
};

static void
add_edit(struct edits *e, struct span span, struct str text)
{
	ARENA_GROW(e->arena, e->v, e->n, e->cap);
	e->v[e->n] = (struct edit){span, text, e->n};
	e->n++;
}

/* One field with the comment lines above it, and its place in the form. */
struct segment {
	struct str text;
	size_t rank, order;
};

static int
by_rank(const void *a, const void *b)
{
	const struct segment *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

static void
tidy_fields(struct edits *e, const struct record *r)
{
	const struct value *v = r->frontmatter;
	struct segment *segs;
	struct buf text = {0};
	uint32_t i, from;

	if (v == NULL || v->n < 2 || !front_is_lines(r))
		return;
	segs = ARENA_ARRAY(e->arena, struct segment, v->n);
	from = front_comments(&r->source, v->members[0].key_span.from,
		r->front.from);
	for (i = 0; i < v->n; i++) {
		uint32_t at = i ? front_comments(&r->source,
			v->members[i].key_span.from,
			v->members[i - 1].key_span.to) : from;
		uint32_t to = i + 1 < v->n ? front_comments(&r->source,
			v->members[i + 1].key_span.from, at) : r->front.to;

		segs[i] = (struct segment){str_make(r->source.text.p + at,
			to - at), front_rank(r->form, v->members[i].key), i};
	}
	qsort(segs, v->n, sizeof(*segs), by_rank);
	for (i = 0; i < v->n; i++) {
		buf_str(&text, segs[i].text);
		if (!str_ends(segs[i].text, "\n"))
			buf_char(&text, '\n');
	}
	if (r->front.to > from && r->source.text.p[r->front.to - 1] != '\n')
		text.n--;
	add_edit(e, span_make(from, r->front.to), str_make(
		arena_strndup(e->arena, text.p, text.n), text.n));
	buf_free(&text);
}

/* All tables, in document order, without recursion. */
static void
tidy_tables(struct edits *e, const struct record *r)
{
	const struct block *b = r->blocks;

	while (b) {
		struct buf text = {0};

		if (b->kind == BLOCK_TABLE &&
		    tidy_table(&text, source_slice(&r->source, b->span)))
			add_edit(e, b->span, str_make(arena_strndup(e->arena,
				text.p, text.n), text.n));
		buf_free(&text);
		if (b->first && b->kind != BLOCK_TABLE) {
			b = b->first;
			continue;
		}
		while (b && b->next == NULL)
			b = b->parent;
		b = b ? b->next : NULL;
	}
}

static unsigned long
highest_id(const struct group *g)
{
	unsigned long n, max = 0;
	size_t i;

	for (i = 0; i < g->agreement_count; i++) {
		const struct agreement *a = g->agreements[i];

		if (!a->id_made && a->id[0] == 'A' &&
		    str_number(str_of(a->id + 1), 999999, &n) && n > max)
			max = n;
	}
	return max;
}

/* Numbers go to the agreements of the whole group in order, so that one file
 * alone gets the same ids as all together. */
static void
tidy_ids(struct edits *e, const struct record *r, const struct group *g)
{
	unsigned long n = highest_id(g);
	size_t i;

	for (i = 0; i < g->agreement_count; i++) {
		const struct agreement *a = g->agreements[i];
		const char *id;

		if (!a->id_made)
			continue;
		id = arena_fmt(e->arena, "A%lu ", ++n);
		if (a->record == r)
			add_edit(e, span_make(a->span.from, a->span.from),
				str_of(id));
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	if (x->span.from != y->span.from)
		return x->span.from < y->span.from ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

static void
add_lf(struct buf *out, struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] != '\r' || i + 1 == s.n || s.p[i + 1] != '\n')
			buf_char(out, s.p[i]);
}

/* TEXT from the byte AT on. An edit inside one already made (an id in a table)
 * waits for the next run: fmt runs until nothing changes. */
static void
apply(struct buf *out, struct edits *e, struct str text, size_t at)
{
	size_t i;

	if (e->n)
		qsort(e->v, e->n, sizeof(*e->v), by_place);
	for (i = 0; i < e->n; i++) {
		if (e->v[i].span.from < at)
			continue;
		add_lf(out, str_make(text.p + at, e->v[i].span.from - at));
		add_lf(out, e->v[i].text);
		at = e->v[i].span.to;
	}
	add_lf(out, str_skip(text, at));
}

void
tidy_record(struct buf *out, const struct record *r, const struct group *g,
	bool ids)
{
	struct edits e = {.arena = r->arena};

	if (r->blocks == NULL || r->form == NULL || !r->readable) {
		buf_str(out, r->source.text);
		return;
	}
	if (ids)
		tidy_ids(&e, r, g);
	if (e.n == 0) {
		tidy_fields(&e, r);
		tidy_tables(&e, r);
	}
	apply(out, &e, r->source.text,
		str_starts(r->source.text, "\xef\xbb\xbf") ? 3 : 0);
}

void
tidy_body(struct buf *out, const struct record *r)
{
	struct edits e = {.arena = r->arena};

	tidy_tables(&e, r);
	apply(out, &e, r->source.text, r->body.from);
}
