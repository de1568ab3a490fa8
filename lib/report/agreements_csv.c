/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements as CSV, for spreadsheets. */
#include "lib/report/agreements.h"

#include <string.h>

#include "lib/base/hash.h"
#include "lib/text/csv.h"

void
agreements_csv_header(struct buf *out, const struct report *r)
{
	static const struct report_column columns[] = {
		{"enhed", "unit"}, {"periode", "cycle"},
		{"dokument", "document"}, {"nr", "id"}, {"titel", "title"},
		{"ansvarlig", "owner"}, {"frist", "due"},
		{"overskredet", "overdue"}, {"status", "status"},
		{"tilstand", "state"}, {"tema", "theme"}, {"ophav", "origin"},
		{"begrundelse", "reason"}, {"klasse", "class"},
		{"fortsætter", "continues"}, {"tråd", "thread"},
		{"tekst", "text"}, {"fil", "path"}, {"aftryk", "print"},
	};
	struct csv c;

	csv_begin(&c, out, ';', true);
	report_columns(&c, r->lang, columns,
		sizeof(columns) / sizeof(*columns));
}

/* A letter first: a spreadsheet would take "12e4" for a number. */
void
agreement_print(char out[10], const struct report *r,
	const struct agreement *a)
{
	struct buf all = {0};
	char hash[65];

	buf_str(&all, str_of(a->title));
	buf_char(&all, '\n');
	buf_str(&all, str_of(a->owner));
	buf_char(&all, '\n');
	buf_str(&all, str_of(a->due_text));
	buf_char(&all, '\n');
	buf_z(&all, report_status(r, a));
	hash_sha256(hash, buf_view(&all));
	buf_free(&all);
	out[0] = 'x';
	memcpy(out + 1, hash, 8);
	out[9] = '\0';
}

static void
add_row(struct csv *c, const struct report *r, const struct agreement *a)
{
	char cycle[CYCLE_TEXT] = "", print[10];

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
	agreement_print(print, r, a);
	csv_field(c, print);
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
