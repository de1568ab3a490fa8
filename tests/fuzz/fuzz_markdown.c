/* SPDX-License-Identifier: MPL-2.0 */
/* Any bytes as Markdown: parsed, checked, rendered. An entry for libFuzzer;
 * with REPLAY, a main that feeds it the files it is given. */
#include <stdlib.h>

#include "lib/base/file.h"
#include "lib/text/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
expect(bool truth)
{
	if (!truth)
		abort();
}

/* Every block lies in the text and in its parent. */
static void
check_spans(const struct block *b, const struct source *src)
{
	const struct block *root = b, *child;

	while (b) {
		expect(b->span.from <= b->span.to && b->span.to <= src->text.n);
		for (child = b->first; child; child = child->next)
			expect(child->parent == b && child->span.from >= b->span.from
				&& child->span.to <= b->span.to);
		if (b->first) {
			b = b->first;
			continue;
		}
		while (b != root && b->next == NULL)
			b = b->parent;
		b = b == root ? NULL : b->next;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct markdown *md = markdown_new();
	struct arena arena = {0};
	struct findings fs = {.arena = &arena, .path = "x.md"};
	struct footnotes notes = {0};
	struct render r = {.heading = 2, .task_done = "a", .task_open = "b",
		.table = "c", .note = "d", .back = "e", .prefix = "f",
		.notes = &notes};
	struct buf out = {0};
	struct source src;
	struct block *d;
	size_t from = size > 3 ? data[0] % 3 : 0;

	source_init(&src, &arena, "x.md", str_make((const char *)data, size));
	d = markdown_parse(md, &src, span_make(from, size), &fs);
	expect((d == NULL) == (fs.n == 1));
	if (d) {
		check_spans(d, &src);
		markdown_check(d, &src, &fs);
		markdown_render(&out, d, &r);
		markdown_render_notes(&out, &r);
		expect(str_find(buf_view(&out), STR("<script")) == out.n);
		expect(utf8_invalid(buf_view(&out)) == out.n);
		if (d->first)
			markdown_source(&src, d->first, d->last);
		markdown_plain(&out, d);
	}
	findings_locate(&fs, 0, &src);
	footnotes_free(&notes);
	buf_free(&out);
	arena_free(&arena);
	markdown_free(md);
	return 0;
}
