/* SPDX-License-Identifier: MPL-2.0 */
/* Lists of units: all of them, and those of a year. */
#include "lib/base/hash.h"
#include "lib/site/overview.h"
#include "lib/site/pages.h"

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
		const struct cycle_summary *c = unit_cycle(o->units[i], cycle);

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

void
overview_sum(struct page *p, const struct overview *o, int cycle)
{
	struct sum sum = sum_of(o, cycle), *s = &sum;
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

static void
put_unit_line(struct page *p, const struct unit_summary *u)
{
	const struct unit *unit = u->unit ? config_unit(p->site->config,
		u->unit) : NULL;

	page_raw(p, "<li>");
	page_link(p, address_unit(p->a, p->site, u->unit), NULL,
		unit_name(p->site, u->unit));
	if (u->cycle_count) {
		html_fmt(p->out, " <span class=\"dim\">%t",
			cycle_name(p->a, p->site, u->cycles[0].cycle));
		if (u->open)
			buf_fmt(p->out, " · %u %s %s", (unsigned)u->open,
				wording_count(p->site->lang, u->open,
				W_N_OPEN_ONE, W_N_OPEN), wording_count(
				p->site->lang, u->open, W_AGREEMENT,
				W_AGREEMENTS));
		if (unit && unit->merged_into)
			html_fmt(p->out, " · %t %t", page_text(p,
				W_PART_OF), unit_name(p->site,
				unit->merged_into));
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
void
units_put(struct page *p, const struct overview *o, size_t from, size_t to,
	const char *tag)
{
	bool *done = ARENA_ARRAY(p->a, bool, o->unit_count + 1);
	size_t i, k;

	page_raw(p, "<div class=\"types\">\n");
	for (i = from; i < to; i++) {
		const char *type = type_of(p, o->units[i]);

		if (done[i] || o->units[i]->unit == NULL)
			continue;
		html_fmt(p->out, "<section><%r>%t</%r>\n<ul class=\"units\">"
			"\n", tag, type, tag);
		for (k = i; k < to; k++) {
			if (done[k] || o->units[k]->unit == NULL ||
			    !streq(type_of(p, o->units[k]), type))
				continue;
			put_unit_line(p, o->units[k]);
			done[k] = true;
		}
		page_raw(p, "</ul></section>\n");
	}
	page_raw(p, "</div>\n");
	for (i = from; i < to; i++)
		if (o->units[i]->unit == NULL) {
			page_raw(p, "<ul class=\"units\">");
			put_unit_line(p, o->units[i]);
			page_raw(p, "</ul>\n");
		}
}

void
parts_put(struct page *p, const char *path, size_t part, size_t parts,
	const char *const *names)
{
	size_t i;

	if (parts < 2)
		return;
	html_fmt(p->out, "<nav class=\"parts\" aria-label=\"%t\"><ul "
		"class=\"yearlist\">\n", page_text(p, W_PARTS));
	for (i = 0; i < parts; i++) {
		page_raw(p, "<li>");
		if (i == part)
			html_fmt(p->out, "<span aria-current=\"page\">%t …"
				"</span>", names[i]);
		else
			page_link(p, address_part(p->a, path, i), NULL,
				arena_fmt(p->a, "%s …", names[i]));
		page_raw(p, "</li>\n");
	}
	page_raw(p, "</ul></nav>\n");
}

static size_t
parts_of(size_t n)
{
	return n ? (n + OVERVIEW_UNITS - 1) / OVERVIEW_UNITS : 1;
}

size_t
units_parts(const struct overview *o)
{
	return parts_of(o->unit_count);
}

static size_t
part_end(size_t part, size_t n)
{
	return (part + 1) * OVERVIEW_UNITS < n ? (part + 1) * OVERVIEW_UNITS
		: n;
}

/* What each part of a list of units begins with. */
static const char **
part_names(struct page *p, const struct unit_summary *const *v, size_t n)
{
	const char **names = ARENA_ARRAY(p->a, const char *, parts_of(n));
	size_t i;

	for (i = 0; i < n; i += OVERVIEW_UNITS)
		names[i / OVERVIEW_UNITS] = unit_name(p->site, v[i]->unit);
	return names;
}

void
units_page(struct page *p, const struct overview *o, size_t part)
{
	const char *path = address_units(p->a, p->site);

	page_open(p, address_part(p->a, path, part), page_text(p, W_UNITS));
	page_crumb(p, NULL, page_text(p, W_UNITS));
	page_main(p);
	html_fmt(p->out, "<header>\n<h1>%t</h1>\n<p class=\"lead\">%t</p>\n"
		"</header>\n", page_text(p, W_UNITS),
		page_text(p, W_UNITS_LEAD));
	parts_put(p, path, part, units_parts(o), part_names(p, o->units,
		o->unit_count));
	units_put(p, o, part * OVERVIEW_UNITS, part_end(part, o->unit_count),
		"h2");
	page_close(p);
}

static void
put_year_row(struct page *p, const struct unit_summary *u,
	const struct cycle_summary *c)
{
	page_raw(p, "<tr><th scope=\"row\">");
	page_link(p, address_cycle(p->a, p->site, u->unit, c->cycle), NULL,
		unit_name(p->site, u->unit));
	page_raw(p, "</th>");
	page_cell_number(p, W_DOCUMENTS_TITLE, c->documents);
	page_cell_number(p, W_C_OPEN, c->open);
	page_cell_number(p, W_C_DONE, c->done);
	page_cell_number(p, W_C_DROPPED, c->dropped);
	page_raw(p, "<td>");
	if (c->changes) {
		page_href(p, address_changes(p->a, p->site, u->unit,
			c->cycle), NULL);
		html_fmt(p->out, "%t<span class=\"unseen\"> – %t</span></a>",
			page_text(p, W_CHANGES), unit_name(p->site, u->unit));
	}
	page_raw(p, "</td></tr>\n");
}

/* Those that have something in the cycle, in A. */
static const struct unit_summary **
year_units(const struct overview *o, struct arena *a, int cycle, size_t *n)
{
	const struct unit_summary **v = ARENA_ARRAY(a,
		const struct unit_summary *, o->unit_count + 1);
	size_t i;

	*n = 0;
	for (i = 0; i < o->unit_count; i++)
		if (unit_cycle(o->units[i], cycle))
			v[(*n)++] = o->units[i];
	return v;
}

size_t
year_parts(const struct overview *o, int cycle)
{
	size_t i, n = 0;

	for (i = 0; i < o->unit_count; i++)
		n += unit_cycle(o->units[i], cycle) != NULL;
	return parts_of(n);
}

static void
pack_progress(struct buf *b, const struct overview *o, const struct site *s,
	int cycle)
{
	struct arena a = {0};
	size_t n, i;
	struct progress *v = overview_progress(o, s, &a, cycle, &n);

	for (i = 0; i < n; i++) {
		pack_u64(b, v[i].units);
		pack_u64(b, v[i].done);
		pack_u64(b, v[i].late);
		pack_u64(b, v[i].missing);
		pack_u32(b, (uint32_t)v[i].due);
	}
	arena_free(&a);
}

uint64_t
year_hash(const struct overview *o, const struct site *s, int cycle,
	uint64_t seed)
{
	struct buf b = {0};
	uint64_t hash;
	size_t i;

	pack_u32(&b, (uint32_t)cycle);
	buf_add(&b, (const char *)o->cycles, o->cycle_count *
		sizeof(*o->cycles));
	pack_progress(&b, o, s, cycle);
	for (i = 0; i < o->unit_count; i++) {
		const struct cycle_summary *c = unit_cycle(o->units[i], cycle);

		if (c == NULL)
			continue;
		pack_text(&b, str_of(o->units[i]->unit));
		pack_u32(&b, c->documents);
		pack_u32(&b, c->open);
		pack_u32(&b, c->done);
		pack_u32(&b, c->dropped);
		pack_u32(&b, c->changes);
	}
	hash = hash_quick(buf_view(&b), seed);
	buf_free(&b);
	return hash ? hash : 1;
}

static void
put_year_links(struct page *p, int cycle)
{
	const struct period *period = config_period(p->site->config, cycle);

	page_raw(p, "<ul class=\"links\">");
	if (period && period->steps->n) {
		page_raw(p, "<li>");
		page_link(p, address_wheel(p->a, p->site, cycle), NULL,
			page_text(p, W_WHEEL));
		page_raw(p, "</li>");
	}
	if (p->site->audience_id != AUDIENCE_PUBLIC) {
		page_raw(p, "<li>");
		page_link(p, address_summary(p->a, p->site, cycle), NULL,
			page_text(p, W_SUMMARY));
		page_raw(p, "</li>");
	}
	page_raw(p, "</ul>\n");
}

static void
put_year_table(struct page *p, const struct unit_summary *const *v, size_t n,
	int cycle)
{
	size_t i;

	html_fmt(p->out, "<div class=\"table\" role=\"group\" tabindex=\"0\" "
		"aria-label=\"%t\"><table class=\"counts stack\">\n<thead><tr>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th>"
		"<th scope=\"col\">%t</th><th scope=\"col\">%t</th></tr>"
		"</thead>\n<tbody>\n", page_text(p, W_AGREEMENTS_TITLE),
		page_text(p, W_UNIT), page_text(p, W_DOCUMENTS_TITLE),
		page_text(p, W_C_OPEN), page_text(p, W_C_DONE),
		page_text(p, W_C_DROPPED), page_text(p, W_CHANGES));
	for (i = 0; i < n; i++)
		put_year_row(p, v[i], unit_cycle(v[i], cycle));
	page_raw(p, "</tbody>\n</table></div>\n");
}

void
year_page(struct page *p, const struct overview *o, int cycle, size_t part)
{
	const char *name = cycle_name(p->a, p->site, cycle);
	const char *path = address_year(p->a, p->site, cycle);
	const char *title = ARENA_JOIN(p->a, page_text(p, W_ALL_UNITS_OF),
		" ", name);
	size_t n, i, from = part * OVERVIEW_UNITS;
	const struct unit_summary **v = year_units(o, p->a, cycle, &n);

	page_open(p, address_part(p->a, path, part), title);
	page_crumb(p, NULL, name);
	page_main(p);
	html_fmt(p->out, "<header>\n<h1>%t</h1>\n<p class=\"lead\">%t</p>\n"
		"</header>\n", title, page_text(p, W_YEAR_LEAD));
	overview_sum(p, o, cycle);
	put_year_links(p, cycle);
	progress_put(p, o, cycle, "h2");
	parts_put(p, path, part, parts_of(n), part_names(p, v, n));
	put_year_table(p, v + from, part_end(part, n) - from, cycle);
	for (i = 0; i < o->cycle_count && o->cycles[i] != cycle; i++)
		continue;
	page_neighbours(p, i + 1 < o->cycle_count ? address_year(p->a,
		p->site, o->cycles[i + 1]) : NULL, i + 1 < o->cycle_count
		? cycle_name(p->a, p->site, o->cycles[i + 1]) : NULL,
		i ? address_year(p->a, p->site, o->cycles[i - 1]) : NULL,
		i ? cycle_name(p->a, p->site, o->cycles[i - 1]) : NULL);
	page_close(p);
}
