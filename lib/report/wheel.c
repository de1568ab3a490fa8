/* SPDX-License-Identifier: MPL-2.0 */
/* The year wheel as a table, in words and as JSON. */
#include "lib/report/wheel.h"

#include <stdlib.h>

#include "lib/compare/board.h"
#include "lib/report/page.h"
#include "lib/report/sheet.h"
#include "lib/text/json.h"
#include "lib/text/month.h"

/* Steps by the end of their time; those without one last. */
static int
by_time(const void *a, const void *b, void *ctx)
{
	const struct wheel_time *t = ctx;
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	if ((t[x].to == DATE_NONE) != (t[y].to == DATE_NONE))
		return t[x].to == DATE_NONE ? 1 : -1;
	if (t[x].to != t[y].to)
		return t[x].to < t[y].to ? -1 : 1;
	return x < y ? -1 : x > y;
}

void
wheel_paper(struct wheel_paper *p, struct arena *a, const struct report *r,
	int cycle)
{
	const struct period *period = config_period(r->config, cycle);
	const struct wheel *w = board_wheel(r->config, cycle);
	struct wheel_time *times = ARENA_ARRAY(a, struct wheel_time, w->n);
	size_t *order = ARENA_ARRAY(a, size_t, w->n), i;
	char name[CYCLE_TEXT];

	cycle_format(name, &r->config->cycles, cycle);
	wheel_times(times, w, NULL);
	for (i = 0; i < w->n; i++)
		order[i] = i;
	if (w->n)
		qsort_r(order, w->n, sizeof(*order), by_time, times);
	*p = (struct wheel_paper){.report = r, .wheel = w, .times = times,
		.order = order, .name = arena_strdup(a, name),
		.from = period ? period->from
			: cycle_first_day(&r->config->cycles, cycle),
		.to = period ? period->to
			: cycle_last_day(&r->config->cycles, cycle)};
}

static const char *
months_text(struct arena *a, enum lang lang, const struct wheel_time *t)
{
	int year, month, day, last_year, last_month;

	date_split(t->from, &year, &month, &day);
	date_split(t->to, &last_year, &last_month, &day);
	if (year == last_year && month == last_month)
		return arena_fmt(a, "%s %d", month_name(lang, month), year);
	if (year == last_year)
		return arena_fmt(a, "%s–%s %d", month_name(lang, month),
			month_name(lang, last_month), year);
	return arena_fmt(a, "%s %d–%s %d", month_name(lang, month), year,
		month_name(lang, last_month), last_year);
}

static const char *
amount_text(struct arena *a, enum lang lang, const struct wheel_step *s)
{
	int n = s->workdays ? s->workdays : s->days;
	bool one = n == 1;

	if (s->workdays)
		return arena_fmt(a, "%d %s", n, one ? say(lang, "arbejdsdag",
			"working day") : say(lang, "arbejdsdage",
			"working days"));
	if (n && n % 7 == 0)
		return arena_fmt(a, "%d %s", n / 7, n == 7
			? say(lang, "uge", "week")
			: say(lang, "uger", "weeks"));
	return arena_fmt(a, "%d %s", n, one ? say(lang, "dag", "day")
		: say(lang, "dage", "days"));
}

const char *
wheel_when_text(struct arena *a, const struct report *r,
	const struct wheel *w, size_t i)
{
	const struct wheel_step *s = &w->v[i];
	char day[11];

	switch (s->when) {
	case WHEEL_MONTHS:
		return months_text(a, r->lang, &s->time);
	case WHEEL_DAY:
		date_format(day, s->time.to);
		return arena_strdup(a, day);
	case WHEEL_AFTER: case WHEEL_BEFORE:
		return arena_fmt(a, "%s %s »%s«", amount_text(a, r->lang, s),
			s->when == WHEEL_AFTER ? say(r->lang, "efter", "after")
			: say(r->lang, "før", "before"), w->v[s->of].title);
	case WHEEL_ANY:
		break;
	}
	return "";
}

/* The kinds or, where it names some, the forms that a step waits for. */
static const char *
awaited_text(struct arena *a, const struct report *r,
	const struct wheel_step *s)
{
	const char *all = "";
	size_t i;
	int k;

	for (i = 0; i < s->forms.n; i++) {
		const struct form *f = config_form(r->config, s->forms.v[i]);

		all = arena_fmt(a, "%s%s%s", all, *all ? ", " : "",
			f ? f->title : s->forms.v[i]);
	}
	for (k = 0; s->forms.n == 0 && k < KIND_COUNT; k++) {
		const char *word = words_first(&r->config->kinds, k);

		if (s->kinds & 1u << k)
			all = arena_fmt(a, "%s%s%s", all, *all ? ", " : "",
				word ? word : kind_name((enum kind)k));
	}
	return *all ? all : say(r->lang, "dokument", "document");
}

