/* SPDX-License-Identifier: MPL-2.0 */
/* The committee's summary across units, as JSON and as CSV. */
#include "lib/report/board.h"
#include "lib/text/csv.h"
#include "lib/text/json.h"

static void
json_states(struct json *j, const struct summary_group *g)
{
	size_t k;

	for (k = 0; k < STATUS_COUNT; k++)
		json_number(j, status_name((enum status)k),
			(long long)g->states[k]);
	json_number(j, "total", (long long)g->total);
}

static void
json_groups(struct json *j, const char *key, const char *name,
	const struct summary_groups *groups)
{
	size_t i;

	json_open(j, key, '[');
	for (i = 0; i < groups->n; i++) {
		json_open(j, NULL, '{');
		json_text(j, name, groups->v[i].name);
		json_states(j, &groups->v[i]);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
json_items(struct json *j, const char *key, const struct summary_items *items,
	const struct report *r)
{
	char since[CYCLE_TEXT];
	size_t i;

	json_open(j, key, '[');
	for (i = 0; i < items->n; i++) {
		const struct told *t = items->v[i].told;

		cycle_format(since, &r->config->cycles, t->since);
		json_open(j, NULL, '{');
		json_text(j, "unit", items->v[i].unit);
		json_text(j, "ref", t->ref);
		json_text(j, "title", t->title);
		json_text(j, "theme", t->theme);
		json_text(j, "origin", t->origin);
		json_text(j, "owner", t->owner);
		json_text(j, "state", status_name(t->state));
		json_text(j, "reason", t->reason);
		json_text(j, "since", since);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
json_demands(struct json *j, const struct summary *s)
{
	size_t i, k;

	json_open(j, "demands", '[');
	for (i = 0; i < s->demand_count; i++) {
		const struct summary_demand *d = &s->demands[i];

		if (d->met + d->lacking_count == 0)
			continue;
		json_open(j, NULL, '{');
		json_text(j, "demand", d->demand->id);
		json_text(j, "title", d->demand->title);
		json_number(j, "met", (long long)d->met);
		json_open(j, "not_met_by", '[');
		for (k = 0; k < d->lacking_count; k++)
			json_text(j, NULL, d->lacking[k]);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

void
summary_json(struct buf *out, const struct summary *s, const struct report *r)
{
	struct json j = {.out = out};
	char cycle[CYCLE_TEXT];

	cycle_format(cycle, &r->config->cycles, s->cycle);
	json_open(&j, NULL, '{');
	json_text(&j, "cycle", cycle);
	json_number(&j, "units", (long long)s->units);
	json_open(&j, "agreements", '{');
	json_states(&j, &s->all);
	json_number(&j, "untold", (long long)s->untold);
	json_number(&j, "carried_in", (long long)s->carried_in);
	json_number(&j, "answered", (long long)s->answered);
	json_close(&j, '}');
	json_groups(&j, "themes", "theme", &s->themes);
	json_groups(&j, "origins", "origin", &s->origins);
	json_items(&j, "third_year", &s->long_open, r);
	json_items(&j, "dropped", &s->dropped, r);
	json_demands(&j, s);
	json_close(&j, '}');
	buf_char(out, '\n');
}

/* One row: what it is, its name, the unit, a state, how many, a text. */
static void
csv_line(struct csv *c, const char *what, const char *name, const char *unit,
	const char *state, size_t n, const char *text)
{
	csv_field(c, what);
	csv_field(c, name);
	csv_field(c, unit);
	csv_field(c, state);
	csv_number(c, (long long)n);
	csv_field(c, text);
	csv_row_end(c);
}

static void
csv_groups(struct csv *c, const char *what,
	const struct summary_groups *groups)
{
	size_t i, k;

	for (i = 0; i < groups->n; i++)
		for (k = 0; k < STATUS_COUNT; k++)
			if (groups->v[i].states[k])
				csv_line(c, what, groups->v[i].name, NULL,
					status_name((enum status)k),
					groups->v[i].states[k], NULL);
}

static void
csv_items(struct csv *c, const char *what, const struct summary_items *items,
	const struct report *r)
{
	char since[CYCLE_TEXT];
	size_t i;

	for (i = 0; i < items->n; i++) {
		const struct told *t = items->v[i].told;

		cycle_format(since, &r->config->cycles, t->since);
		csv_line(c, what, t->title, items->v[i].unit,
			status_name(t->state), 1,
			t->state == STATUS_DROPPED ? t->reason : since);
	}
}

static void
csv_demands(struct csv *c, const struct summary *s, const struct report *r)
{
	const char *what = say(r->lang, "krav", "demand");
	size_t i, k;

	for (i = 0; i < s->demand_count; i++) {
		const struct summary_demand *d = &s->demands[i];

		if (d->met)
			csv_line(c, what, d->demand->title, NULL, "met",
				d->met, NULL);
		for (k = 0; k < d->lacking_count; k++)
			csv_line(c, what, d->demand->title, d->lacking[k],
				"not met", 1, NULL);
	}
}

void
summary_csv(struct buf *out, const struct summary *s, const struct report *r)
{
	static const struct report_column columns[] = {{"hvad", "what"},
		{"navn", "name"}, {"enhed", "unit"}, {"tilstand", "state"},
		{"antal", "number"}, {"tekst", "text"}};
	struct csv c;

	csv_begin(&c, out, ';', true);
	report_columns(&c, r->lang, columns,
		sizeof(columns) / sizeof(*columns));
	csv_groups(&c, say(r->lang, "tema", "theme"), &s->themes);
	csv_groups(&c, say(r->lang, "ophav", "origin"), &s->origins);
	csv_items(&c, say(r->lang, "tredje år", "third year"), &s->long_open,
		r);
	csv_items(&c, say(r->lang, "bortfaldet", "dropped"), &s->dropped, r);
	csv_demands(&c, s, r);
}
