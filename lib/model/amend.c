/* SPDX-License-Identifier: MPL-2.0 */
/* Changing what an agreement says of itself, in the text of its document. */
#include "lib/model/amend.h"

#include <string.h>

/* One change of the text. */
struct place_edit {
	struct span span;
	const char *text;
};

/* One amendment on its way; the edits in any order, at different places. */
struct amending {
	const struct record *r;
	const struct agreement *ag;
	struct arena *a;
	struct place_edit v[3];
	size_t n;
	const char *added;         /* fields that stand nowhere yet: "L: v; L: v" */
};

static void
put(struct amending *am, struct span span, const char *text)
{
	am->v[am->n++] = (struct place_edit){span, text};
}

/* VALUE as Markdown that says just it, also in a cell. */
static const char *
escaped(struct arena *a, const char *value)
{
	struct buf out = {0};
	const char *text;

	for (; *value; value++) {
		if (strchr("\\|<[]*_`", *value))
			buf_char(&out, '\\');
		buf_char(&out, *value);
	}
	text = arena_strdup(a, buf_cstr(&out));
	buf_free(&out);
	return text;
}

static const char *
label_of(const struct amending *am, enum agreement_field field)
{
	const struct agreements_spec *spec = am->ag->part->agreements;
	size_t i;

	for (i = 0; i < spec->n; i++)
		if (spec->labels[i].field == field && spec->labels[i].labels.n)
			return spec->labels[i].labels.v[0];
	return NULL;
}

/* The empty cell of a row for FIELD; a span of nothing where there is none. */
static struct span
cell_for(const struct amending *am, enum agreement_field field)
{
	const struct agreements_spec *spec = am->ag->part->agreements;
	const struct block *row = am->ag->block, *column, *cell = row->first;
	size_t i, k;

	for (column = row->parent->first->first; column && cell;
	    column = column->next, cell = cell->next)
		for (i = 0; i < spec->n; i++)
			for (k = 0; spec->labels[i].field == field &&
			    k < spec->labels[i].labels.n; k++)
				if (text_same(str_trim(column->text), str_of(
				    spec->labels[i].labels.v[k])))
					return cell->span;
	return span_make(0, 0);
}

static bool
put_cell(struct amending *am, enum agreement_field field, const char *value)
{
	struct span cell = cell_for(am, field);

	const char *text = am->r->source.text.p;

	if (cell.to == 0)
		return false;
	put(am, cell, arena_fmt(am->a, "%s%s%s", text[cell.from - 1] == ' '
		? "" : " ", value, text[cell.to] == ' ' ? "" : " "));
	return true;
}

/* The box of a task says the first word that means done, or open. */
static bool
put_box(struct amending *am, const char *status)
{
	const struct words *words = &am->r->config->statuses;
	const struct source *src = &am->r->source;
	const struct block *b = am->ag->block;
	uint32_t at = b->span.from;
	bool done;

	if (am->ag->task == TASK_NONE || b->kind != BLOCK_ITEM)
		return false;
	done = streq(status, words_first(words, STATUS_DONE));
	if (!done && !streq(status, words_first(words, STATUS_OPEN)))
		return false;
	while (at < b->span.to && src->text.p[at] != '[')
		at++;
	if (at + 2 >= b->span.to)
		return false;
	put(am, span_make(at + 1, at + 2), done ? "x" : " ");
	return true;
}

/* Whether the document itself says OLD: else it is a default. */
static bool
is_said(const struct amending *am, enum agreement_field field,
	const char *old)
{
	const struct agreements_spec *spec = am->ag->part->agreements;
	size_t i;

	for (i = 0; i < spec->n; i++)
		if (spec->labels[i].field == field &&
		    streq(spec->labels[i].fallback, old))
			return false;
	return (am->ag->said & 1U << field) != 0;
}

/* Replaces OLD where it stands, or notes that the field is to be added. What
 * is written in another way than it reads is left to people. */
static bool
take(struct amending *am, enum agreement_field field, struct span span,
	const char *old, const char *value)
{
	const char *text = escaped(am->a, value), *label;

	if (old && str_is(source_slice(&am->r->source, span), old)) {
		put(am, span, text);
		return true;
	}
	if (is_said(am, field, old))
		return false;
	if (field == FIELD_STATUS && put_box(am, value))
		return true;
	if (am->ag->block->kind == BLOCK_ROW)
		return put_cell(am, field, text);
	label = label_of(am, field);
	if (label == NULL)
		return false;
	am->added = am->added ? arena_fmt(am->a, "%s; %s: %s", am->added,
		label, text) : arena_fmt(am->a, "%s: %s", label, text);
	return true;
}

/* The fields to be added as lines of a list, each behind LEAD. */
static const char *
as_lines(struct amending *am, const char *lead)
{
	struct str rest = str_of(am->added), field;
	const char *all = "";

	while (str_split(&rest, ';', &field)) {
		field = str_trim(field);
		all = arena_fmt(am->a, "%s%s%.*s", all, lead, (int)field.n,
			field.p);
	}
	return all;
}

/* Where a line begins, and what stands before its first item: "  - ". */
static const char *
lead_of(struct amending *am, const struct block *list)
{
	const struct source *src = &am->r->source;
	uint32_t at = list->span.from;

	while (at > 0 && src->text.p[at - 1] != '\n')
		at--;
	return arena_fmt(am->a, "\n%.*s%c ", (int)(list->span.from - at),
		src->text.p + at, src->text.p[list->span.from]);
}

