/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements as a Markdown table. */
#include "lib/report/agreements.h"
#include "lib/report/marks.h"

static void
add_cell(struct buf *out, const char *text)
{
	buf_z(out, " ");
	markdown_add(out, text);
	buf_z(out, " |");
}

static void
add_row(struct buf *out, const struct report *r, const struct agreement *a)
{
	struct buf thread = {0};

	agreement_thread(&thread, a);
	buf_char(out, '|');
	add_cell(out, report_reference(a, a->record->unit));
	add_cell(out, a->title);
	add_cell(out, report_status(r, a));
	add_cell(out, a->owner);
	buf_char(out, ' ');
	markdown_add(out, a->due_text);
	if (report_overdue(r, a))
		buf_fmt(out, " **%s**", say(r->lang, "overskredet",
			"overdue"));
	buf_z(out, " |");
	add_cell(out, buf_cstr(&thread));
	buf_char(out, '\n');
	buf_free(&thread);
}

void
agreements_markdown(struct buf *out, const struct report *r,
	const struct agreement_list *list)
{
	size_t i;

	buf_z(out, "## ");
	markdown_add(out, report_unit(r, list->unit));
	buf_z(out, say(r->lang,
		"\n\n| Nr. | Aftale | Status | Ansvarlig | Frist | Fortsætter |\n",
		"\n\n| Id | Agreement | Status | Owner | Due | Continues |\n"));
	buf_z(out, "| --- | --- | --- | --- | --- | --- |\n");
	for (i = 0; i < list->n; i++)
		add_row(out, r, list->v[i]);
}
