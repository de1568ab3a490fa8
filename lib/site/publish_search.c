/* SPDX-License-Identifier: MPL-2.0 */
/* The search index of a publishing: cycle by cycle, made anew only where a
 * document says something else than the last time. */
#include "lib/site/publishing.h"

#include <stdlib.h>

#include "lib/base/builtin.h"
#include "lib/site/search_index.h"
#include "lib/site/stylesheet.h"

/* One publishing's index at work. HEAD is index.txt; DIR the cycle's folder. */
struct indexing {
	struct publishing *pb;
	struct buf *out, head;
	const char *dir;
	uint64_t from;
};

static int
newest_first(const void *a, const void *b)
{
	const struct index *x = a, *y = b;

	return (x->cycle < y->cycle) - (x->cycle > y->cycle);
}

static struct index *
index_of(struct arena *a, struct index **v, size_t *n, size_t *cap, int cycle)
{
	size_t i;

	for (i = 0; i < *n; i++)
		if ((*v)[i].cycle == cycle)
			return &(*v)[i];
	ARENA_GROW(a, *v, *n, *cap);
	(*v)[*n] = (struct index){.cycle = cycle};
	return &(*v)[(*n)++];
}

/* All parts of all groups, by cycle. */
static struct index *
gather(struct publishing *pb, size_t *n)
{
	struct index *v = NULL;
	size_t cap = 0, i, k;
	uint32_t unit = 0;

	*n = 0;
	for (i = 0; i < pb->n; i++) {
		struct search_group *g = &pb->parsed[i].search;
		uint64_t words = pb->places[i].at + pb->places[i].facts +
			pb->places[i].pages;

		for (k = 0; k < g->part_count; k++) {
			struct index *x = index_of(&pb->arena, &v, n, &cap,
				g->parts[k].cycle);

			VEC_GROW(x->parts, x->part_cap, x->part_count + 1);
			x->parts[x->part_count++] = (struct index_part){
				unit + g->parts[k].unit, g, &g->parts[k],
				words};
			x->document_count += g->parts[k].document_count;
		}
		unit += (uint32_t)pb->parsed[i].unit_count;
	}
	if (*n)
		qsort(v, *n, sizeof(*v), newest_first);
	return v;
}

static uint64_t
hash_of(const struct index *x, uint64_t site)
{
	struct buf b = {0};
	uint64_t hash;
	size_t i;

	for (i = 0; i < x->part_count; i++) {
		pack_u32(&b, x->parts[i].unit);
		pack_u64(&b, x->parts[i].part->hash);
	}
	hash = hash_quick(buf_view(&b), site);
	buf_free(&b);
	return hash ? hash : 1;
}

/* The files of terms are named in index.txt. */
static void
name_file(struct indexing *ix, const char *path)
{
	const char *name = path + strlen(ix->dir);
	struct str begin;

	if (strncmp(name, "t-", 2) != 0)
		return;
	begin = str_make(name + 2, strlen(name + 2) - 4);
	buf_char(&ix->head, ' ');
	buf_str(&ix->head, begin);
}

/* Keeps the cycle's files of the last time if all are to be as they are. */
static bool
keep_all(struct indexing *ix)
{
	struct press *pr = &ix->pb->press;
	size_t n = strlen(ix->dir), i;
	bool any = false;

	for (i = 0; i < pr->last_count; i++) {
		const struct page_file *f = &pr->last_pages[i];

		if (strncmp(f->path, ix->dir, n) != 0)
			continue;
		any = true;
		if (f->from != ix->from || !output_stands(pr->output, f))
			return false;
	}
	for (i = 0; any && i < pr->last_count; i++) {
		const struct page_file *f = &pr->last_pages[i];

		if (strncmp(f->path, ix->dir, n) != 0)
			continue;
		press_take(pr, ix->out, f);
		name_file(ix, f->path);
	}
	return any;
}

static int
put_file(struct indexing *ix, const char *path, struct error *err)
{
	struct press *pr = &ix->pb->press;

	name_file(ix, path);
	pr->from = ix->from;
	return press_out(pr, ix->out, path, err);
}

static int
put_terms(struct index *x, struct str begin, size_t from, size_t to,
	void *ctx, struct error *err)
{
	struct indexing *ix = ctx;
	const char *path = arena_fmt(&ix->pb->arena, "%st-%.*s.txt", ix->dir,
		(int)begin.n, begin.p);

	press_page(&ix->pb->press);
	index_put_terms(&ix->pb->press.text, x, from, to);
	return put_file(ix, path, err);
}

