/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements as an HTML table. */
#include "lib/report/agreements.h"
#include "lib/text/html.h"

static void
add_row(struct buf *out, const struct report *r, const struct agreement *a)
{
	struct buf thread = {0};
	bool late = report_overdue(r, a);

	agreement_thread(&thread, a);
	html_fmt(out, "<tr class=\"%t%t\"><th scope=\"row\">%t</th><td>%t</td>"
		"<td>%t</td><td>%t</td><td>%t%t</td><td>%t</td></tr>\n",
		status_name(a->state), late ? " overdue" : "",
		report_reference(a, a->record->unit), a->title ? a->title : "",
		report_status(r, a), a->owner ? a->owner : "",
		a->due_text ? a->due_text : "", !late ? "" :
		say(r->lang, " (overskredet)", " (overdue)"),
		buf_cstr(&thread));
	buf_free(&thread);
}

void
agreements_html(struct buf *out, const struct report *r,
	const struct agreement_list *list)
{
	static const struct {
		const char *da, *en;
	} columns[] = {
		{"Nr.", "Id"}, {"Aftale", "Agreement"}, {"Status", "Status"},
		{"Ansvarlig", "Owner"}, {"Frist", "Due"},
		{"Fortsætter", "Continues"},
	};
	size_t i;

	html_fmt(out, "<section class=\"agreements\">\n<h2>%t</h2>\n"
		"<table>\n<thead><tr>", report_unit(r, list->unit));
	for (i = 0; i < sizeof(columns) / sizeof(*columns); i++)
		html_fmt(out, "<th scope=\"col\">%t</th>",
			say(r->lang, columns[i].da, columns[i].en));
	buf_z(out, "</tr></thead>\n<tbody>\n");
	for (i = 0; i < list->n; i++)
		add_row(out, r, list->v[i]);
	buf_z(out, "</tbody>\n</table>\n</section>\n");
}
