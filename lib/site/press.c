/* SPDX-License-Identifier: MPL-2.0 */
/* What makes pages: buffers and the gate, reused from page to page. */
#include "lib/site/group.h"

void
press_begin(struct press *pr, struct str key)
{
	const struct memory_group *g = memory_find(pr->memory, key);
	struct result last;
	size_t i;

	gate_reset(&pr->gate);
	pr->gate.phrases = &pr->site->phrases;
	pr->cpr = NULL;
	arena_reset(&pr->old_arena);
	map_free(&pr->old);
	if (g == NULL || !result_read(&last, &pr->old_arena, g->result))
		return;
	for (i = 0; i < last.page_count; i++)
		map_put(&pr->old, str_of(last.pages[i].path), &last.pages[i]);
}

void
press_free(struct press *pr)
{
	arena_free(&pr->arena);
	arena_free(&pr->old_arena);
	map_free(&pr->old);
	buf_free(&pr->text);
	gate_free(&pr->gate);
}

struct page
press_page(struct press *pr)
{
	arena_reset(&pr->arena);
	buf_reset(&pr->text);
	return (struct page){.out = &pr->text, .site = pr->site,
		.a = &pr->arena};
}

/* The frame is the same on all pages: it is looked at once, on those across
 * units, and elsewhere only compared. */
static bool
passes(struct press *pr, const char *path, struct str text)
{
	struct str title, body;

	if (pr->whole || !page_unframe(pr->site, path, text, &title, &body))
		return gate_page(&pr->gate, text);
	return gate_page(&pr->gate, title) && gate_page(&pr->gate, body);
}

int
press_out(struct press *pr, struct buf *out, const char *path,
	struct error *err)
{
	struct page_file page = {.path = path};
	struct str text = buf_view(&pr->text);
	bool same;

	if (!passes(pr, path, text) && pr->cpr == NULL)
		pr->cpr = arena_strdup(&pr->old_arena, path);
	hash_sha256(page.hash, text);
	same = output_is(pr->output, &page, map_get(&pr->old, str_of(path)),
		text);
	if (!same && output_stage(pr->output, &page, text, err) < 0)
		return -1;
	result_put_page(out, &page, !same);
	return 0;
}
