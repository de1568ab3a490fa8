/* SPDX-License-Identifier: MPL-2.0 */
/* The page of one document. */
#include "lib/site/correction.h"

/* A table of contents pays from so many headings on. */
#define CONTENTS_FROM 4

static void
put_people(struct page *p, enum wording name, const struct participant *v,
	size_t n, size_t others)
{
	size_t i;

	if (n + others == 0)
		return;
	page_fact_begin(p, name);
	page_raw(p, "<ul>");
	for (i = 0; i < n; i++) {
		page_raw(p, "<li>");
		page_put(p, v[i].role ? v[i].role : v[i].name);
		if (v[i].role && v[i].name && *v[i].name)
			html_fmt(p->out, ": %t", v[i].name);
		page_raw(p, "</li>");
	}
	if (others == 1)
		html_fmt(p->out, "<li>%t</li>", page_text(p, W_ONE_MORE));
	else if (others)
		html_fmt(p->out, "<li>%d %t</li>", (int)others,
			page_text(p, W_SOME_MORE));
	page_raw(p, "</ul></dd></div>\n");
}

static void
put_day(struct page *p, enum wording name, date day)
{
	if (day == DATE_NONE)
		return;
	page_fact_begin(p, name);
	page_date(p, day);
	page_raw(p, "</dd></div>\n");
}

static void
put_facts(struct page *p, const struct unit_view *v,
	const struct reduced_document *d)
{
	const struct record *r = &d->record;

	(void)v;
	page_raw(p, "<dl class=\"facts about\">\n");
	if (r->date != DATE_NONE)
		put_day(p, W_DATE, r->date);
	else
		page_fact(p, W_DATE, r->date_text);
	page_fact(p, W_TIME, r->time);
	page_fact(p, W_PLACE, r->place);
	put_people(p, W_PARTICIPANTS, r->participants, r->participant_count,
		d->others);
	put_people(p, W_ABSENT, r->absent, r->absent_count,
		d->absent_others);
	put_day(p, W_PUBLISHED, d->published);
	if (d->changed != d->published)
		put_day(p, W_CHANGED, d->changed);
	page_raw(p, "</dl>\n");
}

static void
put_draft(struct page *p, const struct record *r)
{
	const char *word;

	if (r->state >= STATE_APPROVED && r->state != STATE_WITHDRAWN)
		return;
	word = words_first(&p->site->config->states, r->state);
	html_fmt(p->out, "<p class=\"notice\">%t <strong>%t</strong></p>\n",
		page_text(p, W_DRAFT), word ? word : state_name(r->state));
}

static void
put_contents(struct page *p, const struct unit_view *v,
	const struct reduced_document *d)
{
	size_t i, n = 0;

	(void)v;
	for (i = 0; i < d->section_count; i++)
		n += d->sections[i].level == 2;
	if (n < CONTENTS_FROM)
		return;
	html_fmt(p->out, "<nav class=\"toc\" aria-labelledby=\"toc\">"
		"<h2 id=\"toc\">%t</h2><ul>\n", page_text(p, W_CONTENTS));
	for (i = 0; i < d->section_count; i++)
		if (d->sections[i].level == 2) {
			page_raw(p, "<li><a href=\"#s-");
			page_number(p, (unsigned)i + 1);
			page_raw(p, "\">");
			page_put(p, d->sections[i].title);
			page_raw(p, "</a></li>\n");
		}
	page_raw(p, "</ul></nav>\n");
}

/* "Søndre Skole 2025-26, 14. april 2026, 7 aftaler": for who shares it. */
static const char *
about(struct page *p, const struct record *r, const char *unit,
	const char *cycle)
{
	size_t n = r->agreement_count;
	char count[21] = "";

	if (n)
		str_decimal(count, (unsigned)n);
	return ARENA_JOIN(p->a, unit, *cycle ? " " : "", cycle, n ? " · " : "",
		count, n ? " " : "", n ? wording_count(p->site->lang, n,
		W_AGREEMENT, W_AGREEMENTS) : "");
}

static void
put_text(struct page *p, const struct unit_view *v,
	const struct reduced_document *d)
{
	page_raw(p, "<div class=\"prose\">\n");
	p->text_from = p->out->n;
	content_put(p, v->reduced, d);
	p->text_to = p->out->n;
	page_raw(p, "</div>\n");
}

/* The municipality chooses the order of the parts. What comes first of the
 * facts belongs to the heading. */
static void
put_parts(struct page *p, const struct unit_view *v,
	const struct reduced_document *d)
{
	static void (*const parts[])(struct page *, const struct unit_view *,
		const struct reduced_document *) = {
		[SKIN_DOCUMENT_FACTS] = put_facts,
		[SKIN_DOCUMENT_CONTENTS] = put_contents,
		[SKIN_DOCUMENT_TEXT] = put_text};
	const enum skin_part *order = p->site->config->skin.order;
	size_t i, to = skin_parts(SKIN_DOCUMENT, &i);

	if (order[i] == SKIN_DOCUMENT_FACTS)
		parts[order[i++]](p, v, d);
	page_raw(p, "</header>\n");
	for (; i < to; i++)
		parts[order[i]](p, v, d);
}

void
document_page(struct page *p, const struct unit_view *v,
	const struct reduced_document *d)
{
	const struct record *r = &d->record;
	const char *unit = unit_name(p->site, v->unit);
	const char *cycle = d->cycle;

	p->about = about(p, r, unit, cycle);
	page_open(p, d->path, ARENA_JOIN(p->a, d->title, " – ", unit,
		*cycle ? " " : "", cycle));
	if (v->unit)
		page_crumb(p, address_units(p->a, p->site), page_text(p,
			W_UNITS));
	page_crumb(p, d->unit, unit);
	if (r->cycle != CYCLE_NONE)
		page_crumb(p, address_cycle(p->a, p->site, v->unit, r->cycle),
			cycle);
	page_crumb(p, NULL, d->title);
	page_main(p);
	html_fmt(p->out, "<article class=\"document\">\n<header>\n"
		"<p class=\"kicker\">%t%t%t</p>\n<h1>%t</h1>\n", unit,
		*cycle ? " · " : "", cycle, d->title);
	put_draft(p, r);
	correction_put(p, d);
	put_parts(p, v, d);
	page_raw(p, "</article>\n");
	page_close(p);
}
