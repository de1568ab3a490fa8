/* SPDX-License-Identifier: MPL-2.0 */
/* Taking a text over into a form: the form's outline, filled in. */
#include "lib/model/adopt.h"

#include <stdlib.h>

#include "lib/model/record.h"

/* A change of the outline; those at one place in the order they were made. */
struct filling_edit {
	uint32_t from, to;
	struct str text;
	size_t order;
};

/* One outline being filled in. USED: its sections that have a text. EXTRA: a
 * section that comes once more than the outline has it, and what is in it. */
struct filling {
	struct adopting *ad;
	const struct record *r;
	struct adopted *result;
	struct filling_edit *v;
	size_t n, cap;
	bool *used;
	size_t *place;             /* by number of the form: section + 1 */
	struct buf rest, extra;
	size_t extra_known;
	uint32_t extra_at;
};

static void
edit(struct filling *f, uint32_t from, uint32_t to, struct str text)
{
	ARENA_GROW(f->ad->a, f->v, f->n, f->cap);
	f->v[f->n] = (struct filling_edit){from, to, str_make(arena_strndup(
		f->ad->a, text.p, text.n), text.n), f->n};
	f->n++;
}

static bool
is_in(const struct known_parts *k, size_t number, size_t around)
{
	for (; number; number = k->v[number].parent)
		if (number == around)
			return true;
	return false;
}

/* The outline's section for a piece: of several of one part that with its
 * heading, else the first that is free; NULL. */
static const struct section *
section_for(const struct filling *f, const struct piece *p)
{
	const struct part *part = f->ad->known.v[p->known].part;
	struct str folded = label_fold(f->ad->a, str_of(p->heading));
	const struct section *found = NULL;
	size_t i;

	for (i = 0; i < f->r->all_count; i++) {
		const struct section *s = f->r->all_sections[i];

		if (s->part != part || s->heading == NULL || f->used[i])
			continue;
		if (str_eq(label_fold(f->ad->a, s->heading->text), folded))
			return s;
		if (found == NULL)
			found = s;
	}
	return found;
}

static bool
has_holes(const struct part *p)
{
	return p->label_count && p->labels[0].holes;
}

/* Comments must not end early. */
static void
add_comment(struct buf *out, const char *text)
{
	buf_z(out, "\n\n<!-- Word: ");
	for (; *text; text++)
		buf_char(out, *text == '>' || (*text == '-' && text[1] == '-')
			? ' ' : *text);
	buf_z(out, " -->");
}

static void
add_heading(struct buf *out, int level, const char *text)
{
	buf_z(out, out->n ? "\n\n" : "");
	while (level-- > 0)
		buf_char(out, '#');
	buf_fmt(out, " %s", text);
}

/* Puts P into S: the heading as it was written, where the form leaves that
 * open, and the text for the guidance. */
static void
fill_section(struct filling *f, const struct piece *p,
	const struct section *s)
{
	struct buf text = {0};
	uint32_t from = s->heading->span.to;
	bool same = str_eq(label_fold(f->ad->a, s->heading->text),
		label_fold(f->ad->a, str_of(p->heading)));

	f->used[s->number] = true;
	f->place[p->known] = s->number + 1;
	if (has_holes(s->part) && *p->heading) {
		from = s->heading->span.from;
		add_heading(&text, s->heading->level, p->heading);
	} else if (!same && *p->heading) {
		add_comment(&text, p->heading);
	}
	if (p->text.n) {
		buf_z(&text, "\n\n");
		buf_str(&text, buf_view(&p->text));
		f->result->placed++;
	}
	edit(f, from, p->text.n && s->last ? s->last->span.to
		: s->heading->span.to, buf_view(&text));
	buf_free(&text);
}

/* What ends a section and all in it: the next one, or the text. */
static uint32_t
section_end(const struct filling *f, const struct section *s)
{
	return s->end ? s->end->span.from : (uint32_t)f->r->source.text.n;
}

