/* SPDX-License-Identifier: MPL-2.0 */
/* How far the units are with the year's steps. */
#include "lib/site/overview.h"

static void
count(struct progress *v, const struct board_step *s)
{
	if (v->units == 0)
		v->due = s->due;
	else if (v->due != s->due)
		v->due = DATE_NONE;
	v->units++;
	v->done += s->state == BOARD_DONE || s->state == BOARD_LATE;
	v->late += s->state == BOARD_LATE;
	v->missing += s->state == BOARD_MISSING;
}

struct progress *
overview_progress(const struct overview *o, const struct site *s,
	struct arena *a, int cycle, size_t *n)
{
	const struct wheel *w = board_wheel(s->config, cycle);
	struct progress *v = ARENA_ARRAY(a, struct progress, w->n + 1);
	size_t boards, i, k;
	struct board *b = overview_boards(o, s, a, cycle, &boards);

	*n = 0;
	for (k = 0; k < w->n; k++) {
		if (w->v[k].done != DONE_DOCUMENT || boards == 0)
			continue;
		v[*n] = (struct progress){.step = &w->v[k],
			.due = DATE_NONE};
		for (i = 0; i < boards; i++)
			if (k < b[i].step_count)
				count(&v[*n], &b[i].steps[k]);
		++*n;
	}
	return v;
}

/* The public is told what is there. What is missing may be a draft that it
 * can't see, and is the committee's to ask for. */
static void
put_rest(struct page *p, const struct progress *s)
{
	if (s->due != DATE_NONE) {
		html_fmt(p->out, " · %t ", page_text(p, W_STEP_DUE));
		page_date(p, s->due);
	}
	if (s->late)
		html_fmt(p->out, " · %d %t", (int)s->late, page_text(p,
			W_STEP_LATE));
	if (s->missing && p->site->audience_id != AUDIENCE_PUBLIC)
		html_fmt(p->out, " · <b class=\"alarm\">%d %t</b>",
			(int)s->missing, page_text(p, W_STEP_MISSING));
}

/* The bar says nothing that the words beside it do not. */
void
progress_put(struct page *p, const struct overview *o, int cycle,
	const char *heading)
{
	size_t n, i;
	struct progress *v = overview_progress(o, p->site, p->a, cycle, &n);

	if (n == 0)
		return;
	html_fmt(p->out, "<%r>%t</%r>\n<ul class=\"progress\">\n", heading,
		page_text(p, W_STEPS), heading);
	for (i = 0; i < n; i++) {
		html_fmt(p->out, "<li><b>%t</b> <span>%d %t %d %t",
			v[i].step->title, (int)v[i].done, page_text(p,
			W_STEP_OF), (int)v[i].units, page_text(p,
			v[i].units == 1 ? W_STEP_UNIT : W_STEP_UNITS));
		put_rest(p, &v[i]);
		buf_fmt(p->out, "</span><svg class=\"bar\" viewBox=\"0 0 %zu "
			"1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
			"<rect class=\"rest\" width=\"%zu\" height=\"1\"/>"
			"<rect class=\"done\" width=\"%zu\" height=\"1\"/>"
			"</svg></li>\n", v[i].units, v[i].units, v[i].done);
	}
	page_raw(p, "</ul>\n");
}
