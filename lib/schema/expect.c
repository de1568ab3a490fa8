/* SPDX-License-Identifier: MPL-2.0 */
/* What a node asks for, in the words of findings. */
#include "lib/schema/expect.h"

#include <stdio.h>

#include "lib/text/scalar.h"
#include "lib/text/written_date.h"

/* How far references are followed, and what is shown of long lists. */
#define LEVELS 4
#define SHOWN 12

static unsigned
types_within(const struct node *n, int level)
{
	unsigned types = n->types;
	uint32_t i;

	if (level == 0 || n->fixed)
		return types;
	if (n->ref)
		types &= types_within(n->ref, level - 1);
	for (i = 0; i < n->all.n && i < SHOWN; i++)
		types &= types_within(n->all.v[i], level - 1);
	return types;
}

unsigned
expect_types(const struct node *n)
{
	return types_within(n, LEVELS);
}

static const struct format *
format_within(const struct node *n, int level)
{
	const struct format *f = n->string ? n->string->format : NULL;
	uint32_t i;

	if (f || level == 0)
		return f;
	if (n->ref)
		f = format_within(n->ref, level - 1);
	for (i = 0; !f && i < n->all.n && i < SHOWN; i++)
		f = format_within(n->all.v[i], level - 1);
	return f;
}

static const struct format *
expect_format(const struct node *n)
{
	return format_within(n, LEVELS);
}

const char *
expect_type_phrase(struct arena *a, unsigned types)
{
	static const struct {
		unsigned bit;
		const char *phrase;
	} phrases[] = {
		{TYPE(VALUE_STRING), "@text"},
		{TYPE(VALUE_NUMBER), "@number"}, {TYPE_INTEGER, "@integer"},
		{TYPE(VALUE_BOOL), "@boolean"}, {TYPE(VALUE_LIST), "@list"},
		{TYPE(VALUE_MAP), "@map"}, {TYPE(VALUE_NULL), "@null"},
	};
	const char *out = "";
	size_t i;

	for (i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (types & phrases[i].bit)
			out = arena_fmt(a, "%s%s%s", out, *out ? "|" : "",
				phrases[i].phrase);
	return out;
}

const char *
expect_phrase(struct arena *a, const struct node *n)
{
	const struct format *f = expect_format(n);

	return f ? arena_fmt(a, "@%s", f->name)
		: expect_type_phrase(a, expect_types(n));
}

/* Whether S can stand in YAML as it is. */
static bool
is_bare(struct str s)
{
	bool truth;
	size_t i;

	if (scalar_kind(s, &truth) != VALUE_STRING || s.p[0] == ' ' ||
	    s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':' ||
	    (s.p[0] && strchr("-?:,[]{}#&*!|>'\"%@`", s.p[0])))
		return false;
	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || strchr(",[]{}", s.p[i]) ||
		    (s.p[i] == ':' && s.p[i + 1] == ' ') ||
		    (s.p[i] == ' ' && s.p[i + 1] == '#'))
			return false;
	return true;
}

static void
put_value(struct buf *out, const struct value *v)
{
	if (v->kind == VALUE_STRING && is_bare(v->text))
		buf_str(out, v->text);
	else
		value_json(out, v);
}

/* The date that S was meant as. */
static bool
put_date(struct buf *out, struct str s)
{
	size_t from, to;
	char text[11];
	date d;

	if (!written_date(&d, s, &from, &to) && !written_beyond(&d, s))
		return false;
	date_format(text, d);
	buf_z(out, text);
	return true;
}

static bool put_example(struct buf *out, const struct node *n,
	const struct value *nearly, int level);

/* TEXT as a text of YAML. */
static void
put_text(struct buf *out, struct str text)
{
	put_value(out, &(struct value){.kind = VALUE_STRING, .text = text});
}

