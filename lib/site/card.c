/* SPDX-License-Identifier: MPL-2.0 */
/* An agreement as a card: title, status and facts. */
#include "lib/site/card.h"

#include "lib/site/thread.h"

/* A month alone is a due date too. */
static const char *
due_words(struct page *p, const char *due)
{
	bool month_only = due && strlen(due) == 7;
	int year, month, day;
	const char *name;
	char *out, *at;
	date exact;

	if (due == NULL || !date_parse(&exact, str_of(month_only
		? ARENA_JOIN(p->a, due, "-01") : due)))
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

static const char *
place_of(struct arena *a, const struct agreement *g)
{
	const struct block *b = g->block, *outer = b->parent;

	if (b->kind == BLOCK_CELL &&
	    (hidden_has(&agreement_document(g)->hidden, b) ||
	    !cell_is_agreements(g->record, b)))
		return NULL;
	if (b->kind == BLOCK_CELL)
		outer = outer->parent;
	if (b->kind != BLOCK_HEADING)
		outer = outer->parent;
	return outer->kind == BLOCK_DOCUMENT ? ARENA_JOIN(a, "a-", g->id)
		: NULL;
}

static const char *
thread_of(struct arena *a, const char *thread)
{
	uint64_t hash = hash_quick(str_of(thread), 0);
	char *id = arena_strndup(a, "t-00000000", 10);
	int i;

	for (i = 0; i < 8; i++, hash >>= 4)
		id[9 - i] = "0123456789abcdef"[hash & 15];
	return id;
}

/* What has been written to P, which is empty afterwards. */
static struct str
taken(struct page *p)
{
	struct str text = {arena_strndup(p->a, buf_cstr(p->out), p->out->n),
		p->out->n};

	buf_reset(p->out);
	return text;
}

void
card_ref(struct page *p, const struct agreement *g)
{
	if (!g->id_made && g->id && *g->id)
		html_fmt(p->out, "<span class=\"ref\">%t</span> ", g->id);
}

static void
make_facts(struct page *p, const struct agreement *g, const char *due)
{
	size_t i;

	page_raw(p, "<p class=\"state\">");
	page_tag(p, g->state, g->status);
	page_raw(p, "</p>\n<dl class=\"facts\">\n");
	page_fact(p, W_OWNER, g->owner);
	page_fact(p, W_DUE, due);
	page_fact(p, W_THEME, g->theme);
	page_fact(p, W_REASON, g->reason);
	for (i = 0; i < g->extra_count; i++)
		html_fmt(p->out, "<div><dt>%t</dt><dd>%t</dd></div>\n",
			g->extras[i].name, g->extras[i].value);
}

static void
link_previous(struct page *p, const struct agreement *g)
{
	const struct agreement *b = g->previous;

	card_href(p, b);
	if (!b->id_made)
		html_fmt(p->out, "%t, ", b->id);
	page_put(p, agreement_document(b)->cycle);
	if (!streq(b->record->unit, g->record->unit))
		html_fmt(p->out, " (%t)", unit_name(p->site,
			b->record->unit));
	page_raw(p, "</a>");
}

/* Who hears the link alone is told of what. */
static void
link_history(struct page *p, const struct agreement *g)
{
	html_fmt(p->out, "<p class=\"more\"><a aria-label=\"%t: %t\" href=\"",
		page_text(p, W_WHOLE_HISTORY), g->title);
	page_address(p, p->out, agreement_document(g)->unit);
	html_fmt(p->out, "#%t\">%t</a></p>\n", card_of(g)->thread,
		page_text(p, W_WHOLE_HISTORY));
}

static bool
has_history(const struct agreement *g)
{
	return g->thread && g->record->cycle != CYCLE_NONE &&
		(g->previous || g->answered);
}

static void
make(struct card *c, struct page *p, const struct agreement *g)
{
	c->place = place_of(p->a, g);
	c->thread = c->branch ? thread_of(p->a, c->branch) : NULL;
	c->due = due_words(p, g->due_text);
	card_ref(p, g);
	page_put(p, g->title);
	c->title = taken(p);
	make_facts(p, g, c->due);
	c->facts = taken(p);
}

/* Once all have their places. */
static void
make_links(struct card *c, struct page *p, const struct agreement *g)
{
	if (g->previous && g->previous->record != g->record)
		link_previous(p, g);
	c->previous = taken(p);
	if (has_history(g))
		link_history(p, g);
	c->history = taken(p);
}

void
cards_make(struct reduced *r, const struct site *s, struct arena *a)
{
	struct buf out = {0};
	struct page p = {.out = &out, .site = s, .a = a};
	size_t i, k;

	for (i = 0; i < r->document_count; i++) {
		struct reduced_document *d = &r->documents[i];

		d->cards = ARENA_ARRAY(a, struct card,
			d->record.agreement_count);
	}
	threads_part(r);
	for (i = 0; i < r->document_count; i++) {
		struct reduced_document *d = &r->documents[i];

		for (k = 0; k < d->record.agreement_count; k++)
			make(&d->cards[k], &p, &d->record.agreements[k]);
	}
	for (i = 0; i < r->document_count; i++) {
		struct reduced_document *d = &r->documents[i];

		page_place(&p, d->path);
		for (k = 0; k < d->record.agreement_count; k++)
			make_links(&d->cards[k], &p, &d->record.agreements[k]);
	}
	buf_free(&out);
}

const struct card *
card_of(const struct agreement *g)
{
	const struct reduced_document *d = agreement_document(g);

	return &d->cards[g - d->record.agreements];
}

void
card_title(struct page *p, const struct agreement *g)
{
	buf_str(p->out, card_of(g)->title);
}

void
card_text(struct page *p, const char *text)
{
	if (text && *text)
		html_fmt(p->out, "<p>%t</p>\n", text);
}

void
card_href(struct page *p, const struct agreement *g)
{
	page_href(p, agreement_document(g)->path, card_of(g)->place);
}

/* Whether P is in the folder of G's document. */
static bool
is_beside(const struct page *p, const struct agreement *g)
{
	const char *path = agreement_document(g)->path;

	return strncmp(path, p->path, p->folder) == 0 &&
		strchr(path + p->folder, '/') == NULL;
}

void
card_previous(struct page *p, const struct agreement *g)
{
	struct str made = card_of(g)->previous;

	if (made.n && is_beside(p, g))
		buf_str(p->out, made);
	else
		link_previous(p, g);
}

/* What it continues, said so by its author, or only like it: then as a
 * guess. */
static void
put_previous(struct page *p, const struct agreement *g)
{
	if (g->previous == NULL)
		return;
	page_fact_begin(p, g->match == MATCH_SIMILAR ? W_GUESS : W_CONTINUES);
	card_previous(p, g);
	page_raw(p, "</dd></div>\n");
}

void
card_facts(struct page *p, const struct agreement *g, bool previous)
{
	buf_str(p->out, card_of(g)->facts);
	if (previous || g->match == MATCH_SIMILAR)
		put_previous(p, g);
	page_raw(p, "</dl>\n");
}

void
card_history(struct page *p, const struct agreement *g)
{
	struct str made = card_of(g)->history;

	if (made.n && is_beside(p, g))
		buf_str(p->out, made);
	else if (made.n)
		link_history(p, g);
}
