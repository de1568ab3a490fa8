/* SPDX-License-Identifier: MPL-2.0 */
/* Figures on a page: a chart or two, the table, what is to be known of it. */
#include <math.h>

#include "lib/site/chart.h"
#include "lib/site/figures.h"
#include "lib/text/decimal.h"

/* An axis of per cent is not shorter than that; one of means, than their
 * spread. */
#define SHARE_ROOM 20

/* One indicator being written. NUMBER is in the ids of its charts. */
struct writing {
	struct page *p;
	const struct figure_rows *r;
	const char *unit;          /* or NULL */
	unsigned number;
};

static const char *
group_name(const struct writing *w, size_t group)
{
	const char *name = w->r->groups[group];

	return *name ? name : page_text(w->p, W_WHOLE);
}

static const char *
who_name(const struct writing *w, int who)
{
	return who == WHO_UNIT ? unit_name(w->p->site, w->unit)
		: page_text(w->p, who == WHO_MUNICIPALITY ? W_WHOLE_MUNICIPALITY
		: W_COUNTRY);
}

static const char *
title(const struct writing *w)
{
	const struct indicator *i = w->r->indicator;

	return i->unit[0] ? arena_fmt(w->p->a, "%s (%s)", i->title, i->unit)
		: i->title;
}

static const char *
figure_value(const struct writing *w, const struct shown_figure *f)
{
	struct buf b = {0};
	const char *text;
	unsigned digits = f->digits;

	if (f->total && w->r->indicator->measure != MEASURE_COUNT &&
	    digits == 0)
		digits = 1;
	decimal_add(&b, f->value, digits, w->p->site->lang == LANG_DA ? ','
		: '.');
	text = arena_strdup(w->p->a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static bool
is_shown(const struct shown_figure *f)
{
	return f && !f->masked;
}

static double
value_at(const struct writing *w, int who, size_t group, size_t cycle)
{
	const struct shown_figure *f = figure_at(w->r, who, group, cycle);

	return is_shown(f) ? f->value : NAN;
}

static unsigned
most_digits(const struct writing *w)
{
	const struct figure_rows *r = w->r;
	unsigned most = 0;
	size_t i;
	int who;

	for (who = 0; who < WHO_COUNT; who++)
		for (i = 0; i < r->group_count * r->cycle_count; i++)
			if (is_shown(r->of[who][i]) &&
			    r->of[who][i]->digits > most)
				most = r->of[who][i]->digits;
	return most;
}

static const char *
cycle_text(const struct writing *w, size_t cycle)
{
	return cycle_name(w->p->a, w->p->site, w->r->cycles[cycle]);
}

static struct chart
chart_of(const struct writing *w, char kind, enum wording what)
{
	return (struct chart){
		.id = arena_fmt(w->p->a, "f%u%c", w->number, kind),
		.title = arena_fmt(w->p->a, "%s, %s", title(w),
			page_text(w->p, what)),
		.description = page_text(w->p, W_CHART_TABLE),
		.digits = most_digits(w), .lang = w->p->site->lang};
}

/* A line for each group that has two years or more, and for what the unit is
 * held against. */
static void
put_lines(const struct writing *w)
{
	const struct figure_rows *r = w->r;
	struct chart c = chart_of(w, 'l', W_CHART_LINES);
	struct chart_series series[CHART_SERIES];
	const char **places = ARENA_ARRAY(w->p->a, const char *,
		r->cycle_count);
	size_t g, i;

	c.room = r->indicator->measure == MEASURE_SHARE ? SHARE_ROOM
		: r->indicator->spread;
	c.least = r->indicator->from;
	c.most = r->indicator->to;
	for (g = 0; g < r->group_count && c.series_count < CHART_SERIES;
	     g++) {
		struct chart_series *s = &series[c.series_count];
		size_t n = 0;

		s->v = ARENA_ARRAY(w->p->a, double, r->cycle_count);
		for (i = 0; i < r->cycle_count; i++) {
			s->v[i] = value_at(w, WHO_UNIT, g, i);
			n += !isnan(s->v[i]);
		}
		s->name = group_name(w, g);
		s->style = (unsigned)c.series_count;
		c.series_count += n > 1;
	}
	if (c.series_count == 0)
		return;
	for (i = 0; i < r->cycle_count; i++)
		places[i] = cycle_text(w, i);
	c.series = series;
	c.places = places;
	c.place_count = r->cycle_count;
	chart_lines(w->p->out, w->p->a, &c);
}

/* Whether there is anything to hold the unit's figure against. */
static bool
is_compared(const struct writing *w, size_t group)
{
	size_t last = w->r->cycle_count - 1;

	return is_shown(figure_at(w->r, WHO_UNIT, group, last)) &&
		w->r->indicator->measure != MEASURE_COUNT &&
		(is_shown(figure_at(w->r, WHO_MUNICIPALITY, group, last)) ||
		is_shown(figure_at(w->r, WHO_COUNTRY, group, last)));
}

/* The last year against municipality and country, group by group. */
static void
put_bars(const struct writing *w)
{
	const struct figure_rows *r = w->r;
	struct chart c = chart_of(w, 'b', W_CHART_BARS);
	struct chart_series series[WHO_COUNT];
	const char **places = ARENA_ARRAY(w->p->a, const char *,
		r->group_count);
	size_t g;
	int who;

	for (who = 0; who < WHO_COUNT; who++)
		series[who] = (struct chart_series){who_name(w, who),
			ARENA_ARRAY(w->p->a, double, r->group_count),
			(unsigned)who};
	for (g = 0; g < r->group_count && c.place_count < CHART_SERIES; g++) {
		if (!is_compared(w, g))
			continue;
		for (who = 0; who < WHO_COUNT; who++)
			series[who].v[c.place_count] = value_at(w, who, g,
				r->cycle_count - 1);
		places[c.place_count++] = r->group_count > 1
			? group_name(w, g) : "";
	}
	if (c.place_count == 0)
		return;
	c.title = arena_fmt(w->p->a, "%s, %s %s", title(w), page_text(w->p,
		W_CHART_BARS), cycle_text(w, r->cycle_count - 1));
	c.series = series;
	c.series_count = WHO_COUNT;
	c.places = places;
	chart_bars(w->p->out, w->p->a, &c);
}

/* How many a figure is based on: 668.000 is read at a glance, 668000 is not. */
static void
put_size(struct page *p, unsigned n)
{
	if (n < 1000) {
		page_number(p, n);
		return;
	}
	put_size(p, n / 1000);
	buf_fmt(p->out, "%c%03u", p->site->lang == LANG_DA ? '.' : ',',
		n % 1000);
}

static void
put_based(struct page *p, const char *value, unsigned n)
{
	html_fmt(p->out, "<td>%t <span class=\"dim\">(", value);
	put_size(p, n);
	page_raw(p, ")</span></td>");
}

static void
put_cell(const struct writing *w, const struct shown_figure *f)
{
	if (f == NULL)
		page_raw(w->p, "<td>–</td>");
	else if (f->masked)
		html_fmt(w->p->out, "<td>%t</td>", page_text(w->p, W_MASKED));
	else if (w->r->indicator->measure == MEASURE_COUNT)
		html_fmt(w->p->out, "<td>%t</td>", figure_value(w, f));
	else
		put_based(w->p, figure_value(w, f), (unsigned)f->n);
}

static bool
has_row(const struct writing *w, int who, size_t group)
{
	size_t i;

	for (i = 0; i < w->r->cycle_count; i++)
		if (figure_at(w->r, who, group, i))
			return true;
	return false;
}

static void
put_row(const struct writing *w, int who, size_t group)
{
	const char *name = who_name(w, who);
	size_t i;

	if (!has_row(w, who, group))
		return;
	if (who == WHO_UNIT)
		name = group_name(w, group);
	else if (w->r->groups[group][0])
		name = arena_fmt(w->p->a, "%s: %s", name,
			w->r->groups[group]);
	html_fmt(w->p->out, "<tr><th scope=\"row\">%t</th>", name);
	for (i = 0; i < w->r->cycle_count; i++)
		put_cell(w, figure_at(w->r, who, group, i));
	page_raw(w->p, "</tr>\n");
}

static void
put_table(const struct writing *w)
{
	const struct figure_rows *r = w->r;
	size_t i;
	int who;

	html_fmt(w->p->out, "<div class=\"table\" role=\"group\" "
		"tabindex=\"0\" aria-labelledby=\"f%dc\">"
		"<table class=\"numbers\">\n<caption id=\"f%dc\">%t%t"
		"</caption>\n<thead><tr><th scope=\"col\">%t</th>",
		(int)w->number, (int)w->number, title(w),
		r->indicator->measure == MEASURE_COUNT ? ""
		: page_text(w->p, W_FIGURES_N), page_text(w->p, W_GROUP));
	for (i = 0; i < r->cycle_count; i++)
		html_fmt(w->p->out, "<th scope=\"col\">%t</th>",
			cycle_text(w, i));
	page_raw(w->p, "</tr></thead>\n<tbody>\n");
	for (who = 0; who < WHO_COUNT; who++)
		for (i = 0; i < r->group_count; i++)
			put_row(w, who, i);
	page_raw(w->p, "</tbody></table></div>\n");
}

/* What the figures of the last two years say of a group, if it is nothing. */
static void
put_noise(const struct writing *w, size_t group)
{
	size_t last = w->r->cycle_count - 1;
	const struct shown_figure *a, *b;
	struct figure x, y;

	a = figure_at(w->r, WHO_UNIT, group, last - 1);
	b = figure_at(w->r, WHO_UNIT, group, last);
	if (!is_shown(a) || !is_shown(b) || w->r->cycles[last] !=
	    w->r->cycles[last - 1] + 1)
		return;
	x = (struct figure){.indicator = w->r->indicator, .value = a->value,
		.n = a->n};
	y = (struct figure){.indicator = w->r->indicator, .value = b->value,
		.n = b->n};
	if ((a->value < b->value || a->value > b->value) &&
	    figure_is_noise(&x, &y) == 1)
		html_fmt(w->p->out, "<li>%t: %t → %t (%t → %t)</li>\n",
			group_name(w, group), figure_value(w, a),
			figure_value(w, b), cycle_text(w, last - 1),
			cycle_text(w, last));
}

static void
put_hints(const struct writing *w)
{
	struct buf *out = w->p->out;
	size_t from, begin, i;

	if (w->r->cycle_count < 2)
		return;
	begin = out->n;
	html_fmt(out, "<div class=\"noise\"><p>%t</p>\n<ul>\n",
		page_text(w->p, W_NOISE));
	from = out->n;
	for (i = 0; i < w->r->group_count; i++)
		put_noise(w, i);
	if (out->n > from) {
		page_raw(w->p, "</ul></div>\n");
		return;
	}
	out->n = begin;
	out->p[begin] = '\0';
}

/* The sources, each once. */
static void
put_sources(const struct writing *w)
{
	const struct figure_rows *r = w->r;
	struct texts seen = {ARENA_ARRAY(w->p->a, const char *, WHO_COUNT *
		r->group_count * r->cycle_count), 0};
	size_t i, k;
	int who;

	for (who = 0; who < WHO_COUNT; who++)
		for (i = 0; i < r->group_count * r->cycle_count; i++) {
			const struct shown_figure *f = r->of[who][i];

			if (!is_shown(f) || f->source[0] == '\0')
				continue;
			for (k = 0; k < seen.n && !streq(seen.v[k],
			    f->source); k++)
				;
			if (k == seen.n)
				seen.v[seen.n++] = f->source;
		}
	for (i = 0; i < seen.n; i++)
		html_fmt(w->p->out, "%t%t", i ? ", " : page_text(w->p,
			W_SOURCE), seen.v[i]);
	if (seen.n)
		page_raw(w->p, ". ");
}

static bool
has_any(const struct writing *w, bool masked)
{
	const struct figure_rows *r = w->r;
	size_t i;
	int who;

	for (who = 0; who < WHO_COUNT; who++)
		for (i = 0; i < r->group_count * r->cycle_count; i++)
			if (r->of[who][i] && (masked ? r->of[who][i]->masked
			    : r->of[who][i]->total))
				return true;
	return false;
}

static void
put_notes(const struct writing *w)
{
	int better = w->r->indicator->better;

	page_raw(w->p, "<p class=\"dim\">");
	if (better)
		html_fmt(w->p->out, "%t ", page_text(w->p, better > 0
			? W_BETTER_MORE : W_BETTER_LESS));
	if (has_any(w, true))
		html_fmt(w->p->out, "%t ", page_text(w->p, W_MASKED_TEXT));
	if (has_any(w, false))
		html_fmt(w->p->out, "%t ", page_text(w->p, W_TOTAL_TEXT));
	put_sources(w);
	page_raw(w->p, "</p>\n");
}

static void
put_one(struct page *p, const struct figure_rows *r, const char *unit,
	unsigned number)
{
	struct writing w = {p, r, unit, number};

	html_fmt(p->out, "<figure class=\"chart\"><figcaption>%t"
		"</figcaption>\n", title(&w));
	put_lines(&w);
	put_bars(&w);
	put_table(&w);
	put_hints(&w);
	put_notes(&w);
	page_raw(p, "</figure>\n");
}

void
figures_put(struct page *p, const char *unit, int cycle,
	const struct texts *names, unsigned *number)
{
	struct figure_rows r;
	size_t i;

	for (i = 0; i < names->n && cycle != CYCLE_NONE; i++)
		if (figure_rows(&r, p->site, p->a, unit, names->v[i], cycle))
			put_one(p, &r, unit, ++*number);
}

void
figures_of_unit(struct page *p, const char *unit)
{
	const struct config *c = p->site->config;
	struct figure_rows r;
	unsigned number = 0;
	size_t i;

	for (i = 0; p->site->sights && i < c->indicator_count; i++) {
		if (!figure_rows(&r, p->site, p->a, unit, c->indicators[i].id,
		    CYCLE_NONE))
			continue;
		if (number++ == 0)
			html_fmt(p->out, "<section aria-labelledby=\"figures\""
				">\n<h2 id=\"figures\">%t</h2>\n",
				page_text(p, W_FIGURES));
		put_one(p, &r, unit, number);
	}
	if (number)
		page_raw(p, "</section>\n");
}
