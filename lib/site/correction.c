/* SPDX-License-Identifier: MPL-2.0 */
/* Corrections after publication. */
#include "lib/site/correction.h"

#include "lib/model/approvals.h"

static void
take(struct fingerprints *set, const struct approvals_list *list)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->v[i].text)
			gate_phrase(set, list->v[i].text);
}

void
correction_gate(struct gate *g, const struct record *r, bool seen)
{
	struct approvals said;

	if (r->form == NULL || (r->form->f_corrections.key == NULL &&
	    r->form->f_objections.key == NULL))
		return;
	approvals_lists(&said, r);
	take(seen ? &g->shown : &g->hidden, &said.corrections);
	take(&g->hidden, &said.objections);
}

void
correction_copy(struct reduced_document *d, struct arena *a,
	const struct record *r)
{
	struct approvals said;
	size_t i;

	if (r->form == NULL || r->form->f_corrections.key == NULL)
		return;
	approvals_lists(&said, r);
	d->corrections = ARENA_ARRAY(a, struct reduced_correction,
		said.corrections.n + 1);
	for (i = 0; i < said.corrections.n; i++) {
		const struct approvals_entry *e = &said.corrections.v[i];

		if (e->text)
			d->corrections[d->correction_count++] =
				(struct reduced_correction){e->date, e->role,
				e->text};
	}
}

const char *
correction_anchor(struct arena *a, size_t i)
{
	return arena_fmt(a, "r-%zu", i + 1);
}

void
correction_put(struct page *p, const struct reduced_document *d)
{
	size_t i;

	if (d->correction_count == 0)
		return;
	html_fmt(p->out, "<section class=\"notice\" "
		"aria-labelledby=\"corrections\">\n"
		"<h2 id=\"corrections\">%t</h2>\n<ul>\n",
		page_text(p, W_CORRECTIONS));
	for (i = 0; i < d->correction_count; i++) {
		const struct reduced_correction *c = &d->corrections[i];

		html_fmt(p->out, "<li id=\"%t\">", correction_anchor(p->a, i));
		if (c->date != DATE_NONE)
			page_date(p, c->date);
		html_fmt(p->out, "%t%t: %t</li>\n", c->date != DATE_NONE &&
			c->role ? ", " : "", c->role ? c->role : "", c->text);
	}
	page_raw(p, "</ul>\n</section>\n");
}
