/* SPDX-License-Identifier: MPL-2.0 */
/* A unit as its pages see it. */
#include "lib/site/pages.h"

#include <stdlib.h>

static int
newest_first(const void *a, const void *b)
{
	int x = ((const struct unit_cycle *)a)->cycle;
	int y = ((const struct unit_cycle *)b)->cycle;

	return (x < y) - (x > y);
}

static void
fill_cycle(struct unit_cycle *c, const struct unit_view *v, struct arena *a)
{
	const struct group *g = &v->reduced->group;
	size_t old = 0;

	c->before = group_previous_cycle(g, v->unit, c->cycle);
	c->agreements = group_cycle(g, a, v->unit, c->cycle,
		&c->agreement_count);
	if (c->agreement_count == 0 && c->before != CYCLE_NONE)
		group_cycle(g, a, v->unit, c->before, &old);
	c->changes = c->before != CYCLE_NONE && c->agreement_count + old > 0;
}

void
unit_view(struct unit_view *v, const struct reduced *r, const char *unit,
	struct arena *a)
{
	const struct reduced_document **docs = ARENA_ARRAY(a,
		const struct reduced_document *, r->document_count + 1);
	size_t i, k;

	memset(v, 0, sizeof(*v));
	v->unit = unit;
	v->reduced = r;
	v->documents = docs;
	v->cycles = ARENA_ARRAY(a, struct unit_cycle, r->document_count + 1);
	for (i = 0; i < r->document_count; i++) {
		const struct reduced_document *d = &r->documents[i];

		if (!streq(d->record.unit, unit))
			continue;
		docs[v->document_count++] = d;
		for (k = 0; k < v->cycle_count; k++)
			if (v->cycles[k].cycle == d->record.cycle)
				break;
		if (k == v->cycle_count && d->record.cycle != CYCLE_NONE)
			v->cycles[v->cycle_count++].cycle = d->record.cycle;
	}
	if (v->cycle_count)
		qsort(v->cycles, v->cycle_count, sizeof(*v->cycles),
			newest_first);
	for (i = 0; i < v->cycle_count; i++)
		fill_cycle(&v->cycles[i], v, a);
	v->threads = threads_of(r, unit, a, &v->thread_count);
}

void
document_line(struct page *p, const struct reduced_document *d)
{
	const struct record *r = &d->record;

	page_raw(p, "<li>");
	page_link(p, d->path, NULL, d->title);
	if (r->date != DATE_NONE) {
		page_raw(p, " <span class=\"dim\">");
		page_date(p, r->date);
		page_raw(p, "</span>");
	}
	if (r->state < STATE_APPROVED) {
		const char *word = words_first(&p->site->config->states,
			r->state);

		html_fmt(p->out, " <span class=\"tag draft\">%t</span>",
			word ? word : state_name(r->state));
	}
	page_raw(p, "</li>\n");
}

void
changes_link(struct page *p, const struct unit_view *v,
	const struct unit_cycle *c)
{
	if (!c->changes)
		return;
	page_raw(p, "<p class=\"more\">");
	page_link(p, address_changes(p->a, p->site, v->unit, c->cycle), NULL,
		ARENA_JOIN(p->a, page_text(p, W_CHANGES_SINCE), " ",
		cycle_name(p->a, p->site, c->before)));
	page_raw(p, "</p>\n");
}

void
tally_add(struct tally *t, const struct agreement *a)
{
	if (a->state == STATUS_DONE)
		t->done++;
	else if (a->state == STATUS_DROPPED)
		t->dropped++;
	else
		t->open++;
}

static void
put_count(struct page *p, const char *class, size_t n, enum wording one,
	enum wording many)
{
	html_fmt(p->out, "<li class=\"%r\"><b>%d</b> %t</li>", class, (int)n,
		wording_count(p->site->lang, n, one, many));
}

/* The bar says nothing that the words beside it do not. */
void
tally_put(struct page *p, const struct tally *t)
{
	size_t all = t->open + t->done + t->dropped;

	if (all == 0)
		return;
	html_fmt(p->out, "<svg class=\"bar\" viewBox=\"0 0 %d 1\" "
		"preserveAspectRatio=\"none\" aria-hidden=\"true\">"
		"<rect class=\"done\" width=\"%d\" height=\"1\"/>"
		"<rect class=\"open\" x=\"%d\" width=\"%d\" height=\"1\"/>"
		"<rect class=\"dropped\" x=\"%d\" width=\"%d\" "
		"height=\"1\"/></svg>\n<ul class=\"key\">", (int)all,
		(int)t->done, (int)t->done, (int)t->open,
		(int)(t->done + t->open), (int)t->dropped);
	put_count(p, "done", t->done, W_N_DONE_ONE, W_N_DONE);
	put_count(p, "open", t->open, W_N_OPEN_ONE, W_N_OPEN);
	if (t->dropped)
		put_count(p, "dropped", t->dropped, W_N_DROPPED_ONE,
			W_N_DROPPED);
	page_raw(p, "</ul>\n");
}
