/* SPDX-License-Identifier: MPL-2.0 */
/* The committee's summary of a cycle; for those who may read it alone. */
#include "lib/report/board.h"
#include "lib/site/overview.h"

/* So many agreements are listed; more are counted. */
#define LISTED 50

static void
cut(struct page *p, struct summary_items *list)
{
	if (list->n <= LISTED)
		return;
	html_fmt(p->out, "<p class=\"dim\">%t %d %t %d.</p>\n", page_text(p,
		W_SUMMARY_FIRST), LISTED, page_text(p, W_STEP_OF),
		(int)list->n);
	list->n = LISTED;
}

void
summary_page(struct page *p, const struct overview *o, int cycle)
{
	struct report r = {.format = REPORT_HTML, .lang = p->site->lang,
		.config = p->site->config, .today = p->site->today};
	const char *name = cycle_name(p->a, p->site, cycle);
	const char *title = arena_fmt(p->a, "%s %s", page_text(p, W_SUMMARY),
		name);
	struct summary sum;
	size_t n;
	struct board *v = overview_boards(o, p->site, p->a, cycle, &n);

	summary_make(&sum, p->a, p->site->config, cycle, v, n);
	page_open(p, address_summary(p->a, p->site, cycle), title);
	page_crumb(p, address_year(p->a, p->site, cycle), name);
	page_crumb(p, NULL, page_text(p, W_SUMMARY));
	page_main(p);
	html_fmt(p->out, "<header>\n<h1>%t</h1>\n<p class=\"lead\">%t</p>\n"
		"</header>\n", title, page_text(p, W_SUMMARY_LEAD));
	cut(p, &sum.long_open);
	cut(p, &sum.dropped);
	progress_put(p, o, cycle, "h2");
	summary_sheets(p->out, p->a, &sum, &r);
	page_close(p);
}
