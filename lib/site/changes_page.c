/* SPDX-License-Identifier: MPL-2.0 */
/* What became of a unit's agreements from one cycle to the next. */
#include "lib/compare/words.h"
#include "lib/site/pages.h"

/* In the order of a reader's interest: what wants an answer comes first. */
static const struct {
	enum change_kind kind;
	enum wording title;
	const char *class;
} kinds[] = {
	{CHANGE_UNANSWERED, W_K_UNANSWERED, "unanswered"},
	{CHANGE_CHANGED, W_K_CHANGED, "changed"},
	{CHANGE_ADDED, W_K_ADDED, "added"},
	{CHANGE_DONE, W_K_DONE, "done"},
	{CHANGE_DROPPED, W_K_DROPPED, "dropped"},
	{CHANGE_KEPT, W_K_KEPT, "kept"},
};
#define KINDS (sizeof(kinds) / sizeof(*kinds))

static void
put_words(struct page *p, const char *from, const char *to)
{
	size_t n, i;
	struct run *runs = words_diff(p->a, str_of(from), str_of(to), &n);

	for (i = 0; i < n; i++) {
		const char *tag = runs[i].kind == RUN_GONE ? "del"
			: runs[i].kind == RUN_NEW ? "ins" : NULL;

		if (tag)
			buf_fmt(p->out, "<%s>", tag);
		html_text(p->out, runs[i].text);
		if (tag)
			buf_fmt(p->out, "</%s>", tag);
	}
}

/* One field before and after; the same, or a change of it. */
static void
put_field(struct page *p, enum wording name, const char *from,
	const char *to, bool changed)
{
	from = from && *from ? from : NULL;
	to = to && *to ? to : NULL;
	if (!changed || streq(from, to)) {
		page_fact(p, name, to ? to : from);
		return;
	}
	page_fact_begin(p, name);
	if (from)
		html_fmt(p->out, "<del>%t</del> ", from);
	html_fmt(p->out, "<ins>%t</ins></dd></div>\n", to ? to
		: page_text(p, W_NOTHING));
}

static const char *
status_of(struct page *p, const struct agreement *a)
{
	const char *word = a->status && *a->status ? a->status
		: words_first(&p->site->config->statuses, a->state);

	return word ? word : status_name(a->state);
}

static void
put_title(struct page *p, const struct change *c)
{
	const struct agreement *a = c->to && c->kind != CHANGE_UNANSWERED
		? c->to : c->from;

	card_href(p, a);
	if (c->kind == CHANGE_CHANGED && (c->fields & CHANGED_TITLE)) {
		card_ref(p, a);
		put_words(p, c->from->title, c->to->title);
	} else {
		card_title(p, a);
	}
	page_raw(p, "</a>");
}

static void
put_pair(struct page *p, const struct reduced *r, const struct change *c)
{
	const struct agreement *from = c->from, *to = c->to;

	page_raw(p, "<dl class=\"facts\">\n");
	put_field(p, W_STATUS, status_of(p, from), status_of(p, to),
		(c->fields & CHANGED_STATUS) != 0);
	put_field(p, W_OWNER, from->owner, to->owner,
		(c->fields & CHANGED_OWNER) != 0);
	put_field(p, W_DUE, card_of(from)->due, card_of(to)->due,
		(c->fields & CHANGED_DUE) != 0);
	page_fact(p, W_REASON, to->reason);
	page_raw(p, "</dl>\n");
	if (c->kind == CHANGE_CHANGED && (c->fields & CHANGED_TEXT)) {
		page_raw(p, "<p class=\"text\">");
		put_words(p, from->text ? from->text : "",
			to->text ? to->text : "");
		page_raw(p, "</p>\n");
	} else {
		content_agreement(p, r, to, 3);
	}
}

static void
put_guess(struct page *p, const struct change *c)
{
	html_fmt(p->out, "<p class=\"guess\">%t ", page_text(p, W_MAYBE));
	card_href(p, c->to);
	page_put(p, c->to->title);
	page_raw(p, "</a></p>\n");
}

static void
put_change(struct page *p, const struct reduced *r, const struct change *c)
{
	const struct agreement *only = c->from ? c->from : c->to;

	page_raw(p, "<li class=\"agreement\">\n<h3>");
	put_title(p, c);
	page_raw(p, "</h3>\n");
	if (c->from && c->to && c->kind != CHANGE_UNANSWERED) {
		put_pair(p, r, c);
	} else {
		card_facts(p, only, false);
		content_agreement(p, r, only, 3);
		if (c->from && c->to)
			put_guess(p, c);
	}
	page_raw(p, "</li>\n");
}

static void
put_kind(struct page *p, const struct reduced *r, const struct changes *list,
	size_t k)
{
	size_t i, n = 0;

	for (i = 0; i < list->n; i++)
		n += list->v[i].kind == kinds[k].kind;
	if (n == 0)
		return;
	html_fmt(p->out, "<section class=\"change %r\" aria-labelledby=\"%r\">"
		"\n<h2 id=\"%r\">%t <span class=\"number\">%d</span></h2>\n",
		kinds[k].class, kinds[k].class, kinds[k].class,
		page_text(p, kinds[k].title), (int)n);
	if (kinds[k].kind == CHANGE_UNANSWERED)
		html_fmt(p->out, "<p>%t</p>\n", page_text(p,
			W_K_UNANSWERED_TEXT));
	page_raw(p, "<ul class=\"agreements\">\n");
	for (i = 0; i < list->n; i++)
		if (list->v[i].kind == kinds[k].kind)
			put_change(p, r, &list->v[i]);
	page_raw(p, "</ul>\n</section>\n");
}

static void
put_head(struct page *p, const struct unit_view *v,
	const struct unit_cycle *c)
{
	const char *unit = unit_name(p->site, v->unit);
	const char *old = cycle_name(p->a, p->site, c->before);
	const char *new = cycle_name(p->a, p->site, c->cycle);

	page_open(p, address_changes(p->a, p->site, v->unit, c->cycle),
		ARENA_JOIN(p->a, page_text(p, W_CHANGES_TITLE), " – ", unit,
		" ", new));
	if (v->unit)
		page_crumb(p, address_units(p->a, p->site), page_text(p,
			W_UNITS));
	page_crumb(p, address_unit(p->a, p->site, v->unit), unit);
	page_crumb(p, address_cycle(p->a, p->site, v->unit, c->cycle), new);
	page_crumb(p, NULL, page_text(p, W_CHANGES));
	page_main(p);
	html_fmt(p->out, "<header>\n<p class=\"kicker\">%t · %t</p>\n"
		"<h1>%t</h1>\n<p class=\"lead\">%t %t %t %t.</p>\n"
		"<p class=\"dim\">%t</p>\n</header>\n", unit, new,
		page_text(p, W_CHANGES_TITLE), page_text(p, W_CHANGES_LEAD),
		old, page_text(p, W_CHANGES_IN), new, page_text(p, W_LEGEND));
}

void
changes_page(struct page *p, const struct unit_view *v,
	const struct unit_cycle *c)
{
	struct changes list = {0};
	size_t k;

	changes_cycles(&list, p->a, &v->reduced->group, v->unit, c->before,
		c->cycle);
	put_head(p, v, c);
	if (list.n == 0)
		html_fmt(p->out, "<p>%t</p>\n", page_text(p, W_CHANGES_NONE));
	for (k = 0; k < KINDS; k++)
		put_kind(p, v->reduced, &list, k);
	page_close(p);
}
