/* SPDX-License-Identifier: MPL-2.0 */
/* Documents that were on the site and have been withdrawn. */
#include "lib/site/withdrawn.h"

void
withdrawn_page(struct page *p, const struct withdrawn *w)
{
	const char *unit = unit_name(p->site, w->unit);
	const char *cycle = cycle_name(p->a, p->site, w->cycle);

	page_open(p, w->path, arena_fmt(p->a, "%s – %s%s%s", page_text(p,
		W_WITHDRAWN), unit, *cycle ? " " : "", cycle));
	page_crumb(p, address_unit(p->a, p->site, w->unit), unit);
	page_crumb(p, NULL, page_text(p, W_WITHDRAWN));
	page_main(p);
	html_fmt(p->out, "<p class=\"kicker\">%t%t%t</p>\n<h1>%t</h1>\n"
		"<p class=\"lead\">%t</p>\n", unit, *cycle ? " · " : "",
		cycle, page_text(p, W_WITHDRAWN), page_text(p,
		W_WITHDRAWN_TEXT));
	if (w->changed != DATE_NONE) {
		html_fmt(p->out, "<p>%t ", page_text(p, W_WITHDRAWN_ON));
		page_date(p, w->changed);
		page_raw(p, ".</p>\n");
	}
	page_raw(p, "<p>");
	page_link(p, address_unit(p->a, p->site, w->unit), NULL, unit);
	page_raw(p, "</p>\n");
	page_close(p);
}
