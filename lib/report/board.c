/* SPDX-License-Identifier: MPL-2.0 */
/* The cycle board for people: what the year's steps are, unit by unit how far
 * they are, and which demands are not met. */
#include "lib/report/board.h"

#include "lib/report/page.h"
#include "lib/report/phrase.h"
#include "lib/report/sheet.h"
#include "lib/report/wheel.h"
#include "lib/text/html.h"

const char *
report_board_state(enum lang lang, enum board_state state)
{
	static const struct {
		const char *da, *en;
	} names[] = {{"gjort", "done"}, {"for sent", "late"},
		{"frist", "due"}, {"mangler", "missing"}};

	return say(lang, names[state].da, names[state].en);
}

static enum tone
tone_of(enum board_state state)
{
	static const enum tone tones[] = {TONE_GOOD, TONE_WAIT, TONE_PLAIN,
		TONE_BAD};

	return tones[state];
}

/* "gjort 2026-04-08", "for sent 2026-06-02", "frist 2026-05-31", "mangler
 * siden 2026-05-31". */
static void
state_cell(struct sheet *s, enum lang lang, const struct board_step *step)
{
	bool over = step->state == BOARD_DONE || step->state == BOARD_LATE;
	date d = over ? step->done : step->due;
	char day[11] = "";

	if (d != DATE_NONE)
		date_format(day, d);
	if (!over && d == DATE_NONE) {
		sheet_cell(s, TONE_PLAIN, say(lang, "ingen frist",
			"no due date"));
		return;
	}
	sheet_cell(s, tone_of(step->state), arena_fmt(s->arena, "%s%s%s%s",
		report_board_state(lang, step->state),
		step->state == BOARD_MISSING ? say(lang, " siden", " since")
		: "", *day ? " " : "", day));
}

static bool
is_per_unit(const struct wheel_step *s)
{
	return s->done == DONE_DOCUMENT;
}

static void
add_steps(struct buf *out, struct arena *a, const struct boards *b)
{
	const struct report *r = b->report;
	const struct wheel *w = board_wheel(r->config, b->cycle);
	struct sheet s;
	size_t i;

	sheet_init(&s, a, say(r->lang, "Fælles trin", "Common steps"));
	sheet_column(&s, say(r->lang, "Trin", "Step"));
	sheet_column(&s, say(r->lang, "Hvornår", "When"));
	sheet_column(&s, say(r->lang, "Hvem", "Who"));
	sheet_column(&s, say(r->lang, "Status", "State"));
	for (i = 0; b->n && i < w->n; i++) {
		const struct board_step *step = &b->v[0].steps[i];

		if (is_per_unit(step->step))
			continue;
		sheet_cell(&s, TONE_PLAIN, step->step->title);
		sheet_cell(&s, TONE_PLAIN, wheel_when_text(a, r, w, i));
		sheet_cell(&s, TONE_PLAIN, texts_joined(a, &step->step->who));
		if (step->step->done == DONE_CALENDAR &&
		    step->state == BOARD_DONE)
			sheet_cell(&s, TONE_PLAIN, say(r->lang,
				"tiden er gået", "its time is over"));
		else
			state_cell(&s, r->lang, step);
	}
	sheet_add(out, &s, r);
}

static void
unit_columns(struct sheet *s, const struct boards *b)
{
	enum lang lang = b->report->lang;
	const struct wheel *w = board_wheel(b->report->config, b->cycle);
	size_t i;

	sheet_column(s, say(lang, "Enhed", "Unit"));
	for (i = 0; i < w->n; i++)
		if (is_per_unit(&w->v[i]))
			sheet_column(s, w->v[i].title);
	sheet_column(s, say(lang, "Krav opfyldt", "Demands met"));
	sheet_column(s, say(lang, "Aftaler besvaret", "Agreements answered"));
	sheet_column(s, say(lang, "Åbne aftaler", "Open agreements"));
}

static const char *
of(struct arena *a, enum lang lang, size_t part, size_t all)
{
	if (all == 0)
		return "–";
	return arena_fmt(a, "%zu %s %zu", part, say(lang, "af", "of"), all);
}

static void
add_unit(struct sheet *s, const struct report *r, const struct board *b)
{
	size_t i, met = board_met(b);

	sheet_cell(s, TONE_PLAIN, report_unit(r, b->unit));
	for (i = 0; i < b->step_count; i++)
		if (is_per_unit(b->steps[i].step))
			state_cell(s, r->lang, &b->steps[i]);
	sheet_cell(s, met < b->demand_count ? TONE_BAD : TONE_PLAIN,
		of(s->arena, r->lang, met, b->demand_count));
	sheet_cell(s, b->answered < b->carried_in ? TONE_WAIT : TONE_PLAIN,
		of(s->arena, r->lang, b->answered, b->carried_in));
	if (b->overdue)
		sheet_cell(s, TONE_BAD, arena_fmt(s->arena, "%zu, %s %zu",
			b->open, say(r->lang, "overskredet", "overdue"),
			b->overdue));
	else
		sheet_number(s, b->open);
}

