/* SPDX-License-Identifier: MPL-2.0 */
/* Pages of themes across units and cycles. */
#include "lib/site/overview.h"
#include "lib/site/pages.h"

static void
add(struct tally *t, const struct topic_year *y)
{
	size_t i;

	for (i = 0; i < y->n; i++) {
		t->open += y->rows[i].open;
		t->done += y->rows[i].done;
		t->dropped += y->rows[i].dropped;
	}
}

static size_t
all_of(const struct tally *t)
{
	return t->open + t->done + t->dropped;
}

static void
put_theme_line(struct page *p, const struct topic *t)
{
	struct tally sum = {0};
	size_t i;

	for (i = 0; i < t->year_count; i++)
		add(&sum, &t->years[i]);
	page_raw(p, "<li>");
	page_link(p, address_theme(p->a, p->site, t->slug, CYCLE_NONE), NULL,
		t->name);
	page_raw(p, " <span class=\"dim\">");
	page_count(p, t->units, W_STEP_UNIT, W_STEP_UNITS);
	page_raw(p, " · ");
	page_count(p, all_of(&sum), W_AGREEMENT, W_AGREEMENTS);
	page_raw(p, "</span></li>\n");
}

size_t
topics_parts(const struct overview *o)
{
	return o->topics.n ? (o->topics.n + OVERVIEW_UNITS - 1) /
		OVERVIEW_UNITS : 1;
}

void
topics_page(struct page *p, const struct overview *o, size_t part)
{
	const char *path = address_themes(p->a, p->site);
	const char **names = ARENA_ARRAY(p->a, const char *, topics_parts(o));
	size_t i, from = part * OVERVIEW_UNITS;

	for (i = 0; i < o->topics.n; i += OVERVIEW_UNITS)
		names[i / OVERVIEW_UNITS] = o->topics.v[i]->name;
	page_open(p, address_part(p->a, path, part), page_text(p, W_THEMES));
	page_crumb(p, NULL, page_text(p, W_THEMES));
	page_main(p);
	html_fmt(p->out, "<header>\n<h1>%t</h1>\n<p class=\"lead\">%t</p>\n"
		"</header>\n", page_text(p, W_THEMES), page_text(p,
		o->topics.n ? W_THEMES_LEAD : W_THEMES_NONE));
	parts_put(p, path, part, topics_parts(o), names);
	page_raw(p, o->topics.n ? "<ul class=\"units\">\n" : "");
	for (i = from; i < o->topics.n && i < from + OVERVIEW_UNITS; i++)
		put_theme_line(p, o->topics.v[i]);
	page_raw(p, o->topics.n ? "</ul>\n" : "");
	page_close(p);
}

static void
put_year(struct page *p, const struct topic *t, const struct topic_year *y)
{
	struct tally sum = {0};

	add(&sum, y);
	page_raw(p, "<li><h2>");
	page_link(p, address_theme(p->a, p->site, t->slug, y->cycle), NULL,
		cycle_name(p->a, p->site, y->cycle));
	page_raw(p, "</h2>\n<p>");
	page_count(p, y->n, W_STEP_UNIT, W_STEP_UNITS);
	page_raw(p, " · ");
	page_count(p, all_of(&sum), W_AGREEMENT, W_AGREEMENTS);
	if (y->chosen)
		html_fmt(p->out, " <span class=\"tag carried\">%t (%t)</span>",
			page_text(p, W_THEME_CHOSEN), y->chosen);
	page_raw(p, "</p>\n");
	tally_put(p, &sum);
	page_raw(p, "</li>\n");
}

void
topic_page(struct page *p, const struct topic *t)
{
	size_t i;

	page_open(p, address_theme(p->a, p->site, t->slug, CYCLE_NONE),
		t->name);
	page_crumb(p, address_themes(p->a, p->site), page_text(p, W_THEMES));
	page_crumb(p, NULL, t->name);
	page_main(p);
	html_fmt(p->out, "<header>\n<p class=\"kicker\">%t</p>\n<h1>%t</h1>\n"
		"<p class=\"lead\">%t</p>\n</header>\n<ol class=\"years\">\n",
		page_text(p, W_THEME), t->name, page_text(p, W_THEME_LEAD));
	for (i = 0; i < t->year_count; i++)
		put_year(p, t, &t->years[i]);
	page_raw(p, "</ol>\n");
	page_close(p);
}

