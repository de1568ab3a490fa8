/* SPDX-License-Identifier: MPL-2.0 */
/* The agreements that a site shows as data. */
#include "lib/site/data.h"

#include "lib/base/file.h"
#include "lib/report/agreements.h"

#define SCHEMA "aftaler.schema.json"

static const char *
beside(struct arena *a, const char *page, const char *name)
{
	return arena_fmt(a, "%.*s/%s", (int)path_dir(page), page, name);
}

const char *
data_json_path(struct arena *a, const struct site *s, const char *unit)
{
	return beside(a, address_unit(a, s, unit),
		s->lang == LANG_DA ? "aftaler.json" : "agreements.json");
}

const char *
data_csv_path(struct arena *a, const struct site *s, const char *unit)
{
	return beside(a, address_unit(a, s, unit),
		s->lang == LANG_DA ? "aftaler.csv" : "agreements.csv");
}

/* One text of JSON; ADDRESS is used for each one in it. What the agreements of
 * the document OF have in common: its address, the first WHOLE bytes of ADDRESS,
 * and three dates as they stand in the text. */
struct data {
	struct json json;
	struct arena *a;
	const struct site *s;
	struct buf address, dates;
	const struct reduced_document *of;
	size_t whole;
};

/* The whole address of PATH where the site's is known; else from its top. */
static void
take_address(struct data *t, const char *path)
{
	struct buf *b = &t->address;

	buf_reset(b);
	if (t->s->url) {
		buf_z(b, t->s->url);
		buf_char(b, '/');
	}
	html_url(b, str_of(path));
}

static void
put_address(struct data *t, const char *key, const char *path)
{
	take_address(t, path);
	json_text(&t->json, key, t->address.p);
}

static void
take_document(struct data *t, const struct reduced_document *d)
{
	struct json j = {.out = &t->dates};

	t->of = d;
	take_address(t, d->path);
	t->whole = t->address.n;
	buf_reset(&t->dates);
	json_date(&j, "agreed", d->record.date);
	json_date(&j, "published", d->published);
	json_date(&j, "modified", d->changed);
}

static void
put_agreement(struct data *t, const struct agreement *g)
{
	const char *place = card_of(g)->place;
	struct json *j = &t->json;

	if (t->of != agreement_document(g))
		take_document(t, agreement_document(g));
	t->address.n = t->whole;
	buf_z(&t->address, place ? "#" : "");
	buf_z(&t->address, place ? place : "");
	json_open(j, NULL, '{');
	json_text(j, "id", t->address.p);
	json_text(j, "type", "agreement");
	json_text(j, "ref", g->ref);
	json_text(j, "cycle", t->of->cycle);
	json_text(j, "name", g->title);
	json_text(j, "owner", g->owner);
	json_text(j, "due", g->due_text);
	json_text(j, "status", g->status);
	json_text(j, "state", status_name(g->state));
	json_text(j, "theme", g->theme);
	json_text(j, "reason", g->reason);
	json_text(j, "text", g->text);
	json_text(j, "continues", g->match >= MATCH_ID && g->previous
		? g->previous->ref : NULL);
	json_text(j, "thread", g->thread);
	json_raw(j, NULL, buf_view(&t->dates));
	json_close(j, '}');
}

/* What both texts begin with; PATH is their own. */
static void
begin(struct data *t, const char *path, const char *type)
{
	const char *url = t->s->url;

	json_open(&t->json, NULL, '{');
	json_text(&t->json, "$schema", url ? arena_fmt(t->a, "%s/" SCHEMA, url)
		: SCHEMA);
	put_address(t, "id", path);
	json_text(&t->json, "type", type);
}

static void
end(struct data *t)
{
	json_close(&t->json, ']');
	json_close(&t->json, '}');
	buf_char(t->json.out, '\n');
	buf_free(&t->address);
	buf_free(&t->dates);
}

static bool
is_of(const struct agreement *g, const struct unit_view *v)
{
	return streq(g->record->unit, v->unit) &&
		g->record->cycle != CYCLE_NONE;
}

void
data_json(struct buf *out, struct arena *a, const struct site *s,
	const struct unit_view *v)
{
	const struct group *g = &v->reduced->group;
	struct data t = {.json.out = out, .a = a, .s = s};
	size_t i;

	begin(&t, data_json_path(a, s, v->unit), "unit");
	json_text(&t.json, "unit", v->unit);
	json_text(&t.json, "name", unit_name(s, v->unit));
	put_address(&t, "web", address_unit(a, s, v->unit));
	json_open(&t.json, "agreements", '[');
	for (i = 0; i < g->agreement_count; i++)
		if (is_of(g->agreements[i], v))
			put_agreement(&t, g->agreements[i]);
	end(&t);
}

void
data_csv(struct buf *out, struct arena *a, const struct site *s,
	const struct unit_view *v)
{
	const struct group *g = &v->reduced->group;
	struct report r = {.format = REPORT_CSV, .lang = s->lang,
		.config = s->config, .today = DATE_NONE};
	struct agreement **list = ARENA_ARRAY(a, struct agreement *,
		g->agreement_count + 1);
	size_t i, n = 0;

	for (i = 0; i < g->agreement_count; i++)
		if (is_of(g->agreements[i], v))
			list[n++] = g->agreements[i];
	agreements_begin(out, &r);
	agreements_add(out, &r, &(struct agreement_list){v->unit, list, n});
	agreements_end(out, &r);
}

void
data_index(struct buf *out, struct arena *a, const struct site *s,
	const struct overview *o)
{
	struct data t = {.json.out = out, .a = a, .s = s};
	struct json *j = &t.json;
	size_t i;

	begin(&t, "data.json", "municipality");
	json_text(j, "name", s->config->municipality);
	put_address(&t, "web", "index.html");
	json_open(j, "units", '[');
	for (i = 0; i < o->unit_count; i++) {
		const char *unit = o->units[i]->unit;

		if (unit == NULL || o->units[i]->cycle_count == 0)
			continue;
		json_open(j, NULL, '{');
		json_text(j, "unit", unit);
		json_text(j, "name", unit_name(s, unit));
		put_address(&t, "data", data_json_path(a, s, unit));
		json_close(j, '}');
	}
	end(&t);
}