/* Where the content of a section's own ends. */
static uint32_t
own_end(const struct section *s)
{
	return s->last ? s->last->span.to : s->heading->span.to;
}

static void
end_extra(struct filling *f)
{
	if (f->extra_known) {
		buf_z(&f->extra, "\n\n");
		edit(f, f->extra_at, f->extra_at, buf_view(&f->extra));
	}
	buf_reset(&f->extra);
	f->extra_known = 0;
}

static void
add_extra(struct filling *f, const struct piece *p, int level)
{
	add_heading(&f->extra, level, p->heading);
	if (p->text.n == 0)
		return;
	buf_z(&f->extra, "\n\n");
	buf_str(&f->extra, buf_view(&p->text));
	f->result->placed++;
}

static void
add_rest(struct filling *f, const struct piece *p)
{
	if (p->heading && *p->heading)
		buf_fmt(&f->rest, "%s**%s**", f->rest.n ? "\n\n" : "",
			p->heading);
	if (p->text.n) {
		buf_z(&f->rest, f->rest.n ? "\n\n" : "");
		buf_str(&f->rest, buf_view(&p->text));
	}
}

/* The second text of one section goes behind the first; one of a section that
 * may come several times begins it anew. */
static void
place_piece(struct filling *f, const struct piece *p)
{
	const struct known_parts *k = &f->ad->known;
	const struct section *s;
	int depth;

	if (p->known == 0) {
		add_rest(f, p);
		return;
	}
	depth = k->v[p->known].depth;
	if (f->extra_known && p->known != f->extra_known &&
	    is_in(k, p->known, f->extra_known)) {
		add_extra(f, p, f->r->form->level + depth);
		return;
	}
	end_extra(f);
	s = section_for(f, p);
	if (s) {
		fill_section(f, p, s);
	} else if (f->place[p->known] && k->v[p->known].part->repeats) {
		s = f->r->all_sections[f->place[p->known] - 1];
		f->extra_known = p->known;
		f->extra_at = section_end(f, s);
		add_extra(f, p, s->heading->level);
	} else if (f->place[p->known] && p->text.n) {
		s = f->r->all_sections[f->place[p->known] - 1];
		buf_z(&f->extra, "\n\n");
		buf_str(&f->extra, buf_view(&p->text));
		edit(f, own_end(s), own_end(s), buf_view(&f->extra));
		buf_reset(&f->extra);
	} else {
		add_rest(f, p);
	}
}

static void
fill_field(struct filling *f, const char *key, const char *value)
{
	const struct value *v = f->r->frontmatter;
	struct arena *a = f->ad->a;
	const char *line;
	uint32_t i;

	if (value == NULL || v == NULL)
		return;
	line = arena_fmt(a, "%s:%s%s\n", key, *value == '\n' ? "" : " ",
		value);
	for (i = 0; i < v->n; i++)
		if (str_is(v->members[i].key, key)) {
			edit(f, v->members[i].key_span.from, i + 1 < v->n
				? v->members[i + 1].key_span.from
				: f->r->front.to, str_of(line));
			return;
		}
	i = v->n > 1 ? v->members[v->n - 1].key_span.from
		: f->r->front.from;
	edit(f, i, i, str_of(line));
}

/* The fields, and above them what they were read from. */
static void
fill_fields(struct filling *f)
{
	const struct form *form = f->r->form;
	const char *const *v = f->ad->fields;
	struct buf lines = {0};
	size_t i, k;

	for (i = 0; i < f->ad->line_count; i++) {
		struct str line = str_of(f->ad->lines[i]);

		buf_z(&lines, "# Word: ");
		for (k = 0; k < line.n; k++) {
			size_t n = str_starts(str_skip(line, k), ADOPT_BREAK)
				? strlen(ADOPT_BREAK) : 1;

			buf_char(&lines, n > 1 || line.p[k] == '\n' ? ' '
				: line.p[k]);
			k += n - 1;
		}
		buf_char(&lines, '\n');
	}
	if (lines.n)
		edit(f, f->r->front.from, f->r->front.from, buf_view(&lines));
	buf_free(&lines);
	fill_field(f, form->f_date.key, v[ADOPTED_DATE]);
	fill_field(f, form->f_time.key, v[ADOPTED_TIME]);
	fill_field(f, form->f_place.key, v[ADOPTED_PLACE]);
	fill_field(f, form->f_participants.key, v[ADOPTED_PARTICIPANTS]);
	fill_field(f, form->f_absent.key, v[ADOPTED_ABSENT]);
}

