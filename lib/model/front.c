/* SPDX-License-Identifier: MPL-2.0 */
/* The fields at the top of a document: YAML between two lines of ---. */
#include "lib/model/front.h"

#include "lib/model/participant.h"
#include "lib/schema/schema.h"
#include "lib/text/yaml.h"

static bool
is_fence(struct str line)
{
	size_t i = 3;

	if (!str_starts(line, "---"))
		return false;
	while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'))
		i++;
	return i == line.n;
}

enum front
front_split(struct span *front, struct span *body, const struct source *src)
{
	size_t bom = str_starts(src->text, "\xef\xbb\xbf") ? 3 : 0;
	struct str first = source_line(src, 1);
	uint32_t i;

	*front = span_make(bom, bom);
	*body = span_make(bom, src->text.n);
	if (first.n < bom || !is_fence(str_skip(first, bom)))
		return FRONT_NONE;
	*front = span_make(source_offset(src, 2), src->text.n);
	*body = span_make(src->text.n, src->text.n);
	for (i = 2; i <= src->line_count; i++)
		if (is_fence(source_line(src, i))) {
			front->to = source_offset(src, i);
			body->from = source_offset(src, i + 1);
			return FRONT_FOUND;
		}
	return FRONT_UNCLOSED;
}

/* What is said of the fields as a whole is said at the line that opens them. */
static struct span
opening(const struct source *src)
{
	size_t bom = str_starts(src->text, "\xef\xbb\xbf") ? 3 : 0;

	return span_make(bom, bom + 3);
}

bool
front_read(struct record *r, struct findings *fs)
{
	enum front found = front_split(&r->front, &r->body, &r->source);
	struct value *v;

	if (found == FRONT_UNCLOSED)
		finding_add(fs, FINDING_FRONT_OPEN, opening(&r->source), "");
	if (found != FRONT_FOUND)
		return found == FRONT_NONE;
	v = yaml_read(r->arena, &r->source, r->front, fs);
	if (v && v->kind == VALUE_NULL) {
		v->kind = VALUE_MAP;
		v->n = 0;
	}
	if (v && v->kind != VALUE_MAP) {
		finding_add(fs, FINDING_FRONT_NOT_MAP, v->span, "");
		v = NULL;
	}
	if (v)
		v->span = opening(&r->source);
	r->frontmatter = v;
	return v != NULL;
}

/* The value of a field; NULL where the form has no key for it, the document
 * does not say it, or it says nothing there. */
static const struct value *
field(const struct record *r, const struct field *f)
{
	const struct value *v = f->key && !streq(f->key, "#")
		? value_get(r->frontmatter, f->key) : NULL;

	return v && v->kind != VALUE_NULL ? v : NULL;
}

/* Whether the schema has said something about this value already. */
static bool
is_found(const struct findings *fs, size_t first, struct span span)
{
	for (; first < fs->n; first++)
		if (fs->v[first].span.from == span.from &&
		    fs->v[first].span.to == span.to)
			return true;
	return false;
}

/* A schema knows none of the municipality's words: what to write for a field F
 * that is missing is one of them. */
static void
give_example(struct findings *fs, size_t first, const struct field *f,
	const char *word)
{
	for (; first < fs->n; first++) {
		struct finding *x = &fs->v[first];

		if (x->code == FINDING_FIELD_MISSING && f->key && word &&
		    streq(x->args[0], f->key) && streq(x->args[1], "…"))
			x->args[1] = word;
	}
}

/* The meaning of a field that takes one of WORDS: -1 when it says nothing,
 * -2 when what it says is no such word. */
static int
meaning(const struct value *v, const struct words *words)
{
	int m;

	if (v == NULL)
		return -1;
	m = value_is_scalar(v) ? words_meaning(words, v->text) : -1;
	return m < 0 ? -2 : m;
}

static void
read_state(struct record *r, struct findings *fs)
{
	int m = meaning(field(r, &r->form->f_state), &r->config->states);

	r->state = m < 0 ? r->form->state : (enum state)m;
	fs->draft = r->state == STATE_DRAFT;
}

/* What can't be read may say that it is confidential. */
static void
read_class(struct record *r, bool readable)
{
	int m = meaning(field(r, &r->form->f_class), &r->config->classes);

	r->class = m == -2 || !readable ? CLASS_CONFIDENTIAL
		: m < 0 ? r->form->class : (enum class)m;
}

static void
check_word(struct record *r, struct findings *fs, size_t first,
	const struct field *f, const struct words *words,
	enum finding_code code)
{
	const struct value *v = field(r, f);
	const char *text, *near;

	if (meaning(v, words) != -2 || is_found(fs, first, v->span))
		return;
	text = value_text(v) ? value_text(v) : "";
	near = words_near(words, str_of(text));
	finding_add(fs, code, v->span, text, words_joined(r->arena, words),
		near ? arena_fmt(r->arena, "@meant-choice:%s", near) : "");
}

