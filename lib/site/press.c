/* SPDX-License-Identifier: MPL-2.0 */
/* What makes pages: buffers and the gate, reused from page to page. */
#include "lib/site/group.h"

/* What the last publishing found of the group. */
static bool
read_last(struct press *pr, struct str *pages, const struct memory_result *r)
{
	struct arena *a = &pr->old_arena;
	struct error unheard;
	struct str facts;

	return memory_read(pr->memory, &facts, a, r->at, r->facts,
		&unheard) == 0 && memory_read(pr->memory, pages, a, r->at +
		r->facts, r->pages, &unheard) == 0 &&
		result_read(&pr->last, a, facts);
}

void
press_begin(struct press *pr, struct str key)
{
	const struct memory_group *g = memory_find(pr->memory, key);
	struct str pages;
	size_t i;

	gate_reset(&pr->gate);
	pr->gate.phrases = &pr->site->phrases;
	pr->gate.names = &pr->site->names;
	pr->fault = NULL;
	pr->kept = false;
	attachments_reset(&pr->attachments);
	arena_reset(&pr->old_arena);
	map_free(&pr->old);
	memset(&pr->last, 0, sizeof(pr->last));
	pr->last_count = 0;
	if (g == NULL || !read_last(pr, &pages, &g->result))
		return;
	pr->last_pages = result_pages(&pr->last_count, &pr->old_arena, pages);
	for (i = 0; i < pr->last_count; i++)
		map_put(&pr->old, str_of(pr->last_pages[i].path),
			&pr->last_pages[i]);
}

void
press_free(struct press *pr)
{
	arena_free(&pr->arena);
	arena_free(&pr->old_arena);
	map_free(&pr->old);
	buf_free(&pr->text);
	gate_free(&pr->gate);
	search_free(&pr->search);
	attachments_reset(&pr->attachments);
}

struct page
press_page(struct press *pr)
{
	arena_reset(&pr->arena);
	buf_reset(&pr->text);
	return (struct page){.out = &pr->text, .site = pr->site,
		.a = &pr->arena, .attachments = &pr->attachments};
}

/* The frame is the same on all pages: it is looked at once, on those across
 * units, and elsewhere only compared. */
static bool
passes(struct press *pr, const char *path, struct str text)
{
	struct str title, body;

	if (pr->whole || !page_unframe(pr->site, path, text, &title, &body))
		return gate_file(&pr->gate, path, text);
	return gate_page(&pr->gate, title) && gate_page(&pr->gate, body);
}

void
press_take(struct press *pr, struct buf *out, const struct page_file *old)
{
	size_t i;

	for (i = 0; !pr->kept && i < pr->last.odd_count; i++)
		fingerprints_add(&pr->gate.odd, result_print(pr->last.odd, i));
	pr->kept = true;
	result_put_page(out, old, false);
}

bool
press_keep(struct press *pr, struct buf *out, const char *path,
	uint64_t from)
{
	const struct page_file *old = map_get(&pr->old, str_of(path));

	pr->from = from;
	if (old == NULL || old->from != from ||
	    !output_stands(pr->output, old))
		return false;
	press_take(pr, out, old);
	pr->from = 0;
	return true;
}

int
press_file(struct press *pr, struct buf *out, const char *path,
	struct str content, struct error *err)
{
	struct page_file page = {.path = path, .from = pr->from};
	bool same;

	pr->from = 0;
	hash_sha256(page.hash, content);
	same = output_is(pr->output, &page, map_get(&pr->old, str_of(path)),
		content);
	if (!same && output_stage(pr->output, &page, content, err) < 0)
		return -1;
	result_put_page(out, &page, !same);
	return 0;
}

int
press_out(struct press *pr, struct buf *out, const char *path,
	struct error *err)
{
	struct str text = buf_view(&pr->text);

	pr->gate.named = 0;
	if ((!passes(pr, path, text) || !gate_names(&pr->gate,
	    str_of(path))) && pr->fault == NULL) {
		pr->fault = arena_strdup(&pr->old_arena, path);
		pr->named = pr->gate.named;
	}
	return press_file(pr, out, path, text, err);
}
