/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements, as CSV, for spreadsheets. */
#include "lib/report/changes.h"
#include "lib/text/csv.h"

void
changes_csv_header(struct buf *out, const struct report *r)
{
	static const struct report_column columns[] = {
		{"enhed", "unit"}, {"ændring", "change"}, {"match", "match"},
		{"lighed i %", "similarity %"}, {"før", "from"},
		{"før: titel", "from: title"},
		{"før: ansvarlig", "from: owner"},
		{"før: frist", "from: due"}, {"før: status", "from: status"},
		{"nu", "to"}, {"nu: titel", "to: title"},
		{"nu: ansvarlig", "to: owner"}, {"nu: frist", "to: due"},
		{"nu: status", "to: status"},
		{"nu: begrundelse", "to: reason"}, {"felter", "fields"},
	};
	struct csv c;

	csv_begin(&c, out, ';', true);
	report_columns(&c, r->lang, columns,
		sizeof(columns) / sizeof(*columns));
}

static void
add_agreement(struct csv *c, const struct report *r,
	const struct agreement *a)
{
	csv_field(c, a ? a->ref : NULL);
	csv_field(c, a ? a->title : NULL);
	csv_field(c, a ? a->owner : NULL);
	csv_field(c, a ? a->due_text : NULL);
	csv_field(c, a ? report_status(r, a) : NULL);
}

static void
add_row(struct csv *c, const struct report *r, const char *unit,
	const struct change *v)
{
	struct buf fields = {0};
	struct field_change field;
	size_t i;

	csv_field(c, unit);
	csv_field(c, report_change(r->lang, v->kind));
	csv_field(c, match_name(v->match));
	if (v->from && v->to)
		csv_number(c, (long long)(v->similarity * 100 + 0.5));
	else
		csv_field(c, NULL);
	add_agreement(c, r, v->from);
	add_agreement(c, r, v->to);
	csv_field(c, v->to ? v->to->reason : NULL);
	for (i = 0; report_field(&field, r, v, i); i++) {
		buf_z(&fields, i ? ", " : "");
		buf_z(&fields, field.name);
	}
	csv_field(c, buf_cstr(&fields));
	csv_row_end(c);
	buf_free(&fields);
}

void
changes_csv(struct buf *out, const struct report *r, const struct changes *c)
{
	struct csv csv;
	size_t i;

	csv_begin(&csv, out, ';', false);
	for (i = 0; i < c->n; i++)
		add_row(&csv, r, c->unit, &c->v[i]);
}
