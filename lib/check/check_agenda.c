/* SPDX-License-Identifier: MPL-2.0 */
/* Agendas: their items and times. */
#include "lib/check/rules.h"

#include "lib/model/agenda.h"
#include "lib/model/content.h"

struct agenda_rules {
	const struct rules *k;
	const struct section *section;
	const struct agenda *agenda;
	bool *present;             /* the outer items of the form that are there */
};

static struct span
place_of(const struct agenda_rules *ar)
{
	const struct section *s = ar->section;

	return s->heading || s->first ? s->span : span_make(0, 0);
}

static const char *
item_example(const struct agenda_rules *ar, const struct part *p)
{
	struct arena *a = ar->k->fs->arena;

	if (p->minutes_from < 0)
		return arena_fmt(a, "- %s", part_name(p));
	return arena_fmt(a, "- %s (%d min)", part_name(p), p->minutes_from);
}

/* Whether there is an item of P; a second one is a finding. */
static bool
check_once(const struct agenda_rules *ar, const struct part *p)
{
	const struct agenda *g = ar->agenda;
	bool there = false;
	size_t i;

	for (i = 0; i < g->n; i++) {
		if (g->items[i].part != p)
			continue;
		if (there)
			finding_add(ar->k->fs, FINDING_ITEM_TWICE,
				g->items[i].topic->span, g->items[i].title);
		there = true;
	}
	return there;
}

/* Forms nest items no deeper than YAML does. */
static void
check_parts(const struct agenda_rules *ar, const struct part *parts, size_t n,
	bool *present)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct part *p = &parts[i];
		bool there = check_once(ar, p);

		if (present)
			present[i] = there;
		if (there)
			check_parts(ar, p->items, p->item_count, NULL);
		else if (part_is_expected(ar->k, p))
			finding_add(ar->k->fs, FINDING_ITEM_MISSING,
				place_of(ar), part_name(p),
				item_example(ar, p));
	}
}

/* What the form calls the items among which item I stands. */
static const struct part *
part_around(const struct agenda_rules *ar, size_t i)
{
	size_t parent = ar->agenda->items[i].parent;

	return parent == ITEM_NONE ? ar->section->part
		: ar->agenda->items[parent].part;
}

static void
check_unknown(const struct agenda_rules *ar, size_t i)
{
	const struct agenda_item *item = &ar->agenda->items[i];
	const struct part *around = part_around(ar, i);

	if (item->part || item->title[0] == '\0' || around->item_count == 0)
		return;
	found_other(ar->k, ar->section->part->others, FINDING_ITEM_UNKNOWN,
		item->topic->span, item->title, parts_hint(ar->k,
		around->items, around->item_count, item->title));
}

static const char *
title_before(const struct agenda_rules *ar, size_t number)
{
	while (number-- > 0)
		if (ar->present[number])
			return part_name(&ar->section->part->items[number]);
	return "@title";
}

/* The order of the outer items; an inner one written flat has no number. */
static void
check_order(const struct agenda_rules *ar)
{
	const struct part *p = ar->section->part;
	struct arena *a = ar->k->fs->arena;
	size_t *order = ARENA_ARRAY(a, size_t, ar->agenda->n);
	size_t *which = ARENA_ARRAY(a, size_t, ar->agenda->n);
	bool *wrong = ARENA_ARRAY(a, bool, ar->agenda->n);
	size_t i, n = 0;

	for (i = 0; i < ar->agenda->n; i++) {
		const struct part *part = ar->agenda->items[i].part;

		if (part && part >= p->items && part < p->items +
		    p->item_count) {
			which[n] = i;
			order[n++] = (size_t)(part - p->items);
		}
	}
	find_disorder(wrong, a, order, n);
	for (i = 0; i < n; i++)
		if (wrong[i])
			finding_add(ar->k->fs, FINDING_ITEM_ORDER,
				ar->agenda->items[which[i]].topic->span,
				ar->agenda->items[which[i]].title,
				title_before(ar, order[i]));
}

/* The minutes of each item: its own, else those of its own items; -1. */
static long *
item_minutes(const struct agenda_rules *ar)
{
	const struct agenda *g = ar->agenda;
	long *minutes = ARENA_ARRAY(ar->k->fs->arena, long, g->n);
	size_t i;

	for (i = 0; i < g->n; i++)
		minutes[i] = -1;
	for (i = g->n; i-- > 0; ) {
		const struct agenda_item *item = &g->items[i];

		if (item->minutes >= 0)
			minutes[i] = item->minutes;
		if (item->parent == ITEM_NONE || minutes[i] < 0)
			continue;
		if (minutes[item->parent] < 0)
			minutes[item->parent] = 0;
		minutes[item->parent] += minutes[i];
	}
	return minutes;
}

static bool
is_within(long minutes, int from, int to)
{
	return minutes >= from && (to < 0 || minutes <= to);
}

/* Checks the minutes of each item, and returns their sum; -1: there are none. */
static long
check_minutes(const struct agenda_rules *ar)
{
	const struct agenda *g = ar->agenda;
	struct arena *a = ar->k->fs->arena;
	const long *minutes = item_minutes(ar);
	long sum = 0;
	bool any = false;
	size_t i;

	for (i = 0; i < g->n; i++) {
		const struct part *part = g->items[i].part;

		if (minutes[i] < 0)
			continue;
		if (part && part->minutes_from >= 0 && !is_within(minutes[i],
		    part->minutes_from, part->minutes_to))
			finding_add(ar->k->fs, FINDING_TIME_ITEM,
				g->items[i].topic->span, g->items[i].title,
				arena_fmt(a, "%ld", minutes[i]),
				range_text(ar->k, part->minutes_from,
				part->minutes_to));
		if (g->items[i].parent == ITEM_NONE) {
			sum += minutes[i];
			any = true;
		}
	}
	return any ? sum : -1;
}

