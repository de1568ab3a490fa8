/* SPDX-License-Identifier: MPL-2.0 */
/* The page of one unit in one cycle. */
#include "lib/base/hash.h"
#include "lib/site/pages.h"

static void
put_agreement(struct page *p, const struct agreement *a)
{
	page_raw(p, "<li><p class=\"name\">");
	card_href(p, a);
	card_title(p, a);
	page_raw(p, "</a></p>\n");
	card_facts(p, a, true);
	card_history(p, a);
	page_raw(p, "</li>\n");
}

/* The agreements of one theme, or those without any. */
struct themed {
	const char *id, *name;
	struct agreement **v;
	size_t n, cap;
};

/* Under a heading that the theme's own page leads to; where no agreement has a
 * theme (not NAMED), without. */
static void
put_theme(struct page *p, const struct themed *t, bool named)
{
	size_t i;

	if (t->n == 0)
		return;
	if (*t->id)
		html_fmt(p->out, "<h3 id=\"tema-%t\">%t</h3>\n", t->id, t->name);
	else if (named)
		html_fmt(p->out, "<h3>%t</h3>\n", page_text(p, W_THEME_NONE));
	page_raw(p, "<ul class=\"agreements brief\">\n");
	for (i = 0; i < t->n; i++)
		put_agreement(p, t->v[i]);
	page_raw(p, "</ul>\n");
}

/* The theme of G among ALL, a new one where it is the first: the first of ALL
 * has none. */
static struct themed *
theme_of(struct arena *a, struct themed *all, size_t *n, struct map *by_id,
	const struct agreement *g)
{
	const char *id = g->theme && *g->theme ? theme_slug(a, g->theme) : "";
	struct themed *t = *id ? map_get(by_id, str_of(id)) : all;

	if (t == NULL) {
		t = &all[(*n)++];
		*t = (struct themed){.id = id, .name = g->theme};
		map_put(by_id, str_of(id), t);
	}
	return t;
}

/* The themes in the order in which they come up, those without one last. */
static void
put_themes(struct page *p, struct agreement *const *list, size_t n)
{
	struct themed *all = ARENA_ARRAY(p->a, struct themed, n + 1);
	struct map by_id = {0};
	size_t count = 1, i;

	all[0].id = "";
	for (i = 0; i < n; i++) {
		struct themed *t = theme_of(p->a, all, &count, &by_id, list[i]);

		ARENA_GROW(p->a, t->v, t->n, t->cap);
		t->v[t->n++] = list[i];
	}
	for (i = 1; i < count; i++)
		put_theme(p, &all[i], true);
	put_theme(p, &all[0], count > 1);
	map_free(&by_id);
}

static void
put_agreements(struct page *p, const struct unit_view *v,
	const struct unit_cycle *c)
{
	struct tally t = {0};
	size_t i;

	if (c->agreement_count == 0)
		return;
	for (i = 0; i < c->agreement_count; i++)
		tally_add(&t, c->agreements[i]);
	html_fmt(p->out, "<section aria-labelledby=\"agreements\">\n"
		"<h2 id=\"agreements\">%t</h2>\n",
		page_text(p, W_AGREEMENTS_TITLE));
	tally_put(p, &t);
	changes_link(p, v, c);
	put_themes(p, c->agreements, c->agreement_count);
	page_raw(p, "</section>\n");
}

static const char *
neighbour(struct page *p, const struct unit_view *v, size_t i)
{
	return i < v->cycle_count ? address_cycle(p->a, p->site, v->unit,
		v->cycles[i].cycle) : NULL;
}

void
cycle_page(struct page *p, const struct unit_view *v, size_t i)
{
	int cycle = v->cycles[i].cycle;
	const char *name = cycle_name(p->a, p->site, cycle);
	const char *unit = unit_name(p->site, v->unit);
	size_t k;

	page_open(p, address_cycle(p->a, p->site, v->unit, cycle),
		ARENA_JOIN(p->a, unit, " ", name));
	if (v->unit)
		page_crumb(p, address_units(p->a, p->site), page_text(p,
			W_UNITS));
	page_crumb(p, address_unit(p->a, p->site, v->unit), unit);
	page_crumb(p, NULL, name);
	page_main(p);
	html_fmt(p->out, "<header>\n<h1>%t %t</h1>\n"
		"</header>\n<section aria-labelledby=\"documents\">\n"
		"<h2 id=\"documents\">%t</h2>\n<ul class=\"documents\">\n",
		unit, name, page_text(p, W_DOCUMENTS_TITLE));
	for (k = 0; k < v->document_count; k++)
		if (v->documents[k]->record.cycle == cycle)
			document_line(p, v->documents[k]);
	page_raw(p, "</ul>\n</section>\n");
	put_agreements(p, v, &v->cycles[i]);
	page_neighbours(p, neighbour(p, v, i + 1), i + 1 < v->cycle_count
		? cycle_name(p->a, p->site, v->cycles[i + 1].cycle) : NULL,
		i ? neighbour(p, v, i - 1) : NULL,
		i ? cycle_name(p->a, p->site, v->cycles[i - 1].cycle) : NULL);
	page_close(p);
}
