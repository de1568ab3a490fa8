/* SPDX-License-Identifier: MPL-2.0 */
/* The page of one unit: its agreements with their history, its documents. */
#include "lib/site/figures.h"
#include "lib/site/data.h"
#include "lib/site/feed.h"
#include "lib/site/pages.h"

static bool
is_open(const struct thread *t)
{
	return agreement_is_open(thread_last(t));
}

/* A step in a thread: the cycle, and what was said then. */
static void
put_step(struct page *p, const struct agreement *a, const char *unit,
	bool tag)
{
	page_raw(p, "<li>");
	card_href(p, a);
	page_put(p, agreement_document(a)->cycle);
	if (!streq(a->record->unit, unit))
		html_fmt(p->out, " (%t)", unit_name(p->site,
			a->record->unit));
	page_raw(p, "</a>");
	if (tag) {
		page_raw(p, " ");
		page_tag(p, a->state, a->status);
	}
	page_raw(p, "</li>");
}

/* ALL: also the state of the last step, where it does not stand above. */
static void
put_steps(struct page *p, const struct thread *t, const char *unit, bool all)
{
	size_t i;

	page_raw(p, "<ol class=\"steps\" aria-label=\"");
	page_say(p, W_HISTORY);
	page_raw(p, "\">");
	for (i = 0; i < t->n; i++)
		put_step(p, t->mentions[i], unit, all || t->n > 1);
	page_raw(p, "</ol>\n");
}

/* LATEST is the unit's newest cycle: an open agreement that was last
 * mentioned before it has been forgotten, or was answered elsewhere. */
static void
put_open(struct page *p, const struct reduced *r, const struct thread *t,
	const char *unit, int latest)
{
	const struct agreement *a = thread_last(t);

	html_fmt(p->out, "<li class=\"agreement\" id=\"%t\">\n<h3>",
		card_of(a)->thread);
	card_title(p, a);
	page_raw(p, "</h3>\n");
	card_facts(p, a, false);
	content_agreement(p, r, a, 3);
	if (a->record->cycle < latest)
		html_fmt(p->out, "<p class=\"notice\">%t %t</p>\n",
			page_text(p, W_NOT_MENTIONED), cycle_name(p->a,
			p->site, a->record->cycle));
	put_steps(p, t, unit, false);
	page_raw(p, "</li>\n");
}

static void
put_closed(struct page *p, const struct thread *t, const char *unit)
{
	const struct agreement *a = thread_last(t);

	html_fmt(p->out, "<li id=\"%t\"><p class=\"name\">",
		card_of(a)->thread);
	card_title(p, a);
	page_raw(p, "</p>");
	put_steps(p, t, unit, true);
	page_raw(p, "</li>\n");
}

static void
put_threads(struct page *p, const struct unit_view *v)
{
	size_t i, open = 0, closed = 0;
	int latest = v->cycle_count ? v->cycles[0].cycle : CYCLE_NONE;

	for (i = 0; i < v->thread_count; i++)
		*(is_open(&v->threads[i]) ? &open : &closed) += 1;
	if (v->thread_count == 0)
		return;
	html_fmt(p->out, "<section aria-labelledby=\"now\">\n"
		"<h2 id=\"now\">%t</h2>\n", page_text(p, W_OPEN_NOW));
	page_raw(p, open ? "<ul class=\"agreements\">\n" : "<p>");
	for (i = 0; i < v->thread_count; i++)
		if (is_open(&v->threads[i]))
			put_open(p, v->reduced, &v->threads[i], v->unit,
				latest);
	if (open == 0)
		page_raw(p, page_text(p, W_NONE_OPEN));
	page_raw(p, open ? "</ul>\n</section>\n" : "</p>\n</section>\n");
	if (closed == 0)
		return;
	html_fmt(p->out, "<section aria-labelledby=\"closed\">\n"
		"<h2 id=\"closed\">%t</h2>\n<ul class=\"closed\">\n",
		page_text(p, W_CLOSED));
	for (i = 0; i < v->thread_count; i++)
		if (!is_open(&v->threads[i]))
			put_closed(p, &v->threads[i], v->unit);
	page_raw(p, "</ul>\n</section>\n");
}

/* What became of the agreements that were new in the year. */
static void
put_fate(struct page *p, const struct unit_view *v, int cycle)
{
	struct tally sum = {0};
	size_t i, n;

	for (i = 0; i < v->thread_count; i++) {
		const struct agreement *first = v->threads[i].mentions[0];

		if (first->record->cycle == cycle && !v->threads[i].split &&
		    streq(first->record->unit, v->unit))
			tally_add(&sum, thread_last(&v->threads[i]));
	}
	n = sum.open + sum.done + sum.dropped;
	if (n == 0)
		return;
	page_raw(p, "<div class=\"fate\"><p>");
	page_count(p, n, W_FATE_ONE, W_FATE_MANY);
	page_raw(p, "</p>\n");
	tally_put(p, &sum);
	page_raw(p, "</div>\n");
}

