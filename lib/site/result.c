/* SPDX-License-Identifier: MPL-2.0 */
/* What came of one group of units, as bytes. */
#include "lib/site/result.h"

#include <stdlib.h>

void
result_put_page(struct buf *out, const struct page_file *page, bool staged)
{
	pack_text(out, str_of(page->path));
	buf_add(out, page->hash, OUTPUT_HASH - 1);
	pack_u32(out, page->size);
	pack_u64(out, (uint64_t)page->time);
	pack_u64(out, page->from);
	pack_u32(out, staged);
}

bool
result_next_page(struct page_file *page, bool *staged, struct unpack *u)
{
	const char *hash;

	memset(page, 0, sizeof(*page));
	page->path = unpack_text(u).p;
	hash = unpack_bytes(u, OUTPUT_HASH - 1);
	if (hash)
		memcpy(page->hash, hash, OUTPUT_HASH - 1);
	page->size = unpack_u32(u);
	page->time = (int64_t)unpack_u64(u);
	page->from = unpack_u64(u);
	*staged = unpack_u32(u) != 0;
	return !u->bad;
}

struct page_file *
result_pages(size_t *n, struct arena *a, struct str bytes)
{
	struct unpack u = {bytes, false};
	struct page_file *v = NULL, page;
	size_t cap = 0;
	bool unused;

	for (*n = 0; result_next_page(&page, &unused, &u); (*n)++) {
		ARENA_GROW(a, v, *n, cap);
		v[*n] = page;
	}
	return v;
}

void
result_put_pages(struct buf *out, struct str pages)
{
	struct unpack u = {pages, false};
	struct page_file page;
	struct str first = STR("");
	uint32_t n = 0, all_staged = 0;
	bool staged;

	while (result_next_page(&page, &staged, &u)) {
		if (n++ == 0)
			first = str_make(pages.p, (size_t)(u.rest.p - pages.p));
		all_staged += staged;
	}
	pack_u32(out, n);
	pack_u32(out, all_staged);
	buf_str(out, first);
}

static bool
read_pages(struct result *r, struct unpack *u)
{
	bool unused;

	memset(r, 0, sizeof(*r));
	r->page_count = unpack_u32(u);
	r->staged_count = unpack_u32(u);
	return r->page_count == 0 || result_next_page(&r->first, &unused, u);
}

bool
result_read_first(struct result *r, struct str bytes)
{
	struct unpack u = {bytes, false};

	return read_pages(r, &u) && !u.bad;
}

void
result_put_left(struct buf *out, const struct left_out *left)
{
	pack_text(out, str_of(left->path));
	pack_text(out, str_of(finding_name(left->code)));
}

static void
read_left(struct left_out *left, struct unpack *u)
{
	left->path = unpack_text(u).p;
	if (!finding_by_name(&left->code, unpack_text(u).p))
		u->bad = true;
}

static void
put_cycle(struct buf *out, const struct cycle_summary *c)
{
	size_t i;

	pack_u32(out, (uint32_t)c->cycle);
	pack_u32(out, c->documents);
	pack_u32(out, c->open);
	pack_u32(out, c->done);
	pack_u32(out, c->dropped);
	pack_u32(out, c->changes);
	pack_u32(out, (uint32_t)c->theme_count);
	for (i = 0; i < c->theme_count; i++) {
		pack_text(out, str_of(c->themes[i].name));
		pack_u32(out, c->themes[i].open);
		pack_u32(out, c->themes[i].done);
		pack_u32(out, c->themes[i].dropped);
	}
}

void
result_put_unit(struct buf *out, const struct unit_summary *unit)
{
	size_t i;

	pack_text(out, str_of(unit->unit));
	pack_u32(out, (uint32_t)unit->document_count);
	pack_u32(out, unit->open);
	pack_u32(out, (uint32_t)unit->cycle_count);
	for (i = 0; i < unit->cycle_count; i++)
		put_cycle(out, &unit->cycles[i]);
}

static void
read_cycle(struct cycle_summary *c, struct arena *a, struct unpack *u)
{
	size_t i;

	c->cycle = (int)unpack_u32(u);
	c->documents = unpack_u32(u);
	c->open = unpack_u32(u);
	c->done = unpack_u32(u);
	c->dropped = unpack_u32(u);
	c->changes = unpack_u32(u) != 0;
	c->theme_count = unpack_count(u, 17);
	c->themes = ARENA_ARRAY(a, struct theme_summary, c->theme_count);
	for (i = 0; i < c->theme_count; i++) {
		c->themes[i].name = unpack_text(u).p;
		c->themes[i].open = unpack_u32(u);
		c->themes[i].done = unpack_u32(u);
		c->themes[i].dropped = unpack_u32(u);
	}
}