static void
put_map(struct buf *out, const struct node *n, int level)
{
	const struct value *required = value_get(n->source, "required");
	uint32_t i;

	buf_char(out, '{');
	for (i = 0; required && i < required->n && i < 3; i++) {
		struct str key = required->items[i]->text;
		const struct property *p = n->map ? node_property(n->map, key)
			: NULL;

		buf_fmt(out, "%s%s: ", i ? ", " : "", key.p);
		if (!p || !p->node ||
		    !put_example(out, p->node, NULL, level - 1))
			buf_z(out, "…");
	}
	buf_char(out, '}');
}

/* "5,8": a Danish decimal comma. */
static void
put_number(struct buf *out, const struct node *n, const struct value *nearly)
{
	const struct value *least = value_get(n->source, "minimum");
	size_t before = out->n;
	bool truth;
	char *comma;

	if (nearly && nearly->text.n < 20) {
		buf_str(out, nearly->text);
		comma = strchr(out->p + before, ',');
		if (comma)
			*comma = '.';
		if (comma && scalar_kind(str_make(out->p + before,
		    nearly->text.n), &truth) == VALUE_NUMBER)
			return;
		out->n = before;
	}
	buf_z(out, least ? least->text.p : "1");
}

/* The items of a list that was written as a text: with a bullet before each,
 * or commas between them. */
static void
put_items(struct buf *out, struct str text)
{
	static const char *const bullets[] = {"• ", "– ", "— ", "· ", "▪ "};
	const char *joiner = ", ";
	bool first = true;
	size_t i, n;

	for (i = 0; i < sizeof(bullets) / sizeof(*bullets); i++)
		if (str_starts(text, bullets[i])) {
			joiner = bullets[i];
			text = str_skip(text, strlen(joiner));
			break;
		}
	while (text.n) {
		n = str_find(text, str_of(joiner));
		buf_z(out, first ? "" : ", ");
		put_text(out, str_trim(str_make(text.p, n)));
		text = str_skip(text, n < text.n ? n + strlen(joiner) : n);
		first = false;
	}
}

static void
put_list(struct buf *out, const struct node *n, const struct value *nearly,
	int level)
{
	const struct node *items = n->list ? n->list->items : NULL;

	buf_char(out, '[');
	if (nearly && nearly->kind == VALUE_STRING && nearly->text.n &&
	    (!items || expect_types(items) & TYPE(VALUE_STRING)))
		put_items(out, nearly->text);
	else if (!items || !put_example(out, items, NULL, level - 1))
		buf_z(out, "…");
	buf_char(out, ']');
}

static void
put_typed(struct buf *out, const struct node *n, const struct value *nearly,
	int level)
{
	unsigned types = expect_types(n);

	if (types == TYPE_ALL)
		types = n->map ? TYPE(VALUE_MAP) : n->list ? TYPE(VALUE_LIST)
			: 0;
	if (types & TYPE(VALUE_STRING)) {
		buf_z(out, "…");
	} else if (types & (TYPE(VALUE_NUMBER) | TYPE_INTEGER)) {
		put_number(out, n, nearly);
	} else if (types & TYPE(VALUE_BOOL)) {
		buf_z(out, "true");
	} else if (types & TYPE(VALUE_LIST)) {
		put_list(out, n, nearly, level);
	} else if (types & TYPE(VALUE_MAP)) {
		put_map(out, n, level);
	}
}

/* Adds what a schema itself gives as an example. */
static bool
put_given(struct buf *out, const struct node *n)
{
	const struct value *examples = value_get(n->source, "examples");
	const struct value *fallback = value_get(n->source, "default");

	if (value_is_list(examples) && examples->n)
		put_value(out, examples->items[0]);
	else if (fallback && fallback->kind != VALUE_NULL)
		put_value(out, fallback);
	else if (n->constant)
		put_value(out, n->constant);
	else if (n->choices && n->choices->n)
		put_value(out, n->choices->items[0]);
	else
		return false;
	return true;
}

