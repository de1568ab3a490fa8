/* SPDX-License-Identifier: MPL-2.0 */
/* A piece of HTML for a page's frame: tags and text. */
#include "lib/base/ascii.h"
#include "lib/text/fragment_reader.h"

#include "lib/text/html.h"

/* What may stand there: the element, and its own attributes. A void one has
 * no end. All may have class, lang, title and aria-label. */
static const struct element {
	const char *name, *attributes;
	bool is_void;
} elements[] = {
	{"a", "href", false}, {"abbr", "", false}, {"address", "", false},
	{"b", "", false}, {"br", "", true}, {"dd", "", false},
	{"div", "", false}, {"dl", "", false}, {"dt", "", false},
	{"em", "", false}, {"h2", "", false}, {"h3", "", false},
	{"hr", "", true}, {"i", "", false},
	{"img", "src alt width height", true}, {"li", "", false},
	{"nav", "", false}, {"ol", "", false}, {"p", "", false},
	{"section", "", false}, {"small", "", false}, {"span", "", false},
	{"strong", "", false}, {"ul", "", false},
};
#define COMMON "class lang title aria-label"

void
fragment_wrong(struct fragment_reader *r, enum finding_code code, size_t from,
	struct str what)
{
	r->out->good = false;
	finding_add(r->fs, code, span_make((uint32_t)from,
		(uint32_t)(r->at > from ? r->at : from + 1)),
		arena_strndup(r->fs->arena, what.p, what.n < 60 ? what.n
		: 60), "");
}

static void
flush(struct fragment_reader *r)
{
	if (r->text.n == 0)
		return;
	ARENA_GROW(r->arena, r->out->v, r->out->n, r->out->cap);
	r->out->v[r->out->n++] = (struct fragment_piece){FRAGMENT_LITERAL,
		false, str_make(arena_strndup(r->arena, r->text.p, r->text.n),
		r->text.n)};
	buf_reset(&r->text);
}

void
fragment_piece(struct fragment_reader *r, int name, bool in_url)
{
	flush(r);
	ARENA_GROW(r->arena, r->out->v, r->out->n, r->out->cap);
	r->out->v[r->out->n++] = (struct fragment_piece){name, in_url,
		{"", 0}};
}

static bool
is_name(char c)
{
	return ascii_lower(c) || ascii_digit(c) || c == '-';
}

static bool
has_word(const char *list, struct str word)
{
	struct str rest = str_of(list), one;

	while (str_split(&rest, ' ', &one))
		if (str_eq(one, word))
			return true;
	return false;
}

/* The name at the reader's place, which moves behind it. */
static struct str
take_name(struct fragment_reader *r)
{
	size_t from = r->at;

	while (r->at < r->src.n && is_name(r->src.p[r->at]))
		r->at++;
	return str_make(r->src.p + from, r->at - from);
}

static void
skip_spaces(struct fragment_reader *r)
{
	while (r->at < r->src.n && strchr(" \t\r\n", r->src.p[r->at]) &&
	    r->src.p[r->at])
		r->at++;
}

static const struct element *
element_of(struct str name)
{
	size_t i;

	for (i = 0; i < sizeof(elements) / sizeof(*elements); i++)
		if (str_is(name, elements[i].name))
			return &elements[i];
	return NULL;
}

/* NAME="value" of E; false: the tag can't be read on. */
static bool
read_attribute(struct fragment_reader *r, const struct element *e)
{
	size_t from = r->at, end;
	struct str name = take_name(r), value;
	bool url = str_is(name, "href") || str_is(name, "src");
	char quote;

	if (name.n == 0 || r->at + 1 >= r->src.n || r->src.p[r->at] != '=' ||
	    !strchr("\"'", quote = r->src.p[r->at + 1]) || !quote) {
		fragment_wrong(r, FINDING_TEMPLATE_BROKEN, from, str_make(
			r->src.p + from, str_chr(str_skip(r->src, from),
			'>')));
		return false;
	}
	r->at += 2;
	end = r->at + str_chr(str_skip(r->src, r->at), quote);
	value = str_make(r->src.p + r->at, end - r->at);
	if (end == r->src.n) {
		fragment_wrong(r, FINDING_TEMPLATE_BROKEN, from, name);
		return false;
	}
	if (!has_word(COMMON, name) && !has_word(e->attributes, name)) {
		fragment_wrong(r, FINDING_TEMPLATE_MARKUP, from, name);
		r->at = end + 1;
		return true;
	}
	buf_char(&r->text, ' ');
	buf_str(&r->text, name);
	buf_z(&r->text, "=\"");
	if (url)
		fragment_address(r, value, str_is(name, "src"));
	else
		fragment_text(r, value, false);
	buf_char(&r->text, '"');
	r->at = end + 1;
	return true;
}

/* The attributes of E up to the end of its tag; *ALT: one gives a text. */
static bool
read_attributes(struct fragment_reader *r, const struct element *e,
	bool *alt)
{
	for (;;) {
		skip_spaces(r);
		if (r->at >= r->src.n)
			return false;
		if (r->src.p[r->at] == '/' && e->is_void)
			r->at++;
		if (r->at < r->src.n && r->src.p[r->at] == '>') {
			r->at++;
			return true;
		}
		*alt |= str_starts(str_skip(r->src, r->at), "alt=");
		if (!read_attribute(r, e))
			return false;
	}
}