/* Adds what stands nowhere yet: to the list of fields, to the bracket behind
 * the name, as a list below a heading, or as a new bracket. */
static void
add_fields(struct amending *am)
{
	const struct agreement *ag = am->ag;
	struct str name = str_trim(source_slice(&am->r->source, ag->span));
	uint32_t end = (uint32_t)(name.p - am->r->source.text.p) +
		(uint32_t)name.n;

	if (ag->fields && !ag->fields->ordered)
		put(am, span_make(ag->fields->span.to, ag->fields->span.to),
			as_lines(am, lead_of(am, ag->fields)));
	else if (ag->block->kind == BLOCK_HEADING)
		put(am, span_make(ag->block->span.to, ag->block->span.to),
			arena_fmt(am->a, "\n%s%s", as_lines(am, "\n- "),
			ag->text_first ? "\n" : ""));
	else if (str_ends(name, ")") && ag->said & ~(1U << FIELD_ID |
	    1U << FIELD_TITLE))
		put(am, span_make(end - 1, end - 1), arena_fmt(am->a, "; %s",
			am->added));
	else
		put(am, span_make(end, end), arena_fmt(am->a, " (%s)",
			am->added));
}

static void
apply(struct buf *out, struct amending *am)
{
	struct str text = am->r->source.text;
	uint32_t at = 0;
	size_t i, k;

	for (i = 1; i < am->n; i++)
		for (k = i; k > 0 && am->v[k].span.from <
		    am->v[k - 1].span.from; k--) {
			struct place_edit e = am->v[k];

			am->v[k] = am->v[k - 1];
			am->v[k - 1] = e;
		}
	for (i = 0; i < am->n; i++) {
		if (am->v[i].span.from < at)
			continue;      /* the reading again will tell */
		buf_add(out, text.p + at, am->v[i].span.from - at);
		buf_z(out, am->v[i].text);
		at = am->v[i].span.to;
	}
	buf_str(out, str_skip(text, at));
}

static bool
same(const char *a, const char *b)
{
	return streq(a ? a : "", b ? b : "");
}

/* Whether B says what A does, but for what AM has (NULL: nothing). The status
 * may be said by a box. */
static bool
is_amended(const struct agreement *a, const struct agreement *b,
	const struct amendment *am, const struct words *statuses)
{
	static const struct amendment none;
	const char *status;

	am = am ? am : &none;
	status = b->status ? b->status : words_first(statuses, (int)b->state);
	return same(a->id, b->id) && same(a->title, b->title) &&
		same(a->theme, b->theme) && same(a->reason, b->reason) &&
		same(a->continues, b->continues) && same(a->text, b->text) &&
		same(a->origin, b->origin) && a->class == b->class &&
		a->extra_count == b->extra_count &&
		same(am->owner ? am->owner : a->owner, b->owner) &&
		same(am->due ? am->due : a->due_text, b->due_text) &&
		(am->status ? same(am->status, status)
		: same(a->status, b->status) && a->state == b->state);
}

static bool
same_sections(const struct record *a, const struct record *b)
{
	size_t i;

	if (a->all_count != b->all_count)
		return false;
	for (i = 0; i < a->all_count; i++)
		if (!same(a->all_sections[i]->title,
		    b->all_sections[i]->title) ||
		    a->all_sections[i]->class != b->all_sections[i]->class)
			return false;
	return true;
}

/* Reads TEXT as R was read, and compares. */
static bool
says_it(const struct record *r, struct str text, size_t number,
	const struct amendment *am)
{
	struct arena a = {0};
	struct markdown *md = markdown_new();
	struct findings unheard = {.arena = &a, .path = r->path};
	struct place place;
	struct record *now;
	bool good;
	size_t i;

	config_place(&place, r->config, &a, r->path, NULL);
	now = record_read(&a, r->config, r->path, text, &place, md, &unheard);
	good = now && now->agreement_count == r->agreement_count &&
		same_sections(r, now);
	for (i = 0; good && i < r->agreement_count; i++)
		good = is_amended(&r->agreements[i], &now->agreements[i],
			i == number ? am : NULL, &r->config->statuses);
	markdown_free(md);
	arena_free(&a);
	return good;
}

bool
amend(struct buf *out, const struct record *r, size_t i,
	const struct amendment *change)
{
	const struct agreement *ag = &r->agreements[i];
	struct arena a = {0};
	struct amending am = {.r = r, .ag = ag, .a = &a};
	struct buf text = {0};
	bool good = true;

	if (change->owner)
		good = take(&am, FIELD_OWNER, ag->owner_span, ag->owner,
			change->owner);
	if (good && change->due)
		good = take(&am, FIELD_DUE, ag->due_span, ag->due_text,
			change->due);
	if (good && change->status)
		good = take(&am, FIELD_STATUS, ag->status_span, ag->status,
			change->status);
	if (good && am.added && am.n < 3)
		add_fields(&am);
	if (good)
		apply(&text, &am);
	good = good && says_it(r, buf_view(&text), i, change);
	if (good)
		buf_str(out, buf_view(&text));
	buf_free(&text);
	arena_free(&a);
	return good;
}
