/* SPDX-License-Identifier: MPL-2.0 */
/* The front page: the newest year at a glance, and ways on from there. */
#include "lib/site/overview.h"
#include "lib/site/pages.h"

/* So many units are listed on the front page; more get a page of theirs. */
#define FRONT_UNITS 60
#define FRONT_LATEST 8
#define FRONT_THEMES 12

/* Only the pages that change with every publishing say of when they are. */
static void
put_date(struct page *p)
{
	if (p->site->today == DATE_NONE)
		return;
	html_fmt(p->out, "<p class=\"dim asof\">%t ", page_text(p, W_AS_OF));
	page_date(p, p->site->today);
	page_raw(p, ".</p>\n");
}

static void
put_glance(struct page *p, const struct overview *o)
{
	const char *name;

	if (o->cycle_count == 0) {
		html_fmt(p->out, "<p>%t</p>\n", page_text(p, W_NOTHING_YET));
		return;
	}
	name = cycle_name(p->a, p->site, o->cycles[0]);
	html_fmt(p->out, "<section class=\"glance\" aria-labelledby=\"glance\">"
		"\n<h2 id=\"glance\">%t %t</h2>\n", name,
		page_text(p, W_AT_A_GLANCE));
	overview_sum(p, o, o->cycles[0]);
	progress_put(p, o, o->cycles[0], "h3");
	page_raw(p, "<p class=\"more\">");
	page_link(p, address_year(p->a, p->site, o->cycles[0]), NULL,
		arena_fmt(p->a, "%s %s", page_text(p, W_ALL_UNITS_OF), name));
	page_raw(p, "</p>\n</section>\n");
}

static void
put_themes(struct page *p, const struct overview *o)
{
	size_t i, k, n = 0;

	for (i = 0; i < o->topics.n && n < FRONT_THEMES; i++)
		for (k = 0; k < o->topics.v[i]->year_count; k++) {
			const struct topic *t = o->topics.v[i];

			if (t->years[k].cycle != o->cycles[0] ||
			    (t->years[k].chosen == NULL && t->years[k].n < 2))
				continue;
			if (n++ == 0)
				html_fmt(p->out, "<section aria-labelledby="
					"\"themes\">\n<h2 id=\"themes\">%t"
					"</h2>\n<ul class=\"yearlist\">\n",
					page_text(p, W_THEMES));
			page_raw(p, "<li>");
			page_link(p, address_theme(p->a, p->site, t->slug,
				CYCLE_NONE), NULL, t->name);
			page_raw(p, "</li>\n");
		}
	page_raw(p, n ? "</ul>\n</section>\n" : "");
}

static void
put_latest(struct page *p, const struct overview *o)
{
	size_t i;

	if (o->latest_count == 0)
		return;
	html_fmt(p->out, "<section aria-labelledby=\"latest\">\n"
		"<h2 id=\"latest\">%t</h2>\n<ul class=\"latest\">\n",
		page_text(p, W_LATEST));
	for (i = 0; i < o->latest_count && i < FRONT_LATEST; i++) {
		const struct latest *l = o->latest[i];

		page_raw(p, "<li>");
		page_link(p, l->path, *l->anchor ? l->anchor : NULL, l->title);
		html_fmt(p->out, " <span class=\"dim\">%t · ",
			unit_name(p->site, l->unit));
		page_date(p, l->date);
		page_raw(p, "</span></li>\n");
	}
	page_raw(p, "</ul>\n</section>\n");
}

static void
put_years(struct page *p, const struct overview *o)
{
	size_t i;

	if (o->cycle_count == 0)
		return;
	html_fmt(p->out, "<section aria-labelledby=\"years\">\n"
		"<h2 id=\"years\">%t</h2>\n<ul class=\"yearlist\">\n",
		page_text(p, W_YEARS));
	for (i = 0; i < o->cycle_count; i++) {
		page_raw(p, "<li>");
		page_link(p, address_year(p->a, p->site, o->cycles[i]), NULL,
			cycle_name(p->a, p->site, o->cycles[i]));
		page_raw(p, "</li>\n");
	}
	page_raw(p, "</ul>\n</section>\n");
}

static void
put_units(struct page *p, const struct overview *o)
{
	html_fmt(p->out, "<section aria-labelledby=\"units\">\n"
		"<h2 id=\"units\">%t</h2>\n", page_text(p, W_UNITS));
	if (o->unit_count <= FRONT_UNITS) {
		units_put(p, o, 0, o->unit_count, "h3");
	} else {
		page_raw(p, "<p class=\"more\">");
		page_link(p, address_units(p->a, p->site), NULL,
			page_text(p, W_ALL_UNITS));
		page_raw(p, "</p>\n");
	}
	page_raw(p, "</section>\n");
}

/* The municipality chooses the order of the parts. */
void
front_page(struct page *p, const struct overview *o)
{
	static void (*const parts[])(struct page *,
		const struct overview *) = {[SKIN_FRONT_GLANCE] = put_glance,
		[SKIN_FRONT_UNITS] = put_units,
		[SKIN_FRONT_LATEST] = put_latest,
		[SKIN_FRONT_THEMES] = put_themes,
		[SKIN_FRONT_YEARS] = put_years};
	size_t i, to = skin_parts(SKIN_FRONT, &i);

	p->about = page_text(p, W_LEAD);
	page_open(p, "index.html", page_text(p, W_SITE));
	page_main(p);
	html_fmt(p->out, "<header class=\"hero\">\n<h1>%t</h1>\n"
		"<p class=\"lead\">%t</p>\n</header>\n", page_text(p, W_SITE),
		page_text(p, W_LEAD));
	for (; i < to; i++)
		parts[p->site->config->skin.order[i]](p, o);
	put_date(p);
	page_close(p);
}
