/* SPDX-License-Identifier: MPL-2.0 */
/* The year wheel, drawn and as a table. */
#include "lib/report/wheel.h"
#include "lib/site/overview.h"

static bool
has_wheel(const struct site *s, size_t i)
{
	return i < s->config->period_count && s->config->periods[i].steps->n;
}

int
wheel_now(const struct site *s)
{
	const struct config *c = s->config;
	int now = CYCLE_NONE;
	size_t i;

	for (i = 0; i < c->period_count; i++)
		if (has_wheel(s, i) && (now == CYCLE_NONE ||
		    s->today == DATE_NONE || c->periods[i].from <= s->today))
			now = c->periods[i].cycle;
	return now;
}

/* What to mind is a note among those who do the work. */
static void
put_step(struct page *p, const struct wheel_paper *w, size_t number,
	bool notes)
{
	const struct wheel_step *s = &w->wheel->v[w->order[number]];
	date due = w->times[w->order[number]].to;

	page_raw(p, "<tr><td>");
	page_number(p, (unsigned)number + 1);
	html_fmt(p->out, "</td><th scope=\"row\">%t</th>", s->title);
	page_cell_begin(p, W_WHEEL_WHEN);
	if (s->when != WHEEL_DAY)
		page_put(p, wheel_when_text(p->a, w->report, w->wheel,
			w->order[number]));
	page_raw(p, "</td>");
	page_cell_begin(p, W_DUE);
	if (due != DATE_NONE)
		page_date(p, due);
	page_raw(p, "</td>");
	page_cell_begin(p, W_WHEEL_WHO);
	page_put(p, texts_joined(p->a, &s->who));
	page_raw(p, "</td>");
	if (notes) {
		page_cell_begin(p, W_WHEEL_NOTE);
		page_put(p, s->note ? s->note : "");
		page_raw(p, "</td>");
	}
	page_raw(p, "</tr>\n");
}

static void
put_steps(struct page *p, const struct wheel_paper *w)
{
	bool notes = p->site->audience_id != AUDIENCE_PUBLIC;
	size_t i;

	html_fmt(p->out, "<h2 id=\"steps\">%t</h2>\n<div class=\"table\" "
		"role=\"group\" tabindex=\"0\" aria-labelledby=\"steps\">"
		"<table class=\"plan stack\">\n<thead><tr><th scope=\"col\">%t</th>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th>",
		page_text(p, W_WHEEL_STEPS), page_text(p, W_WHEEL_NUMBER),
		page_text(p, W_WHEEL_STEP), page_text(p, W_WHEEL_WHEN),
		page_text(p, W_DUE), page_text(p, W_WHEEL_WHO));
	if (notes)
		html_fmt(p->out, "<th scope=\"col\">%t</th>", page_text(p,
			W_WHEEL_NOTE));
	page_raw(p, "</tr></thead>\n<tbody>\n");
	for (i = 0; i < w->wheel->n; i++)
		put_step(p, w, i, notes);
	page_raw(p, "</tbody>\n</table></div>\n");
}

static void
put_others(struct page *p, int cycle)
{
	const struct config *c = p->site->config;
	size_t i, n = 0;

	for (i = 0; i < c->period_count; i++)
		n += has_wheel(p->site, i) && c->periods[i].cycle != cycle;
	if (n == 0)
		return;
	html_fmt(p->out, "<h2>%t</h2>\n<ul class=\"yearlist\">\n",
		page_text(p, W_WHEEL_OTHERS));
	for (i = c->period_count; i-- > 0;)
		if (has_wheel(p->site, i) && c->periods[i].cycle != cycle) {
			page_raw(p, "<li>");
			page_link(p, address_wheel(p->a, p->site,
				c->periods[i].cycle), NULL, cycle_name(p->a,
				p->site, c->periods[i].cycle));
			page_raw(p, "</li>\n");
		}
	page_raw(p, "</ul>\n");
}

void
wheel_page(struct page *p, int cycle, bool now)
{
	struct report r = {.format = REPORT_HTML, .lang = p->site->lang,
		.config = p->site->config, .today = DATE_NONE};
	const char *title = arena_fmt(p->a, "%s %s", page_text(p, W_WHEEL),
		cycle_name(p->a, p->site, cycle));
	struct wheel_paper w;

	if (now && cycle != CYCLE_NONE)
		p->canonical = address_wheel(p->a, p->site, cycle);
	page_open(p, address_wheel(p->a, p->site, now ? CYCLE_NONE : cycle),
		title);
	page_crumb(p, NULL, title);
	page_main(p);
	html_fmt(p->out, "<header>\n<h1>%t</h1>\n<p class=\"lead\">%t</p>\n"
		"</header>\n", title, page_text(p, cycle == CYCLE_NONE ? W_WHEEL_NONE
		: W_WHEEL_LEAD));
	if (cycle != CYCLE_NONE) {
		wheel_paper(&w, p->a, &r, cycle);
		page_raw(p, "<div class=\"wheel\">\n");
		wheel_svg(p->out, p->a, &w, true);
		page_raw(p, "</div>\n");
		put_steps(p, &w);
		page_raw(p, "<div class=\"wheel\">\n");
		wheel_flow(p->out, p->a, &w, true);
		page_raw(p, "</div>\n");
		put_others(p, cycle);
	}
	page_close(p);
}