static int
by_place(const void *a, const void *b)
{
	const struct filling_edit *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

static void
apply(struct buf *out, struct filling *f)
{
	struct str text = f->r->source.text;
	uint32_t at = 0;
	size_t i;

	if (f->n)
		qsort(f->v, f->n, sizeof(*f->v), by_place);
	for (i = 0; i < f->n; i++) {
		if (f->v[i].from > at)
			buf_add(out, text.p + at, f->v[i].from - at);
		buf_str(out, f->v[i].text);
		at = f->v[i].to > at ? f->v[i].to : at;
	}
	buf_str(out, str_skip(text, at));
}

/* What had no place, under a heading that keeps it from any site until
 * somebody has looked where it belongs. */
static void
put_rest(struct buf *out, struct filling *f)
{
	const struct adoption *ad = f->ad->ad;
	const char *class = words_first(&ad->config->classes,
		CLASS_CONFIDENTIAL);
	int level = ad->form->level > 0 ? ad->form->level : 2;

	if (f->rest.n == 0)
		return;
	f->result->rest = true;
	while (out->n && out->p[out->n - 1] == '\n')
		out->n--;
	add_heading(out, level, ad->lang == LANG_DA
		? "Fra Word, endnu uden plads" : "From Word, without a place yet");
	buf_fmt(out, " [%s]\n\n", class ? class : "confidential");
	buf_str(out, buf_view(&f->rest));
	buf_char(out, '\n');
}

static void
outline(struct buf *out, struct adopting *ad)
{
	struct outline_options o = {.unit = ad->ad->unit,
		.cycle = ad->ad->cycle, .date = ad->ad->date,
		.title = ad->title};
	const struct layout_line *line = config_line(ad->ad->config,
		ad->ad->form->id, ad->ad->unit != NULL);

	o.say_unit = ad->ad->unit && line && !line->has_unit;
	o.say_cycle = line && !line->has_cycle;
	o.say_form = line && !line->has_form && line->forms.n > 1;
	form_outline(out, ad->ad->form, ad->ad->config, &o);
}

void
adopt_write(struct buf *out, struct adopting *ad, struct adopted *result)
{
	const struct adoption *from = ad->ad;
	struct filling f = {.ad = ad, .result = result};
	struct findings unheard = {.arena = ad->a, .path = from->path};
	struct markdown *md = markdown_new();
	struct buf text = {0};
	struct place place;
	size_t i;

	memset(result, 0, sizeof(*result));
	outline(&text, ad);
	config_place(&place, from->config, ad->a, from->path, NULL);
	f.r = record_read(ad->a, from->config, from->path, buf_view(&text),
		&place, md, &unheard);
	f.used = ARENA_ARRAY(ad->a, bool, f.r ? f.r->all_count : 0);
	f.place = ARENA_ARRAY(ad->a, size_t, ad->known.n);
	for (i = 0; i < ad->n; i++)
		if (f.r)
			place_piece(&f, &ad->pieces[i]);
		else
			add_rest(&f, &ad->pieces[i]);
	if (f.r) {
		end_extra(&f);
		fill_fields(&f);
		apply(out, &f);
	} else {
		buf_str(out, buf_view(&text));
	}
	put_rest(out, &f);
	buf_free(&f.rest);
	buf_free(&f.extra);
	buf_free(&text);
	markdown_free(md);
}
