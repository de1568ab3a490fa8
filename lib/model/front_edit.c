/* SPDX-License-Identifier: MPL-2.0 */
/* Changing single fields of a document as text. */
#include "lib/model/front_edit.h"

#include <stdlib.h>

#include "lib/form/outline.h"
#include "lib/model/front_lines.h"

/* What stands at SPAN becomes TEXT. */
struct splice {
	struct span span;
	struct buf text;
	size_t order;
};

/* One editing. EOL: as the document ends its lines. */
struct editing {
	const struct record *r;
	const char *eol;
};

static const struct member *
find(const struct editing *e, const char *key, uint32_t *number)
{
	const struct value *v = e->r->frontmatter;
	uint32_t i;

	for (i = 0; v && i < v->n; i++)
		if (str_is(v->members[i].key, key)) {
			*number = i;
			return &v->members[i];
		}
	return NULL;
}

/* The end of the field number I: without the empty and comment lines that
 * follow it. */
static uint32_t
field_end(const struct editing *e, uint32_t i)
{
	const struct value *v = e->r->frontmatter;
	const struct source *src = &e->r->source;
	uint32_t least = v->members[i].key_span.to, at = i + 1 < v->n
		? v->members[i + 1].key_span.from : e->r->front.to;

	while (at > least) {
		uint32_t above = front_line(src, at - 1);
		struct str line = str_trim(str_make(src->text.p + above,
			at - above));

		if (above < least || (line.n && line.p[0] != '#'))
			break;
		at = above;
	}
	return at;
}

/* Where a field that isn't there yet goes: before the first that the form has
 * behind it. */
static uint32_t
place_of(const struct editing *e, const char *key)
{
	const struct value *v = e->r->frontmatter;
	size_t rank = front_rank(e->r->form, str_of(key));
	uint32_t i;

	for (i = 0; v && i < v->n; i++)
		if (front_rank(e->r->form, v->members[i].key) > rank)
			return front_comments(&e->r->source,
				v->members[i].key_span.from, i
				? v->members[i - 1].key_span.to
				: e->r->front.from);
	return e->r->front.to;
}

static void
set_scalar(struct splice *s, const struct editing *e,
	const struct front_change *c)
{
	uint32_t i = 0;
	const struct member *m = find(e, c->key, &i);

	if (m && m->value->kind != VALUE_NULL) {
		s->span = m->value->span;
		yaml_scalar(&s->text, c->text);
	} else if (m) {
		struct str rest = str_skip(e->r->source.text, m->key_span.to);

		s->span = span_make(m->key_span.to, m->key_span.to +
			str_chr(rest, ':') + 1);
		buf_z(&s->text, ": ");
		yaml_scalar(&s->text, c->text);
	} else {
		uint32_t at = place_of(e, c->key);

		s->span = span_make(at, at);
		yaml_scalar(&s->text, c->key);
		buf_z(&s->text, ": ");
		yaml_scalar(&s->text, c->text);
		buf_z(&s->text, e->eol);
	}
}

static void
add_item(struct buf *out, const struct editing *e,
	const struct front_change *c, size_t indent)
{
	size_t i;
	bool first = true;

	for (i = 0; i < c->part_count; i++) {
		if (c->parts[i].name == NULL || c->parts[i].text == NULL)
			continue;
		buf_fmt(out, "%*s%s", (int)indent, "", first ? "- " : "  ");
		yaml_scalar(out, c->parts[i].name);
		buf_z(out, ": ");
		yaml_scalar(out, c->parts[i].text);
		buf_z(out, e->eol);
		first = false;
	}
}

/* The items of a list that begin lines; each goes up to the next. */
static bool
keep_lines(struct buf *out, const struct editing *e,
	const struct front_change *c, const struct value *v, uint32_t end,
	size_t *indent)
{
	const struct source *src = &e->r->source;
	uint32_t i, from, to;

	for (i = 0; i < v->n; i++, from = to) {
		struct str line;

		from = front_line(src, v->items[i]->span.from);
		to = i + 1 < v->n ? front_line(src, v->items[i + 1]->span.from)
			: end;
		line = str_make(src->text.p + from, to - from);
		for (*indent = 0; *indent < line.n && line.p[*indent] == ' ';)
			++*indent;
		if (!str_starts(str_skip(line, *indent), "- "))
			return false;
		if (c->drop == NULL || !c->drop[i])
			buf_str(out, line);
	}
	return true;
}

/* The items of a list in brackets become lines. */
static void
keep_flow(struct buf *out, const struct editing *e,
	const struct front_change *c, const struct value *v)
{
	uint32_t i;

	for (i = 0; i < v->n; i++)
		if (c->drop == NULL || !c->drop[i]) {
			buf_z(out, "  - ");
			buf_str(out, source_slice(&e->r->source,
				v->items[i]->span));
			buf_z(out, e->eol);
		}
}

static bool
set_list(struct splice *s, const struct editing *e,
	const struct front_change *c)
{
	uint32_t i = 0, end = 0, at;
	const struct member *m = find(e, c->key, &i);
	const struct value *v = m && value_is_list(m->value) ? m->value : NULL;
	struct buf items = {0};
	size_t indent = 2;
	bool good = true;

	if (m)
		end = field_end(e, i);
	if (v && v->n && e->r->source.text.p[v->span.from] == '[')
		keep_flow(&items, e, c, v);
	else if (v && v->n)
		good = keep_lines(&items, e, c, v, end, &indent);
	add_item(&items, e, c, indent);
	at = m ? m->key_span.from : place_of(e, c->key);
	s->span = span_make(at, m ? end : at);
	if (items.n) {
		yaml_scalar(&s->text, c->key);
		buf_fmt(&s->text, ":%s", e->eol);
		buf_str(&s->text, buf_view(&items));
	}
	buf_free(&items);
	return good;
}

static int
by_place(const void *a, const void *b)
{
	const struct splice *x = a, *y = b;

	if (x->span.from != y->span.from)
		return x->span.from < y->span.from ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* A document without fields gets the lines between which they stand. */
static void
put(struct buf *out, const struct editing *e, struct splice *v, size_t n)
{
	struct str text = e->r->source.text;
	bool bare = e->r->frontmatter == NULL;
	size_t i, at = 0;

	qsort(v, n, sizeof(*v), by_place);
	for (i = 0; i < n; i++) {
		buf_add(out, text.p + at, v[i].span.from - at);
		if (bare && i == 0)
			buf_fmt(out, "---%s", e->eol);
		buf_str(out, buf_view(&v[i].text));
		at = v[i].span.to;
	}
	if (bare)
		buf_fmt(out, "---%s", e->eol);
	buf_str(out, str_skip(text, at));
}

bool
front_edit(struct buf *out, const struct record *r,
	const struct front_change *changes, size_t n)
{
	struct str rest = str_skip(r->source.text,
		source_line(&r->source, 1).n);
	struct editing e = {r, str_starts(rest, "\r\n") ? "\r\n" : "\n"};
	struct splice *v = ARENA_ARRAY(r->arena, struct splice, n);
	bool good = r->readable && n && front_is_lines(r);
	size_t i;

	for (i = 0; good && i < n; i++) {
		v[i].order = i;
		if (changes[i].text)
			set_scalar(&v[i], &e, &changes[i]);
		else
			good = set_list(&v[i], &e, &changes[i]);
	}
	if (good)
		put(out, &e, v, n);
	for (i = 0; i < n; i++)
		buf_free(&v[i].text);
	return good;
}
