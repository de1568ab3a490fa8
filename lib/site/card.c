/* SPDX-License-Identifier: MPL-2.0 */
/* An agreement as a card: title, status and facts. */
#include "lib/site/content.h"

void
card_title(struct page *p, const struct agreement *a)
{
	if (!a->id_made && a->id && *a->id)
		html_fmt(p->out, "<span class=\"ref\">%t</span> ", a->id);
	page_put(p, a->title ? a->title : "");
}

void
card_text(struct page *p, const char *text)
{
	if (text && *text)
		html_fmt(p->out, "<p>%t</p>\n", text);
}

/* A month alone is a due date too. */
const char *
due_words(struct page *p, const char *due)
{
	bool month_only = due && strlen(due) == 7;
	int year, month, day;
	const char *name;
	char *out, *at;
	date exact;

	if (due == NULL || !date_parse(&exact, str_of(month_only
		? arena_fmt(p->a, "%s-01", due) : due)))
		return due;
	date_split(exact, &year, &month, &day);
	name = page_text(p, (enum wording)(W_JANUARY + month - 1));
	at = out = arena_alloc(p->a, strlen(name) + 32);
	if (!month_only)
		at = stpcpy(str_decimal(at, (unsigned)day),
			p->site->lang == LANG_DA ? ". " : " ");
	str_decimal(stpcpy(stpcpy(at, name), " "), (unsigned)year);
	return out;
}

/* What it continues, said so by its author, or only like it: then as a
 * guess. */
static void
put_previous(struct page *p, const struct agreement *a)
{
	const struct agreement *b = a->previous;

	if (b == NULL)
		return;
	html_fmt(p->out, "<div><dt>%t</dt><dd>", page_text(p,
		a->match == MATCH_SIMILAR ? W_GUESS : W_CONTINUES));
	page_href(p, agreement_document(b)->path, agreement_anchor(p->a, b));
	if (!b->id_made)
		html_fmt(p->out, "%t, ", b->id);
	html_fmt(p->out, "%t</a></dd></div>\n", cycle_name(p->a, p->site,
		b->record->cycle));
}

void
card_facts(struct page *p, const struct agreement *a, bool previous)
{
	size_t i;

	page_raw(p, "<p class=\"state\">");
	page_tag(p, a->state, a->status);
	page_raw(p, "</p>\n<dl class=\"facts\">\n");
	page_fact(p, W_OWNER, a->owner);
	page_fact(p, W_DUE, due_words(p, a->due_text));
	page_fact(p, W_THEME, a->theme);
	page_fact(p, W_REASON, a->reason);
	for (i = 0; i < a->extra_count; i++)
		html_fmt(p->out, "<div><dt>%t</dt><dd>%t</dd></div>\n",
			a->extras[i].name, a->extras[i].value);
	if (previous || a->match == MATCH_SIMILAR)
		put_previous(p, a);
	page_raw(p, "</dl>\n");
}

void
card_history(struct page *p, const struct agreement *a)
{
	if (a->thread == NULL || a->record->cycle == CYCLE_NONE ||
	    (a->previous == NULL && !a->answered))
		return;
	page_raw(p, "<p class=\"more\">");
	page_link(p, address_unit(p->a, p->site, a->record->unit),
		thread_anchor(p->a, a->thread), page_text(p, W_WHOLE_HISTORY));
	page_raw(p, "</p>\n");
}