static void
mismatch(struct findings *fs, const struct field *f, const struct value *v,
	const char *path)
{
	const char *says = value_text(v);

	finding_add(fs, FINDING_PATH_MISMATCH, v->span, f->key,
		says ? says : "", path);
}

static const struct unit *
unit_named(const struct config *c, const char *text)
{
	const struct unit *u = config_unit(c, text);
	size_t i;

	for (i = 0; u == NULL && i < c->unit_count; i++)
		if (streq(c->units[i].name, text))
			u = &c->units[i];
	return u;
}

static void
read_unit(struct record *r, struct findings *fs)
{
	const struct field *f = &r->form->f_unit;
	const struct value *v = field(r, f);
	const char *says = value_text(v);
	const struct unit *u;

	if (v == NULL)
		return;
	u = says ? unit_named(r->config, says) : NULL;
	if (r->unit == NULL)
		r->unit = u ? u->id : says;
	else if (!streq(says, r->unit) && (!u || !streq(u->id, r->unit)))
		mismatch(fs, f, v, r->unit);
}

static void
read_cycle(struct record *r, struct findings *fs)
{
	const struct cycles *cycles = &r->config->cycles;
	const struct field *f = &r->form->f_cycle;
	const struct value *v = field(r, f);
	char text[CYCLE_TEXT];
	int year;

	if (v && (!value_is_scalar(v) || !cycle_parse(&year, cycles, v->text))) {
		year = 2025;
		cycle_guess(&year, str_of(value_text(v)));
		cycle_format(text, cycles, year);
		finding_add(fs, FINDING_CYCLE_UNKNOWN, v->span,
			value_text(v) ? value_text(v) : "", text);
	} else if (v && r->cycle == CYCLE_NONE) {
		r->cycle = year;
	} else if (v && year != r->cycle) {
		cycle_format(text, cycles, r->cycle);
		mismatch(fs, f, v, text);
	}
	if (r->cycle == CYCLE_NONE && r->date != DATE_NONE)
		r->cycle = cycle_of(cycles, r->date);
}

static void
read_date(struct record *r, struct findings *fs, size_t first)
{
	const struct field *f = &r->form->f_date;
	const struct value *v = field(r, f);

	r->date = DATE_NONE;
	r->date_text = value_text(v);
	if (v && !(value_is_scalar(v) && date_parse(&r->date, v->text)) &&
	    !is_found(fs, first, v->span))
		finding_add(fs, FINDING_FIELD_FORMAT, v->span, f->key,
			"@a-date", "2026-01-14");
}

static void
read_form_name(struct record *r, struct findings *fs)
{
	static const struct field plain = {.key = "form"};
	const struct field *f = r->form->f_form.key ? &r->form->f_form : &plain;
	const struct value *v = field(r, f);

	if (v && !streq(value_text(v), r->form->id))
		mismatch(fs, f, v, r->form->id);
}

static bool
requires_fields(const struct form *form)
{
	const struct value *keys = value_get(form->frontmatter, "required");

	return value_is_list(keys) && keys->n;
}

static void
check_missing(struct record *r, struct findings *fs)
{
	const struct value *keys = value_get(r->form->frontmatter, "required");
	const char *key = keys ? value_text(keys->items[0]) : NULL;

	finding_add(fs, FINDING_FRONT_MISSING, span_make(r->body.from,
		r->body.from + source_line(&r->source, 1).n),
		arena_fmt(r->arena, "%s: …", key ? key : ""));
}

void
front_fields(struct record *r, bool readable, struct findings *fs)
{
	const struct form *form = r->form;
	size_t first = fs->n;

	read_state(r, fs);
	read_class(r, readable);
	if (r->frontmatter && form->schema)
		schema_check(form->schema, r->frontmatter, fs);
	else if (readable && r->frontmatter == NULL && requires_fields(form))
		check_missing(r, fs);
	give_example(fs, first, &form->f_state, words_first(&r->config->states,
		(int)form->state));
	give_example(fs, first, &form->f_class,
		words_first(&r->config->classes, (int)form->class));
	check_word(r, fs, first, &form->f_state, &r->config->states,
		FINDING_STATE_UNKNOWN);
	check_word(r, fs, first, &form->f_class, &r->config->classes,
		FINDING_CLASS_UNKNOWN);
	read_date(r, fs, first);
	read_form_name(r, fs);
	read_unit(r, fs);
	read_cycle(r, fs);
	r->title = value_text(field(r, &form->f_title));
	r->time = value_text(field(r, &form->f_time));
	r->place = value_text(field(r, &form->f_place));
	participants_read(&r->participants, &r->participant_count, r,
		&form->f_participants);
	participants_read(&r->absent, &r->absent_count, r, &form->f_absent);
}