static int
put_documents(struct indexing *ix, const struct index *x, struct error *err)
{
	uint32_t last = UINT32_MAX;
	size_t i;

	for (i = 0; i < x->part_count; i++) {
		uint32_t b = x->parts[i].unit / INDEX_BLOCK;
		const char *path;

		if (b == last)
			continue;
		last = b;
		path = arena_fmt(&ix->pb->arena, "%sd-%u.txt", ix->dir,
			(unsigned)b);
		press_page(&ix->pb->press);
		index_put_documents(&ix->pb->press.text, x, b);
		if (put_file(ix, path, err) < 0)
			return -1;
	}
	return 0;
}

/* Reads what the cycle's documents say: it lives as long as X. */
static int
read_words(struct indexing *ix, struct index *x, struct error *err)
{
	const struct memory *m = &ix->pb->memory;
	size_t i;

	for (i = 0; i < x->part_count; i++) {
		struct index_part *p = &x->parts[i];

		if ((i == 0 || p->group != x->parts[i - 1].group) &&
		    memory_read(m, &p->group->terms, &x->arena, p->words +
		    p->group->terms_at, p->group->terms.n, err) < 0)
			return -1;
		if (memory_read(m, &p->part->documents, &x->arena, p->words +
		    p->part->documents_at, p->part->documents.n, err) < 0)
			return -1;
	}
	index_read(x);
	return 0;
}

/* The line of a cycle: its folder, its name, how many documents, its files. */
static int
put_cycle(struct indexing *ix, struct index *x, struct error *err)
{
	const struct site *s = &ix->pb->site;
	const char *folder = cycle_folder(&ix->pb->arena, s, x->cycle);
	int rc = 0;

	ix->dir = arena_fmt(&ix->pb->arena, "%s/%s/", wording(s->lang,
		W_PATH_SEARCH), folder);
	ix->from = hash_of(x, ix->pb->common);
	buf_fmt(&ix->head, "c\t%s\t%s\t", folder, x->cycle == CYCLE_NONE
		? wording(s->lang, W_NO_CYCLE) : folder);
	index_number(&ix->head, x->document_count);
	buf_char(&ix->head, '\t');
	if (!keep_all(ix)) {
		rc = read_words(ix, x, err);
		if (rc == 0)
			rc = index_shards(x, put_terms, ix, err);
		if (rc == 0)
			rc = put_documents(ix, x, err);
	}
	buf_char(&ix->head, '\n');
	return rc;
}

static void
put_units(struct indexing *ix)
{
	struct publishing *pb = ix->pb;
	const struct site *s = &pb->site;
	size_t i, k;

	buf_fmt(&ix->head, "w\t%s\n", wording(s->lang, W_SEARCH_STOPS));
	for (i = 0; i < pb->n; i++)
		for (k = 0; k < pb->parsed[i].unit_count; k++) {
			const char *unit = pb->parsed[i].units[k].unit;

			buf_z(&ix->head, "u\t");
			index_field(&ix->head, address_unit(&pb->arena, s,
				unit));
			index_field(&ix->head, unit_name(s, unit));
			buf_char(&ix->head, '\n');
		}
}

static int
put_head(struct indexing *ix, struct error *err)
{
	const struct builtin *script = builtin_find(SEARCH_SCRIPT);
	const struct builtin *style = builtin_find(SEARCH_STYLE);
	struct press *pr = &ix->pb->press;
	const char *dir = wording(ix->pb->site.lang, W_PATH_SEARCH);

	ix->dir = "";
	ix->from = 0;
	press_page(pr);
	buf_str(&pr->text, buf_view(&ix->head));
	if (put_file(ix, arena_fmt(&ix->pb->arena, "%s/index.txt", dir), err)
		< 0)
		return -1;
	press_page(pr);
	stylesheet_add(&pr->text, str_make(style->content, style->n));
	if (put_file(ix, arena_fmt(&ix->pb->arena, "%s/search.css", dir), err)
		< 0)
		return -1;
	press_page(pr);
	buf_add(&pr->text, script->content, script->n);
	return put_file(ix, arena_fmt(&ix->pb->arena, "%s/search.js", dir),
		err);
}

int
publishing_search(struct publishing *pb, struct buf *out, struct error *err)
{
	struct indexing ix = {.pb = pb, .out = out};
	struct index *v;
	size_t n, i;
	int rc = 0;

	v = gather(pb, &n);
	put_units(&ix);
	for (i = 0; i < n; i++) {
		if (rc == 0)
			rc = put_cycle(&ix, &v[i], err);
		index_free(&v[i]);
	}
	if (rc == 0)
		rc = put_head(&ix, err);
	buf_free(&ix.head);
	return rc;
}