static bool
put_example(struct buf *out, const struct node *n, const struct value *nearly,
	int level)
{
	size_t before = out->n;
	uint32_t i;

	if (level <= 0 || n->fixed)
		return false;
	if (n->string && n->string->format) {
		if (!streq(n->string->format->name, "date") || !nearly ||
		    !put_date(out, nearly->text))
			if (!put_given(out, n))
				buf_z(out, n->string->format->example);
		return true;
	}
	if (put_given(out, n))
		return true;
	if (n->ref && put_example(out, n->ref, nearly, level - 1))
		return true;
	for (i = 0; i < n->all.n && i < SHOWN; i++)
		if (put_example(out, n->all.v[i], nearly, level - 1))
			return true;
	if (n->any.n && put_example(out, n->any.v[0], nearly, level - 1))
		return true;
	if (n->one.n && put_example(out, n->one.v[0], nearly, level - 1))
		return true;
	put_typed(out, n, nearly, level);
	return out->n > before;
}

/* Adds the text that V was meant as, in which a colon or brackets made a map
 * or list of one; false: V is more than that. */
static bool
put_flat(struct buf *out, const struct value *v)
{
	if (v->kind < VALUE_LIST) {
		buf_str(out, v->text);
		return v->text.n > 0;
	}
	if (v->n != 1)
		return false;
	if (v->kind == VALUE_LIST)
		return put_flat(out, v->items[0]);
	buf_fmt(out, "%s: ", v->members[0].key.p);
	return put_flat(out, v->members[0].value);
}

/* A text that YAML takes for something else, in quotes. */
static bool
put_quoted(struct buf *out, const struct node *n, const struct value *nearly)
{
	struct buf flat = {0};
	bool good = !expect_format(n) && nearly->kind != VALUE_STRING &&
		expect_types(n) == TYPE(VALUE_STRING) && put_flat(&flat, nearly);

	if (good)
		value_json(out, &(struct value){.kind = VALUE_STRING,
			.text = buf_view(&flat)});
	buf_free(&flat);
	return good;
}

const char *
expect_example(struct arena *a, const struct node *n,
	const struct value *nearly)
{
	struct buf out = {0};
	const char *text;

	if (!(n && nearly && put_quoted(&out, n, nearly)) && !(n &&
	    put_example(&out, n, nearly && nearly->kind < VALUE_LIST ? nearly
	    : NULL, LEVELS)))
		buf_z(&out, "…");
	text = arena_strndup(a, out.p, out.n);
	buf_free(&out);
	return text;
}

const char *
expect_choices(struct arena *a, const struct value *choices)
{
	struct buf out = {0};
	const char *text;
	uint32_t i;

	for (i = 0; i < choices->n && i < SHOWN; i++) {
		buf_z(&out, i ? ", " : "");
		put_value(&out, choices->items[i]);
	}
	if (i < choices->n)
		buf_z(&out, ", …");
	text = arena_strndup(a, buf_cstr(&out), out.n);
	buf_free(&out);
	return text;
}

static void
names_within(const struct node *n, void (*offer)(struct str name, void *ctx),
	void *ctx, int level)
{
	const struct value *properties = value_get(n->source, "properties");
	const struct nodes *several[] = {&n->all, &n->any, &n->one};
	const struct node *single[] = {n->ref, n->dynamic, n->then,
		n->otherwise};
	uint32_t i;
	size_t j;

	for (i = 0; value_is_map(properties) && i < properties->n; i++)
		offer(properties->members[i].key, ctx);
	if (level == 0)
		return;
	for (j = 0; j < 4; j++)
		if (single[j])
			names_within(single[j], offer, ctx, level - 1);
	for (j = 0; j < 3; j++)
		for (i = 0; i < several[j]->n && i < SHOWN; i++)
			names_within(several[j]->v[i], offer, ctx, level - 1);
}

void
expect_names(const struct node *n, void (*offer)(struct str name, void *ctx),
	void *ctx)
{
	names_within(n, offer, ctx, 4);
}