/* C is NULL for the documents without a cycle. */
static void
put_year(struct page *p, const struct unit_view *v,
	const struct unit_cycle *c)
{
	int cycle = c ? c->cycle : CYCLE_NONE;
	const char *name = c ? cycle_name(p->a, p->site, cycle)
		: page_text(p, W_NO_CYCLE);
	size_t i;

	page_raw(p, "<li><h3>");
	if (c)
		page_link(p, address_cycle(p->a, p->site, v->unit, cycle),
			NULL, name);
	else
		page_put(p, name);
	page_raw(p, "</h3>\n<ul>\n");
	for (i = 0; i < v->document_count; i++)
		if (v->documents[i]->record.cycle == cycle)
			document_line(p, v->documents[i]);
	page_raw(p, "</ul>\n");
	if (c) {
		put_fate(p, v, cycle);
		changes_link(p, v, c);
	}
	page_raw(p, "</li>\n");
}

static void
put_years(struct page *p, const struct unit_view *v)
{
	size_t i;

	html_fmt(p->out, "<section aria-labelledby=\"years\">\n"
		"<h2 id=\"years\">%t</h2>\n", page_text(p, W_YEARS));
	if (v->document_count == 0) {
		html_fmt(p->out, "<p>%t</p>\n</section>\n",
			page_text(p, W_NO_DOCUMENTS));
		return;
	}
	page_raw(p, "<ol class=\"years\">\n");
	for (i = 0; i < v->cycle_count; i++)
		put_year(p, v, &v->cycles[i]);
	for (i = 0; i < v->document_count; i++)
		if (v->documents[i]->record.cycle == CYCLE_NONE) {
			put_year(p, v, NULL);
			break;
		}
	page_raw(p, "</ol>\n</section>\n");
}

static void
put_mergers(struct page *p, const struct unit *u)
{
	const struct config *c = p->site->config;
	size_t i;

	if (u->merged_into) {
		html_fmt(p->out, "<p class=\"notice\">%t ", page_text(p,
			W_MERGED_INTO));
		page_link(p, address_unit(p->a, p->site, u->merged_into),
			NULL, unit_name(p->site, u->merged_into));
		page_raw(p, ".</p>\n");
	}
	for (i = 0; i < c->unit_count; i++)
		if (streq(c->units[i].merged_into, u->id)) {
			html_fmt(p->out, "<p>%t ", page_text(p,
				W_MERGED_FROM));
			page_link(p, address_unit(p->a, p->site,
				c->units[i].id), NULL, unit_name(p->site,
				c->units[i].id));
			page_raw(p, ".</p>\n");
		}
}

static bool
has_feed(const struct page *p, const struct unit_view *v)
{
	size_t i;

	for (i = 0; p->site->url && i < v->document_count; i++)
		if (v->documents[i]->record.date != DATE_NONE)
			return true;
	return false;
}

/* For other programs; people come for what stands above. */
static void
put_data(struct page *p, const struct unit_view *v)
{
	bool data = v->cycle_count && v->thread_count;

	if (v->unit == NULL || !(data || has_feed(p, v)))
		return;
	page_raw(p, "<p class=\"more asof\">");
	if (data) {
		html_fmt(p->out, "%t ", page_text(p, W_DATA));
		page_link(p, data_csv_path(p->a, p->site, v->unit), NULL,
			page_text(p, W_DATA_CSV));
		page_raw(p, " · ");
		page_link(p, data_json_path(p->a, p->site, v->unit), NULL,
			page_text(p, W_DATA_JSON));
		page_raw(p, has_feed(p, v) ? " · " : "");
	}
	if (has_feed(p, v))
		page_link(p, feed_path(p->a, p->site, v->unit), NULL,
			page_text(p, W_UNIT_FEED));
	page_raw(p, "</p>\n");
}

static void
put_figures(struct page *p, const struct unit_view *v)
{
	figures_of_unit(p, v->unit);
}

/* The municipality chooses the order of the parts below. */
static void
put_parts(struct page *p, const struct unit_view *v)
{
	static void (*const parts[])(struct page *,
		const struct unit_view *) = {
		[SKIN_UNIT_AGREEMENTS] = put_threads,
		[SKIN_UNIT_YEARS] = put_years,
		[SKIN_UNIT_FIGURES] = put_figures};
	size_t i, to = skin_parts(SKIN_UNIT, &i);

	for (; i < to; i++)
		parts[p->site->config->skin.order[i]](p, v);
}

void
unit_page(struct page *p, const struct unit_view *v)
{
	const struct unit *u = v->unit ? config_unit(p->site->config, v->unit)
		: NULL;
	const char *name = unit_name(p->site, v->unit);

	p->about = page_text(p, W_LEAD);
	page_open(p, address_unit(p->a, p->site, v->unit), name);
	if (v->unit)
		page_crumb(p, address_units(p->a, p->site), page_text(p,
			W_UNITS));
	page_crumb(p, NULL, name);
	page_main(p);
	page_raw(p, "<header>\n");
	if (u && u->type)
		html_fmt(p->out, "<p class=\"kicker\">%t</p>\n", u->type);
	html_fmt(p->out, "<h1>%t</h1>\n", name);
	if (u)
		put_mergers(p, u);
	if (u && is_web(u->site))
		html_fmt(p->out, "<p><a href=\"%t\">%t</a></p>\n", u->site,
			page_text(p, W_OWN_SITE));
	page_raw(p, "</header>\n");
	put_parts(p, v);
	put_data(p, v);
	page_close(p);
}