static void
add_units(struct buf *out, struct arena *a, const struct boards *b)
{
	struct sheet s;
	size_t i;

	sheet_init(&s, a, say(b->report->lang, "Enhederne", "The units"));
	unit_columns(&s, b);
	for (i = 0; i < b->n; i++)
		add_unit(&s, b->report, &b->v[i]);
	sheet_add(out, &s, b->report);
}

static const char *
hint_text(struct arena *a, enum lang lang, const struct demanded *d)
{
	struct buf hint = {0};
	const char *text;

	phrase_add(&hint, lang, d->hint);
	text = arena_strdup(a, buf_cstr(&hint));
	buf_free(&hint);
	return text;
}

/* A unit without documents has one row for all that it lacks. */
static void
add_lacking(struct sheet *s, const struct report *r, const struct board *b)
{
	size_t lacking = b->demand_count - board_met(b), k;

	for (k = 0; k < b->demand_count; k++) {
		const struct demanded *d = &b->demands[k];
		const char *title = d->demand->title;

		if (d->met)
			continue;
		if (b->documents == 0 && lacking > 1)
			title = arena_fmt(s->arena, "%zu %s", lacking,
				say(r->lang, "krav", "demands"));
		sheet_cell(s, TONE_PLAIN, report_unit(r, b->unit));
		sheet_cell(s, TONE_PLAIN, title);
		sheet_cell(s, TONE_PLAIN, hint_text(s->arena, r->lang, d));
		if (b->documents == 0)
			break;
	}
}

static void
add_demands(struct buf *out, struct arena *a, const struct boards *b)
{
	const struct report *r = b->report;
	struct sheet s;
	size_t i;

	sheet_init(&s, a, say(r->lang, "Krav, der ikke er opfyldt",
		"Demands not met"));
	sheet_column(&s, say(r->lang, "Enhed", "Unit"));
	sheet_column(&s, say(r->lang, "Krav", "Demand"));
	sheet_column(&s, say(r->lang, "Hvad der skal til", "What it takes"));
	for (i = 0; i < b->n; i++)
		add_lacking(&s, r, &b->v[i]);
	sheet_add(out, &s, r);
}

static void
add_closing(struct buf *out, struct arena *a, const struct boards *b)
{
	enum lang lang = b->report->lang;
	size_t states[4] = {0}, met = 0, all = 0, i, k;
	const char *line;

	for (i = 0; i < b->n; i++) {
		for (k = 0; k < 4; k++)
			states[k] += board_count(&b->v[i],
				(enum board_state)k);
		met += board_met(&b->v[i]);
		all += b->v[i].demand_count;
	}
	line = arena_fmt(a, lang == LANG_DA
		? "I alt: %zu trin gjort til tiden, %zu for sent, %zu mangler, %zu har frist endnu; %zu af %zu krav er opfyldt."
		: "In all: %zu steps done in time, %zu late, %zu missing, %zu not due yet; %zu of %zu demands are met.",
		states[BOARD_DONE], states[BOARD_LATE], states[BOARD_MISSING],
		states[BOARD_DUE], met, all);
	if (b->report->format == REPORT_HTML)
		html_fmt(out, "<p>%t</p>\n", line);
	else
		buf_fmt(out, "%s\n", line);
}

static void
add_heading(struct buf *out, struct arena *a, const struct boards *b)
{
	const struct report *r = b->report;
	char cycle[CYCLE_TEXT], today[11];
	const char *title;

	cycle_format(cycle, &r->config->cycles, b->cycle);
	date_format(today, r->today);
	title = arena_fmt(a, r->lang == LANG_DA
		? "Status for %s den %s"
		: "Status of %s on %s", cycle, today);
	if (r->format == REPORT_HTML)
		page_begin(out, r->lang, title);
	else if (r->format == REPORT_MARKDOWN)
		buf_fmt(out, "# %s\n\n", title);
	else
		buf_fmt(out, r->color ? "\033[1m%s\033[0m\n\n" : "%s\n\n",
			title);
}

void
boards_add(struct buf *out, struct arena *a, const struct boards *b)
{
	if (b->report->format == REPORT_JSON) {
		boards_json(out, b);
		return;
	}
	if (b->report->format == REPORT_CSV) {
		boards_csv(out, b);
		return;
	}
	add_heading(out, a, b);
	add_steps(out, a, b);
	add_units(out, a, b);
	add_demands(out, a, b);
	add_closing(out, a, b);
	if (b->report->format == REPORT_HTML)
		page_end(out);
}
