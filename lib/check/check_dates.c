/* SPDX-License-Identifier: MPL-2.0 */
/* Dates with a year that can hardly be meant. */
#include "lib/check/rules.h"

/* How many days a meeting may be held before its cycle begins and after it has
 * ended; how long before a meeting an agreement of it may have been due, and
 * how long after it. */
#define BEFORE 92
#define AFTER 183
#define OVERDUE 366
#define AHEAD 3653

/* Whether the meeting's own date can be right. */
static bool
check_meeting(const struct rules *k)
{
	const struct record *r = k->r;
	const struct cycles *cycles = &r->config->cycles;
	const struct value *v = value_get(r->frontmatter,
		r->form->f_date.key);
	char day[11], cycle[CYCLE_TEXT];

	if (v == NULL || r->cycle == CYCLE_NONE || (r->date >=
	    cycle_first_day(cycles, r->cycle) - BEFORE && r->date <=
	    cycle_last_day(cycles, r->cycle + r->form->spans - 1) + AFTER))
		return true;
	date_format(day, r->date);
	cycle_format(cycle, cycles, r->cycle);
	finding_add(k->fs, FINDING_DATE_FAR, v->span, day, cycle);
	return false;
}

/* The due date of AG, a day or a month as it is written, in the year in which
 * it comes next after the meeting. */
static const char *
likely_due(const struct rules *k, const struct agreement *ag)
{
	bool whole = strlen(ag->due_text) != 7;
	int year, month, day, meeting, any;
	char text[11];
	date d = DATE_NONE;

	date_split(ag->due, &year, &month, &day);
	date_split(k->r->date, &meeting, &any, &any);
	/* A 29th of February comes again within eight years. */
	for (year = meeting; d < k->r->date && year <= meeting + 8; year++)
		if (!whole)
			d = date_month_end(year, month);
		else if (!date_make(&d, year, month, day))
			d = DATE_NONE;
	if (d == DATE_NONE)
		return "…";
	date_format(text, d);
	return arena_strndup(k->fs->arena, text, whole ? 10 : 7);
}

/* What goes on from an earlier year keeps the date it had. */
static void
check_due(const struct rules *k, const struct agreement *ag)
{
	bool old = ag->due < k->r->date - OVERDUE && !ag->continues &&
		ag->state == STATUS_OPEN;
	bool far = ag->due > k->r->date + AHEAD;
	char due[11], day[11];

	if (ag->due == DATE_NONE || (!old && !far))
		return;
	date_format(due, ag->due);
	date_format(day, k->r->date);
	finding_add(k->fs, old ? FINDING_DUE_OLD : FINDING_DUE_FAR,
		ag->due_span, due, day, likely_due(k, ag));
}

/* The calendar has the time of the meeting. Words without a figure ("hele
 * formiddagen") are nobody's slip, nor is how long it lasts ("2 timer"). */
static void
check_time(const struct rules *k)
{
	const char *key = k->r->form->f_time.key, *time = k->r->time;
	const struct value *v = key && time ? value_get(k->r->frontmatter, key)
		: NULL;
	struct str length = str_of(time);
	int from, to;
	bool read;

	if (v == NULL || !time[strcspn(time, "0123456789")] ||
	    (label_minutes(&length, &from, &to) >= 0 && from < 0))
		return;
	read = label_clock(str_of(time), &from, &to);
	if (!read || (to >= 0 && to <= from))
		finding_add(k->fs, FINDING_TIME_FIELD, v->span, time, read
			? "@backwards" : "@time-unread", key);
}

void
check_dates(const struct rules *k)
{
	const struct record *r = k->r;
	size_t i;

	check_time(k);
	if (r->date == DATE_NONE || r->form->f_date.key == NULL ||
	    !(r->form->kinds & (1U << KIND_MINUTES | 1U << KIND_AGENDA)))
		return;
	if (!check_meeting(k))
		return;
	for (i = 0; i < r->agreement_count; i++)
		check_due(k, &r->agreements[i]);
}
