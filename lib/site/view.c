/* SPDX-License-Identifier: MPL-2.0 */
/* A unit as its pages see it. */
#include "lib/site/pages.h"

#include <stdlib.h>

static int
newest_first(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x < y) - (x > y);
}

/* Whether anything was agreed in CYCLE, or in the one before it, if any. */
static bool
find_changes(const struct unit_view *v, struct arena *a, int cycle)
{
	const struct group *g = &v->reduced->group;
	int from = group_previous_cycle(g, v->unit, cycle);
	size_t old, new;

	if (from == CYCLE_NONE)
		return false;
	group_cycle(g, a, v->unit, from, &old);
	group_cycle(g, a, v->unit, cycle, &new);
	return old + new > 0;
}

bool
has_changes(const struct unit_view *v, int cycle)
{
	size_t i;

	for (i = 0; i < v->cycle_count; i++)
		if (v->cycles[i] == cycle)
			return v->changes[i];
	return false;
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
	v->cycles = ARENA_ARRAY(a, int, r->document_count + 1);
	for (i = 0; i < r->document_count; i++) {
		const struct reduced_document *d = &r->documents[i];

		if (!streq(d->record.unit, unit))
			continue;
		docs[v->document_count++] = d;
		for (k = 0; k < v->cycle_count; k++)
			if (v->cycles[k] == d->record.cycle)
				break;
		if (k == v->cycle_count && d->record.cycle != CYCLE_NONE)
			v->cycles[v->cycle_count++] = d->record.cycle;
	}
	if (v->cycle_count)
		qsort(v->cycles, v->cycle_count, sizeof(*v->cycles),
			newest_first);
	v->changes = ARENA_ARRAY(a, bool, v->cycle_count + 1);
	for (i = 0; i < v->cycle_count; i++)
		v->changes[i] = find_changes(v, a, v->cycles[i]);
	v->threads = threads_of(r, unit, a, &v->thread_count);
}

struct agreement **
view_agreements(const struct unit_view *v, struct arena *a, int cycle,
	size_t *n)
{
	return group_cycle(&v->reduced->group, a, v->unit, cycle, n);
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
tally_add(struct tally *t, const struct agreement *a)
{
	if (a->state == STATUS_DONE)
		t->done++;
	else if (a->state == STATUS_DROPPED)
		t->dropped++;
	else
		t->open++;
}

/* The bar says nothing that the words beside it do not. */
void
tally_put(struct page *p, const struct tally *t)
{
	size_t all = t->open + t->done + t->dropped;

	if (all == 0)
		return;
	buf_fmt(p->out, "<svg class=\"bar\" viewBox=\"0 0 %zu 1\" "
		"preserveAspectRatio=\"none\" aria-hidden=\"true\">"
		"<rect class=\"done\" width=\"%zu\" height=\"1\"/>"
		"<rect class=\"open\" x=\"%zu\" width=\"%zu\" height=\"1\"/>"
		"<rect class=\"dropped\" x=\"%zu\" width=\"%zu\" "
		"height=\"1\"/></svg>\n", all, t->done, t->done, t->open,
		t->done + t->open, t->dropped);
	page_raw(p, "<ul class=\"key\">");
	buf_fmt(p->out, "<li class=\"done\"><b>%zu</b> %s</li>"
		"<li class=\"open\"><b>%zu</b> %s</li>", t->done,
		page_text(p, W_N_DONE), t->open, page_text(p, W_N_OPEN));
	if (t->dropped)
		buf_fmt(p->out, "<li class=\"dropped\"><b>%zu</b> %s</li>",
			t->dropped, page_text(p, W_N_DROPPED));
	page_raw(p, "</ul>\n");
}
