/* SPDX-License-Identifier: MPL-2.0 */
/* Pages across units: front page, units, years, and the odd ones. */
#include "lib/base/hash.h"
#include "lib/site/overview.h"
#include "lib/site/pages.h"

/* So many units are listed on the front page; more get a page of theirs. */
#define FRONT_UNITS 60
#define FRONT_LATEST 8

static const struct cycle_summary *
find_cycle(const struct unit_summary *u, int cycle)
{
	size_t i;

	for (i = 0; i < u->cycle_count; i++)
		if (u->cycles[i].cycle == cycle)
			return &u->cycles[i];
	return NULL;
}

/* What all units have in a cycle. */
struct sum {
	size_t units, documents;
	struct tally tally;
};

static struct sum
sum_of(const struct overview *o, int cycle)
{
	struct sum s = {0};
	size_t i;

	for (i = 0; i < o->unit_count; i++) {
		const struct cycle_summary *c = find_cycle(o->units[i], cycle);

		if (c == NULL)
			continue;
		s.units += o->units[i]->unit != NULL;
		s.documents += c->documents;
		s.tally.open += c->open;
		s.tally.done += c->done;
		s.tally.dropped += c->dropped;
	}
	return s;
}

static void
put_sum(struct page *p, const struct sum *s)
{
	size_t all = s->tally.open + s->tally.done + s->tally.dropped;

	buf_fmt(p->out, "<ul class=\"figures\"><li><b>%zu</b> %s</li>"
		"<li><b>%zu</b> %s</li><li><b>%zu</b> %s</li></ul>\n",
		s->units, wording_count(p->site->lang, s->units, W_UNIT_WITH,
			W_UNITS_WITH), s->documents,
		wording_count(p->site->lang, s->documents, W_DOCUMENT,
			W_DOCUMENTS), all,
		wording_count(p->site->lang, all, W_AGREEMENT, W_AGREEMENTS));
	tally_put(p, &s->tally);
}

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
put_unit_line(struct page *p, const struct unit_summary *u)
{
	page_raw(p, "<li>");
	page_link(p, address_unit(p->a, p->site, u->unit), NULL,
		unit_name(p->site, u->unit));
	if (u->cycle_count) {
		const struct cycle_summary *c = &u->cycles[0];

		html_fmt(p->out, " <span class=\"dim\">%t",
			cycle_name(p->a, p->site, c->cycle));
		if (c->open)
			buf_fmt(p->out, " · %u %s %s", (unsigned)c->open,
				page_text(p, c->open == 1 ? W_N_OPEN_ONE
				: W_N_OPEN), wording_count(p->site->lang,
				c->open, W_AGREEMENT, W_AGREEMENTS));
		page_raw(p, "</span>");
	}
	page_raw(p, "</li>\n");
}

static const char *
type_of(const struct page *p, const struct unit_summary *u)
{
	const struct unit *unit = u->unit ? config_unit(p->site->config,
		u->unit) : NULL;

	return unit && unit->type && *unit->type ? unit->type
		: page_text(p, W_OTHER_TYPE);
}

/* The units by type, in the order in which the types come up. */
static void
put_units(struct page *p, const struct overview *o, const char *tag)
{
	bool *done = ARENA_ARRAY(p->a, bool, o->unit_count + 1);
	size_t i, k;

	page_raw(p, "<div class=\"types\">\n");
	for (i = 0; i < o->unit_count; i++) {
		const char *type = type_of(p, o->units[i]);

		if (done[i] || o->units[i]->unit == NULL)
			continue;
		html_fmt(p->out, "<section><%r>%t</%r>\n<ul class=\"units\">"
			"\n", tag, type, tag);
		for (k = i; k < o->unit_count; k++) {
			if (done[k] || o->units[k]->unit == NULL ||
			    !streq(type_of(p, o->units[k]), type))
				continue;
			put_unit_line(p, o->units[k]);
			done[k] = true;
		}
		page_raw(p, "</ul></section>\n");
	}
	page_raw(p, "</div>\n");
	for (i = 0; i < o->unit_count; i++)
		if (o->units[i]->unit == NULL) {
			page_raw(p, "<ul class=\"units\">");
			put_unit_line(p, o->units[i]);
			page_raw(p, "</ul>\n");
		}
}

