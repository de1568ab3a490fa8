/* SPDX-License-Identifier: MPL-2.0 */
/* A cycle as JSON, as schema/eksport.schema.json has it. */
#include "lib/site/export.h"

static void
put_words(struct buf *text, const struct hidden *hidden,
	const struct block *b)
{
	if (text->n)
		buf_char(text, '\n');
	if (!hidden_below(hidden, b)) {
		markdown_plain(text, b);
		return;
	}
	for (b = b->first; b; b = b->next)
		if (!hidden_has(hidden, b))
			put_words(text, hidden, b);
}

static void
add_section(struct json *j, const struct reduced_document *d,
	const struct reduced_section *s)
{
	const struct block *b;
	struct buf text = {0};

	for (b = s->first; b; b = b == s->last ? NULL : b->next)
		if (!hidden_has(&d->hidden, b))
			put_words(&text, &d->hidden, b);
	json_open(j, NULL, '{');
	json_text(j, "title", s->title);
	json_number(j, "level", s->level);
	json_text(j, "text", buf_cstr(&text));
	json_close(j, '}');
	buf_free(&text);
}

static void
add_people(struct json *j, const char *key, const struct participant *v,
	size_t n)
{
	size_t i;

	json_open(j, key, '[');
	for (i = 0; i < n; i++) {
		json_open(j, NULL, '{');
		json_text(j, "role", v[i].role);
		json_text(j, "name", v[i].name);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
add_facts(struct json *j, const struct exporting *x,
	const struct reduced_document *d)
{
	const struct record *r = &d->record;
	char cycle[CYCLE_TEXT], day[11];
	int k;

	cycle_format(cycle, &x->site.config->cycles, r->cycle);
	json_text(j, "path", r->path);
	json_text(j, "unit", r->unit);
	json_text(j, "cycle", cycle);
	json_text(j, "document", r->document);
	json_text(j, "form", r->form->id);
	json_open(j, "kind", '[');
	for (k = 0; k < KIND_COUNT; k++)
		if (r->form->kinds & 1u << k)
			json_text(j, NULL, kind_name((enum kind)k));
	json_close(j, ']');
	json_text(j, "title", d->title);
	if (r->date != DATE_NONE)
		date_format(day, r->date);
	json_text(j, "date", r->date != DATE_NONE ? day : NULL);
	json_text(j, "time", r->time);
	json_text(j, "place", r->place);
	json_text(j, "state", state_name(r->state));
	json_text(j, "class", class_name(r->class));
}

static void
add_document(struct json *j, const struct exporting *x,
	const struct reduced_document *d)
{
	const struct record *r = &d->record;
	size_t i;

	json_open(j, NULL, '{');
	add_facts(j, x, d);
	add_people(j, "participants", r->participants, r->participant_count);
	add_people(j, "absent", r->absent, r->absent_count);
	json_open(j, "sections", '[');
	for (i = 0; i < d->section_count; i++)
		add_section(j, d, &d->sections[i]);
	json_close(j, ']');
	json_open(j, "agreements", '[');
	for (i = 0; i < r->agreement_count; i++)
		agreement_json(j, NULL, &x->report, &r->agreements[i]);
	json_close(j, ']');
	json_close(j, '}');
}

void
export_json_group(struct buf *out, const struct exporting *x,
	const struct reduced *r)
{
	struct json j = {.out = out};
	size_t i;

	for (i = 0; i < r->document_count; i++)
		if (export_has(x, &r->documents[i].record))
			add_document(&j, x, &r->documents[i]);
}

static void
add_unit(struct json *j, const struct exporting *x, const struct unit *u)
{
	if (!export_wants(x, u->id) || !unit_valid(u, x->e->cycle))
		return;
	json_open(j, NULL, '{');
	json_text(j, "id", u->id);
	json_text(j, "name", u->name);
	json_text(j, "type", u->type);
	json_close(j, '}');
}

void
export_json_begin(struct buf *out, const struct exporting *x)
{
	const struct config *c = x->site.config;
	struct json j = {.out = out};
	char cycle[CYCLE_TEXT], today[11];
	size_t i;

	cycle_format(cycle, &c->cycles, x->e->cycle);
	date_format(today, x->e->today);
	json_open(&j, NULL, '{');
	json_text(&j, "municipality", c->municipality);
	json_text(&j, "cycle", cycle);
	json_text(&j, "date", today);
	json_text(&j, "class", class_name(x->e->audience.class));
	json_open(&j, "units", '[');
	for (i = 0; i < c->unit_count; i++)
		add_unit(&j, x, &c->units[i]);
	json_close(&j, ']');
	json_open(&j, "documents", '[');
}

void
export_json_end(struct buf *out)
{
	buf_z(out, "]}\n");
}