/* The sum against what the form says of the meeting. */
static void
check_sum(const struct agenda_rules *ar, long sum)
{
	const struct part *p = ar->section->part;

	if (sum >= 0 && p->minutes_from >= 0 && !is_within(sum,
	    p->minutes_from, p->minutes_to))
		finding_add(ar->k->fs, FINDING_TIME_SUM, place_of(ar),
			arena_fmt(ar->k->fs->arena, "%ld", sum),
			range_text(ar->k, p->minutes_from, p->minutes_to));
}

static const char *
clock_text(const struct agenda_rules *ar, int minutes)
{
	return arena_fmt(ar->k->fs->arena, "%d:%02d", minutes / 60,
		minutes % 60);
}

/* A slot begins no earlier than the one before it among its siblings ends,
 * and ends after it begins. LAST has the number of that one plus 1. */
static void
check_slots(const struct agenda_rules *ar)
{
	const struct agenda *g = ar->agenda;
	size_t *last = ARENA_ARRAY(ar->k->fs->arena, size_t, g->n + 1);
	size_t i;

	for (i = 0; i < g->n; i++) {
		const struct agenda_item *item = &g->items[i];
		size_t *slot = &last[item->parent == ITEM_NONE ? g->n
			: item->parent];
		int limit;

		if (item->from < 0)
			continue;
		limit = *slot ? g->items[*slot - 1].to : item->from;
		if (item->from < limit || item->to <= item->from)
			finding_add(ar->k->fs, FINDING_TIME_OVERLAP,
				item->topic->span, arena_fmt(ar->k->fs->arena,
				"%s-%s", clock_text(ar, item->from),
				clock_text(ar, item->to)),
				clock_text(ar, limit));
		*slot = i + 1;
	}
}

static bool
is_outside(const struct agenda_item *item, int from, int to)
{
	return item->from >= 0 && item->to > item->from &&
		(item->from < from || item->to > to);
}

/* The items against the time of the meeting in its own field, "9:00-11:30" or
 * "2 timer": a shorter agenda leaves room for breaks, a longer one does not
 * fit. */
static void
check_meeting(const struct agenda_rules *ar, long sum)
{
	const char *said = ar->k->r->time;
	struct arena *a = ar->k->fs->arena;
	const struct agenda *g = ar->agenda;
	struct str text = str_of(said);
	int from, to, minutes = label_minutes(&text, &from, &to);
	bool slots = false;        /* these don't add up, they follow */
	size_t i;

	if (minutes <= 0)
		return;
	for (i = 0; from >= 0 && i < g->n; i++) {
		slots = slots || g->items[i].from >= 0;
		if (!is_outside(&g->items[i], from, to))
			continue;
		finding_add(ar->k->fs, FINDING_TIME_OUTSIDE,
			g->items[i].topic->span, arena_fmt(a, "%s-%s",
			clock_text(ar, g->items[i].from),
			clock_text(ar, g->items[i].to)), said);
	}
	if (!slots && sum > minutes)
		finding_add(ar->k->fs, FINDING_TIME_MEETING, place_of(ar),
			arena_fmt(a, "%ld", sum), arena_fmt(a, "%d", minutes),
			said);
}

/* Whether an item has anything but its topic and time. */
static bool
item_is_filled(const struct agenda_rules *ar, const struct agenda_item *item)
{
	const struct source *src = &ar->k->r->source;
	const struct block *b;
	int from, to;

	if (item->block->kind != BLOCK_ROW) {
		for (b = item->topic->next; b; b = b->next)
			if (block_counts(src, ar->section->part, b))
				return true;
		return str_chr(item->topic->text, '\n') < item->topic->text.n;
	}
	for (b = item->block->first; b; b = b->next) {
		struct str text = b->text;

		if (b != item->topic && (label_minutes(&text, &from, &to) < 0 ||
		    str_trim(text).n) && block_counts(src, NULL, b) &&
		    !block_is_guide(src, ar->section->part, b))
			return true;
	}
	return false;
}

static void
check_filled(const struct agenda_rules *ar, const struct agenda_item *item)
{
	const struct part *p = item->part;

	if (p == NULL || p->content == CONTENT_ANY ||
	    p->content == CONTENT_NONE ||
	    (p->agreements && p->agreements->answers))
		return;
	if (!item_is_filled(ar, item))
		finding_add(ar->k->fs, FINDING_ITEM_EMPTY, item->topic->span,
			item->title, content_name(p->content));
}

void
check_agenda(const struct rules *k, const struct section *s)
{
	struct agenda_rules ar = {k, s, s->agenda, ARENA_ARRAY(k->fs->arena,
		bool, s->part->item_count)};
	size_t i;
	long sum;

	check_parts(&ar, s->part->items, s->part->item_count, ar.present);
	for (i = 0; i < s->agenda->n; i++) {
		check_unknown(&ar, i);
		check_filled(&ar, &s->agenda->items[i]);
	}
	if (s->part->strict)
		check_order(&ar);
	sum = check_minutes(&ar);
	check_sum(&ar, sum);
	check_slots(&ar);
	check_meeting(&ar, sum);
}
