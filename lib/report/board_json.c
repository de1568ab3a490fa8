/* SPDX-License-Identifier: MPL-2.0 */
/* The cycle board as JSON and as CSV. */
#include "lib/report/board.h"
#include "lib/report/phrase.h"
#include "lib/text/csv.h"
#include "lib/text/json.h"

static const char *
shown_by(const struct wheel_step *s)
{
	static const char *const names[] = {"calendar", "day", "document"};

	return names[s->done];
}

static void
json_steps(struct json *j, const struct board *b)
{
	size_t i;

	json_open(j, "steps", '[');
	for (i = 0; i < b->step_count; i++) {
		const struct board_step *s = &b->steps[i];

		json_open(j, NULL, '{');
		json_text(j, "step", s->step->id);
		json_date(j, "due", s->due);
		json_date(j, "done", s->done);
		json_text(j, "state", board_state_name(s->state));
		json_text(j, "by", shown_by(s->step));
		json_text(j, "where", s->where);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
json_demands(struct json *j, enum lang lang, const struct board *b)
{
	struct buf hint = {0};
	size_t i;

	json_open(j, "demands", '[');
	for (i = 0; i < b->demand_count; i++) {
		const struct demanded *d = &b->demands[i];

		buf_reset(&hint);
		phrase_add(&hint, lang, d->hint);
		json_open(j, NULL, '{');
		json_text(j, "demand", d->demand->id);
		json_bool(j, "met", d->met);
		json_text(j, "where", d->where);
		json_text(j, "title", d->demand->title);
		json_text(j, "hint", d->met ? NULL : buf_cstr(&hint));
		json_close(j, '}');
	}
	json_close(j, ']');
	buf_free(&hint);
}

void
boards_json(struct buf *out, const struct boards *b)
{
	struct json j = {.out = out};
	char cycle[CYCLE_TEXT];
	size_t i;

	cycle_format(cycle, &b->report->config->cycles, b->cycle);
	json_open(&j, NULL, '{');
	json_text(&j, "cycle", cycle);
	json_open(&j, "units", '[');
	for (i = 0; i < b->n; i++) {
		const struct board *one = &b->v[i];

		json_open(&j, NULL, '{');
		json_text(&j, "unit", one->unit);
		json_steps(&j, one);
		json_demands(&j, b->report->lang, one);
		json_open(&j, "agreements", '{');
		json_number(&j, "carried_in", (long long)one->carried_in);
		json_number(&j, "answered", (long long)one->answered);
		json_number(&j, "open", (long long)one->open);
		json_number(&j, "overdue", (long long)one->overdue);
		json_close(&j, '}');
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}

static void
csv_steps(struct csv *c, const struct report *r, const struct board *b)
{
	size_t i;

	for (i = 0; i < b->step_count; i++) {
		const struct board_step *s = &b->steps[i];

		csv_field(c, b->unit);
		csv_field(c, report_unit(r, b->unit));
		csv_field(c, say(r->lang, "trin", "step"));
		csv_field(c, s->step->id);
		csv_field(c, s->step->title);
		csv_date(c, s->due);
		csv_date(c, s->done);
		csv_field(c, report_board_state(r->lang, s->state));
		csv_field(c, s->where);
		csv_row_end(c);
	}
}

static void
csv_demands(struct csv *c, const struct report *r, const struct board *b)
{
	size_t i;

	for (i = 0; i < b->demand_count; i++) {
		const struct demanded *d = &b->demands[i];

		csv_field(c, b->unit);
		csv_field(c, report_unit(r, b->unit));
		csv_field(c, say(r->lang, "krav", "demand"));
		csv_field(c, d->demand->id);
		csv_field(c, d->demand->title);
		csv_field(c, NULL);
		csv_field(c, NULL);
		csv_field(c, d->met ? say(r->lang, "opfyldt", "met")
			: say(r->lang, "ikke opfyldt", "not met"));
		csv_field(c, d->where);
		csv_row_end(c);
	}
}

void
boards_csv(struct buf *out, const struct boards *b)
{
	static const struct report_column columns[] = {{"enhed", "unit"}, {"navn", "name"}, {"hvad", "what"},
		{"id", "id"}, {"titel", "title"}, {"frist", "due"},
		{"gjort", "done"}, {"tilstand", "state"}, {"hvor", "where"}};
	struct csv c;
	size_t i;

	csv_begin(&c, out, ';', true);
	report_columns(&c, b->report->lang, columns,
		sizeof(columns) / sizeof(*columns));
	for (i = 0; i < b->n; i++) {
		csv_steps(&c, b->report, &b->v[i]);
		csv_demands(&c, b->report, &b->v[i]);
	}
}
