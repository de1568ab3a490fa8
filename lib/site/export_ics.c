/* SPDX-License-Identifier: MPL-2.0 */
/* A cycle as a calendar: steps of the year wheel, meetings, deadlines. */
#include "lib/compare/board.h"
#include "lib/report/wheel.h"
#include "lib/site/export.h"
#include "lib/text/ics.h"

static const char *
class_word(enum class class)
{
	return class == CLASS_PUBLIC ? "PUBLIC" : class == CLASS_INTERNAL
		? "PRIVATE" : "CONFIDENTIAL";
}

/* The name of an event that is the same each time; WHAT is a path or a
 * reference, which others may have too: the municipality makes it one's own. */
static const char *
uid(const struct exporting *x, struct arena *a, const char *kind,
	const char *what)
{
	return arena_fmt(a, "%s-%s@%s.referat", kind, what, slug(a,
		str_of(x->site.config->municipality)));
}

static const char *
unit_name_or_none(const struct exporting *x, const char *unit)
{
	return unit ? report_unit(&x->report, unit)
		: x->site.config->municipality;
}

static void
add_deadline(struct ics *ics, const struct exporting *x, struct arena *a,
	const struct agreement *ag)
{
	enum lang lang = x->e->lang;
	struct ics_event e = {.class = class_word(ag->class), .from = ag->due,
		.to = ag->due, .start = -1, .end = -1};

	if (ag->due == DATE_NONE || !agreement_is_open(ag) || ag->answered)
		return;
	e.uid = uid(x, a, "frist", ag->ref);
	e.summary = arena_fmt(a, "%s: %s (%s)", say(lang, "Frist", "Due"),
		ag->title ? ag->title : ag->id,
		unit_name_or_none(x, ag->record->unit));
	e.description = arena_fmt(a, "%s: %s\n%s: %s\n%s",
		say(lang, "Ansvarlig", "Owner"), ag->owner ? ag->owner : "-",
		say(lang, "Status", "Status"), report_status(&x->report, ag),
		ag->ref);
	ics_event(ics, &e);
}

static bool
is_meeting(const struct record *r)
{
	return r->date != DATE_NONE && r->state != STATE_WITHDRAWN &&
		(r->form->kinds & (1u << KIND_AGENDA | 1u << KIND_MINUTES));
}

/* Agenda and minutes of one day are one meeting: the first document that has
 * a time speaks for it, else the first. */
static bool
speaks_for_day(const struct reduced *r, size_t i)
{
	const struct record *me = &r->documents[i].record;
	size_t k;

	for (k = 0; k < r->document_count; k++) {
		const struct record *other = &r->documents[k].record;

		if (k == i || !is_meeting(other) || other->date != me->date ||
		    !streq(other->unit, me->unit))
			continue;
		if ((other->time != NULL) != (me->time != NULL)
		    ? other->time != NULL : k < i)
			return false;
	}
	return true;
}

static void
add_meeting(struct ics *ics, const struct exporting *x, struct arena *a,
	const struct reduced_document *d)
{
	const struct record *r = &d->record;
	struct ics_event e = {.class = class_word(r->class), .from = r->date,
		.to = r->date, .location = r->place};

	if (!label_clock(str_of(r->time), &e.start, &e.end))
		e.start = e.end = -1;
	e.busy = e.start >= 0 && (e.end < 0 || e.end > e.start);
	e.uid = uid(x, a, "moede", r->path);
	e.summary = arena_fmt(a, "%s (%s)", d->title,
		unit_name_or_none(x, r->unit));
	e.description = r->time ? arena_fmt(a, "%s\n%s", r->time, r->path)
		: r->path;
	ics_event(ics, &e);
}

/* The steps that hang on the unit's own documents; the others are said once
 * for all. */
static void
add_steps(struct ics *ics, const struct exporting *x, struct arena *a,
	const struct group *g, const char *unit)
{
	struct board b;
	size_t i;

	board_make(&b, a, g, unit, x->e->cycle, NULL, x->e->today);
	for (i = 0; i < b.step_count; i++) {
		const struct wheel_step *s = b.steps[i].step;
		struct ics_event e = {.class = "PUBLIC", .start = -1,
			.end = -1, .from = b.steps[i].due,
			.to = b.steps[i].due};

		if ((s->when != WHEEL_AFTER && s->when != WHEEL_BEFORE &&
		    x->e->unit == NULL) || b.steps[i].due == DATE_NONE ||
		    b.steps[i].state == BOARD_DONE ||
		    b.steps[i].state == BOARD_LATE)
			continue;
		e.uid = uid(x, a, "trin", arena_fmt(a, "%s-%d-%s", unit,
			x->e->cycle, s->id));
		e.summary = arena_fmt(a, "%s: %s (%s)", say(x->e->lang,
			"Senest", "By"), s->title, report_unit(&x->report,
			unit));
		e.description = texts_joined(a, &s->who);
		ics_event(ics, &e);
	}
}

void
export_ics_group(struct buf *out, const struct exporting *x,
	const struct entries *entries, const struct group *g,
	const struct reduced *r, struct arena *a)
{
	struct ics ics = {out, x->e->today};
	struct texts units = entries_units(entries);
	size_t i, k;

	for (i = 0; i < r->document_count; i++)
		if (export_has(x, &r->documents[i].record) &&
		    is_meeting(&r->documents[i].record) &&
		    speaks_for_day(r, i))
			add_meeting(&ics, x, a, &r->documents[i]);
	for (i = 0; i < units.n; i++) {
		const char *id = units.v[i];
		const struct unit *u = id ? config_unit(x->site.config, id)
			: NULL;
		struct agreement_list list;

		if (!export_wants(x, id))
			continue;
		list = export_agreements(x, r, a, id);
		for (k = 0; k < list.n; k++)
			add_deadline(&ics, x, a, list.v[k]);
		if (u && unit_valid(u, x->e->cycle))
			add_steps(&ics, x, a, g, id);
	}
}

/* Steps with a time of their own, for everybody. */
void
export_ics_wheel(struct buf *out, const struct exporting *x, struct arena *a)
{
	struct ics ics = {out, x->e->today};
	const struct wheel *w = board_wheel(x->site.config, x->e->cycle);
	struct wheel_time *times = ARENA_ARRAY(a, struct wheel_time, w->n);
	bool notes = x->e->audience.class >= CLASS_INTERNAL;
	size_t i;

	wheel_times(times, w, NULL);
	for (i = 0; i < w->n; i++) {
		const struct wheel_step *s = &w->v[i];
		struct ics_event e = {.class = "PUBLIC", .start = -1,
			.end = -1, .from = times[i].from, .to = times[i].to};

		if (s->when != WHEEL_MONTHS && s->when != WHEEL_DAY)
			continue;
		e.uid = uid(x, a, "trin", arena_fmt(a, "%d-%s", x->e->cycle,
			s->id));
		e.summary = s->title;
		e.description = arena_fmt(a, "%s%s%s", texts_joined(a,
			&s->who), s->note && notes ? "\n" : "",
			s->note && notes ? s->note : "");
		ics_event(&ics, &e);
	}
}
