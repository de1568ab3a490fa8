/* SPDX-License-Identifier: MPL-2.0 */
/* Agreements with their threads, as people and machines read them. */
#include "lib/report/agreements.h"

#include "lib/report/page.h"

void
agreements_begin(struct buf *out, const struct report *r)
{
	if (r->format == REPORT_JSON)
		buf_z(out, "{\"agreements\":[");
	else if (r->format == REPORT_CSV)
		agreements_csv_header(out, r);
	else if (r->format == REPORT_HTML)
		page_begin(out, r->lang, say(r->lang, "Aftaler",
			"Agreements"));
}

void
agreements_add(struct buf *out, const struct report *r,
	const struct agreement_list *list)
{
	static void (*const add[])(struct buf *, const struct report *,
		const struct agreement_list *) = {agreements_text,
		agreements_json, agreements_csv, agreements_markdown,
		agreements_html};

	if (list->n)
		add[r->format](out, r, list);
}

void
agreements_end(struct buf *out, const struct report *r)
{
	if (r->format == REPORT_JSON)
		buf_z(out, "]}\n");
	else if (r->format == REPORT_HTML)
		page_end(out);
}

void
agreement_thread(struct buf *out, const struct agreement *a)
{
	const struct agreement *mentions[64];
	const char *unit = a->record->unit;
	size_t n = 0;

	for (; a->match >= MATCH_ID && n < 64; a = a->previous)
		mentions[n++] = a->previous;
	while (n-- > 0) {
		buf_z(out, report_reference(mentions[n], unit));
		if (n)
			buf_z(out, " → ");
	}
}