static void
put_row(struct page *p, const struct topic *t, int cycle,
	const struct topic_row *r)
{
	page_raw(p, "<tr><th scope=\"row\">");
	page_link(p, address_cycle(p->a, p->site, r->unit->unit, cycle),
		arena_fmt(p->a, "tema-%s", t->slug), unit_name(p->site,
		r->unit->unit));
	page_raw(p, "</th>");
	page_cell_number(p, W_C_OPEN, r->open);
	page_cell_number(p, W_C_DONE, r->done);
	page_cell_number(p, W_C_DROPPED, r->dropped);
	page_raw(p, "</tr>\n");
}

size_t
topic_year_parts(const struct topic *t, size_t i)
{
	return (t->years[i].n + OVERVIEW_UNITS - 1) / OVERVIEW_UNITS;
}

static void
put_rows(struct page *p, const struct topic *t, const struct topic_year *y,
	size_t from)
{
	size_t i;

	html_fmt(p->out, "<div class=\"table\" role=\"group\" tabindex=\"0\" "
		"aria-label=\"%t\"><table class=\"counts all stack\">\n<thead><tr>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th></tr>"
		"</thead>\n<tbody>\n", page_text(p, W_AGREEMENTS_TITLE),
		page_text(p, W_UNIT), page_text(p, W_C_OPEN),
		page_text(p, W_C_DONE), page_text(p, W_C_DROPPED));
	for (i = from; i < y->n && i < from + OVERVIEW_UNITS; i++)
		put_row(p, t, y->cycle, &y->rows[i]);
	page_raw(p, "</tbody>\n</table></div>\n");
}

static const char *
neighbour(struct page *p, const struct topic *t, size_t i)
{
	return i < t->year_count ? address_theme(p->a, p->site, t->slug,
		t->years[i].cycle) : NULL;
}

static const char *
neighbour_name(struct page *p, const struct topic *t, size_t i)
{
	return i < t->year_count ? cycle_name(p->a, p->site,
		t->years[i].cycle) : NULL;
}

void
topic_year_page(struct page *p, const struct topic *t, size_t i, size_t part)
{
	const struct topic_year *y = &t->years[i];
	const char *name = cycle_name(p->a, p->site, y->cycle);
	const char *path = address_theme(p->a, p->site, t->slug, y->cycle);
	size_t parts = topic_year_parts(t, i), k;
	const char **names = ARENA_ARRAY(p->a, const char *, parts);
	struct tally sum = {0};

	for (k = 0; k < parts; k++)
		names[k] = unit_name(p->site,
			y->rows[k * OVERVIEW_UNITS].unit->unit);
	add(&sum, y);
	page_open(p, address_part(p->a, path, part), arena_fmt(p->a, "%s %s",
		t->name, name));
	page_crumb(p, address_themes(p->a, p->site), page_text(p, W_THEMES));
	page_crumb(p, address_theme(p->a, p->site, t->slug, CYCLE_NONE),
		t->name);
	page_crumb(p, NULL, name);
	page_main(p);
	html_fmt(p->out, "<header>\n<p class=\"kicker\">%t · %t</p>\n<h1>%t "
		"</h1>\n<p class=\"lead\">%t</p>\n</header>\n", page_text(p,
		W_THEME), name, t->name, page_text(p, W_THEME_YEAR_LEAD));
	tally_put(p, &sum);
	parts_put(p, path, part, parts, names);
	put_rows(p, t, y, part * OVERVIEW_UNITS);
	page_neighbours(p, neighbour(p, t, i + 1), neighbour_name(p, t, i + 1),
		i ? neighbour(p, t, i - 1) : NULL,
		i ? neighbour_name(p, t, i - 1) : NULL);
	page_close(p);
}