static void
put_glance(struct page *p, const struct overview *o)
{
	const char *name;
	struct sum s;

	if (o->cycle_count == 0) {
		html_fmt(p->out, "<p>%t</p>\n", page_text(p, W_NOTHING_YET));
		return;
	}
	name = cycle_name(p->a, p->site, o->cycles[0]);
	s = sum_of(o, o->cycles[0]);
	html_fmt(p->out, "<section class=\"glance\" aria-labelledby=\"glance\">"
		"\n<h2 id=\"glance\">%t %t</h2>\n", name,
		page_text(p, W_AT_A_GLANCE));
	put_sum(p, &s);
	page_raw(p, "<p class=\"more\">");
	page_link(p, address_year(p->a, p->site, o->cycles[0]), NULL,
		arena_fmt(p->a, "%s %s", page_text(p, W_ALL_UNITS_OF), name));
	page_raw(p, "</p>\n</section>\n");
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
		page_link(p, l->path, NULL, l->title);
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

void
front_page(struct page *p, const struct overview *o)
{
	page_open(p, "index.html", page_text(p, W_SITE));
	page_main(p);
	html_fmt(p->out, "<header class=\"hero\">\n<h1>%t</h1>\n"
		"<p class=\"lead\">%t</p>\n</header>\n", page_text(p, W_SITE),
		page_text(p, W_LEAD));
	put_glance(p, o);
	html_fmt(p->out, "<section aria-labelledby=\"units\">\n"
		"<h2 id=\"units\">%t</h2>\n", page_text(p, W_UNITS));
	if (o->unit_count <= FRONT_UNITS) {
		put_units(p, o, "h3");
	} else {
		page_raw(p, "<p class=\"more\">");
		page_link(p, address_units(p->a, p->site), NULL,
			page_text(p, W_ALL_UNITS));
		page_raw(p, "</p>\n");
	}
	page_raw(p, "</section>\n");
	put_latest(p, o);
	put_years(p, o);
	put_date(p);
	page_close(p);
}

void
units_page(struct page *p, const struct overview *o)
{
	page_open(p, address_units(p->a, p->site), page_text(p, W_UNITS));
	page_crumb(p, NULL, page_text(p, W_UNITS));
	page_main(p);
	html_fmt(p->out, "<header>\n<h1>%t</h1>\n<p class=\"lead\">%t</p>\n"
		"</header>\n", page_text(p, W_UNITS),
		page_text(p, W_UNITS_LEAD));
	put_units(p, o, "h2");
	put_date(p);
	page_close(p);
}

static void
put_year_row(struct page *p, const struct unit_summary *u,
	const struct cycle_summary *c)
{
	page_raw(p, "<tr><th scope=\"row\">");
	page_link(p, address_cycle(p->a, p->site, u->unit, c->cycle), NULL,
		unit_name(p->site, u->unit));
	buf_fmt(p->out, "</th><td>%u</td><td>%u</td><td>%u</td><td>%u</td>"
		"<td>", (unsigned)c->documents, (unsigned)c->open,
		(unsigned)c->done, (unsigned)c->dropped);
	if (c->changes) {
		page_href(p, address_changes(p->a, p->site, u->unit,
			c->cycle), NULL);
		html_fmt(p->out, "%t<span class=\"unseen\"> – %t</span></a>",
			page_text(p, W_CHANGES), unit_name(p->site, u->unit));
	}
	page_raw(p, "</td></tr>\n");
}

uint64_t
year_hash(const struct overview *o, int cycle, uint64_t site)
{
	struct buf b = {0};
	uint64_t hash;
	size_t i;

	pack_u32(&b, (uint32_t)cycle);
	buf_add(&b, (const char *)o->cycles, o->cycle_count *
		sizeof(*o->cycles));
	for (i = 0; i < o->unit_count; i++) {
		const struct cycle_summary *c = find_cycle(o->units[i], cycle);

		if (c == NULL)
			continue;
		pack_text(&b, str_of(o->units[i]->unit));
		pack_u32(&b, c->documents);
		pack_u32(&b, c->open);
		pack_u32(&b, c->done);
		pack_u32(&b, c->dropped);
		pack_u32(&b, c->changes);
	}
	hash = hash_quick(buf_view(&b), site);
	buf_free(&b);
	return hash ? hash : 1;
}

void
year_page(struct page *p, const struct overview *o, int cycle)
{
	const char *name = cycle_name(p->a, p->site, cycle);
	struct sum s = sum_of(o, cycle);
	size_t i;

	page_open(p, address_year(p->a, p->site, cycle), name);
	page_crumb(p, NULL, name);
	page_main(p);
	html_fmt(p->out, "<header>\n<h1>%t</h1>\n<p class=\"lead\">%t</p>\n"
		"</header>\n", name, page_text(p, W_YEAR_LEAD));
	put_sum(p, &s);
	html_fmt(p->out, "<div class=\"table\" role=\"group\" tabindex=\"0\" "
		"aria-label=\"%t\"><table class=\"counts\">\n<thead><tr>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th></tr>"
		"</thead>\n<tbody>\n", page_text(p, W_AGREEMENTS_TITLE),
		page_text(p, W_UNIT), page_text(p, W_DOCUMENTS_TITLE),
		page_text(p, W_C_OPEN), page_text(p, W_C_DONE),
		page_text(p, W_C_DROPPED), page_text(p, W_CHANGES));
	for (i = 0; i < o->unit_count; i++) {
		const struct cycle_summary *c = find_cycle(o->units[i], cycle);

		if (c)
			put_year_row(p, o->units[i], c);
	}
	page_raw(p, "</tbody>\n</table></div>\n");
	for (i = 0; i < o->cycle_count && o->cycles[i] != cycle; i++)
		continue;
	page_neighbours(p, i + 1 < o->cycle_count ? address_year(p->a,
		p->site, o->cycles[i + 1]) : NULL, i + 1 < o->cycle_count
		? cycle_name(p->a, p->site, o->cycles[i + 1]) : NULL,
		i ? address_year(p->a, p->site, o->cycles[i - 1]) : NULL,
		i ? cycle_name(p->a, p->site, o->cycles[i - 1]) : NULL);
	page_close(p);
}

void
missing_page(struct page *p)
{
	page_open(p, "404.html", page_text(p, W_NOT_FOUND));
	page_crumb(p, NULL, page_text(p, W_NOT_FOUND));
	page_main(p);
	html_fmt(p->out, "<h1>%t</h1>\n<p class=\"lead\">%t</p>\n<p>",
		page_text(p, W_NOT_FOUND), page_text(p, W_NOT_FOUND_TEXT));
	page_link(p, address_units(p->a, p->site), NULL, page_text(p,
		W_ALL_UNITS));
	page_raw(p, "</p>\n");
	page_close(p);
}

/* The page goes on by itself after a moment; the link is for who won't wait.
 */
void
statement_page(struct page *p)
{
	const struct config *c = p->site->config;
	bool known = c->statement && (strncmp(c->statement, "https://", 8) == 0
		|| strncmp(c->statement, "http://", 7) == 0);

	p->refresh = known ? c->statement : NULL;
	page_open(p, "was/index.html", page_text(p, W_STATEMENT));
	page_crumb(p, NULL, page_text(p, W_STATEMENT));
	page_main(p);
	html_fmt(p->out, "<h1>%t</h1>\n<p class=\"lead\">%t</p>\n",
		page_text(p, W_STATEMENT), page_text(p, known
		? W_STATEMENT_TEXT : W_STATEMENT_NONE));
	if (known)
		html_fmt(p->out, "<p><a href=\"%t\">%t</a></p>\n",
			c->statement, page_text(p, W_GO_ON));
	page_close(p);
}
