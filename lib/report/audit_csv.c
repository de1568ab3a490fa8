/* SPDX-License-Identifier: MPL-2.0 */
/* The audit as CSV: a row for each file of each commit. */
#include "lib/report/audit.h"
#include "lib/text/csv.h"

static void
text_field(struct csv *csv, struct buf *text)
{
	csv_field(csv, buf_cstr(text));
	buf_free(text);
}

static void
add_header(struct csv *csv, enum lang lang)
{
	static const struct report_column columns[] = {
		{"tidspunkt", "time"}, {"navn", "name"}, {"rolle", "role"},
		{"enhed", "unit"}, {"periode", "cycle"},
		{"besked", "message"}, {"fil", "path"},
		{"ændring", "change"}, {"underskrift", "signature"},
		{"afgørelse", "verdict"}, {"begrundelse", "reason"},
		{"commit", "commit"},
	};

	report_columns(csv, lang, columns,
		sizeof(columns) / sizeof(*columns));
}

/* F NULL: a commit that changes nothing. */
static void
add_row(struct csv *csv, const struct audit_commit *c,
	const struct audit_file *f, const struct audit_report *r)
{
	struct buf time = {0}, role = {0}, subject = {0}, path = {0},
		summary = {0}, reason = {0};

	audit_time(&time, c, false);
	text_field(csv, &time);
	csv_field(csv, audit_name(c));
	audit_role(&role, c, r->report->lang);
	text_field(csv, &role);
	csv_field(csv, c->unit);
	csv_field(csv, c->cycle);
	audit_message(&subject, c, r, false);
	text_field(csv, &subject);
	if (f)
		audit_path(&path, f, r);
	text_field(csv, &path);
	if (f)
		audit_summary(&summary, f, r, ". ");
	text_field(csv, &summary);
	csv_field(csv, signature_name(c->signature));
	csv_field(csv, c->allowed ? "allowed" : "refused");
	audit_reason(&reason, c, r);
	text_field(csv, &reason);
	csv_field(csv, c->id);
	csv_row_end(csv);
}

void
audit_csv(struct buf *out, const struct audit *a, const struct audit_report *r)
{
	struct csv csv;
	size_t i = a->n, k;

	csv_begin(&csv, out, ';', true);
	add_header(&csv, r->report->lang);
	while (audit_next(&i, a, r)) {
		const struct audit_commit *c = &a->v[i];

		for (k = 0; k < c->file_count; k++)
			add_row(&csv, c, &c->files[k], r);
		if (c->file_count == 0)
			add_row(&csv, c, NULL, r);
	}
}
