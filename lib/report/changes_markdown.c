/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements, in Markdown, as for a merge request. */
#include <stdlib.h>

#include "lib/report/changes.h"
#include "lib/report/marks.h"

static void
add_title(struct buf *out, const struct agreement *a, const char *unit)
{
	markdown_add(out, report_reference(a, unit));
	buf_char(out, ' ');
	markdown_add(out, a->title);
}

static void
add_line(struct buf *out, const char *name, const char *text)
{
	if (text == NULL || str_trim(str_of(text)).n == 0)
		return;
	buf_fmt(out, "  - %s: ", name);
	markdown_add(out, text);
	buf_char(out, '\n');
}

static void
add_fields(struct buf *out, const struct report *r, const struct change *c)
{
	struct field_change f;
	size_t i;

	for (i = 0; report_field(&f, r, c, i); i++) {
		buf_fmt(out, "  - %s: ", f.name);
		marks_markdown(out, f.before, f.after);
		buf_char(out, '\n');
	}
}

static void
add_change(struct buf *out, const struct report *r, const struct change *c,
	const char *unit)
{
	bool lost = c->kind == CHANGE_UNANSWERED;
	const struct agreement *shown = lost ? c->from : c->to;

	buf_fmt(out, "- **%s**: ", report_change(r->lang, c->kind));
	add_title(out, shown, unit);
	buf_char(out, '\n');
	if (lost || c->from == NULL) {
		add_line(out, say(r->lang, "ansvarlig", "owner"),
			shown->owner);
		add_line(out, say(r->lang, "frist", "due"), shown->due_text);
	} else {
		add_line(out, say(r->lang, "før", "before"),
			report_reference(c->from, unit));
		add_fields(out, r, c);
	}
	if (lost && c->to) {
		buf_fmt(out, "  - %s ", say(r->lang, "måske besvaret af",
			"perhaps answered by"));
		add_title(out, c->to, unit);
		buf_fmt(out, " (%d %% %s)\n", (int)(c->similarity * 100 + 0.5),
			say(r->lang, "ens", "alike"));
	}
	if (!lost)
		add_line(out, say(r->lang, "begrundelse", "reason"),
			shown->reason);
}

void
changes_markdown(struct buf *out, const struct report *r,
	const struct changes *c)
{
	size_t *order = xcalloc(c->n + 1, sizeof(*order)), i;

	buf_z(out, "## ");
	markdown_add(out, report_unit(r, c->unit));
	buf_z(out, ": ");
	markdown_add(out, r->from);
	buf_z(out, " → ");
	markdown_add(out, report_end(r));
	buf_z(out, "\n\n");
	report_order(order, c);
	for (i = 0; i < c->n; i++)
		add_change(out, r, &c->v[order[i]], c->unit);
	free(order);
}