static void
read_unit(struct unit_summary *unit, struct arena *a, struct unpack *u)
{
	struct str name = unpack_text(u);
	size_t i;

	unit->unit = name.n ? name.p : NULL;
	unit->document_count = unpack_u32(u);
	unit->open = unpack_u32(u);
	unit->cycle_count = unpack_count(u, 28);
	unit->cycles = ARENA_ARRAY(a, struct cycle_summary,
		unit->cycle_count + 1);
	for (i = 0; i < unit->cycle_count; i++)
		read_cycle(&unit->cycles[i], a, u);
}

void
result_put_latest(struct buf *out, const struct latest *l)
{
	pack_u32(out, (uint32_t)l->date);
	pack_u32(out, (uint32_t)l->changed);
	pack_u32(out, (uint32_t)l->published);
	pack_u32(out, (uint32_t)l->cycle);
	pack_text(out, str_of(l->unit));
	pack_text(out, str_of(l->title));
	pack_text(out, str_of(l->path));
	pack_text(out, str_of(l->anchor));
	pack_text(out, str_of(l->note));
}

static void
read_latest(struct latest *l, struct unpack *u)
{
	struct str unit;

	l->date = (date)unpack_u32(u);
	l->changed = (date)unpack_u32(u);
	l->published = (date)unpack_u32(u);
	l->cycle = (int)unpack_u32(u);
	unit = unpack_text(u);
	l->unit = unit.n ? unit.p : NULL;
	l->title = unpack_text(u).p;
	l->path = unpack_text(u).p;
	l->anchor = unpack_text(u).p;
	l->note = unpack_text(u).p;
}

void
result_put_board(struct buf *out, const struct board_bytes *board)
{
	pack_u32(out, (uint32_t)board->cycle);
	pack_text(out, board->bytes);
}

void
result_put_no_units(struct buf *out)
{
	int i;

	for (i = 0; i < 4; i++)
		pack_u32(out, 0);
	search_put_none(out);
	pack_text(out, STR(""));
}

static void
put_prints(struct buf *out, const struct fingerprints *set,
	const struct fingerprints *without)
{
	uint64_t *v = fingerprints_sorted(set);
	size_t hole = pack_hole(out), i;
	uint32_t n = 0;

	for (i = 0; i < set->n; i++)
		if (!fingerprints_has(without, v[i])) {
			pack_u64(out, v[i]);
			n++;
		}
	pack_fill(out, hole, n);
	free(v);
}

/* What a group hides and shows at once is no secret anywhere. */
void
result_put_gate(struct buf *out, const struct gate *gate, const char *fault,
	unsigned named)
{
	put_prints(out, &gate->hidden, &gate->shown);
	put_prints(out, &gate->odd, &gate->shown);
	pack_text(out, str_of(fault));
	pack_u32(out, named);
}

static void
read_gate(struct result *r, struct unpack *u)
{
	struct str fault;

	r->hidden_count = unpack_count(u, sizeof(uint64_t));
	r->hidden = unpack_bytes(u, r->hidden_count * sizeof(uint64_t));
	r->odd_count = unpack_count(u, sizeof(uint64_t));
	r->odd = unpack_bytes(u, r->odd_count * sizeof(uint64_t));
	fault = unpack_text(u);
	r->fault = fault.n ? fault.p : NULL;
	r->named = unpack_u32(u);
}

bool
result_read(struct result *r, struct arena *a, struct str bytes)
{
	struct unpack u = {bytes, false};
	size_t i;

	read_pages(r, &u);
	r->left_count = unpack_count(&u, 10);
	r->left = ARENA_ARRAY(a, struct left_out, r->left_count + 1);
	for (i = 0; i < r->left_count; i++)
		read_left(&r->left[i], &u);
	r->sitemap = unpack_u32(&u) != 0;
	r->unit_count = unpack_count(&u, 17);
	r->units = ARENA_ARRAY(a, struct unit_summary, r->unit_count + 1);
	for (i = 0; i < r->unit_count; i++)
		read_unit(&r->units[i], a, &u);
	r->latest_count = unpack_count(&u, 27);
	r->latest = ARENA_ARRAY(a, struct latest, r->latest_count + 1);
	for (i = 0; i < r->latest_count; i++)
		read_latest(&r->latest[i], &u);
	r->board_count = unpack_count(&u, 9);
	r->boards = ARENA_ARRAY(a, struct board_bytes, r->board_count + 1);
	for (i = 0; i < r->board_count; i++) {
		r->boards[i].cycle = (int)unpack_u32(&u);
		r->boards[i].bytes = unpack_text(&u);
	}
	search_read(&r->search, a, &u);
	r->findings = unpack_text(&u);
	read_gate(r, &u);
	return !u.bad && u.rest.n == 0;
}