/* What shows that it is done: "referat: til høring"; the day; "". */
static const char *
wheel_done_text(struct arena *a, const struct report *r,
	const struct wheel_step *s)
{
	const char *state = words_first(&r->config->states, s->state), *what;
	char day[11];

	if (s->done == DONE_CALENDAR)
		return "";
	if (s->done == DONE_DAY) {
		date_format(day, s->done_on);
		return arena_strdup(a, day);
	}
	what = awaited_text(a, r, s);
	if (s->count > 1)
		what = arena_fmt(a, "%d × %s", s->count, what);
	if (s->state == STATE_DRAFT)
		return what;
	return arena_fmt(a, "%s: %s", what, state ? state
		: state_name(s->state));
}

static const char *
day_text(struct arena *a, date d)
{
	char day[11];

	if (d == DATE_NONE)
		return NULL;
	date_format(day, d);
	return arena_strdup(a, day);
}

static void
make_sheet(struct sheet *s, struct arena *a, const struct wheel_paper *p,
	const char *title)
{
	const struct report *r = p->report;
	size_t i;

	sheet_init(s, a, title);
	sheet_column(s, say(r->lang, "Nr.", "No."));
	sheet_column(s, say(r->lang, "Trin", "Step"));
	sheet_column(s, say(r->lang, "Hvornår", "When"));
	sheet_column(s, say(r->lang, "Senest", "Due"));
	sheet_column(s, say(r->lang, "Hvem", "Who"));
	sheet_column(s, say(r->lang, "Gjort ved", "Done by"));
	sheet_column(s, say(r->lang, "Husk", "Mind"));
	for (i = 0; i < p->wheel->n; i++) {
		const struct wheel_step *step = &p->wheel->v[p->order[i]];

		sheet_number(s, i + 1);
		sheet_cell(s, TONE_PLAIN, step->title);
		sheet_cell(s, TONE_PLAIN, wheel_when_text(a, r, p->wheel,
			p->order[i]));
		sheet_cell(s, TONE_PLAIN, day_text(a,
			p->times[p->order[i]].to));
		sheet_cell(s, TONE_PLAIN, texts_joined(a, &step->who));
		sheet_cell(s, TONE_PLAIN, wheel_done_text(a, r, step));
		sheet_cell(s, TONE_PLAIN, step->note);
	}
}

static const char *
heading(struct arena *a, const struct wheel_paper *p)
{
	return arena_fmt(a, "%s %s", say(p->report->lang, "Årshjul",
		"Year wheel"), p->name);
}

void
wheel_text(struct buf *out, struct arena *a, const struct wheel_paper *p)
{
	struct sheet s;

	make_sheet(&s, a, p, heading(a, p));
	sheet_add(out, &s, p->report);
}

void
wheel_html(struct buf *out, struct arena *a, const struct wheel_paper *p)
{
	struct sheet s;

	page_begin(out, p->report->lang, heading(a, p));
	wheel_svg(out, a, p, true);
	wheel_flow(out, a, p, true);
	make_sheet(&s, a, p, say(p->report->lang, "Trinene som tabel",
		"The steps as a table"));
	sheet_add(out, &s, p->report);
	page_end(out);
}

static void
json_done(struct json *j, const struct wheel_step *s)
{
	size_t i;
	int k;

	if (s->done != DONE_DOCUMENT) {
		json_date(j, "done", s->done_on);
		return;
	}
	json_open(j, "done", '{');
	json_open(j, "kind", '[');
	for (k = 0; k < KIND_COUNT; k++)
		if (s->kinds & 1u << k)
			json_text(j, NULL, kind_name((enum kind)k));
	json_close(j, ']');
	json_open(j, "form", '[');
	for (i = 0; i < s->forms.n; i++)
		json_text(j, NULL, s->forms.v[i]);
	json_close(j, ']');
	json_text(j, "state", state_name(s->state));
	json_number(j, "count", s->count);
	json_close(j, '}');
}

static void
json_step(struct json *j, const struct wheel_paper *p, size_t i)
{
	const struct wheel_step *s = &p->wheel->v[i];
	bool hangs = s->when == WHEEL_AFTER || s->when == WHEEL_BEFORE;
	size_t k;

	json_open(j, NULL, '{');
	json_text(j, "step", s->id);
	json_text(j, "title", s->title);
	json_date(j, "from", p->times[i].from);
	json_date(j, "due", p->times[i].to);
	json_text(j, "after", s->when == WHEEL_AFTER
		? p->wheel->v[s->of].id : NULL);
	json_text(j, "before", s->when == WHEEL_BEFORE
		? p->wheel->v[s->of].id : NULL);
	if (hangs && s->workdays)
		json_number(j, "workdays", s->workdays);
	else if (hangs)
		json_number(j, "days", s->days);
	json_open(j, "who", '[');
	for (k = 0; k < s->who.n; k++)
		json_text(j, NULL, s->who.v[k]);
	json_close(j, ']');
	json_text(j, "note", s->note);
	json_done(j, s);
	json_close(j, '}');
}

void
wheel_json(struct buf *out, const struct wheel_paper *p)
{
	struct json j = {.out = out};
	size_t i;

	json_open(&j, NULL, '{');
	json_text(&j, "cycle", p->name);
	json_date(&j, "from", p->from);
	json_date(&j, "to", p->to);
	json_open(&j, "steps", '[');
	for (i = 0; i < p->wheel->n; i++)
		json_step(&j, p, p->order[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}