static void
open_tag(struct fragment_reader *r, size_t from, const struct element *e)
{
	bool alt = false;

	buf_char(&r->text, '<');
	buf_z(&r->text, e->name);
	if (!read_attributes(r, e, &alt)) {
		if (r->out->good)
			fragment_wrong(r, FINDING_TEMPLATE_BROKEN, from,
				str_of(e->name));
		r->at += str_chr(str_skip(r->src, r->at), '>');
		return;
	}
	buf_char(&r->text, '>');
	if (streq(e->name, "img") && !alt)
		fragment_wrong(r, FINDING_TEMPLATE_NEEDS, from, STR("alt"));
	if (e->is_void)
		return;
	if (r->depth == FRAGMENT_DEPTH) {
		fragment_wrong(r, FINDING_TEMPLATE_MARKUP, from,
			str_of(e->name));
		return;
	}
	r->open[r->depth].name = e->name;
	r->open[r->depth++].from = from;
}

static void
close_tag(struct fragment_reader *r, size_t from, struct str name)
{
	skip_spaces(r);
	if (r->at >= r->src.n || r->src.p[r->at] != '>' || r->depth == 0 ||
	    !str_is(name, r->open[r->depth - 1].name)) {
		fragment_wrong(r, FINDING_TEMPLATE_BROKEN, from, str_make(
			r->src.p + from, r->at - from));
		return;
	}
	r->at++;
	r->depth--;
	buf_fmt(&r->text, "</%.*s>", (int)name.n, name.p);
}

/* A tag, or a comment, which is dropped. */
static void
read_tag(struct fragment_reader *r)
{
	size_t from = r->at;
	struct str rest = str_skip(r->src, from), name;
	const struct element *e;
	bool closes;

	if (str_starts(rest, "<!--")) {
		r->at += str_find(rest, STR("-->"));
		if (r->at >= r->src.n)
			fragment_wrong(r, FINDING_TEMPLATE_BROKEN, from,
				STR("<!--"));
		r->at += r->at < r->src.n ? 3 : 0;
		return;
	}
	closes = str_starts(rest, "</");
	r->at += closes ? 2 : 1;
	name = take_name(r);
	e = element_of(name);
	if (e == NULL) {
		r->at = from + str_chr(rest, '>');
		fragment_wrong(r, name.n ? FINDING_TEMPLATE_MARKUP
			: FINDING_TEMPLATE_BROKEN, from, str_make(rest.p,
			r->at - from));
		r->at += r->at < r->src.n;
	} else if (closes) {
		close_tag(r, from, name);
	} else {
		open_tag(r, from, e);
	}
}

static void
check_needed(struct fragment_reader *r)
{
	size_t i, k, seen;

	r->at = 0;
	for (i = 0; i < r->name_count; i++) {
		seen = 0;
		for (k = 0; k < r->out->n; k++)
			seen += r->out->v[k].name == (int)i;
		if (r->names[i].needed && seen != 1)
			fragment_wrong(r, FINDING_TEMPLATE_NEEDS, 0, str_of(
				arena_fmt(r->fs->arena, "{{%s}}",
				r->names[i].name)));
	}
}

void
fragment_read(struct fragment *out, struct arena *a, const struct source *src,
	const struct fragment_name *names, size_t n, struct findings *fs)
{
	struct fragment_reader r = {.out = out, .arena = a, .src = src->text,
		.names = names, .name_count = n, .fs = fs};

	memset(out, 0, sizeof(*out));
	out->good = true;
	while (r.at < r.src.n) {
		struct str rest = str_skip(r.src, r.at);
		size_t to = str_chr(rest, '<');

		fragment_text(&r, str_make(rest.p, to), true);
		r.at = r.src.n - rest.n + to;
		if (r.at < r.src.n)
			read_tag(&r);
	}
	while (r.depth) {
		r.depth--;
		r.at = r.open[r.depth].from + 1;
		fragment_wrong(&r, FINDING_TEMPLATE_BROKEN,
			r.open[r.depth].from, str_of(r.open[r.depth].name));
	}
	flush(&r);
	if (out->good)
		check_needed(&r);
	buf_free(&r.text);
}

void
fragment_put(struct buf *out, const struct fragment *f,
	const char *const *values, const struct fragment_name *names,
	const char *root)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		const struct fragment_piece *p = &f->v[i];
		const char *value = p->name >= 0 ? values[p->name] : NULL;

		if (p->name == FRAGMENT_LITERAL)
			buf_str(out, p->text);
		else if (p->name == FRAGMENT_ROOT)
			html_z(out, root);
		else if (value && names[p->name].kind == FRAGMENT_PART)
			buf_z(out, value);
		else if (value && (p->in_url ||
		    names[p->name].kind == FRAGMENT_URL))
			html_href(out, str_of(value));
		else
			html_z(out, value);
	}
}
