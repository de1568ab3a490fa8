/* SPDX-License-Identifier: MPL-2.0 */
/* What became of agreements, as people and machines read it. */
#include "lib/report/changes.h"

#include "lib/report/page.h"
#include "lib/text/json.h"

/* "Aftaler 2024-25 → 2025-26" */
static const char *
title(struct buf *b, const struct report *r)
{
	buf_fmt(b, "%s %s → %s", say(r->lang, "Aftaler", "Agreements"),
		r->from, report_end(r));
	return buf_cstr(b);
}

void
changes_begin(struct buf *out, const struct report *r)
{
	struct json j = {.out = out};
	struct buf b = {0};

	switch (r->format) {
	case REPORT_JSON:
		json_open(&j, NULL, '{');
		json_text(&j, "from", r->from);
		json_text(&j, "to", r->to);
		json_open(&j, "units", '[');
		break;
	case REPORT_CSV:
		changes_csv_header(out, r);
		break;
	case REPORT_HTML:
		page_begin(out, r->lang, title(&b, r));
		break;
	default:
		break;
	}
	buf_free(&b);
}

void
changes_add(struct buf *out, const struct report *r, const struct changes *c)
{
	static void (*const add[])(struct buf *, const struct report *,
		const struct changes *) = {changes_text, changes_json,
		changes_csv, changes_markdown, changes_html};

	if (c->n || r->format == REPORT_JSON)
		add[r->format](out, r, c);
}

void
changes_end(struct buf *out, const struct report *r)
{
	if (r->format == REPORT_JSON)
		buf_z(out, "]}\n");
	else if (r->format == REPORT_HTML)
		page_end(out);
}
