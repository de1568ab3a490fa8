/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements as CSV, for spreadsheets. */
#include "lib/report/agreements.h"
#include "lib/text/csv.h"

void
agreements_csv_header(struct buf *out, const struct report *r)
{
	static const struct {
		const char *da, *en;
	} columns[] = {
		{"enhed", "unit"}, {"periode", "cycle"},
		{"dokument", "document"}, {"nr", "id"}, {"titel", "title"},
		{"ansvarlig", "owner"}, {"frist", "due"},
		{"overskredet", "overdue"}, {"status", "status"},
		{"tilstand", "state"}, {"tema", "theme"}, {"ophav", "origin"},
		{"begrundelse", "reason"}, {"klasse", "class"},
		{"fortsætter", "continues"}, {"tråd", "thread"},
		{"tekst", "text"}, {"fil", "path"},
	};
	struct csv c;
	size_t i;

	csv_begin(&c, out, ';', true);
	for (i = 0; i < sizeof(columns) / sizeof(*columns); i++)
		csv_field(&c, say(r->lang, columns[i].da, columns[i].en));
	csv_row_end(&c);
}

static void
add_row(struct csv *c, const struct report *r, const struct agreement *a)
{
	char cycle[CYCLE_TEXT] = "";

	if (a->record->cycle != CYCLE_NONE)
		cycle_format(cycle, &r->config->cycles, a->record->cycle);
	csv_field(c, a->record->unit);
	csv_field(c, cycle);
	csv_field(c, a->record->document);
	csv_field(c, a->id);
	csv_field(c, a->title);
	csv_field(c, a->owner);
	csv_field(c, a->due_text);
	csv_field(c, report_overdue(r, a) ? say(r->lang, "ja", "yes") : "");
	csv_field(c, report_status(r, a));
	csv_field(c, status_name(a->state));
	csv_field(c, a->theme);
	csv_field(c, a->origin);
	csv_field(c, a->reason);
	csv_field(c, class_name(a->class));
	csv_field(c, a->continues);
	csv_field(c, a->thread);
	csv_field(c, a->text);
	csv_field(c, a->record->path);
	csv_row_end(c);
}

void
agreements_csv(struct buf *out, const struct report *r,
	const struct agreement_list *list)
{
	struct csv c;
	size_t i;

	csv_begin(&c, out, ';', false);
	for (i = 0; i < list->n; i++)
		add_row(&c, r, list->v[i]);
}
