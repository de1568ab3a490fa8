/* SPDX-License-Identifier: MPL-2.0 */
/* The gate that finished pages must pass. */
#include "lib/site/gate.h"

#include "lib/base/bytes.h"
#include "lib/check/check.h"
#include "lib/text/html.h"

static void
add_to_set(uint64_t v, struct str text, void *ctx)
{
	struct gate *g = ctx;

	fingerprints_add(g->into, v);
	if (g->watch && fingerprints_has(g->watch, v))
		g->seen(v, text, g->into, g->ctx);
}

static void
read_into(struct gate *g, struct fingerprints *set, struct str text)
{
	if (text.n < SENTENCE_BYTES)
		return;
	g->markup.reader.found = add_to_set;
	g->markup.reader.ctx = g;
	g->into = set;
	sentences_block(&g->markup.reader, text);
}

/* A comment is for the writers of a document, never for its readers. */
static void
read_block(struct gate *g, struct fingerprints *set, const struct record *r,
	const struct block *b)
{
	if (b->kind == BLOCK_COMMENT)
		read_into(g, &g->hidden, source_slice(&r->source, b->span));
	else
		read_into(g, set, b->text);
}

/* All below B and B itself, but for what is hidden. */
static void
read_below(struct gate *g, struct fingerprints *set, const struct record *r,
	const struct block *top, const struct hidden *hidden)
{
	const struct block *b, *c;
	bool out;

	for (b = top; b; b = block_after(top, b, !out)) {
		out = hidden_has(hidden, b);
		if (!out)
			read_block(g, set, r, b);
		for (c = out ? b : NULL; c; c = block_after(b, c, true))
			read_block(g, &g->hidden, r, c);
	}
}

static void
read_fields(struct gate *g, struct fingerprints *set, const struct value *map)
{
	uint32_t i, k;

	for (i = 0; map && i < map->n; i++) {
		const struct value *v = map->members[i].value;

		if (value_is_scalar(v))
			read_into(g, set, v->text);
		for (k = 0; value_is_list(v) && k < v->n; k++)
			if (value_is_scalar(v->items[k]))
				read_into(g, set, v->items[k]->text);
	}
}

/* Its texts one by one, as pages show them; where part of the text is
 * marked, its blocks have said which. */
static void
read_agreement(struct gate *g, struct fingerprints *set,
	const struct agreement *a)
{
	const char *const texts[] = {a->title, a->text, a->reason, a->theme,
		a->origin, a->owner, a->due_text, a->status};
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		read_into(g, set, str_of(texts[i]));
	for (i = 0; i < a->extra_count; i++)
		read_into(g, set, str_of(a->extras[i].value));
}

static void
read_section(struct gate *g, struct fingerprints *set, const struct record *r,
	const struct section *s, const struct hidden *hidden)
{
	const struct block *b;

	read_into(g, set, str_of(s->title));
	for (b = s->first; b; b = b == s->last ? NULL : b->next)
		read_below(g, set, r, b, hidden);
}

void
gate_record(struct gate *g, const struct record *r, bool seen,
	enum class most, const struct hidden *hidden)
{
	struct fingerprints *set = seen ? &g->shown : &g->hidden;
	const struct block *b;
	size_t i;

	read_into(g, set, str_of(r->title));
	read_into(g, set, str_of(r->place));
	if (!seen)
		read_fields(g, set, r->frontmatter);
	for (i = 0; i < r->all_count; i++) {
		const struct section *s = r->all_sections[i];

		read_section(g, seen && s->class <= most ? &g->shown
			: &g->hidden, r, s, hidden);
	}
	for (b = r->blocks ? r->blocks->first : NULL; b; b = b->next)
		if (b->kind == BLOCK_FOOTNOTE)
			read_below(g, set, r, b, hidden);
	for (i = 0; i < r->agreement_count; i++)
		read_agreement(g, seen && r->agreements[i].class <= most
			? &g->shown : &g->hidden, &r->agreements[i]);
}

void
gate_phrase(struct fingerprints *f, const char *text)
{
	struct gate g = {.into = f};

	g.markup.reader.found = add_to_set;
	g.markup.reader.ctx = &g;
	sentences_block(&g.markup.reader, str_of(text));
	markup_free(&g.markup);
}

static void
look_at(uint64_t v, struct str text, void *ctx)
{
	struct gate *g = ctx;

	if (fingerprints_has(&g->shown, v) ||
	    (g->phrases && fingerprints_has(g->phrases, v)))
		return;
	fingerprints_add(&g->odd, v);
	if (g->watch && fingerprints_has(g->watch, v))
		g->seen(v, text, &g->odd, g->ctx);
}

static void
found_cpr(struct span span, bool sure, void *ctx)
{
	struct gate *g = ctx;

	(void)span;
	g->cpr |= sure;
}

static void
begin(struct gate *g)
{
	g->cpr = false;
	g->markup.reader.found = look_at;
	g->markup.reader.ctx = g;
}

