/* SPDX-License-Identifier: MPL-2.0 */
/* What a publishing comes to: the pages there are, and those there were. */
#include <stdlib.h>

#include "lib/site/publishing.h"

void
publishing_pages(struct publishing *pb)
{
	struct output_plan *plan = &pb->plan;
	size_t i, k, all = 0;

	for (i = 0; i <= pb->n; i++)
		all += pb->parsed[i].page_count;
	plan->pages = ARENA_ARRAY(&pb->arena, const struct page_file *, all);
	plan->staged = ARENA_ARRAY(&pb->arena, const struct page_file *, all);
	for (i = 0; i <= pb->n; i++)
		for (k = 0; k < pb->parsed[i].page_count; k++) {
			const struct page_file *page =
				&pb->parsed[i].pages[k];

			plan->pages[plan->page_count++] = page;
			if (pb->fresh[i] && pb->parsed[i].staged[k])
				plan->staged[plan->staged_count++] = page;
		}
}

static void
add_stale(struct publishing *pb, const struct map *new, const char *path,
	size_t *cap)
{
	struct output_plan *plan = &pb->plan;

	if (map_get(new, str_of(path)))
		return;
	ARENA_GROW(&pb->arena, plan->stale, plan->stale_count, *cap);
	plan->stale[plan->stale_count++] = path;
}

/* Pages that were ours and are no more: those of groups made anew or gone
 * that were not made again. Without a state the folder says what was ours. */
int
publishing_stale(struct publishing *pb, struct error *err)
{
	bool *kept = ARENA_ARRAY(&pb->arena, bool, pb->memory.n + 1);
	struct map new = {0};
	struct result last;
	size_t cap = 0, i, k;
	int rc = 0;

	for (i = 0; i <= pb->n; i++) {
		const struct memory_group *g = memory_find(&pb->memory,
			publishing_key(pb, i));

		if (g && !pb->fresh[i])
			kept[g - pb->memory.groups] = true;
		for (k = 0; pb->fresh[i] && k < pb->parsed[i].page_count; k++)
			map_put(&new, str_of(pb->parsed[i].pages[k].path), pb);
	}
	for (i = 0; i < pb->memory.n && rc == 0; i++) {
		const struct memory_result *was = &pb->memory.groups[i].result;
		struct str facts;

		if (kept[i])
			continue;
		rc = memory_read(&pb->memory, &facts, &pb->arena, was->at,
			was->facts, err);
		if (rc < 0 || !result_read(&last, &pb->arena, facts))
			continue;
		for (k = 0; k < last.page_count; k++)
			add_stale(pb, &new, last.pages[k].path, &cap);
	}
	if (rc == 0 && pb->memory.n == 0) {
		rc = output_read_ours(&pb->output, err);
		for (i = 0; i < pb->output.our_count; i++)
			if (i == 0 || strcmp(pb->output.ours[i],
				pb->output.ours[i - 1]) != 0)
				add_stale(pb, &new, pb->output.ours[i], &cap);
	}
	map_free(&new);
	return rc;
}