bool
gate_names(struct gate *g, struct str text)
{
	const struct listed_name *name = g->names ? names_find(g->names,
		&g->words, text) : NULL;

	if (name)
		g->named = name->line;
	return name == NULL;
}

bool
gate_page(struct gate *g, struct str page)
{
	begin(g);
	markup_read(&g->markup, page);
	check_cpr(page, found_cpr, g);
	return !g->cpr && gate_names(g, page);
}

/* Whether TEXT is one word of ASCII, which no sentence is: numbers. */
static bool
is_one_word(struct str text)
{
	size_t i = 0;

	while (text.n - i >= BYTES && bytes_bits(bytes_within(bytes_load(
	    text.p + i), 0x21, 0x7e)) == BYTES_ALL)
		i += BYTES;
	while (i < text.n && text.p[i] > 0x20 && text.p[i] < 0x7f)
		i++;
	return i == text.n;
}

/* A field of data; ESCAPED as a page has it. */
static void
read_field(struct gate *g, struct str field, bool escaped)
{
	if (field.n < SENTENCE_BYTES || is_one_word(field))
		return;
	sentences_add(&g->markup.reader, field, escaped);
	sentences_end(&g->markup.reader);
}

bool
gate_fields(struct gate *g, struct str text)
{
	struct str rest = text, line, field;

	begin(g);
	while (str_split(&rest, '\n', &line))
		while (str_split(&line, '\t', &field))
			read_field(g, field, false);
	check_cpr(text, found_cpr, g);
	return !g->cpr;
}

/* Data as a page would have them. What parts two fields is unseen there: so a
 * number is found over several of them, too. */
struct data {
	struct buf text;
	size_t from;               /* where the field being read begins */
	bool quoted;
};
#define UNSEEN '*'

/* Whether the quote or semicolon C is between two fields. */
static bool
parts(struct data *d, char c)
{
	if (c == '"')
		d->quoted = !d->quoted;
	return c == '"' || !d->quoted;
}

/* Ends the fields in what was added from AT on. */
static void
part_fields(struct gate *g, struct data *d, size_t at)
{
	static const char none[BYTES];
	size_t end = d->text.n;
	char *p;

	buf_add(&d->text, none, BYTES);
	d->text.n = end;
	p = d->text.p;
	for (; at < end; at += BYTES) {
		struct bytes b = bytes_load(p + at);
		unsigned bits = bytes_bits((struct bytes){
			bytes_are(b, '"').v | bytes_are(b, ';').v});

		for (; bits; bits &= bits - 1) {
			size_t here = at + bytes_first(bits);

			if (!parts(d, p[here]))
				continue;
			read_field(g, str_make(p + d->from, here - d->from),
				true);
			p[here] = UNSEEN;
			d->from = here + 1;
		}
	}
}

/* How many bytes in front of S are as they are on a page. */
static size_t
plain_data(struct str s)
{
	size_t i = 0;

	for (; s.n - i >= BYTES; i += BYTES) {
		struct bytes b = bytes_load(s.p + i);
		unsigned odd = bytes_bits((struct bytes){
			bytes_are(b, '\\').v | bytes_are(b, '<').v |
			bytes_are(b, '&').v});

		if (odd)
			return i + bytes_first(odd);
	}
	while (i < s.n && s.p[i] != '\\' && s.p[i] != '<' && s.p[i] != '&')
		i++;
	return i;
}

/* Another character, as a page would have it; how many bytes it took. */
static size_t
add_datum(struct buf *page, struct str rest)
{
	bool escaped = rest.p[0] == '\\' && rest.n > 1;

	if (escaped && strchr("nrt", rest.p[1]))
		buf_char(page, ' ');
	else
		html_text(page, str_make(rest.p + escaped, 1));
	return 1 + escaped;
}

bool
gate_data(struct gate *g, struct str data)
{
	struct data d = {0};
	struct str page;
	size_t i = 0;
	bool good;

	begin(g);
	while (i < data.n) {
		size_t at = d.text.n, n = plain_data(str_skip(data, i));

		buf_add(&d.text, data.p + i, n);
		part_fields(g, &d, at);
		i += n;
		if (i < data.n)
			i += add_datum(&d.text, str_skip(data, i));
	}
	page = buf_view(&d.text);
	read_field(g, str_skip(page, d.from), true);
	check_cpr(page, found_cpr, g);
	good = !g->cpr && gate_names(g, page);
	buf_free(&d.text);
	return good;
}

void
gate_reset(struct gate *g)
{
	fingerprints_reset(&g->shown);
	fingerprints_reset(&g->hidden);
	fingerprints_reset(&g->odd);
}

void
gate_free(struct gate *g)
{
	fingerprints_free(&g->shown);
	fingerprints_free(&g->hidden);
	fingerprints_free(&g->odd);
	buf_free(&g->words);
	markup_free(&g->markup);
}
